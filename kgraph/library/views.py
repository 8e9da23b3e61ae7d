"""One entity's facts, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.graph.iris import statement_iri
from kgraph.library.values import EntityView, EvidenceView, FactView
from kgraph.model import Entity, Evidence, Modality, Statement
from kgraph.schema import load_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.facts import Facts
    from kgraph.graph.diff import Changes

__all__ = ["changes_as_lines", "described", "sentence_of", "view_of"]

_OPEN = "9999"


def view_of(entity: Entity, facts: Facts) -> EntityView:
    """All statements of which the entity is subject or object, in time order."""
    statements = sorted(facts.about.get(entity.iri, ()), key=lambda statement: _time_order(statement, facts))
    return EntityView(
        iri=entity.iri,
        label=entity.label,
        type=entity.type,
        names=tuple(dict.fromkeys((entity.label, *entity.aliases))),
        facts=tuple(_fact(statement, entity.iri, facts) for statement in statements),
    )


def sentence_of(statement: Statement, facts: Facts, *, seen_from: str | None = None) -> str:
    """Words like "Ann Lee held office Mayor of Oslo", or from the other end, with the qualifiers in brackets."""
    relation = load_schema().relations.get(statement.relation)
    subject, obj = facts.label(statement.subject), facts.label(statement.object)
    says = relation.label if relation else statement.relation
    if relation and statement.object == seen_from:
        subject, says, obj = obj, relation.inverse_label, subject
    qualifiers = ", ".join(f"{name} {value}" for name, value in statement.qualifiers)
    return f"{subject} {says} {obj}{f' ({qualifiers})' if qualifiers else ''}"


def described(facts: Facts) -> dict[str, str]:
    """Every statement by IRI as one line, with its time and where it is not asserted its modality."""
    return {_iri(statement): _described(statement, facts) for statement in facts.statements}


def changes_as_lines(changes: Changes, facts: Facts) -> Iterator[str]:
    """What one of two graphs alone says, a line each: articles, entities, facts. `facts` is that graph's."""
    for article in changes.articles:
        yield f"article {_article(article.identifier, facts)}"
    for entity in changes.entities:
        yield f"{entity.type} {', '.join((entity.label, *entity.aliases))} <{entity.iri}>"
    for statement in changes.statements:
        yield _described(statement, facts)


def _described(statement: Statement, facts: Facts) -> str:
    asserted = statement.modality is Modality.ASSERTED
    notes = ("" if asserted else statement.modality.lower(), statement.period.text)
    noted = ", ".join(note for note in notes if note)
    return f"{sentence_of(statement, facts)}{f' [{noted}]' if noted else ''}"


def _iri(statement: Statement) -> str:
    return str(statement_iri(statement.subject, statement.relation, statement.object, statement.period))


def _fact(statement: Statement, seen_from: str, facts: Facts) -> FactView:
    return FactView(
        statement=_iri(statement),
        when=statement.period.text,
        text=sentence_of(statement, facts, seen_from=seen_from),
        modality=statement.modality,
        evidence=tuple(_evidence(piece, facts) for piece in statement.evidence),
    )


def _evidence(piece: Evidence, facts: Facts) -> EvidenceView:
    by = facts.label(piece.attributed_to) if piece.attributed_to else None
    return EvidenceView(piece.quote, _article(piece.article, facts), piece.modality, by)


def _article(identifier: str, facts: Facts) -> str:
    from kgraph.graph.iris import article_iri

    article = facts.articles.get(str(article_iri(identifier)))
    if article is None:
        return identifier
    return ", ".join(str(part) for part in (article.title or identifier, article.date, article.source) if part)


def _time_order(statement: Statement, facts: Facts) -> tuple[str, str, str, int]:
    period = statement.period
    first = period.start or period.date or period.end
    asserted_first = list(Modality).index(statement.modality)
    return (str(first or _OPEN), str(period.end or _OPEN), sentence_of(statement, facts), asserted_first)
