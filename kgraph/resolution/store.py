"""The gazetteer that a user imported: an SQLite file, looked up by name."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from kgraph.errors import DataError
from kgraph.model import EntityType
from kgraph.ontology import ontology_path
from kgraph.resolution.known import (
    OTHER_KEYS,
    KnownEntity,
    KnownNames,
    KnownTenure,
    end_keys,
    name_key,
    sound_key,
    state_identifier,
)
from kgraph.resolution.records import Names, Record, TenureRecord, Thing

__all__ = ["GazetteerStore", "ImportReport", "InfoRow"]

_APPLICATION = 0x6B677A34
"""What says in the file's header (https://www.sqlite.org/fileformat2.html) that it is a gazetteer of kgraph."""
_HEADER = slice(68, 72)
_SCHEMA = f"""
PRAGMA application_id = {_APPLICATION};
CREATE TABLE IF NOT EXISTS entities (id TEXT PRIMARY KEY, type TEXT, label TEXT, country TEXT, source TEXT,
  prominence REAL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (key TEXT, id TEXT, main INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tenures (id TEXT, office TEXT, country TEXT, start TEXT, end TEXT,
  PRIMARY KEY (id, office, country, start, end)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digest (value TEXT);
"""
_CONTENT = (
    "SELECT id, type, label, country FROM entities ORDER BY id",
    "SELECT key, id, main FROM names ORDER BY key, id",
    "SELECT id, office, country, start, end FROM tenures ORDER BY id, office, country, start, end",
)
_PROMINENCE = """
UPDATE entities SET prominence = counted.n FROM (
  SELECT id, sum(n) AS n FROM (
    SELECT id, count(*) AS n FROM names WHERE key NOT LIKE '^%' GROUP BY id UNION ALL
    SELECT id, 2 * count(*) FROM tenures GROUP BY id
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
_BATCH = 5000
_DIGEST = 12


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
    """Names, classes, states and tenures of known things. Not to be shared between threads.

    The file is made by the first import. Everything raises DataError where it is no gazetteer.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._cached = lru_cache(maxsize=8192)(self._looked_up)

    def candidates(self, name: str) -> tuple[KnownEntity, ...]:
        """All things that bear the name, by identifier."""
        return self._by_key(name_key(name))

    def alike(self, name: str) -> tuple[KnownEntity, ...]:
        """People whose name sounds the same, by identifier."""
        return self._by_key(sound_key(name))

    def surnamed(self, surname: str) -> tuple[KnownEntity, ...]:
        """People whose name begins or ends so, by identifier."""
        found = {known.identifier: known for key in end_keys(surname) for known in self._by_key(key)}
        return tuple(known for _, known in sorted(found.items()))

    def names(self, identifier: str) -> KnownNames:
        """The main name of a thing, which may be of any language; nothing where it is not known."""
        if not self._path.is_file():
            return KnownNames()
        found = self._query("SELECT label FROM entities WHERE id = ?", identifier)
        return KnownNames(aliases=tuple(label for (label,) in found))

    @property
    def digest(self) -> str:
        """A hash of all that links depend on; empty where nothing was imported."""
        if not self._path.is_file():
            return ""
        return "".join(value for (value,) in self._query("SELECT value FROM digest"))

    def info(self) -> tuple[InfoRow, ...]:
        """Counts by class and source; nothing where nothing was imported."""
        if not self._path.is_file():
            return ()
        query = "SELECT type, source, count(*) FROM entities GROUP BY type, source ORDER BY type, source"
        return tuple(InfoRow(type_, source, int(count)) for type_, source, count in self._query(query))

    def add(self, records: Iterable[Record], *, source: str) -> ImportReport:
        """Add what an importer read; all of it or, where it or the file fails (DataError), nothing."""
        is_new = not self._path.exists()
        try:
            report = self._added(records, source)
        except BaseException:
            if is_new:
                self.close()
                self._path.unlink(missing_ok=True)
            raise
        self._cached.cache_clear()
        return report

    def _added(self, records: Iterable[Record], source: str) -> ImportReport:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _add(self._open(), records, source)
        except (sqlite3.Error, OSError) as error:
            raise DataError(f"{self._path}: {getattr(error, 'strerror', None) or error}") from error

    def remove(self) -> None:
        """Delete the file, if it is a gazetteer, also of another version."""
        self.close()
        try:
            with self._path.open("rb") as file:
                is_ours = file.read(_HEADER.stop)[_HEADER] == _APPLICATION.to_bytes(4)
            if not is_ours:
                raise DataError(f"{self._path}: not a gazetteer of kgraph")
            self._path.unlink()
        except OSError as error:
            raise DataError(f"{self._path}: {error.strerror}") from error

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._connection = sqlite3.connect(self._path)
                _prepare(self._connection)
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


def _add(connection: sqlite3.Connection, records: Iterable[Record], source: str) -> ImportReport:
    with connection:
        connection.execute("BEGIN")
        report = _insert_all(connection, records, source)
        connection.execute(_PROMINENCE)
        connection.execute("DELETE FROM digest")
        connection.execute("INSERT INTO digest VALUES (?)", (_digest(connection),))
    return report


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; refuse a database of something else, and keys that were made by other rules."""
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((rules,),) = connection.execute("PRAGMA user_version").fetchall()
    if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        connection.executescript(f"{_SCHEMA} PRAGMA user_version = {_rules()};")
    elif application != _APPLICATION:
        raise sqlite3.DatabaseError("not a gazetteer of kgraph")
    elif rules != _rules():
        raise sqlite3.DatabaseError("imported by another version of kgraph; kgraph gazetteer remove, and import anew")


def _rules() -> int:
    """What says by which rules names became keys."""
    content = ontology_path("resolution", "names.yaml").read_bytes()
    return int.from_bytes(hashlib.sha256(content).digest()[:3])


def _digest(connection: sqlite3.Connection) -> str:
    digest = hashlib.sha256()
    for query in _CONTENT:
        for row in connection.execute(query):
            digest.update(repr(row).encode())
    return digest.hexdigest()[:_DIGEST]


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
    counts["entities"] += len(things)
    counts["names"] += sum(key[0] not in OTHER_KEYS for key, _, _ in names)
    counts["tenures"] += len(tenures)
    counts["skipped"] += sum(record is None for record in batch)


def _names(record: Record) -> Iterator[tuple[str, str, int]]:
    if isinstance(record, Thing):
        yield name_key(record.label), record.identifier, 1
        if record.type == EntityType.PERSON:
            keys = (sound_key(record.label), *end_keys(record.label))
            yield from ((key, record.identifier, 0) for key in keys if key)
    elif isinstance(record, Names):
        yield from ((key, record.identifier, 0) for name in record.names if (key := name_key(name)))
