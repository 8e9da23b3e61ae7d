"""A file of RDF that cannot be read is refused in one line that says where and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.errors import GraphError, UsageError
from kgraph.rdf_files import RDF_FORMATS, read_rdf


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.ttl", b"@prefix a: <b:> .\na:c a:d", "line 2: the file ends within a statement"),
        ("a.ttl", b"@prefix a: <b:> . a:c a:d a:e .\na:c a:d .\n", "line 2: objectList expected"),
        ("a.ttl", b"<urn:a> <urn:b>\n caf\xe9", "line 2: not UTF-8 text"),
        ("a.trig", b"<urn:g> {\n<urn:a> <urn:b> <urn:c> ", "line 2: EOF found after object"),
        ("a.nt", b"<urn:a> <urn:b> <urn:c> .\nx", "line 2: Invalid line"),
        ("a.nq", b"<urn:a> <urn:b> <urn:c> .\n\n<urn:a> <urn:b> .", "line 3: "),
        ("a.rdf", b"<?xml version='1.0'?>\n<a>", "line 2: no element found"),
        ("a.jsonld", b'{\n"@id": }', "line 2: not JSON: Expecting value"),
        ("a.jsonld", b"[" * 100_000, "maximum recursion depth exceeded"),
        ("a.jsonld", b'{"@context": "https://example.org/c"}', "@context 'https://example.org/c' is not in the file"),
        ("a.jsonld", b'[{"@context": ["file:///etc/c"]}]', "@context 'file:///etc/c' is not in the file"),
        ("a.jsonld", b'{"@context": {"@import": "c"}}', "@context 'c' is not in the file"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(GraphError) as caught:
        read_rdf(tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path / name}: {reason}")
    assert "\n" not in str(caught.value)


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.docx: not a graph; known suffixes are \.jsonld .*\.xml"):
        read_rdf(tmp_path / "a.docx")


@pytest.mark.parametrize("suffix", RDF_FORMATS)
def test_a_file_that_is_not_there(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(GraphError, match="No such file"):
        read_rdf(tmp_path / f"a{suffix}")


def test_an_entity_of_xml_is_not_looked_up(tmp_path: Path) -> None:
    secret, path = tmp_path / "secret", tmp_path / "a.rdf"
    secret.write_text("hidden")
    path.write_text(
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="urn:a"><rdf:value>&x;</rdf:value></rdf:Description></rdf:RDF>'
    )
    assert "hidden" not in {str(term) for triple in read_rdf(path) for term in triple}


def test_a_context_in_the_file_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(json.dumps({"@context": {"met": "urn:met"}, "@id": "urn:a", "met": "Bo"}))
    assert [str(o) for _, _, o, _ in read_rdf(path).quads()] == ["Bo"]
