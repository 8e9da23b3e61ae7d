"""What the gazetteer lists: things with their names, people by their last names, and who held which office when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kgraph.model import EntityType, PartialDate
from kgraph.surfaces import surface_key

_GENERATION = 30
_UNDATED = 2000
"""The year of a term whose beginning is not known: the lists are of people of our time for the most part."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held what: an office of a state or body (Wikidata id) between two dates, either of them open."""

    office: str
    state: str
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One known thing. Columns that its table lacks are empty; `state` and `parent` are Wikidata ids."""

    qid: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    kind: str = ""
    state: str = ""
    parent: str = ""
    iso2: str = ""
    government: str = ""
    members: tuple[str, ...] = ()
    gender: str = ""
    party: str = ""
    tenures: tuple[Tenure, ...] = ()
    secondary: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def surfaces(self) -> tuple[str, ...]:
        """All that names it: its name, aliases, acronyms and demonyms."""
        return (self.name, *self.aliases, *self.acronyms, *self.demonyms)


class Surnames:
    """An index over people. Names are compared as they are written, but for accents and dots."""

    def __init__(self, people: Iterable[GazetteerEntry]) -> None:
        self._people: dict[str, list[GazetteerEntry]] = {}
        self._terms: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for entry in people:
            if entry.type is EntityType.PERSON:
                for surname in map(surface_key, _last_names(entry)):
                    self._people.setdefault(surname, []).append(entry)
                    for tenure in entry.tenures:
                        year = tenure.start.earliest.year if tenure.start else _UNDATED
                        self._terms.setdefault((surname, tenure.office.lower()), []).append((year, tenure.state))

    def people(self, surname: str) -> Sequence[GazetteerEntry]:
        """The people whose name ends with this word."""
        return self._people.get(surface_key(surname), ())

    def state_of(self, surname: str, office: str) -> str | None:
        """The Wikidata id of the one state or body where somebody of this last name held an office so titled.

        What was held a generation before the latest such office is left out.
        """
        terms = self._terms.get((surface_key(surname), office.lower()), [])
        latest = max((year for year, _ in terms), default=0)
        states = {state for year, state in terms if latest - year < _GENERATION}
        return next(iter(states)) if len(states) == 1 else None


def _last_names(person: GazetteerEntry) -> set[str]:
    """The last word of a name, also as another spelling has it without the particle ("al-Assad", "Assad")."""
    last = person.name.split()[-1]
    return {last} | {short for alias in person.aliases if last.endswith(f"-{(short := alias.split()[-1])}")}
