"""A relation of an analyst's own needs no code: two edits in `ontology/`, and articles are read for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "how-to" / "frames.md").read_text(encoding="utf-8")


def shown(kind: str) -> str:
    """The guide's block of that kind in the section on a relation of one's own, which is indented."""
    blocks = re.findall(rf"^ {{3}}```{kind}\n(.*?)^ {{3}}```", GUIDE, re.MULTILINE | re.DOTALL)
    return re.sub(r"^ {3}", "", blocks[-1], flags=re.MULTILINE)


ARTICLE = """Mercy in Nairobi
Date: 2021-05-12

President Daniel Otieno pardoned Amina Hassan on Monday. He refused to pardon Peter Novak.
Maria Keller was granted a pardon by Daniel Otieno.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ontology with the guide's relation, and an article to read."""
    folder = tmp_path_factory.mktemp("mercy")
    shutil.copytree(ROOT / "ontology", folder / "ontology")
    with (folder / "ontology" / "kgraph.ttl").open("a", encoding="utf-8") as schema:
        schema.write("\n" + shown("turtle"))
    (folder / "ontology" / "frames" / "mercy.yaml").write_text(shown("yaml"), encoding="utf-8")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kgraph", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KGRAPH_ONTOLOGY": "ontology"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_articles_are_read_for_a_new_relation(folder: Path) -> None:
    assert run(folder, "build", "article.txt", "-o", "graph", "--quiet").stderr == ""
    asked = run(folder, "query", "SELECT ?s ?o { ?s kg:pardoned ?o }", "-g", "graph", "--format", "csv")
    pardoned = re.findall(r"person/([\w-]+)", asked.stdout)
    assert set(zip(pardoned[::2], pardoned[1::2], strict=True)) == {
        ("daniel-otieno", "amina-hassan"),
        ("daniel-otieno", "maria-keller"),
    }
    assert run(folder, "validate", "-g", "graph").returncode == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("pardonned: [{verb: [pardon], subject: [agent], object: [patient]}]", "no relation 'pardonned' in kgraph.ttl"),
        ("met: [{verb: [meet], subjekt: [agent], object: [patient]}]", "unknown key 'subjekt'"),
        ("met: [{verb: meet, subject: [agent], object: [patient]}]", "verb is no list of words"),
        ("met: [meet]", "no keys with values"),
        ("met: [{verb: [meet], with: [to], subject: [agent], object: [patient]}]", "with is no list of words by role"),
        ("met: [{verb: [meet], modality: Certain, subject: [agent], object: [patient]}]", "no modality 'Certain'"),
    ],
)
def test_a_mistake_in_a_frame_is_told_in_one_line(folder: Path, row: str, reason: str) -> None:
    mistaken = folder / "ontology" / "frames" / "mistaken.yaml"
    mistaken.write_text(row, encoding="utf-8")
    try:
        told = run(folder, "frames", "test", "Ann Lee met Maria Keller.")
    finally:
        mistaken.unlink()
    assert told.returncode != 0
    assert re.fullmatch(rf"kgraph: .*mistaken\.yaml:\w+\[1\]: {re.escape(reason)}.*\n", told.stderr)
