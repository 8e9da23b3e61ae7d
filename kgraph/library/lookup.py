"""Which entity a person means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kgraph.errors import UsageError

if TYPE_CHECKING:
    from kgraph.facts import Facts
    from kgraph.model import Entity

__all__ = ["find_entity", "suggestions"]

_SUGGESTIONS = 3
_LEAST_LIKENESS = 60
_LISTED = 5


def find_entity(facts: Facts, name: str) -> Entity:
    """The entity with this IRI, prefixed name or name, whatever its case.

    Raises UsageError with near suggestions where there is none, and with the IRIs where there are several.
    """
    found = facts.entities.get(_expanded(name)) or facts.entities.get(name)
    candidates = [found] if found else _named(facts, name)
    if not candidates:
        raise UsageError(f"no entity {name!r} in this graph{suggestions(name, _names(facts))}")
    if len(candidates) > 1:
        listed = ", ".join(f"{entity.label} ({entity.type}) {entity.iri}" for entity in candidates[:_LISTED])
        raise UsageError(f"{name!r} is the name of {len(candidates)} entities; say which: {listed}")
    return candidates[0]


def _expanded(name: str) -> str:
    from kgraph.namespaces import PREFIXES

    prefix, colon, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if colon and prefix in PREFIXES else name


def _named(facts: Facts, name: str) -> list[Entity]:
    """Those called so; where labels say it, other names do not count."""
    wanted = _folded(name)
    labelled = [entity for entity in facts.entities.values() if _folded(entity.label) == wanted]
    return labelled or [entity for entity in facts.entities.values() if wanted in map(_folded, entity.aliases)]


def _names(facts: Facts) -> Iterator[str]:
    for entity in facts.entities.values():
        yield from (entity.label, *entity.aliases)


def suggestions(name: str, known: Iterable[str]) -> str:
    """Words for the end of a message: which known names are near."""
    from rapidfuzz import fuzz, process

    near = process.extract(
        name,
        sorted(set(known)),
        scorer=fuzz.WRatio,
        processor=_folded,
        limit=_SUGGESTIONS,
        score_cutoff=_LEAST_LIKENESS,
    )
    return f"; near: {', '.join(match[0] for match in near)}" if near else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
