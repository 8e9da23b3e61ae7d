"""Where statements disagree. Nothing is taken away: a conflict names the statements, a reader decides."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rdflib import URIRef

from kgraph.graph.iris import conflict_iri, statement_iri
from kgraph.model import Modality, PartialDate, Period, Statement
from kgraph.ontology import read_yaml

__all__ = ["Conflict", "ConflictKind", "conflicts_of"]


class ConflictKind(StrEnum):
    """What statements disagree on."""

    NEGATION = "asserted and negated"
    HOLDER = "two holders"
    VALUE = "two values"
    DATE = "two dates"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement between statements (their IRIs, sorted).

    There is one statement alone where an article asserts and another denies the very same fact.
    """

    kind: ConflictKind
    statements: tuple[str, ...]

    @property
    def iri(self) -> URIRef:
        """Made from kind and statements, whatever their order."""
        return conflict_iri(self.kind, *self.statements)


def conflicts_of(statements: Sequence[Statement]) -> tuple[Conflict, ...]:
    """All disagreements between pooled statements, sorted."""
    rules = read_yaml("conflicts.yaml")
    asserted = [statement for statement in statements if statement.modality is Modality.ASSERTED]
    found = {
        *_between(statements, _fact, ConflictKind.NEGATION, _negated_elsewhere),
        *_between(_only(asserted, rules["single_holder"]), _slot, ConflictKind.HOLDER, _two_holders),
        *_between(_only(asserted, rules["single_value"]), _slot, ConflictKind.VALUE, _two_values),
        *_between(_only(asserted, rules["once"]), _fact, ConflictKind.DATE, _two_dates),
        *(
            _conflict(ConflictKind.NEGATION, statement)
            for statement in asserted
            if _negated_elsewhere(statement, statement)
        ),
    }
    return tuple(sorted(found, key=lambda conflict: (conflict.kind, conflict.statements)))


def _between(
    statements: Iterable[Statement],
    group: Callable[[Statement], Hashable],
    kind: ConflictKind,
    disagree: Callable[[Statement, Statement], bool],
) -> Iterator[Conflict]:
    groups: defaultdict[Hashable, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[group(statement)].append(statement)
    for members in groups.values():
        for one, other in combinations(members, 2):
            if disagree(one, other) or disagree(other, one):
                yield _conflict(kind, one, other)


def _conflict(kind: ConflictKind, *statements: Statement) -> Conflict:
    iris = {statement_iri(each.subject, each.relation, each.object, each.period) for each in statements}
    return Conflict(kind, tuple(sorted(str(iri) for iri in iris)))


def _only(statements: Iterable[Statement], relations: Sequence[str]) -> list[Statement]:
    return [statement for statement in statements if statement.relation in relations]


def _fact(statement: Statement) -> Hashable:
    return statement.subject, statement.relation, statement.object


def _slot(statement: Statement) -> Hashable:
    return statement.subject, statement.relation


def _negated_elsewhere(one: Statement, other: Statement) -> bool:
    """Whether an article asserts `one` and another one denies `other`, and both may mean the same days."""
    asserting, denying = _articles(one, Modality.ASSERTED), _articles(other, Modality.NEGATED)
    by_others = any(denier != asserter for asserter in asserting for denier in denying)
    return by_others and _may_overlap(one.period, other.period)


def _articles(statement: Statement, modality: Modality) -> set[str]:
    return {evidence.article for evidence in statement.evidence if evidence.modality is modality}


def _two_values(one: Statement, other: Statement) -> bool:
    first, second = one.object, other.object
    return isinstance(first, PartialDate) and isinstance(second, PartialDate) and _exclude(first, second)


def _two_dates(one: Statement, other: Statement) -> bool:
    first, second = one.period.date, other.period.date
    return first is not None and second is not None and _exclude(first, second)


def _two_holders(one: Statement, other: Statement) -> bool:
    """Whether both certainly held on one day; the day on which one hands over to the other is none."""
    if one.object == other.object or not (tenure := _certain(one.period)):
        return False
    begin, end = tenure
    if (rival := _certain(other.period)) and max(begin, rival[0]) < min(end, rival[1]):
        return True
    moments = (other.period.date, other.period.start, other.period.end)
    return any(begin < moment.earliest and moment.latest < end for moment in moments if moment)


def _certain(period: Period) -> tuple[dt.date, dt.date] | None:
    """The first and the last day on which it certainly holds, where both ends are known."""
    if not period.start or not period.end or period.start.latest > period.end.earliest:
        return None
    return period.start.latest, period.end.earliest


def _exclude(one: PartialDate, other: PartialDate) -> bool:
    """Whether no day lies in both."""
    return one.latest < other.earliest or other.latest < one.earliest


def _may_overlap(one: Period, other: Period) -> bool:
    (first, last), (begin, end) = _possible(one), _possible(other)
    return first <= end and begin <= last


def _possible(period: Period) -> tuple[dt.date, dt.date]:
    """The first and the last day on which it may hold."""
    start, end = (period.start, period.end) if period.start or period.end else (period.date, period.date)
    return start.earliest if start else dt.date.min, end.latest if end else dt.date.max
