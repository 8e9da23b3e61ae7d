"""Where candidates come from: the gazetteer that ships, and beside it what the user imported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kgraph.errors import DataError, UsageError
from kgraph.resolution.known import CandidateSource, KnownEntity, KnownNames, ShippedCandidates
from kgraph.resolution.store import GazetteerStore

__all__ = ["default_candidates", "default_store_path", "imported_digest", "imported_path", "side_by_side"]

_ENVIRONMENT = "KGRAPH_GAZETTEER"


def default_store_path() -> Path:
    """Where imported gazetteers are kept: the file that KGRAPH_GAZETTEER names, else one in the user's data folder.

    Raises UsageError where KGRAPH_GAZETTEER is empty, which turns imported gazetteers off.
    """
    named = os.environ.get(_ENVIRONMENT)
    if named:
        return Path(named)
    if named == "":
        raise UsageError(f"{_ENVIRONMENT} is empty: imported gazetteers are turned off")
    from platformdirs import user_data_path

    return user_data_path("kgraph") / "gazetteer.sqlite"


def imported_path() -> Path | None:
    """The imported gazetteer that applies. Raises DataError where KGRAPH_GAZETTEER names a file that is not there."""
    if os.environ.get(_ENVIRONMENT) == "":
        return None
    path = default_store_path()
    if path.is_file():
        return path
    if _ENVIRONMENT in os.environ:
        raise DataError(f"{path}: no such gazetteer ({_ENVIRONMENT} names it)")
    return None


def imported_digest() -> str:
    """The hash of the imported gazetteer that applies; empty where none does. Raises DataError."""
    path = imported_path()
    if path is None:
        return ""
    with closing(GazetteerStore(path)) as imported:
        return imported.digest


@contextmanager
def default_candidates() -> Iterator[CandidateSource]:
    """The shipped gazetteer, and beside it the imported one where there is any. Raises DataError."""
    path = imported_path()
    if path is None:
        yield ShippedCandidates()
        return
    with closing(GazetteerStore(path)) as imported:
        yield side_by_side(ShippedCandidates(), imported)


def side_by_side(*sources: CandidateSource) -> CandidateSource:
    """Several gazetteers as one; of a thing that several know, the first that has it speaks."""
    return _Several(*sources)


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

    def surnamed(self, surname: str) -> tuple[KnownEntity, ...]:
        """See :class:`CandidateSource`."""
        return _pooled(chain.from_iterable(source.surnamed(surname) for source in self._sources))

    def names(self, identifier: str) -> KnownNames:
        """See :class:`CandidateSource`."""
        known = [source.names(identifier) for source in self._sources]
        label = next((names.label for names in known if names.label), "")
        aliases = dict.fromkeys(alias for names in known for alias in names.aliases)
        return KnownNames(label, tuple(alias for alias in aliases if alias != label))


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
