"""From the entities of articles to the entities of the world."""

from kgraph.resolution.decisions import Decision, Decisions, dump_decisions, read_decisions
from kgraph.resolution.linker import Linker, observed_id, resolve

__all__ = ["Decision", "Decisions", "Linker", "dump_decisions", "observed_id", "read_decisions", "resolve"]
