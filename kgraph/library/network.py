"""How entities are tied, over what is asserted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx

from kgraph.errors import DataError
from kgraph.library.values import RankedEntity, Step
from kgraph.library.views import sentence_of
from kgraph.model import Entity, Modality, Statement

if TYPE_CHECKING:
    from kgraph.facts import Facts

__all__ = ["ranking", "shortest_path"]


def shortest_path(one: Entity, other: Entity, facts: Facts) -> tuple[Step, ...]:
    """The steps from one entity to the other, as few as possible. Raises DataError where nothing ties them."""
    network = _network(facts)
    try:
        nodes = nx.shortest_path(network, one.iri, other.iri)
    except (nx.NetworkXNoPath, nx.NodeNotFound) as error:
        raise DataError(f"nothing that is asserted ties {one.label} to {other.label}") from error
    return tuple(_step(network[a][b]["statement"], facts) for a, b in pairwise(nodes))


def ranking(facts: Facts, *, limit: int) -> tuple[RankedEntity, ...]:
    """The entities by PageRank in the undirected network, highest first."""
    scores = nx.pagerank(_network(facts))
    entities = [facts.entities[iri] for iri in scores]
    entities.sort(key=lambda entity: (-round(scores[entity.iri], 9), entity.label, entity.iri))
    return tuple(RankedEntity(e.iri, e.label, e.type, scores[e.iri]) for e in entities[:limit])


def _step(statement: Statement, facts: Facts) -> Step:
    return Step(sentence_of(statement, facts), statement.evidence[0].quote if statement.evidence else "")


def _network(facts: Facts) -> nx.Graph:
    """Entities, and between two of them the first statement that ties them."""
    network = nx.Graph()
    network.add_nodes_from(facts.entities)
    for statement in facts.statements:
        ends = (statement.subject, statement.object)
        known = all(isinstance(end, str) and end in facts.entities for end in ends)
        if known and statement.modality is Modality.ASSERTED and not network.has_edge(*ends):
            network.add_edge(*ends, statement=statement)
    return network
