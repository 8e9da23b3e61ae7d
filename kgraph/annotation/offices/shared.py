"""Titles in the plural that name an office in each of several bodies: "the presidents of Peru and Chile, A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgraph.annotation.offices.text import OfficeText
from kgraph.annotation.spans import Span
from kgraph.grammar import PLURAL
from kgraph.model import EntityType

_JOINTS = frozenset({",", "and"})
_OWNERS = frozenset({EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY})


class SharedTitles:
    """Takes a title apart where as many people are named after it as bodies belong to it."""

    def __init__(self, text: OfficeText) -> None:
        self._text = text

    def apart(self, office: Span) -> list[Span]:
        """One office a body, in the order of the text, all over the same tokens; else the office as it is."""
        owner = office.owner
        if owner is None or owner.type not in _OWNERS or self._text.tokens[office.head].tag not in PLURAL:
            return [office]
        if owner.first >= office.last:
            owners = [owner for owner in self._of_holders(office.last) if owner]
            first, last, holders = office.first, office.last, len(list(self._of_holders(office.last)))
        else:
            owners = [*reversed(list(self._before(owner))), owner, *self._after(owner, office)]
            first, last = min(office.first, owners[0].first), max(office.last, owners[-1].last)
            holders = len(list(self._of_holders(last + (self._text.word(last) in (",", "("))))) or self._listed_before(
                first
            )
        if len(owners) < 2 or len(owners) != holders:
            return [office]
        return [replace(office, first=first, last=last, owner=each, shared=True) for each in owners]

    def _before(self, owner: Span) -> Iterator[Span]:
        """The bodies listed before the one right before the head, the nearest first: "French and German"."""
        index = owner.first
        while self._text.word(index - 1) in _JOINTS:
            found = self._text.ending.get(index - 1)
            if found is None or found.type is not owner.type:
                break
            yield found
            index = found.first

    def _after(self, owner: Span, office: Span) -> Iterator[Span]:
        """The bodies listed after the one behind the head: "of Peru, Chile and Brazil"."""
        index = owner.last
        while owner.first > office.head and self._text.word(index) in _JOINTS:
            index += 1
            index += self._text.word(index) == "the"
            found = self._text.starting.get(index)
            if found is None or found.type is not owner.type or self._owns(found):
                break
            yield found
            index = found.last

    def _owns(self, name: Span) -> bool:
        return name.last < len(self._text.tokens) and self._text.tokens[name.last].tag == "POS"

    def _listed_before(self, index: int) -> int:
        """How many people are named in a row before the title set off at a token ("A and B, the presidents of")."""
        index -= self._text.word(index - 1) == "the"
        people = 0
        while self._text.word(index - 1) in (_JOINTS if people else {","}):
            person = self._text.ending.get(index - 1)
            if person is None or person.type is not EntityType.PERSON:
                break
            people, index = people + 1, person.first
        return people

    def _of_holders(self, index: int) -> Iterator[Span | None]:
        """What each of the people listed from a token on is "of", if anything: "A of Peru and B of Chile"."""
        while person := self._text.starting.get(index):
            if person.type is not EntityType.PERSON:
                break
            index = person.last
            of = index + 1 + (self._text.word(index + 1) == "the") if self._text.word(index) == "of" else -1
            owner = self._text.starting.get(of)
            yield owner if owner and owner.type in _OWNERS else None
            index = owner.last if owner else index
            if self._text.word(index) not in _JOINTS:
                break
            index += 1 + (self._text.word(index + 1) == "and")
