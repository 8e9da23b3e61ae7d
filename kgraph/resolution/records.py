"""What importers of gazetteers bring: things, more names for them, and who held what when."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Names", "Record", "TenureRecord", "Thing"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with a class of the ontology and its main name. `country` is an ISO code or a Wikidata id."""

    identifier: str
    type: str
    label: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """More names of a thing."""

    identifier: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TenureRecord:
    """An office, by name, that a person held between two dates (ISO 8601 at any precision, or empty)."""

    identifier: str
    office: str
    country: str = ""
    start: str = ""
    end: str = ""


Record = Thing | Names | TenureRecord | None
"""None stands for a row that says nothing usable: without an id or a name."""
