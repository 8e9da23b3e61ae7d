"""What one graph says that another does not."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.facts import Facts
from kgraph.model import Article, Entity, Statement

__all__ = ["Changes", "Difference", "difference"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one of two graphs alone says. A statement whose evidence differs stands on both sides."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.articles or self.entities or self.statements)


@dataclass(frozen=True, slots=True)
class Difference:
    """From one graph to another."""

    removed: Changes
    added: Changes

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


def difference(old: Facts, new: Facts) -> Difference:
    """What `old` says and `new` does not, and the other way round, each sorted."""
    return Difference(_only(old, new), _only(new, old))


def _only(one: Facts, other: Facts) -> Changes:
    known = set(other.statements)
    return Changes(
        tuple(article for iri, article in sorted(one.articles.items()) if other.articles.get(iri) != article),
        tuple(entity for iri, entity in sorted(one.entities.items()) if other.entities.get(iri) != entity),
        tuple(statement for statement in one.statements if statement not in known),
    )
