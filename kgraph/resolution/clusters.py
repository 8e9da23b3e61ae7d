"""Which observed entities are one thing: by Wikidata id, by class and name, and by what a person decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kgraph.model import ObservedEntity
from kgraph.resolution.decisions import Decisions

__all__ = ["Clusters"]


class Clusters:
    """A partition of observed entities. Decisions come first, and "not the same" is never overruled."""

    def __init__(self, observed: Mapping[str, ObservedEntity], decisions: Decisions) -> None:
        self._parent = {name: name for name in observed}
        self._apart: dict[str, set[str]] = defaultdict(set)
        known = [d for d in sorted(decisions.judged) if d.left in observed and d.right in observed]
        for decision in known:
            if not decision.same:
                self._apart[decision.left].add(decision.right)
                self._apart[decision.right].add(decision.left)
        for decision in known:
            if decision.same:
                self._join(decision.left, decision.right)
        for block in _blocks(observed):
            for one, other in pairwise(block):
                self._join(one, other)

    def members(self) -> list[list[str]]:
        """The clusters, each sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            found[self._root(name)].append(name)
        return list(found.values())

    def _root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first == second or self._are_apart(first, second):
            return
        self._parent[second] = first

    def _are_apart(self, first: str, second: str) -> bool:
        forbidden = {self._root(name) for member in self._of(first) for name in self._apart.get(member, ())}
        return second in forbidden

    def _of(self, root: str) -> Iterator[str]:
        if not self._apart:
            return iter(())
        return (name for name in self._apart if self._root(name) == root)


def _blocks(observed: Mapping[str, ObservedEntity]) -> Iterator[Sequence[str]]:
    """Names that belong together, sorted: those with one Wikidata id, then those with one class and name."""
    by_identifier: dict[str, list[str]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, entity in sorted(observed.items()):
        if entity.wikidata:
            by_identifier[entity.wikidata].append(name)
        by_name[entity.type, entity.key].append(name)
    yield from by_identifier.values()
    yield from by_name.values()
