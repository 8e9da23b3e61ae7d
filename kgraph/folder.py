"""A folder of kgraph: what articles contribute, what a person decided, and the graph derived from both.

Under one gazetteer `graph.ttl`, `graph.trig` and `graph.html` are a function of `observations.jsonl` and
`decisions.yaml` alone. So forgetting an article is dropping its line, re-reading one is replacing it, merging
folders is the union of their lines, and every order of these gives the same bytes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import GraphError, UsageError
from kgraph.files import OBSERVATIONS, check_writable, write_all_atomically
from kgraph.model import Observation

if TYPE_CHECKING:
    from kgraph.graph.dataset import Quad
    from kgraph.graph.linker import Linker
    from kgraph.model import Entity, Statement
    from kgraph.resolution import Decisions

__all__ = ["PAGE", "Derived", "Folder", "derive"]

_DECISIONS = "decisions.yaml"
_TRIG = "graph.trig"
PAGE = "graph.html"


@dataclass(frozen=True)
class Derived:
    """The graph that observations and decisions give."""

    observations: tuple[Observation, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    linker: Linker
    quads: tuple[Quad, ...]

    @property
    def entity_counts(self) -> Mapping[str, int]:
        """The number of entities by class."""
        return Counter(str(entity.type) for entity in self.entities)

    @property
    def fact_counts(self) -> Mapping[str, int]:
        """The number of statements by modality."""
        return Counter(str(statement.modality) for statement in self.statements)

    @property
    def relation_counts(self) -> Mapping[str, int]:
        """The number of statements by relation, whatever their modality."""
        return Counter(statement.relation for statement in self.statements)


def derive(observations: Iterable[Observation], decisions: Decisions) -> Derived:
    """Resolve entities and make the graph; the order of the observations does not matter."""
    from kgraph.graph.dataset import quads_of
    from kgraph.graph.statements import statements_of
    from kgraph.resolution import default_candidates, imported_digest, resolve

    ordered = tuple(sorted(observations, key=lambda observation: observation.article.identifier))
    with default_candidates() as gazetteer:
        linker = resolve(ordered, decisions=decisions, gazetteer=gazetteer)
    statements = statements_of(ordered, linker)
    quads = quads_of(ordered, linker, gazetteer=imported_digest())
    return Derived(ordered, linker.entities(), statements, linker, tuple(quads))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds, or will hold, a graph."""

    path: Path

    def __post_init__(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise UsageError(f"{self.path}: not a folder")

    @property
    def holds_graph(self) -> bool:
        """Whether a graph was written here."""
        return (self.path / OBSERVATIONS).is_file()

    @property
    def trig(self) -> Path:
        """The file with all named graphs."""
        return self.path / _TRIG

    def check_writable(self) -> None:
        """Raise GraphError where nothing can be written here: better before an hour of reading than after it."""
        try:
            check_writable(self.path)
        except OSError as error:
            raise GraphError(f"{self.path}: {error.strerror}") from error

    def observations(self) -> tuple[Observation, ...]:
        """What the articles of the folder contribute; nothing where no graph was written. Raises GraphError."""
        from kgraph.graph.observations import read_observations

        return read_observations(self.path / OBSERVATIONS) if self.holds_graph else ()

    def decisions(self) -> Decisions:
        """What a person decided; nothing where there is no such file. Raises DataError."""
        from kgraph.resolution import read_decisions

        return read_decisions(self.path / _DECISIONS)

    def write(self, observations: Iterable[Observation], *, decisions: Decisions | None = None) -> Derived:
        """Derive the graph and replace all files of the folder, or none. Raises GraphError.

        Without `decisions` those that are there apply; where there are none at all there is no file of them.
        """
        applied = self.decisions() if decisions is None else decisions
        derived = derive(observations, applied)
        contents: dict[str, bytes | str] = dict(_contents(derived))
        if decisions:
            from kgraph.resolution import dump_decisions

            contents[_DECISIONS] = dump_decisions(decisions)
        try:
            write_all_atomically({self.path / name: content for name, content in contents.items()})
            if not applied:
                (self.path / _DECISIONS).unlink(missing_ok=True)
        except OSError as error:
            raise GraphError(f"{error.filename or self.path}: {error.strerror}") from error
        return derived

    def keep(self, decisions: Decisions) -> None:
        """Write decisions; they are applied when the graph is next derived. Raises DataError."""
        from kgraph.resolution import write_decisions

        write_decisions(self.path / _DECISIONS, decisions)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes of kgraph from changing the folder meanwhile; they wait. Leaves no file behind."""
        above = next(folder for folder in self.path.absolute().parents if folder.is_dir())
        descriptor = os.open(above, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


def _contents(derived: Derived) -> Iterator[tuple[str, bytes | str]]:
    from kgraph.graph.observations import dump_observations
    from kgraph.output.turtle import trig, turtle

    yield OBSERVATIONS, dump_observations(derived.observations)
    yield "graph.ttl", turtle(derived.quads)
    yield _TRIG, trig(derived.quads)
    yield PAGE, _page(derived)


def _page(derived: Derived) -> str:
    from kgraph.output.view import page_data, render_page

    return render_page(page_data(derived.entities, derived.statements, derived.observations, derived.linker))
