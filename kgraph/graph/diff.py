"""What one graph says that another does not."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from kgraph.facts import Facts
from kgraph.model import Article, Entity, Statement

__all__ = ["Changes", "Difference", "difference"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one of two graphs alone says: articles, names of entities, and facts whatever their evidence."""

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
    articles = {_particulars(article) for article in other.articles.values()}
    claims = {_claim(statement) for statement in other.statements}
    return Changes(
        tuple(article for _, article in sorted(one.articles.items()) if _particulars(article) not in articles),
        tuple(entity for iri, entity in sorted(one.entities.items()) if not _covers(other.entities.get(iri), entity)),
        tuple(statement for statement in one.statements if _claim(statement) not in claims),
    )


def _particulars(article: Article) -> Article:
    """Without its text: a graph holds no more of that than its quotes, and the digest stands for the whole."""
    return replace(article, text="")


def _claim(statement: Statement) -> Hashable:
    return replace(statement, evidence=())


def _covers(known: Entity | None, entity: Entity) -> bool:
    """Whether `known` has the class, the label and every other name of `entity`."""
    if known is None or (known.type, known.label) != (entity.type, entity.label):
        return False
    return set(entity.aliases) <= set(known.aliases)
