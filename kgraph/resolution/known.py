"""What a gazetteer knows of one thing, whichever gazetteer it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from kgraph.gazetteer import GazetteerEntry, load_gazetteer
from kgraph.model import EntityType
from kgraph.resolution.person_names import parse_name
from kgraph.resolution.thing_names import comparable_name

__all__ = [
    "OTHER_KEYS",
    "CandidateSource",
    "KnownEntity",
    "KnownNames",
    "KnownTenure",
    "ShippedCandidates",
    "end_keys",
    "name_key",
    "sound_key",
    "state_identifier",
]

OTHER_KEYS = "~^"
"""What keys begin with that are not of a whole name: of its sound, and of its ends."""


@dataclass(frozen=True, slots=True)
class KnownTenure:
    """An office that somebody held, by its name, from one day to another (ISO 8601, either may be missing)."""

    office: str
    state: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A candidate: `identifier` is a Wikidata id, `state` one too; `prominence` grows with what is on record."""

    identifier: str
    type: str
    label: str
    state: str = ""
    tenures: tuple[KnownTenure, ...] = ()
    prominence: float = 0.0
    party: str = ""
    named_so: bool = False


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a thing is called: in English where that is certain, and otherwise."""

    label: str = ""
    aliases: tuple[str, ...] = ()


class CandidateSource(Protocol):
    """Where candidates come from."""

    def candidates(self, name: str) -> tuple[KnownEntity, ...]:
        """All that bear the name, by identifier; `named_so` where it is the main name."""

    def alike(self, name: str) -> tuple[KnownEntity, ...]:
        """People whose name sounds the same in other transliterations, by identifier."""

    def surnamed(self, surname: str) -> tuple[KnownEntity, ...]:
        """People whose name begins or ends so, by identifier."""

    def names(self, identifier: str) -> KnownNames:
        """What a thing is called; nothing where it is not known."""


def name_key(name: str) -> str:
    """The form in which names are looked up: folded, but acronyms as they are written.

    >>> name_key("The Élysée"), name_key("U.N."), name_key("Un")
    ('elysee', 'UN', 'un')
    """
    return comparable_name(name)


def sound_key(name: str) -> str:
    """What spellings of a person's name share; empty for less than two words.

    >>> sound_key("Sergei Petrenko") == sound_key("Sergey Petrenko")
    True
    """
    sounds = parse_name(name).sounds
    return "~" + " ".join(sounds) if len(sounds) > 1 else ""


def end_keys(name: str) -> tuple[str, ...]:
    """The keys of the first and the last word of a person's name, either of which may be the surname."""
    sounds = parse_name(name).sounds
    return tuple(dict.fromkeys(f"^{sound}" for sound in (*sounds[:1], *sounds[-1:])))


@cache
def _state_codes() -> dict[str, str]:
    return {entry.iso2: entry.qid for entry in load_gazetteer().states if entry.iso2 and entry.qid}


def state_identifier(country: str) -> str:
    """The Wikidata id of a state given by it or by its ISO 3166-1 code; empty where it is unknown."""
    return country if country.startswith("Q") else _state_codes().get(country.upper(), "")


class ShippedCandidates:
    """The gazetteer in `ontology/gazetteer/`."""

    def candidates(self, name: str) -> tuple[KnownEntity, ...]:
        """See :class:`CandidateSource`."""
        found = _shipped_index().get(name_key(name), ())
        return tuple(_known(entry, name_key(entry.name) == name_key(name)) for entry in found)

    def alike(self, name: str) -> tuple[KnownEntity, ...]:
        """See :class:`CandidateSource`."""
        key = sound_key(name)
        return tuple(_known(entry, False) for entry in _shipped_index().get(key, ())) if key else ()

    def surnamed(self, surname: str) -> tuple[KnownEntity, ...]:
        """See :class:`CandidateSource`."""
        found = {entry.qid: entry for key in end_keys(surname) for entry in _shipped_index().get(key, ())}
        return tuple(_known(entry, False) for _, entry in sorted(found.items()))

    def names(self, identifier: str) -> KnownNames:
        """See :class:`CandidateSource`; without the names to which another thing has the better claim."""
        entry = load_gazetteer().by_qid.get(identifier)
        if entry is None:
            return KnownNames()
        others = (*entry.aliases, *entry.acronyms)
        return KnownNames(entry.name, tuple(name for name in others if name not in {entry.name, *entry.secondary}))


@cache
def _shipped_index() -> dict[str, tuple[GazetteerEntry, ...]]:
    index: dict[str, dict[str, GazetteerEntry]] = {}
    for key, entry in _names():
        index.setdefault(key, {})[entry.qid] = entry
    return {key: tuple(entry for _, entry in sorted(entries.items())) for key, entries in index.items()}


def _names() -> Iterator[tuple[str, GazetteerEntry]]:
    for entry in load_gazetteer().entries:
        if entry.qid:
            names = (entry.name, *entry.aliases)
            yield from ((name_key(name), entry) for name in (*names, *entry.acronyms))
            if entry.type is EntityType.PERSON:
                yield from ((key, entry) for name in names if (key := sound_key(name)))
                yield from ((key, entry) for key in end_keys(entry.name))


def _known(entry: GazetteerEntry, named_so: bool) -> KnownEntity:
    tenures = (
        KnownTenure(t.office, t.state, t.start.iso if t.start else "", t.end.iso if t.end else "")
        for t in entry.tenures
    )
    return KnownEntity(
        identifier=entry.qid,
        type=str(entry.type),
        label=entry.name,
        state=_state(entry),
        tenures=tuple(tenures),
        prominence=float(10 + len(entry.aliases) + 2 * len(entry.tenures)),
        party=entry.party,
        named_so=named_so,
    )


def _state(entry: GazetteerEntry) -> str:
    """The Wikidata id of the state that it is of, by way of the bodies that it is part of."""
    seen: set[str] = set()
    known = load_gazetteer().by_qid
    above = entry.state or entry.parent
    while above in known and above not in seen and known[above].type is not EntityType.STATE:
        seen.add(above)
        above = known[above].state or known[above].parent
    return above
