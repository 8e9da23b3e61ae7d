"""A reading is told from another by all that it depends on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph import version
from kgraph.language_model import LanguageModel
from kgraph.version import extraction_version, kgraph_version

ROOT = Path(version.__file__).parent


def test_it_names_the_version_of_the_package() -> None:
    assert extraction_version().startswith(f"{kgraph_version()}+")


def test_another_language_model_is_another_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "best_model", lambda: LanguageModel("en_core_web_other", "1.0"))
    assert extraction_version.__wrapped__() != extraction_version()


def test_another_word_list_is_another_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("verbs: [meet]")
    monkeypatch.setattr(version, "ontology_path", lambda: tmp_path)
    before = extraction_version.__wrapped__()
    (tmp_path / "words.yaml").write_text("verbs: [meet, visit]")
    assert extraction_version.__wrapped__() != before


def test_what_annotation_and_extraction_are_made_of_is_part_of_it() -> None:
    reading = {path.removesuffix(".py") for path in version._READING_CODE}
    sources = [path for part in reading for path in (ROOT / part).rglob("*.py")] + [ROOT / f"{p}.py" for p in reading]
    used = {room for path in sources if path.is_file() for room in re.findall(r"from kgraph\.(\w+)", path.read_text())}
    assert used - {"errors", "language_model", "model", "namespaces", "ontology"} <= reading
