"""Which entity a person means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.facts import Facts
    from kgraph.model import Entity

__all__ = ["find_entities", "find_entity", "suggestions"]

_SUGGESTIONS = 3
_LEAST_LIKENESS = 70
_LISTED = 5


def find_entity(facts: Facts, name: str) -> Entity:
    """The entity with this IRI, prefixed name or name, whatever its case.

    Raises UsageError with near suggestions where there is none, and with the IRIs where there are several.
    """
    found = find_entities(facts, name)
    if len(found) > 1:
        listed = ", ".join(f"{entity.label} ({entity.type}) {entity.iri}" for entity in found[:_LISTED])
        raise UsageError(f"{name!r} is the name of {len(found)} entities; say which: {listed}")
    return found[0]


def find_entities(facts: Facts, name: str) -> Sequence[Entity]:
    """At least one entity with this IRI, prefixed name or name, whatever its case.

    Raises UsageError with near suggestions where there is none.
    """
    known = facts.entities.get(_expanded(name.removeprefix("<").removesuffix(">")))
    found = [known] if known else _named(facts, name)
    if not found:
        raise UsageError(f"no entity {name!r} in this graph{suggestions(name, _labels(facts))}")
    return found


def _expanded(name: str) -> str:
    from kgraph.namespaces import PREFIXES

    prefix, colon, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if colon and prefix in PREFIXES else name


def _named(facts: Facts, name: str) -> list[Entity]:
    """Those called so; where labels say it, other names do not count."""
    wanted = _folded(name)
    labelled = [entity for entity in facts.entities.values() if _folded(entity.label) == wanted]
    return labelled or [entity for entity in facts.entities.values() if wanted in map(_folded, entity.aliases)]


def _labels(facts: Facts) -> dict[str, str]:
    """The label by every name; who has a name for label has it before those who are also called so."""
    also = {name: entity.label for entity in facts.entities.values() for name in entity.aliases}
    return also | {entity.label: entity.label for entity in facts.entities.values()}


def suggestions(name: str, known: Mapping[str, str]) -> str:
    """Words for the end of a message: what is called by names that are near, or have the same words."""
    from rapidfuzz import fuzz, process

    near = process.extract(
        name,
        sorted(known),
        scorer=fuzz.token_set_ratio,
        processor=_folded,
        limit=None,
        score_cutoff=_LEAST_LIKENESS,
    )
    listed = list(dict.fromkeys(known[match[0]] for match in near))[:_SUGGESTIONS]
    return f"; near: {', '.join(listed)}" if listed else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
