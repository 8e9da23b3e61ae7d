"""The known states, places, organisations, parties, treaties, people and given names of `ontology/gazetteer/`.

A surface is compared by its key: periods and accents dropped, apostrophes and dashes unified, case kept
("U.S." is "US", never "us"; "Côte d’Ivoire" is "Cote d'Ivoire"). A question mark after a name in the tables
says that it can mean that row although another has the better claim to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import groupby
from typing import Any

from kgraph.listed import GazetteerEntry as GazetteerEntry
from kgraph.listed import Surnames
from kgraph.listed import Tenure as Tenure
from kgraph.model import EntityType, PartialDate
from kgraph.ontology import read_table
from kgraph.surfaces import surface_key

__all__ = ["Gazetteer", "GazetteerEntry", "Tenure", "load_gazetteer", "surface_key"]

_CLAIMED = ("name", "aliases", "acronyms", "demonyms", "members")
"""The columns whose forms others may have the better claim to."""
_TABLES = {
    "states": EntityType.STATE,
    "places": EntityType.PLACE,
    "organizations": EntityType.ORGANIZATION,
    "parties": EntityType.POLITICAL_PARTY,
    "treaties": EntityType.LEGAL_ACT,
}
_PIECE = re.compile(r"\w+|[^\w\s]")

_Trie = dict[str, Any]


class Gazetteer:
    """All entries, and the ways to find them. Tables are read and indexed when first asked for."""

    @cached_property
    def entries(self) -> tuple[GazetteerEntry, ...]:
        """Every entry: states, places, organisations, parties, treaties, people, each by name."""
        listed = (_entry(row, type_) for table, type_ in _TABLES.items() for row in _rows(table))
        return (*listed, *_people(_rows("people")))

    @cached_property
    def states(self) -> tuple[GazetteerEntry, ...]:
        """The states, present and historical."""
        return tuple(entry for entry in self.entries if entry.type is EntityType.STATE)

    @cached_property
    def by_qid(self) -> Mapping[str, GazetteerEntry]:
        """The entries whose Wikidata id is known."""
        return {entry.qid: entry for entry in reversed(self.entries) if entry.qid}

    @cached_property
    def demonyms(self) -> Mapping[str, GazetteerEntry]:
        """Adjectives and nouns for people ("Greek", "Spaniards", "Texan") with what has the best claim to them."""
        claims = ((surface, entry) for entry in self.entries for surface in entry.demonyms)
        return dict(reversed([(surface, entry) for surface, entry in claims if surface not in entry.secondary]))

    @cached_property
    def abbreviations(self) -> Mapping[str, GazetteerEntry]:
        """Short forms that name a place only beside a party or a city ("R-Tex.", "Portland, Ore.", "D-CA")."""
        return {short: entry for entry in reversed(self.entries) for short in entry.abbreviations}

    @cached_property
    def party_members(self) -> Mapping[str, tuple[GazetteerEntry, ...]]:
        """Nouns for members of parties ("Democrat", "Tories") with the parties they can mean."""
        result: dict[str, tuple[GazetteerEntry, ...]] = {}
        for entry in self.entries:
            for noun in entry.members:
                result[noun] = (*result.get(noun, ()), entry)
        return result

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the names of the people listed, those left out that are given names too."""
        names = (entry.name.split() for entry in self.entries if entry.type is EntityType.PERSON)
        last = {words[-1] for words in names if len(words) > 1}
        return frozenset(word for word in last if self.given_name_gender(word) is None)

    @cached_property
    def by_surname(self) -> Surnames:
        """The people by their last names."""
        return Surnames(self.entries)

    def lookup(self, surface: str) -> tuple[GazetteerEntry, ...]:
        """What the whole surface can mean, the best claim first; nothing where it is not known."""
        pieces = _pieces(surface)
        end, entries = self.longest_match([surface], 0) if pieces else (0, ())
        return entries if end == 1 else ()

    def longest_match(self, words: Sequence[str], start: int) -> tuple[int, tuple[GazetteerEntry, ...]]:
        """The end (exclusive) and the meanings of the longest known name that begins at word `start`.

        The end is `start`, and there are no meanings, where none does. Takes time linear in the length of the name.
        """
        node, best = self._trie, (start, ())
        for index in range(start, len(words)):
            pieces = _pieces(words[index])
            found = _descend(node, pieces) if pieces else None
            if found is None:
                break
            node = found
            if "" in node:
                best = (index + 1, node[""])
        return best

    def given_name_gender(self, name: str) -> str | None:
        """The gender of a given name: "f", "m" or "u" for either; None where it is not known as one."""
        return self._given_names.get(surface_key(name))

    @cached_property
    def _given_names(self) -> Mapping[str, str]:
        return {surface_key(row["name"]): row["gender"] for row in _rows("given_names")}

    @cached_property
    def _trie(self) -> _Trie:
        claims = [(surface, entry) for entry in self.entries for surface in (*entry.surfaces, *_phrases(entry.members))]
        root: _Trie = {}
        for surface, entry in sorted(claims, key=lambda claim: claim[0] in claim[1].secondary):
            _insert(root, _pieces(surface), entry)
        return root


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with kgraph, one for the process."""
    return Gazetteer()


def _rows(table: str) -> tuple[dict[str, str], ...]:
    return read_table("gazetteer", f"{table}.tsv")


def _phrases(nouns: Iterable[str]) -> Iterator[str]:
    """Those of more than one word, of which the last alone may mean something else ("Social Democrat")."""
    return (noun for noun in nouns if " " in noun)


def _pieces(surface: str) -> list[str]:
    return _PIECE.findall(surface_key(surface))


def _descend(node: _Trie, pieces: Iterable[str]) -> _Trie | None:
    for piece in pieces:
        if piece not in node:
            return None
        node = node[piece]
    return node


def _insert(root: _Trie, pieces: Iterable[str], entry: GazetteerEntry) -> None:
    node = root
    for piece in pieces:
        node = node.setdefault(piece, {})
    known: tuple[GazetteerEntry, ...] = node.get("", ())
    if entry not in known:
        node[""] = (*known, entry)


def _entry(row: Mapping[str, str], type_: EntityType) -> GazetteerEntry:
    def listed(column: str) -> tuple[str, ...]:
        return tuple(name.removesuffix("?") for name in _listed(row.get(column, "")))

    marked = (name for column in _CLAIMED for name in _listed(row.get(column, "")))
    return GazetteerEntry(
        qid=row["qid"],
        name=row["name"].removesuffix("?"),
        type=EntityType(row["type"]) if row.get("type") else type_,
        aliases=listed("aliases"),
        acronyms=listed("acronyms"),
        demonyms=listed("demonyms"),
        abbreviations=listed("abbreviations"),
        kind=row.get("kind", ""),
        state=row.get("state", ""),
        parent=row.get("parent", ""),
        iso2=row.get("iso2", ""),
        government=row.get("government", ""),
        members=listed("members"),
        secondary=frozenset(name[:-1] for name in marked if name.endswith("?")),
    )


def _people(rows: Iterable[Mapping[str, str]]) -> Iterator[GazetteerEntry]:
    for (qid, name), tenures in groupby(rows, key=lambda row: (row["qid"], row["name"])):
        held = list(tenures)
        latest = max(held, key=lambda row: row["start"])
        yield GazetteerEntry(
            qid=qid,
            name=name,
            type=EntityType.PERSON,
            aliases=tuple(dict.fromkeys(alias for row in held for alias in _listed(row["aliases"]))),
            gender=latest["gender"],
            state=latest["state"],
            party=latest["party"],
            tenures=tuple(_tenure(row) for row in held if row["office"]),
        )


def _tenure(row: Mapping[str, str]) -> Tenure:
    return Tenure(row["office"], row["state"], _date(row["start"]), _date(row["end"]))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _date(cell: str) -> PartialDate | None:
    return PartialDate(cell) if cell else None
