"""Days of birth and death in parentheses after a name: "Ann Lee (born 3 May 1950)", "(3 May 1890 – 1 June 1970)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgraph.annotation.date_expressions import Expression, find_expressions
from kgraph.annotation.date_resolution import partial_date
from kgraph.model import EntityType, Mention, MentionKind, NamedRelation, PartialDate, Token

_BORN = re.compile(r"\b(?:born|b\.)(?=\s)")
_DIED = re.compile(r"\b(?:died|d\.)(?=\s)")
_TO = re.compile(r"[-–—]")
_DAY = 10
"""Length of an ISO 8601 date with its day: two bare years may be those of an office."""


def lives(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[NamedRelation]:
    """The birthDate and deathDate that the parentheses after people's names give, in text order.

    Such parentheses are no tokens of the document.
    """
    for mention in mentions:
        if mention.kind is MentionKind.NAME and mention.entity.startswith(f"{EntityType.PERSON.lower()}/"):
            end = tokens[mention.last].begin if mention.last < len(tokens) else len(text)
            for relation, date in _dates(text[mention.end : end]):
                yield NamedRelation(mention.entity, relation, date, mention.head)


def _dates(gap: str) -> Iterator[tuple[str, PartialDate]]:
    inside = " ".join(gap[gap.find("(") + 1 : gap.rfind(")")].split())
    found = find_expressions(inside)
    born, died = _BORN.search(inside), _DIED.search(inside)
    if born and (birth := _first_after(found, born.end())):
        yield "birthDate", birth
    if died and (death := _first_after(found, died.end())):
        yield "deathDate", death
    if not born and not died and len(found) > 1 and _TO.search(inside, found[0].end, found[1].begin):
        birth, death = _date(found[0]), _date(found[1])
        if birth and death and len(birth.iso) == len(death.iso) == _DAY:
            yield from (("birthDate", birth), ("deathDate", death))


def _first_after(expressions: Sequence[Expression], position: int) -> PartialDate | None:
    return next((_date(found) for found in expressions if found.begin >= position), None)


def _date(expression: Expression) -> PartialDate | None:
    return partial_date(expression.year, expression.month, expression.day) if expression.year else None
