"""What the page opens on: the most connected entities, without the offices that would drown them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import product

import networkx as nx

from kgraph.model import EntityType, Modality, Statement
from kgraph.output.view.data import PageData

__all__ = ["Opening", "opening_of"]

_CORE = 60
"""As many entities as can be read at once in a window of ordinary size."""
_UNTIED = 0.2
"""What being connected counts for an entity that is not tied to what is chosen already."""
_FEW = 12
_FOLDED = frozenset({EntityType.OFFICE, EntityType.PLACE})


@dataclass(frozen=True)
class Opening:
    """The first view: `whole` is the network of all entities, `first` what is drawn of it at the start.

    Both are undirected; offices tie the people who hold them to the bodies that they belong to. Nodes are IRIs.
    """

    whole: nx.Graph[str]
    first: nx.Graph[str]
    hidden: frozenset[EntityType]
    is_cut: bool
    """Whether entities were left out because there are too many to read at once."""


def opening_of(page: PageData) -> Opening:
    """Choose what to draw first; the same page gives the same choice."""
    types = {entity.iri: entity.type for entity in page.entities}
    asserted = [each for each in page.statements if each.modality is Modality.ASSERTED]
    whole = _network(page.statements, types)
    shown = _network(asserted, types)
    hidden = _hidden(shown, types)
    shown.remove_nodes_from([iri for iri in shown if types[iri] in hidden])
    shown.remove_nodes_from([iri for iri, degree in list(shown.degree) if degree == 0])
    first = _core(shown)
    return Opening(whole, first, hidden, is_cut=len(first) < len(shown))


def _network(statements: Iterable[Statement], types: dict[str, EntityType]) -> nx.Graph[str]:
    edges: set[tuple[str, str]] = set()
    for statement in statements:
        if isinstance(statement.object, str):
            edges.add((statement.subject, statement.object))
    edges |= _ties_by_office(edges, types)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted({iri for edge in edges for iri in edge}))
    network.add_edges_from(sorted({(min(edge), max(edge)) for edge in edges}))
    return network


def _ties_by_office(edges: Set[tuple[str, str]], types: dict[str, EntityType]) -> set[tuple[str, str]]:
    """From the people of an office to the states and bodies that it is an office of."""
    bodies, people = defaultdict(list), defaultdict(list)
    for subject, obj in edges:
        if types[subject] is EntityType.OFFICE:
            bodies[subject].append(obj)
        elif types[obj] is EntityType.OFFICE:
            people[obj].append(subject)
    return {tie for office in people for tie in product(people[office], bodies[office])}


def _hidden(network: nx.Graph[str], types: dict[str, EntityType]) -> frozenset[EntityType]:
    """The classes to leave out: none where too little would be left to look at."""
    left = [iri for iri in network if types[iri] not in _FOLDED]
    rest = network.subgraph(left)
    return _FOLDED if sum(degree > 0 for _, degree in rest.degree) >= _FEW else frozenset()


def _core(network: nx.Graph[str]) -> nx.Graph[str]:
    core = network.subgraph(_most_connected(network)).copy()
    core.remove_nodes_from([iri for iri, degree in list(core.degree) if degree == 0])
    return core


def _most_connected(network: nx.Graph[str]) -> Set[str]:
    """The most connected, one after the other; those that are tied to what is chosen already come first.

    The most connected by themselves would in a large graph hardly be tied to each other.
    """
    degree = dict(network.degree)
    ties: Counter[str] = Counter()
    chosen: set[str] = set()
    while len(chosen) < min(_CORE, len(degree)):
        best = min(degree.keys() - chosen, key=lambda iri: (-degree[iri] * (ties[iri] or _UNTIED), iri))
        chosen.add(best)
        ties.update(network.neighbors(best))
    return chosen
