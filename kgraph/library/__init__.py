"""The verbs of kgraph on a graph that is there: ask, show, merge, forget, compare, check, export."""

from kgraph.library.graph import Graph, graph_of, open_graph
from kgraph.library.merging import MergeReport, merge
from kgraph.library.reviewing import Review, ReviewReport
from kgraph.library.values import EntityView, EvidenceView, FactView, RankedEntity, Step

__all__ = [
    "EntityView",
    "EvidenceView",
    "FactView",
    "Graph",
    "MergeReport",
    "RankedEntity",
    "Review",
    "ReviewReport",
    "Step",
    "graph_of",
    "merge",
    "open_graph",
]
