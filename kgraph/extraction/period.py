"""Which dates belong to which fact."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.model import DateMention, Document, Period, Token

_VERBAL = frozenset({"VERB", "AUX"})
_PREMODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
_NEAR = 3
_OPENERS = frozenset({",", "(", "from", "between", "since", "until", "in"})


def period_of(document: Document, predicate: int, *, lasting: bool) -> Period:
    """The time of the event or state whose predicate is this token.

    What lasts takes a single date as its start; what happens takes the start of an interval as it is.
    """
    for clause, fronted in _clauses(document, document.tokens[predicate]):
        near = [
            date
            for date in document.dates
            if _governor(document, date) == clause and (not fronted or date.first < clause)
        ]
        if near:
            return _as(min(near, key=lambda date: abs(date.first - predicate)).period, lasting=lasting)
    return Period()


def period_near(document: Document, first: int, last: int) -> Period:
    """The interval right after tokens [first, last), as in lists of offices: "Minister 1994–1999", "(2008–2012)"."""
    for date in document.dates:
        if last <= date.first <= last + _NEAR:
            between = [token.text.lower() for token in document.tokens[last : date.first]]
            interval = bool(date.period.start or date.period.end)
            if set(between) <= _OPENERS and (interval or between[:1] == ["("]):
                return _as(date.period, lasting=True)
    return Period()


def _as(period: Period, *, lasting: bool) -> Period:
    if lasting and period.date:
        return Period(start=period.date)
    return period


def _governor(document: Document, date: DateMention) -> int:
    """The verb or noun that the date modifies."""
    inside = range(date.first, date.last)
    token = next(
        (t for t in document.tokens[date.first : date.last] if t.head not in inside), document.tokens[date.first]
    )
    if token.dep in _PREMODIFIERS and document.tokens[token.head].index >= date.last:
        return token.head
    while token.head != token.index and token.pos not in _VERBAL:
        token = document.tokens[token.head]
    return token.index


def _clauses(document: Document, predicate: Token) -> Iterator[tuple[int, bool]]:
    """The predicate's clause, then those that share their time with it: a coordinated one only what stands before its verb."""
    token = predicate
    while token.pos not in _VERBAL and token.head != token.index:
        token = document.tokens[token.head]
    yield token.index, False
    fronted = False
    while token.dep in ("xcomp", "conj", "acl", "advcl", "pcomp") and token.head != token.index:
        fronted = fronted or token.dep in ("conj", "advcl")
        token = document.tokens[token.head]
        while token.pos not in _VERBAL and token.head != token.index:
            token = document.tokens[token.head]
        yield token.index, fronted
