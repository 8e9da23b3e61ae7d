"""Several graphs into one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import GraphError
from kgraph.files import Paths, each_path
from kgraph.folder import Derived, Folder
from kgraph.model import Observation

if TYPE_CHECKING:
    from kgraph.resolution import Decisions

__all__ = ["ConflictView", "MergeReport", "merge"]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A disagreement: its kind, and the facts that disagree as text."""

    kind: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merged graph holds."""

    output: Path
    articles: int
    entities: int
    statements: int
    conflicts: tuple[ConflictView, ...]


def merge(graphs: Paths, *, output: str | Path) -> MergeReport:
    """Write one graph of several (folders or RDF files) into the folder `output`.

    Same entities become one, facts pool their evidence; the decisions of all folders apply. An
    article that several graphs have counts once. `output` may be one of the
    graphs; what it holds otherwise is replaced. Raises GraphError, UsageError or DataError; `output`
    is then as it was.
    """
    from kgraph.graph.merge import merge_observations

    folder = Folder(Path(output))
    observations: list[Observation] = []
    decisions: list[Decisions] = []
    for path in map(Path, each_path(graphs)):
        found, decided = _contribution(path)
        observations += found
        decisions.append(decided)
    with folder.locked():
        derived = folder.write(merge_observations(observations), decisions=_joined(decisions))
    return _report(folder.path, derived)


def _contribution(path: Path) -> tuple[tuple[Observation, ...], Decisions]:
    from kgraph.graph.importing import import_rdf
    from kgraph.resolution import Decisions

    if not path.exists():
        raise GraphError(f"{path}: no such file or folder")
    if not path.is_dir():
        return import_rdf(path), Decisions()
    folder = Folder(path)
    if not folder.holds_graph:
        raise GraphError(f"{path}: no graph in this folder")
    return folder.observations(), folder.decisions()


def _joined(decisions: Iterable[Decisions]) -> Decisions:
    from functools import reduce

    from kgraph.resolution import Decisions

    return reduce(lambda one, other: one | other, decisions, Decisions())


def _report(output: Path, derived: Derived) -> MergeReport:
    from kgraph.graph.conflicts import conflicts_of

    conflicts = conflicts_of(derived.statements)
    texts = _texts(derived)
    return MergeReport(
        output=output,
        articles=len(derived.observations),
        entities=len(derived.entities),
        statements=len(derived.statements),
        conflicts=tuple(ConflictView(str(c.kind), tuple(texts[iri] for iri in c.statements)) for c in conflicts),
    )


def _texts(derived: Derived) -> dict[str, str]:
    """The statements as text by IRI."""
    from kgraph.facts import read_facts
    from kgraph.graph.dataset import dataset_from
    from kgraph.library.views import described

    return described(read_facts(dataset_from(derived.quads)))
