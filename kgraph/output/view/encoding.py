"""The data of the page as compact JSON: rows of numbers that point into tables, and positions."""

from __future__ import annotations

import json
from typing import Any

from kgraph.corroboration import confidence
from kgraph.model import EntityType, Evidence, Modality, Statement
from kgraph.namespaces import KGID, WD
from kgraph.output.view.data import PageArticle, PageData
from kgraph.output.view.layout import lay_out, place_around
from kgraph.output.view.network import opening_network
from kgraph.output.view.opening import opening_of
from kgraph.schema import load_schema

__all__ = ["embedded_json", "encoded"]

_PREFIXES = {"kgid": str(KGID), "wd": str(WD)}
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_TYPES = list(EntityType)
_MODALITIES = list(Modality)


def embedded_json(value: Any) -> str:
    """JSON that can stand inside a script element: no character of it can be taken for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return _without_surrogates(text).translate(_ESCAPES)


def encoded(page: PageData) -> dict[str, Any]:
    """What the scripts of the page read. Rows are explained in `static/js/model.js`."""
    numbers = {entity.iri: number for number, entity in enumerate(page.entities)}
    articles = {each.article.identifier: number for number, each in enumerate(page.articles)}
    relations = sorted({statement.relation for statement in page.statements})
    rows = _Rows(numbers, articles, relations, page)
    return {
        "prefixes": _PREFIXES,
        "classes": _TYPES,
        "modalities": _MODALITIES,
        "relations": [_relation(name) for name in relations],
        "entities": _entity_columns(page),
        "facts": [rows.fact(statement) for statement in page.statements],
        "articles": [_article(each, numbers) for each in page.articles],
    } | _positions(page, numbers)


def _positions(page: PageData, numbers: dict[str, int]) -> dict[str, Any]:
    opening = opening_of(page)
    drawn = {node["id"]: (node["x"], node["y"]) for node in opening_network(opening, numbers).nodes}
    first = {page.entities[number].iri: at for number, at in drawn.items()}
    everywhere = lay_out(opening.whole) if opening.is_cut else place_around(opening.whole, first)
    return {
        "opening": [[number, x, y] for number, (x, y) in sorted(drawn.items())],
        "cut": opening.is_cut,
        "hidden": sorted(opening.hidden),
        "positions": [everywhere.get(entity.iri, ()) for entity in page.entities],
    }


def _relation(name: str) -> list[Any]:
    known = load_schema().relations.get(name)
    if known is None:
        return [name, name, name, False, ""]
    return [name, known.label, known.inverse_label, known.symmetric, known.definition]


def _entity_columns(page: PageData) -> dict[str, list[Any]]:
    return {
        "iri": [_short(entity.iri) for entity in page.entities],
        "type": [_TYPES.index(entity.type) for entity in page.entities],
        "label": [entity.label for entity in page.entities],
        "aliases": [sorted(entity.aliases) for entity in page.entities],
    }


def _short(iri: str) -> str:
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _article(each: PageArticle, numbers: dict[str, int]) -> list[Any]:
    article = each.article
    mentions = [[m.begin, m.end, numbers[m.entity]] for m in each.mentions if m.entity in numbers]
    date = article.date.isoformat() if article.date else None
    return [article.identifier, article.title, date, article.source, article.text, mentions]


class _Rows:
    """Statements and evidence as rows, with numbers for what has a table of its own."""

    def __init__(
        self, entities: dict[str, int], articles: dict[str, int], relations: list[str], page: PageData
    ) -> None:
        self._entities, self._articles = entities, articles
        self._relations = {name: number for number, name in enumerate(relations)}
        self._texts = [each.article.text for each in page.articles]

    def fact(self, statement: Statement) -> list[Any]:
        period = (statement.period.date, statement.period.start, statement.period.end)
        obj = statement.object
        return [
            self._entities[statement.subject],
            self._relations[statement.relation],
            self._entities[obj] if isinstance(obj, str) else obj.iso,
            _MODALITIES.index(statement.modality),
            [date.iso if date else 0 for date in period] if any(period) else 0,
            round(100 * confidence(statement)) if statement.evidence else 100,
            statement.qualifiers or 0,
            [self._evidence(piece) for piece in statement.evidence],
        ]

    def _evidence(self, piece: Evidence) -> list[Any]:
        number = self._articles[piece.article]
        quoted = self._texts[number][piece.begin : piece.end] == piece.quote
        row = [
            number,
            piece.begin,
            piece.end,
            _MODALITIES.index(piece.modality),
            round(100 * piece.confidence),
            -1 if piece.attributed_to is None else self._entities[piece.attributed_to],
            piece.trigger or 0,
            piece.inferred or 0,
            0 if quoted else piece.quote,
        ]
        while row and row[-1] == 0 and len(row) > 6:
            row.pop()
        return row


def _without_surrogates(text: str) -> str:
    """Lone halves of a surrogate pair cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode()
