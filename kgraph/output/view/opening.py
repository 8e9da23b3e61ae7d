"""What the page opens on: the most connected entities, without the offices that would drown them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import product

import networkx as nx

from kgraph.model import EntityType, Modality, Statement
from kgraph.output.view.data import PageData

__all__ = ["OPENING_LIMIT", "Opening", "opening_of"]

OPENING_LIMIT = 300
"""The number of entities up to which all that are tied to another are shown at once."""

_CORE = 60
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


def opening_of(page: PageData) -> Opening:
    """Choose what to draw first; the same page gives the same choice."""
    types = {entity.iri: entity.type for entity in page.entities}
    asserted = [each for each in page.statements if each.modality is Modality.ASSERTED]
    whole = _network(page.statements, types)
    shown = _network(asserted, types)
    hidden = _hidden(shown, types)
    shown.remove_nodes_from([iri for iri in shown if types[iri] in hidden])
    return Opening(whole, _core(shown), hidden)


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
    if len(network) > OPENING_LIMIT:
        network = network.subgraph(_most_connected(network)).copy()
    network.remove_nodes_from([iri for iri, degree in list(network.degree) if degree == 0])
    return network


def _most_connected(network: nx.Graph[str]) -> Sequence[str]:
    return sorted(network, key=lambda iri: (-network.degree[iri], iri))[:_CORE]
