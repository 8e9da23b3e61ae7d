"""Who holds which office, as far as an article has said so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.extraction.titles import Holding
from kgraph.lexicon import office_lexicon
from kgraph.model import Document


@dataclass(frozen=True, slots=True)
class _Said:
    """An office of somebody, said at a code point; `former` where it was held before."""

    office: str
    begin: int
    former: bool


class Tenancies:
    """What is known of offices and their holders, added to while an article is read."""

    def __init__(self, document: Document, holdings: Iterable[Holding]) -> None:
        self._holder: dict[str, str] = {}
        self._offices: dict[str, list[_Said]] = {}
        for holding in holdings:
            former = not office_lexicon().past.isdisjoint(holding.office.modifiers)
            self.add(holding.person, holding.office.entity, begin=document.tokens[holding.token].begin, former=former)

    def add(self, person: str, office: str, *, begin: int, former: bool = False) -> None:
        """Notes that a text says at code point `begin` that a person holds, or formerly held, an office.

        What was said first of the two counts.
        """
        self._holder.setdefault(office, person)
        said = self._offices.setdefault(person, [])
        if all(each.office != office for each in said):
            said.append(_Said(office, begin, former))

    def holder(self, office: str) -> str | None:
        """Whom the article first names as a holder."""
        return self._holder.get(office)

    def offices(self, person: str, *, end: int) -> list[str]:
        """What the person has been said to hold before code point `end`: in text order, present offices first."""
        said = sorted((each for each in self._offices.get(person, ()) if each.begin < end), key=lambda each: each.begin)
        return list(dict.fromkeys(each.office for each in sorted(said, key=lambda each: each.former)))
