"""A file of the ontology that does not say what it should is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from kgraph.errors import OntologyError
from kgraph.ontology import ontology_path, read_table, read_yaml
from kgraph.word_lists import GroupLexicon, NameLexicon, NounLexicon, OfficeLexicon


@pytest.mark.parametrize(
    ("read", "name", "content", "reason"),
    [
        (read_table, "short.tsv", b"id\tname\n# a comment\nQ1\n", "line 3: 1 columns where the header has 2"),
        (read_table, "latin.tsv", b"id\tname\nQ1\tCura\xe7ao\n", "not UTF-8 text"),
        (read_yaml, "broken.yaml", b"words: [one", "while parsing a flow sequence"),
        (read_yaml, "bare.yaml", b"words", "not sections with names"),
        (read_yaml, "folder.yaml", None, "Is a directory"),
        (read_yaml, "missing.yaml", None, "not there"),
        (lambda name: read_yaml(name)["words"], "lacking.yaml", b"word: [one]", "no section 'words'"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read: Callable[[str], Any],
    name: str,
    content: bytes | None,
    reason: str,
) -> None:
    monkeypatch.setenv("KGRAPH_ONTOLOGY", str(tmp_path))
    if content is not None:
        (tmp_path / name).write_bytes(content)
    elif name == "folder.yaml":
        (tmp_path / name).mkdir()
    with pytest.raises(OntologyError) as raised:
        read(name)
    assert str(raised.value).startswith(f"{tmp_path / name}: {reason}")


def test_the_shipped_ontology_is_the_one_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = ontology_path("kgraph.ttl")
    (tmp_path / "kgraph.ttl").write_text("# empty\n", encoding="utf-8")
    monkeypatch.setenv("KGRAPH_ONTOLOGY", str(tmp_path))
    assert ontology_path("kgraph.ttl") == tmp_path / "kgraph.ttl" != shipped
    monkeypatch.setenv("KGRAPH_ONTOLOGY", "")
    assert ontology_path("kgraph.ttl") == shipped


@pytest.mark.parametrize(
    ("file", "lexicon", "elsewhere"),
    [
        ("offices.yaml", OfficeLexicon, {"heads", "holding"}),
        ("nouns.yaml", NounLexicon, {"party_letters"}),
        ("names.yaml", NameLexicon, set()),
        ("groups.yaml", GroupLexicon, set()),
    ],
)
def test_no_word_list_is_there_for_nothing(file: str, lexicon: Any, elsewhere: set[str]) -> None:
    assert read_yaml("gazetteer", file).keys() - elsewhere <= {field.name for field in fields(lexicon)}
