"""Answers one question from the loaded graph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from textwrap import shorten

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse_query_results,
    serialize,
)

from kgraph.namespaces import PREFIXES
from kgraph.server.guard import CheckedQuery, check
from kgraph.server.limits import Limits
from kgraph.server.messages import Answer, Question
from kgraph.server.refusal import Refusal
from kgraph.server.store import named_graphs, selection

__all__ = ["Evaluator"]

_ROWS = QueryResultsFormat.TSV
"""The one format of solutions in which a line is a row, so that rows can be counted while they are written."""

Results = QuerySolutions | QueryBoolean | QueryTriples


class Evaluator:
    """Answers questions from one store."""

    def __init__(self, store: Store, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._names = frozenset(named_graphs(store))

    def answer(self, question: Question) -> Answer:
        """The answer, be it a refusal."""
        try:
            return self._serialized(self._results(question), question)
        except Refusal as refusal:
            return Answer.refusing(refusal.status, str(refusal))
        except (SyntaxError, ValueError, OSError) as error:
            return Answer.refusing(400, f"the query cannot be answered: {shorten(str(error), 300, placeholder=' …')}")

    def _results(self, question: Question) -> Results:
        checked = check(question.query)
        default, named = self._graphs(question, checked)
        store = self._store
        if default is not None and len(default) > 1:
            store, default = selection(store, default, named or ()), None
        return store.query(
            checked.text,
            prefixes=PREFIXES,
            default_graph=None if default is None else [NamedNode(name) for name in default],
            named_graphs=None if named is None else [NamedNode(name) for name in named],
        )

    def _graphs(self, question: Question, checked: CheckedQuery) -> tuple[_Graphs, _Graphs]:
        """The dataset that the protocol names counts before the one that the query names."""
        of_protocol = question.default_graphs is not None
        default = question.default_graphs if of_protocol else checked.default_graphs
        named = question.named_graphs if of_protocol else checked.named_graphs
        for name in (*(default or ()), *(named or ())):
            if name not in self._names:
                raise Refusal(403, f"not a graph of this dataset, and no other is read: {name}")
        return default, named

    def _serialized(self, results: Results, question: Question) -> Answer:
        if isinstance(results, QueryTriples):
            media_type, body = _acceptable(question.triple_format), _Sink(self._limits)
            serialize(self._counted(results), body, format=_rdf_format(media_type), prefixes=PREFIXES)
        else:
            media_type, body = _acceptable(question.solution_format), _Sink(self._limits)
            self._rows(results).serialize(body, format=_solution_format(media_type))
        return Answer(200, f"{media_type}; charset=utf-8", body.getvalue())

    def _counted(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        for number, triple in enumerate(triples):
            if number == self._limits.rows:
                raise _too_long(f"{self._limits.rows} triples")
            yield triple

    def _rows(self, results: QuerySolutions | QueryBoolean) -> QuerySolutions | QueryBoolean:
        if isinstance(results, QueryBoolean):
            return results
        rows = _RowSink(self._limits)
        results.serialize(rows, format=_ROWS)
        rows.seek(0)
        return parse_query_results(rows, format=_ROWS)


_Graphs = tuple[str, ...] | None


class _Sink(io.BytesIO):
    """Bytes up to the limit."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self._limits.result_bytes:
            raise _too_long(f"{self._limits.result_bytes} bytes")
        return super().write(data)


class _RowSink(_Sink):
    """Lines up to the limit; the first names the variables."""

    _lines = 0

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._lines += data.count(b"\n")
        if self._lines > self._limits.rows + 1:
            raise _too_long(f"{self._limits.rows} rows")
        return super().write(data)


def _too_long(limit: str) -> Refusal:
    return Refusal(503, f"the result is longer than {limit}: ask for less, with LIMIT and OFFSET")


def _acceptable(media_type: str | None) -> str:
    if media_type is None:
        raise Refusal(406, "none of the formats in Accept is offered for this form of query")
    return media_type


def _rdf_format(media_type: str) -> RdfFormat:
    format_ = RdfFormat.from_media_type(media_type)
    if format_ is None:
        raise Refusal(406, f"{media_type} is not offered")
    return format_


def _solution_format(media_type: str) -> QueryResultsFormat:
    format_ = QueryResultsFormat.from_media_type(media_type)
    if format_ is None:
        raise Refusal(406, f"{media_type} is not offered")
    return format_
