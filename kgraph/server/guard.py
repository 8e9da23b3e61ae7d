"""Which queries are let through: those that read the graph that is served, and nothing else.

The decision falls on the parsed query. rdflib's parser and the engine's must therefore see the same
text: SPARQL resolves code point escapes (`\\u0022`) before anything else and rdflib does so, but
Oxigraph does it only within strings and IRIs. An escaped quote would end a string for one and not for
the other, and hide what follows from the guard. Escapes of ASCII characters, which nobody needs, are
refused, and all others resolved here, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kgraph.namespaces import PREFIXES
from kgraph.server.refusal import Refusal

__all__ = ["CheckedQuery", "check"]

_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ASCII = 0x80
_LAST = 0x10FFFF
_SHOWN = 40
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may run. `default_graphs` and `named_graphs` are its FROM clauses, None where it has none at all."""

    text: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None


@lru_cache(maxsize=256)
def check(query: str) -> CheckedQuery:
    """Let a query through. Raises Refusal: 400 where it is no query, 403 where it would do more than read the graph."""
    text = _CODE_POINT.sub(_resolve, query)
    if not text.strip():
        raise Refusal(400, "the query is empty")
    prologue, tree = _parse(text)
    clauses = []
    for node in _nodes(tree):
        if node.name == "ServiceGraphPattern":
            raise Refusal(403, "SERVICE is not allowed: this endpoint asks no other")
        if node.name == "DatasetClause":
            clauses.append(node)
        if node.name == "pname":
            _require_declared(prologue, str(node.prefix or ""))
    if not clauses:
        return CheckedQuery(text, None, None)
    return CheckedQuery(text, _graphs(prologue, clauses, "default"), _graphs(prologue, clauses, "named"))


def _resolve(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    if code < _ASCII or code > _LAST or code in _SURROGATES:
        raise Refusal(400, f"the escape {escape[0]} is not accepted: write the character itself")
    return chr(code)


def _parse(text: str) -> tuple[Any, Any]:
    try:
        prologue, tree = parseQuery(text)
        return translatePrologue(prologue, None, dict(PREFIXES)), tree
    except ParseBaseException as error:
        _refuse_update(text)
        raise Refusal(400, f"not a SPARQL 1.1 query: it breaks off at {_place(error)}") from error
    except RecursionError as error:
        raise Refusal(400, "the query is nested too deeply") from error
    except Exception as error:  # rdflib's parse actions raise whatever they stumble over
        raise Refusal(400, f"not a SPARQL 1.1 query: {' '.join(str(error).split())}") from error


def _place(error: ParseBaseException) -> str:
    """Where, and at what. What the parser expected there is left out: it names its own rules."""
    found = " ".join(error.pstr[error.loc :].split())[:_SHOWN]
    return f"line {error.lineno}, column {error.column}: {found or 'the end'}"


def _require_declared(prologue: Any, prefix: str) -> None:
    if prologue.namespace_manager.store.namespace(prefix) is None:
        raise Refusal(400, f"the prefix {prefix}: is not declared")


def _refuse_update(text: str) -> None:
    try:
        parseUpdate(text)
    except Exception:
        return
    raise Refusal(403, "updates are not allowed: this endpoint only reads")


def _nodes(tree: object) -> Iterator[CompValue]:
    """All nodes of a parse tree. Not recursive: the tree is as deep as its sender likes."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, CompValue):
            yield node
            pending.extend(node.values())
        elif isinstance(node, (list, tuple, ParseResults)):
            pending.extend(node)


def _graphs(prologue: Any, clauses: list[CompValue], kind: str) -> tuple[str, ...]:
    named = [getattr(clause, kind) for clause in clauses]
    return tuple(sorted({str(prologue.absolutize(term)) for term in named if term is not None}))
