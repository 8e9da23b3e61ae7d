"""What the verbs answer with."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EntityView", "EvidenceView", "FactView", "RankedEntity", "Step"]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A sentence that says a fact: `article` names where it stands, `by` whoever is cited."""

    quote: str
    article: str
    modality: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact as a line of text; `when` is "2019-06", "2008 – 2012", "2019 –" or empty."""

    statement: str
    when: str
    text: str
    modality: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that a graph says of an entity, in time order; what has no time comes last."""

    iri: str
    label: str
    type: str
    names: tuple[str, ...]
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One fact on the way between two entities, and a sentence that says it."""

    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class RankedEntity:
    """An entity and its share of all importance (the shares of a graph add up to 1)."""

    iri: str
    label: str
    type: str
    score: float
