"""The gazetteer that a user imported: an SQLite file, looked up by name."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import EntityType
from kgraph.resolution.known import (
    CandidateSource,
    KnownEntity,
    KnownTenure,
    ShippedCandidates,
    name_key,
    sound_key,
    state_identifier,
)
from kgraph.resolution.records import Names, Record, TenureRecord, Thing

__all__ = ["GazetteerStore", "ImportReport", "InfoRow", "default_candidates", "default_store_path", "side_by_side"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entities (id TEXT PRIMARY KEY, type TEXT, label TEXT, country TEXT, source TEXT,
  prominence REAL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (key TEXT, id TEXT, main INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tenures (id TEXT, office TEXT, country TEXT, start TEXT, end TEXT,
  PRIMARY KEY (id, office, country, start, end)) WITHOUT ROWID;
"""
_PROMINENCE = """
UPDATE entities SET prominence = counted.n FROM (
  SELECT id, sum(n) AS n FROM (
    SELECT id, count(*) AS n FROM names GROUP BY id UNION ALL SELECT id, 2 * count(*) FROM tenures GROUP BY id
  ) GROUP BY id) AS counted WHERE counted.id = entities.id
"""
_LOOKUP = """
SELECT entities.id, type, label, country, prominence, main FROM names JOIN entities USING (id)
WHERE key = ? ORDER BY entities.id
"""
_HELD = """
SELECT coalesce(offices.label, tenures.office), tenures.country, start, end
FROM tenures LEFT JOIN entities AS offices ON offices.id = tenures.office WHERE tenures.id = ? ORDER BY 1, 2, 3, 4
"""
_ENTITY = """
INSERT INTO entities (id, type, label, country, source) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
type = excluded.type, label = excluded.label, country = coalesce(nullif(excluded.country, ''), country),
source = excluded.source
"""
_NAME = "INSERT INTO names VALUES (?, ?, ?) ON CONFLICT (key, id) DO UPDATE SET main = max(main, excluded.main)"
_TENURE = "INSERT OR IGNORE INTO tenures VALUES (?, ?, ?, ?, ?)"
_ENVIRONMENT = "KGRAPH_GAZETTEER"
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How much of each kind an import brought, and how many rows it passed over for want of an id or a name."""

    entities: int
    names: int
    tenures: int
    skipped: int


@dataclass(frozen=True, slots=True)
class InfoRow:
    """How many entities of a class one source brought."""

    type: str
    source: str
    entities: int


class GazetteerStore:
    """Names, classes, states and tenures of known things. Not to be shared between threads."""

    def __init__(self, path: Path) -> None:
        """Open the file, which is made where there is none on the first import. Raises DataError."""
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._cached = lru_cache(maxsize=8192)(self._looked_up)

    def candidates(self, name: str) -> tuple[KnownEntity, ...]:
        """All things that bear the name, by identifier."""
        return self._by_key(name_key(name))

    def alike(self, name: str) -> tuple[KnownEntity, ...]:
        """People whose name sounds the same, by identifier."""
        return self._by_key(sound_key(name))

    def info(self) -> tuple[InfoRow, ...]:
        """Counts by class and source; nothing where nothing was imported."""
        if not self._path.is_file():
            return ()
        query = "SELECT type, source, count(*) FROM entities GROUP BY type, source ORDER BY type, source"
        return tuple(InfoRow(type_, source, int(count)) for type_, source, count in self._query(query))

    def add(self, records: Iterable[Record], *, source: str) -> ImportReport:
        """Add what an importer read; all of it or, where it or the file fails (DataError), nothing."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = self._open()
        try:
            with connection:
                connection.execute("BEGIN")
                report = _insert_all(connection, records, source)
                connection.execute(_PROMINENCE)
        except sqlite3.Error as error:
            raise DataError(f"{self._path}: {error}") from error
        self._cached.cache_clear()
        return report

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = sqlite3.connect(self._path)
                self._connection.executescript(_SCHEMA)
            except sqlite3.Error as error:
                self.close()
                raise DataError(f"{self._path}: {error}") from error
        return self._connection

    def _query(self, query: str, *values: str) -> list[tuple[str, ...]]:
        try:
            return self._open().execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise DataError(f"{self._path}: {error}") from error

    def _by_key(self, key: str) -> tuple[KnownEntity, ...]:
        return self._cached(key) if key and self._path.is_file() else ()

    def _looked_up(self, key: str) -> tuple[KnownEntity, ...]:
        return tuple(self._known(row) for row in self._query(_LOOKUP, key))

    def _known(self, row: tuple[str, ...]) -> KnownEntity:
        identifier, type_, label, country, prominence, main = row
        held = self._query(_HELD, identifier)
        tenures = tuple(KnownTenure(office, state_identifier(where), start, end) for office, where, start, end in held)
        state = state_identifier(country)
        return KnownEntity(identifier, type_, label, state, tenures, float(prominence), "", bool(main))


def _insert_all(connection: sqlite3.Connection, records: Iterable[Record], source: str) -> ImportReport:
    counts: dict[str, int] = defaultdict(int)
    iterator = iter(records)
    while batch := list(islice(iterator, _BATCH)):
        _insert(connection, batch, source, counts)
    return ImportReport(counts["entities"], counts["names"], counts["tenures"], counts["skipped"])


def _insert(connection: sqlite3.Connection, batch: list[Record], source: str, counts: dict[str, int]) -> None:
    things = [r for r in batch if isinstance(r, Thing)]
    names = list(chain.from_iterable(_names(record) for record in batch))
    tenures = [r for r in batch if isinstance(r, TenureRecord)]
    connection.executemany(_ENTITY, [(t.identifier, t.type, t.label, t.country, source) for t in things])
    connection.executemany(_NAME, names)
    connection.executemany(_TENURE, [(t.identifier, t.office, t.country, t.start, t.end) for t in tenures])
    for kind, rows in (("entities", things), ("names", names), ("tenures", tenures)):
        counts[kind] += len(rows)
    counts["skipped"] += sum(record is None for record in batch)


def _names(record: Record) -> Iterator[tuple[str, str, int]]:
    if isinstance(record, Thing):
        yield name_key(record.label), record.identifier, 1
        if record.type == EntityType.PERSON and (key := sound_key(record.label)):
            yield key, record.identifier, 0
    elif isinstance(record, Names):
        yield from ((key, record.identifier, 0) for name in record.names if (key := name_key(name)))


def default_store_path() -> Path:
    """Where imported gazetteers are kept: the file that KGRAPH_GAZETTEER names, else one in the user's data folder."""
    named = os.environ.get(_ENVIRONMENT)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("kgraph") / "gazetteer.sqlite"


class _Several:
    """See :func:`side_by_side`."""

    def __init__(self, *sources: CandidateSource) -> None:
        self._sources = sources

    def candidates(self, name: str) -> tuple[KnownEntity, ...]:
        """See :class:`CandidateSource`."""
        return _pooled(chain.from_iterable(source.candidates(name) for source in self._sources))

    def alike(self, name: str) -> tuple[KnownEntity, ...]:
        """See :class:`CandidateSource`."""
        return _pooled(chain.from_iterable(source.alike(name) for source in self._sources))


def _pooled(candidates: Iterable[KnownEntity]) -> tuple[KnownEntity, ...]:
    found: dict[str, KnownEntity] = {}
    for candidate in candidates:
        known = found.get(candidate.identifier)
        found[candidate.identifier] = _merged(known, candidate) if known else candidate
    return tuple(candidate for _, candidate in sorted(found.items()))


def _merged(one: KnownEntity, other: KnownEntity) -> KnownEntity:
    return replace(
        one,
        state=one.state or other.state,
        tenures=tuple(sorted({*one.tenures, *other.tenures}, key=repr)),
        prominence=max(one.prominence, other.prominence),
        named_so=one.named_so or other.named_so,
    )


def default_candidates() -> CandidateSource:
    """The shipped gazetteer, and beside it the imported one where there is any."""
    path = default_store_path()
    return side_by_side(ShippedCandidates(), GazetteerStore(path)) if path.is_file() else ShippedCandidates()


def side_by_side(*sources: CandidateSource) -> CandidateSource:
    """Several gazetteers as one; of a thing that several know, the first that has it speaks."""
    return _Several(*sources)
