"""Births and deaths in parentheses after a name: "Ann Lee (born 3 May 1950 in Leeds)", "(3 May 1890 – 1 June 1970)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.annotation.entities.index import EntityIndex
from kgraph.annotation.places.lists import PlaceList, place_list
from kgraph.annotation.time.expressions import Expression, find_expressions
from kgraph.annotation.time.resolution import partial_date
from kgraph.model import EntityType, Mention, MentionKind, NamedRelation, PartialDate, Token

_BORN = re.compile(r"\b(?:born|b\.)(?=\s)")
_DIED = re.compile(r"\b(?:died|d\.)(?=\s)")
_TO = re.compile(r"\s[-–—]\s|[–—]")
_DAY = 10
"""Length of an ISO 8601 date with its day: two bare years may be those of an office."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A birth or a death, when and where as far as it is said."""

    relation: str
    date: PartialDate | None
    places: PlaceList | None


def lives(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], index: EntityIndex
) -> Iterator[NamedRelation]:
    """When and where people were born and died by the parentheses after their names, in text order.

    Such parentheses are no tokens of the document; the places in them are added to `index`.
    """
    for mention in mentions:
        if mention.kind is MentionKind.NAME and mention.entity.startswith(f"{EntityType.PERSON.lower()}/"):
            end = tokens[mention.last].begin if mention.last < len(tokens) else len(text)
            for event in _events(text[mention.end : end]):
                yield from _stated(event, mention, index)


def _stated(event: _Event, mention: Mention, index: EntityIndex) -> Iterator[NamedRelation]:
    if event.date:
        yield NamedRelation(mention.entity, f"{event.relation}Date", event.date, mention.head)
    if event.places:
        where = "bornIn" if event.relation == "birth" else "diedIn"
        yield NamedRelation(mention.entity, where, event.places.key(index, mention.head), mention.head)


def _events(gap: str) -> Iterator[_Event]:
    inside = " ".join(gap[gap.find("(") + 1 : gap.rfind(")")].split())
    born, died = _BORN.search(inside), _DIED.search(inside)
    if born or died:
        if born:
            yield _event("birth", inside[born.end() : died.start() if died else None])
        if died:
            yield _event("death", inside[died.end() :])
        return
    for dash in _TO.finditer(inside):
        birth, death = _event("birth", inside[: dash.start()]), _event("death", inside[dash.end() :])
        if birth.date and death.date and _DAY in (len(birth.date.iso), len(death.date.iso)):
            yield from (birth, death)
            return


def _event(relation: str, text: str) -> _Event:
    """The first date and the place beside it, on the side where one is; what semicolons set apart is no part of it."""
    text = next((part for part in text.split(";") if find_expressions(part)), text.partition(";")[0])
    found = find_expressions(text)
    if not found:
        return _Event(relation, None, place_list(text))
    before, after = text[: found[0].begin], text[found[0].end :]
    return _Event(relation, _date(found[0]), place_list(after) or place_list(before))


def _date(expression: Expression) -> PartialDate | None:
    return partial_date(expression.year, expression.month, expression.day) if expression.year else None
