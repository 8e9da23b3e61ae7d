"""Frames: the ways English says a relation, read from `ontology/frames/*.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgraph.errors import OntologyError
from kgraph.model import Modality
from kgraph.ontology import ontology_path, read_yaml

_KEYS = frozenset(
    [
        "verb",
        "noun",
        "adjective",
        "attribute_noun",
        "passive",
        "subject",
        "object",
        "particle",
        "need_particle",
        "with",
        "not",
        "any",
        "named",
        "modality",
        "definite",
        "object_type",
        "subject_type",
        "object_noun",
        "object_not",
    ]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation.

    The trigger is a verb, a noun or adjective, or a verb with one of `nouns` as its object; `subject` and `object` are
    roles in order of preference. A role "noun.X" is read at the object noun, "attribute.X" at the predicate noun,
    "X>Y" as the Y of the X. Of `requires`, one role must
    be filled by one of its lemmas (by anything where it has none).
    """

    name: str
    relation: str
    lemmas: frozenset[str]
    verbal: bool
    nouns: frozenset[str] = frozenset()
    attribute_nouns: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    passive: bool = False
    particles: Mapping[str, frozenset[str]] | None = None
    requires: tuple[tuple[str, frozenset[str]], ...] = ()
    named: bool = False
    modality: Modality | None = None
    definite: bool = False
    subject_types: frozenset[str] = frozenset()
    object_types: frozenset[str] = frozenset()
    object_nouns: frozenset[str] = frozenset()
    excluded_types: frozenset[str] = frozenset()


@cache
def frames_by_lemma() -> Mapping[tuple[str, bool], tuple[Frame, ...]]:
    """All frames under (lemma, whether the trigger is a verb); those that any verb triggers under ("", True)."""
    index: dict[tuple[str, bool], list[Frame]] = defaultdict(list)
    for path in sorted(ontology_path("frames").glob("*.yaml")):
        for relation, rows in (read_yaml("frames", path.name) or {}).items():
            for number, row in enumerate(rows, 1):
                frame = _frame(row, relation, f"{path.name}:{relation}[{number}]")
                for lemma in frame.lemmas or {""}:
                    index[lemma, frame.verbal].append(frame)
    return {key: tuple(frames) for key, frames in index.items()}


def _frame(row: dict[str, Any], relation: str, name: str) -> Frame:
    if unknown := row.keys() - _KEYS:
        raise OntologyError(f"{name}: unknown key {sorted(unknown)[0]!r}")
    verbal = "verb" in row or bool(row.get("any"))
    triggers = row.get("verb", ()) if verbal else (*row.get("noun", ()), *row.get("adjective", ()))
    lemmas = frozenset(triggers) - frozenset(row.get("not", ()))
    particle = {"": frozenset(row["particle"])} if "particle" in row else None
    needs = {lemma: frozenset(words) for lemma, words in row.get("need_particle", {}).items()} or particle
    return Frame(
        name,
        relation,
        lemmas,
        verbal,
        nouns=frozenset(row.get("noun", ())) if verbal else frozenset(),
        attribute_nouns=frozenset(row.get("attribute_noun", ())),
        subject=tuple(row.get("subject", ())),
        object=tuple(row.get("object", ())),
        passive=bool(row.get("passive")),
        particles=needs,
        requires=tuple((role, frozenset(words)) for role, words in row.get("with", {}).items()),
        named=bool(row.get("named")),
        subject_types=frozenset(row.get("subject_type", ())),
        object_types=frozenset(row.get("object_type", ())),
        object_nouns=frozenset(row.get("object_noun", ())),
        excluded_types=frozenset(row.get("object_not", ())),
        definite=bool(row.get("definite")),
        modality=Modality(row["modality"]) if "modality" in row else None,
    )
