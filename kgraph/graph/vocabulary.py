"""What the graph needs to know of the schema."""

from __future__ import annotations

from functools import cache

from kgraph.schema import load_schema

__all__ = ["symmetric_relations"]


@cache
def symmetric_relations() -> frozenset[str]:
    """The relations that say the same in both directions."""
    return frozenset(name for name, relation in load_schema().relations.items() if relation.symmetric)
