"""From what articles say to statements about the world: one a fact, with all its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kgraph.graph.iris import statement_iri
from kgraph.graph.linker import Linker
from kgraph.graph.vocabulary import symmetric_relations
from kgraph.model import Evidence, Modality, Observation, PartialDate, Period, RelationMention, Statement

__all__ = ["article_statements", "pool", "statements_of"]

_STRENGTH = {modality: -rank for rank, modality in enumerate(Modality)}

FactKey = tuple[str, str, str | PartialDate, Period]


def statements_of(observations: Iterable[Observation], linker: Linker) -> tuple[Statement, ...]:
    """All statements that the articles support together, sorted.

    There is one for every subject, relation, object and period; its modality is the strongest of its evidence.
    """
    return pool(fact for observation in observations for fact in article_statements(observation, linker))


def article_statements(observation: Observation, linker: Linker) -> tuple[Statement, ...]:
    """The statements that one article supports, with its evidence only."""
    return pool(_linked(observation, mention, linker) for mention in observation.relations)


def pool(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement for each fact, with the evidence and the qualifiers of all of them, sorted.

    A fact whose two ends turned out to be one entity is dropped.
    """
    facts: defaultdict[FactKey, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.subject != statement.object:
            facts[statement.subject, statement.relation, statement.object, statement.period].append(statement)
    return tuple(sorted(map(_pooled, facts.values()), key=_order))


def _linked(observation: Observation, mention: RelationMention, linker: Linker) -> Statement:
    identifier = observation.article.identifier
    subject, obj = linker.canonical(identifier, mention.subject), mention.object
    if isinstance(obj, str):
        obj = linker.canonical(identifier, obj)
        if mention.relation in symmetric_relations():
            subject, obj = sorted((subject, obj))
    evidence = _evidence(observation, mention, linker)
    return Statement(subject, mention.relation, obj, mention.modality, (evidence,), mention.period, mention.qualifiers)


def _evidence(observation: Observation, mention: RelationMention, linker: Linker) -> Evidence:
    """The confidence as the graph spells it, so that a graph read back pools the same numbers."""
    article, speaker = observation.article, mention.attributed_to
    return Evidence(
        article=article.identifier,
        begin=mention.begin,
        end=mention.end,
        quote=article.text[mention.begin : mention.end],
        modality=mention.modality,
        confidence=round(mention.confidence, 3),
        attributed_to=None if speaker is None else linker.canonical(article.identifier, speaker),
        inferred=mention.inferred,
        trigger=mention.trigger,
    )


def _pooled(statements: list[Statement]) -> Statement:
    evidence = _distinct(piece for statement in statements for piece in statement.evidence)
    return replace(
        statements[0],
        modality=max((piece.modality for piece in evidence), key=_STRENGTH.__getitem__),
        evidence=evidence,
        qualifiers=tuple(sorted({pair for statement in statements for pair in statement.qualifiers})),
    )


def _distinct(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The surest piece for every article, span, modality and speaker, sorted; read before inferred."""
    pieces: dict[tuple[object, ...], Evidence] = {}
    for piece in sorted(evidence, key=_preference):
        pieces.setdefault(piece.identity, piece)
    return tuple(pieces[identity] for identity in sorted(pieces))


def _preference(piece: Evidence) -> tuple[float, str, tuple[int, ...]]:
    return (-piece.confidence, piece.inferred or "", piece.trigger or ())


def _order(statement: Statement) -> tuple[str, str, str, str]:
    iri = statement_iri(statement.subject, statement.relation, statement.object, statement.period)
    return (statement.subject, statement.relation, str(statement.object), iri)
