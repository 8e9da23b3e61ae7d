"""What the page shows, out of the values of the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kgraph.facts import Facts, quoted_text
from kgraph.model import Article, Entity, Evidence, Observation, Statement

__all__ = ["Linker", "PageArticle", "PageData", "PageMention", "facts_page_data", "page_data"]


class Linker(Protocol):
    """The part of the outcome of resolution that the page asks for."""

    def canonical(self, article_identifier: str, key: str) -> str:
        """The canonical IRI of the entity that the article knows under this key."""


@dataclass(frozen=True, slots=True, order=True)
class PageMention:
    """Code points [begin, end) of an article's text that name the entity with this IRI."""

    begin: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class PageArticle:
    """An article and where its text names entities."""

    article: Article
    mentions: tuple[PageMention, ...] = ()


@dataclass(frozen=True, slots=True)
class PageData:
    """All that one page shows: entities by IRI, statements in their order, articles by identifier.

    Every subject, object and speaker is among the entities; every article of an evidence is among the articles.
    """

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    articles: tuple[PageArticle, ...]


def page_data(
    entities: Sequence[Entity], statements: Sequence[Statement], observations: Sequence[Observation], linker: Linker
) -> PageData:
    """The page of a graph whose articles are at hand; the order of the arguments' items does not matter."""
    return _page_data(entities, statements, [_article(observation, linker) for observation in observations])


def facts_page_data(facts: Facts) -> PageData:
    """The page of a graph read from RDF alone: of its articles only the quotes are known."""
    articles = [PageArticle(article) for article in facts.articles.values()]
    return _page_data(facts.entities.values(), facts.statements, articles)


def _page_data(
    entities: Iterable[Entity], statements: Iterable[Statement], articles: Iterable[PageArticle]
) -> PageData:
    ordered = tuple(sorted((_with_sorted_evidence(each) for each in statements), key=_statement_order))
    return PageData(_entities(entities, ordered), ordered, _articles(articles, ordered))


def _article(observation: Observation, linker: Linker) -> PageArticle:
    identifier = observation.article.identifier
    mentions = {
        PageMention(mention.begin, mention.end, linker.canonical(identifier, mention.entity))
        for mention in observation.mentions
    }
    return PageArticle(observation.article, tuple(sorted(mentions)))


def _entities(entities: Iterable[Entity], statements: Iterable[Statement]) -> tuple[Entity, ...]:
    """The entities by IRI; a statement about one that is not described is left out of no list, but fails."""
    known = {entity.iri: entity for entity in entities}
    for statement in statements:
        for iri in _named_by(statement):
            if iri not in known:
                raise ValueError(f"a statement names an entity that is not described: {iri}")
    return tuple(known[iri] for iri in sorted(known))


def _named_by(statement: Statement) -> Iterable[str]:
    yield statement.subject
    if isinstance(statement.object, str):
        yield statement.object
    yield from (piece.attributed_to for piece in statement.evidence if piece.attributed_to)


def _articles(articles: Iterable[PageArticle], statements: Iterable[Statement]) -> tuple[PageArticle, ...]:
    """The articles by identifier; one known only by evidence gets a text of its quotes."""
    known = {each.article.identifier: each for each in articles}
    quotes: defaultdict[str, list[Evidence]] = defaultdict(list)
    for statement in statements:
        for piece in statement.evidence:
            if piece.article not in known:
                quotes[piece.article].append(piece)
    known |= {identifier: PageArticle(Article(identifier, quoted_text(found))) for identifier, found in quotes.items()}
    return tuple(known[identifier] for identifier in sorted(known))


def _with_sorted_evidence(statement: Statement) -> Statement:
    return replace(statement, evidence=tuple(sorted(statement.evidence, key=lambda piece: piece.identity)))


def _statement_order(statement: Statement) -> tuple[str, ...]:
    period = (statement.period.date, statement.period.start, statement.period.end)
    return (statement.subject, statement.relation, str(statement.object), *(str(date or "") for date in period))
