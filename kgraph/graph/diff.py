"""What one graph says that another does not."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from kgraph.facts import Facts
from kgraph.model import Article, Entity, Modality, Statement

__all__ = ["Changes", "Difference", "difference"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What one of two graphs alone says: articles, names of entities, and facts.

    More evidence of a fact is no other fact; a denial of what is asserted is.
    """

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
    claims = {claim for statement in other.statements for claim in _claims(statement)}
    return Changes(
        tuple(article for _, article in sorted(one.articles.items()) if _particulars(article) not in articles),
        tuple(entity for iri, entity in sorted(one.entities.items()) if not _covers(other.entities.get(iri), entity)),
        tuple(news for statement in one.statements if (news := _unclaimed(statement, claims))),
    )


def _particulars(article: Article) -> Article:
    """Without its text: a graph holds no more of that than its quotes, and the digest stands for the whole."""
    return replace(article, text="")


def _covers(known: Entity | None, entity: Entity) -> bool:
    """Whether `known` has the class, the label and every other name of `entity`."""
    if known is None or (known.type, known.label) != (entity.type, entity.label):
        return False
    return set(entity.aliases) <= set(known.aliases)


def _claims(statement: Statement) -> set[Statement]:
    """The statement in every modality that an article gives it."""
    modalities = {statement.modality, *(piece.modality for piece in statement.evidence)}
    return {replace(statement, modality=modality, evidence=()) for modality in modalities}


def _unclaimed(statement: Statement, claims: Set[Statement]) -> Statement | None:
    """The statement in the strongest modality that `claims` lack."""
    modalities = {claim.modality for claim in _claims(statement) - claims}
    if not modalities:
        return None
    evidence = tuple(piece for piece in statement.evidence if piece.modality in modalities)
    return replace(statement, modality=min(modalities, key=list(Modality).index), evidence=evidence)
