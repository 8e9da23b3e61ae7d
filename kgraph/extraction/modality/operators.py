"""What an operator ("deny", "plan", "doubt" …) makes of the fact below it, and which words are operators where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from kgraph.model import Modality
from kgraph.ontology import read_yaml


class Operator(StrEnum):
    """The operators; `ontology/modality.yaml` says which words are which."""

    REPORT = "report"
    ANNOUNCE = "announce"
    PLAN = "plan"
    DOUBT = "doubt"
    DENY = "deny"
    NEGATE = "negate"
    KEEP = "keep"
    END = "end"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How the text presents a fact. `source` is the token of the speaker that a reported fact is attributed to.

    `former`: it was so and is no longer ("no longer leads", "ceased to be").
    """

    modality: Modality = Modality.ASSERTED
    source: int | None = None
    former: bool = False


_PLANNED, _POSSIBLE, _NEGATED = Modality.PLANNED, Modality.POSSIBLE, Modality.NEGATED
_ASSERTED, _REPORTED = Modality.ASSERTED, Modality.REPORTED
_EFFECTS: Mapping[Operator, Mapping[Modality, Modality]] = {
    Operator.PLAN: {_ASSERTED: _PLANNED},
    Operator.DOUBT: {_ASSERTED: _POSSIBLE, _PLANNED: _POSSIBLE, _REPORTED: _POSSIBLE, _NEGATED: _POSSIBLE},
    Operator.NEGATE: {_ASSERTED: _NEGATED, _PLANNED: _NEGATED, _REPORTED: _POSSIBLE, _NEGATED: _POSSIBLE},
    Operator.DENY: {_ASSERTED: _NEGATED, _PLANNED: _NEGATED, _REPORTED: _NEGATED, _POSSIBLE: _NEGATED},
    Operator.REPORT: {_ASSERTED: _REPORTED},
}


def applied(operator: Operator, below: Judgement, *, source: int | None = None) -> Judgement:
    """The judgement above an operator. A fact that was reported and then doubted or denied has no source any more."""
    if operator is Operator.END:
        return replace(below, former=True)
    if operator is Operator.PLAN and below.former:
        operator = Operator.DENY  # "will no longer visit"
    modality = _EFFECTS.get(operator, {}).get(below.modality, below.modality)
    kept = below.source if below.modality is Modality.REPORTED else source
    return Judgement(modality, kept if modality is Modality.REPORTED else None, below.former)


@cache
def words(*path: str) -> frozenset[str]:
    """A list of words of `ontology/modality.yaml`; the empty set where there is none."""
    data: Any = read_yaml("modality.yaml")
    for name in path:
        data = data.get(name, {})
    return frozenset(data)


@cache
def verbs_of_speech() -> frozenset[str]:
    """Those with which somebody is cited."""
    return words("clause_of_verb", "announce") | words("clause_of_verb", "report")


@cache
def words_of_stating() -> frozenset[str]:
    """Those with which somebody says, asks or denies that something is so."""
    return verbs_of_speech() | words("clause_of_verb", "doubt") | words("clause_of_verb", "deny") | {"rule out"}


@cache
def operator_of(word: str, *construction: str) -> Operator | None:
    """The operator that a word is in a construction, if any."""
    data: Any = read_yaml("modality.yaml")
    for name in construction:
        data = data.get(name, {})
    return next((Operator(operator) for operator, members in data.items() if word in members), None)
