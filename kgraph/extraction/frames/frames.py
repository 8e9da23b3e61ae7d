"""Frames: the ways English says a relation, read from `ontology/frames/*.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgraph.errors import OntologyError
from kgraph.model import Modality
from kgraph.ontology import ontology_path, read_yaml
from kgraph.schema import load_schema

_KEYS = frozenset(
    [
        "verb",
        "noun",
        "adjective",
        "attribute_noun",
        "agent_noun",
        "as_noun",
        "content_noun",
        "passive",
        "subject",
        "object",
        "particle",
        "need_particle",
        "with",
        "without",
        "not",
        "any",
        "named",
        "modality",
        "definite",
        "object_type",
        "subject_type",
        "object_noun",
        "object_not",
        "subject_not",
        "belonging",
    ]
)

_BY_ROLE = frozenset({"need_particle", "with", "without"})
_NO_LISTS = _BY_ROLE | {"any", "passive", "named", "definite", "modality"}
_ANCHORS = {
    "noun": "patient",
    "attribute_noun": "attribute",
    "agent_noun": "agent",
    "as_noun": "as",
    "content_noun": "content>patient",
}
"""The keys that name the noun a verb needs, and the role in which it needs it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation.

    The trigger is a verb, a noun or adjective, or a verb with a certain noun in one of its roles (`anchor_role`,
    `anchor_nouns`), as its object for the most part; `subject` and `object` are roles in order of preference. A role
    with a dot ("noun.X", "attribute.X") is read at that noun, "X>Y" as the Y of the X. Of `requires`, one role must
    be filled by one of its lemmas (by anything where it has none), of `forbids` none. As its object a noun of
    `belonging` stands for whom it belongs to ("Taliban positions").
    """

    name: str
    relation: str
    triggers: frozenset[tuple[str, str]]
    anchor_role: str = ""
    anchor_nouns: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    passive: bool = False
    particles: Mapping[str, frozenset[str]] | None = None
    requires: tuple[tuple[str, frozenset[str]], ...] = ()
    forbids: tuple[tuple[str, frozenset[str]], ...] = ()
    named: bool = False
    modality: Modality | None = None
    definite: bool = False
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()
    object_nouns: frozenset[str] = frozenset()
    excluded_types: frozenset[str] = frozenset()
    excluded_subjects: frozenset[str] = frozenset()
    belonging: frozenset[str] = frozenset()


@cache
def frames_by_trigger() -> Mapping[tuple[str, str], tuple[Frame, ...]]:
    """All frames under (lemma, "verb", "noun" or "adjective"); those that any verb triggers under ("", "verb")."""
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for path in sorted(ontology_path("frames").glob("*.yaml")):
        for relation, rows in read_yaml("frames", path.name).items():
            for number, row in enumerate(rows, 1):
                frame = _frame(row, relation, f"{path.name}:{relation}[{number}]")
                for trigger in frame.triggers:
                    index[trigger].append(frame)
    return {key: tuple(frames) for key, frames in index.items()}


def _check(row: Any, relation: str, name: str) -> None:
    if relation not in load_schema().relations:
        raise OntologyError(f"{name}: no relation {relation!r} in kgraph.ttl")
    if not isinstance(row, dict):
        raise OntologyError(f"{name}: no keys with values")
    if unknown := row.keys() - _KEYS:
        raise OntologyError(f"{name}: unknown key {sorted(unknown)[0]!r}")
    for key in sorted(row.keys() - _NO_LISTS):
        if not _is_words(row[key]):
            raise OntologyError(f"{name}: {key} is no list of words")
    for key in sorted(row.keys() & _BY_ROLE):
        if not (isinstance(row[key], dict) and all(map(_is_words, row[key].values()))):
            raise OntologyError(f"{name}: {key} is no list of words by role")
    if row.get("modality", Modality.ASSERTED) not in set(Modality):
        raise OntologyError(f"{name}: no modality {row['modality']!r}")


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _frame(row: dict[str, Any], relation: str, name: str) -> Frame:
    _check(row, relation, name)
    verbal = "verb" in row or bool(row.get("any"))
    anchor_role, anchor_nouns = _anchor(row) if verbal else ("", frozenset())
    particle = {"": frozenset(row["particle"])} if "particle" in row else None
    needs = {lemma: frozenset(words) for lemma, words in row.get("need_particle", {}).items()} or particle
    return Frame(
        name,
        relation,
        frozenset(_triggers(row)),
        anchor_role=anchor_role,
        anchor_nouns=anchor_nouns,
        subject=tuple(row.get("subject", ())),
        object=tuple(row.get("object", ())),
        passive=bool(row.get("passive")),
        particles=needs,
        requires=_words_by_role(row.get("with", {})),
        forbids=_words_by_role(row.get("without", {})),
        named=bool(row.get("named")),
        subject_types=frozenset(row.get("subject_type", ())),
        object_types=frozenset(row.get("object_type", ())),
        object_nouns=frozenset(row.get("object_noun", ())),
        excluded_types=frozenset(row.get("object_not", ())),
        excluded_subjects=frozenset(row.get("subject_not", ())),
        belonging=frozenset(row.get("belonging", ())),
        definite=bool(row.get("definite")),
        modality=Modality(row["modality"]) if "modality" in row else None,
    )


def _anchor(row: dict[str, Any]) -> tuple[str, frozenset[str]]:
    """The role in which a verb needs a certain noun, and the nouns."""
    return next(((role, frozenset(row[key])) for key, role in _ANCHORS.items() if key in row), ("", frozenset()))


def _triggers(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if row.get("any"):
        yield "", "verb"
    for kind in ("verb",) if "verb" in row or row.get("any") else ("noun", "adjective"):
        yield from ((lemma, kind) for lemma in row.get(kind, ()) if lemma not in row.get("not", ()))


def _words_by_role(rows: Mapping[str, list[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((role, frozenset(words)) for role, words in rows.items())
