"""Who holds which office, as far as an article has said so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.extraction.titles.reader import Holding
from kgraph.lexicon import office_lexicon
from kgraph.model import Document


@dataclass(frozen=True, slots=True)
class _Said:
    """Somebody's office, said at a code point; `former` where it was held before."""

    person: str
    office: str
    begin: int
    former: bool


class Tenancies:
    """What is known of offices and their holders, added to while an article is read."""

    def __init__(self, document: Document, holdings: Iterable[Holding]) -> None:
        self._said: dict[tuple[str, str], _Said] = {}
        for holding in holdings:
            former = not office_lexicon().past.isdisjoint(holding.office.modifiers)
            self.add(holding.person, holding.office.entity, begin=document.tokens[holding.token].begin, former=former)

    def add(self, person: str, office: str, *, begin: int, former: bool = False) -> None:
        """Notes that a text says at code point `begin` that a person holds, or formerly held, an office.

        What was said first of the two counts.
        """
        self._said.setdefault((person, office), _Said(person, office, begin, former))

    def holder(self, office: str, *, at: int) -> str | None:
        """Who holds an office at code point `at`: whom the text named last before it, or else first after it.

        Somebody who held it formerly only where nobody else is named.
        """
        said = [each for each in self._said.values() if each.office == office]
        found = min(said, key=lambda each: (each.former, each.begin > at, abs(at - each.begin)), default=None)
        return found.person if found else None

    def offices(self, person: str, *, end: int, former: bool = True) -> list[str]:
        """What the person has been said to hold before code point `end`: in text order, present offices first.

        Without `former`, what was held before is left out.
        """
        said = [each for each in self._said.values() if each.person == person and each.begin < end]
        kept = (each for each in said if former or not each.former)
        return [each.office for each in sorted(kept, key=lambda each: (each.former, each.begin))]
