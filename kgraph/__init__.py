"""kgraph: news articles in, a knowledge graph of politics out.

>>> import kgraph
>>> report = kgraph.build(["examples/"], output="output")  # doctest: +SKIP
>>> kgraph.open_graph("output").show("Angela Merkel")  # doctest: +SKIP
"""

from kgraph.build import BuildReport, build
from kgraph.errors import (
    DataError,
    GraphError,
    KGraphError,
    OntologyError,
    QueryError,
    ReadingError,
    UsageError,
)
from kgraph.library import Graph, MergeReport, graph_of, merge, open_graph

__all__ = [
    "BuildReport",
    "DataError",
    "Graph",
    "GraphError",
    "KGraphError",
    "MergeReport",
    "OntologyError",
    "QueryError",
    "ReadingError",
    "UsageError",
    "build",
    "graph_of",
    "merge",
    "open_graph",
]
