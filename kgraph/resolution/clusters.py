"""Which profiles are one thing: what was decided first, then what has support, then what has a name alone.

Two that are judged different are never joined, not even by a chain of others. What suits two different things
equally well joins neither, unless one of them is far better known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from kgraph.model import EntityType
from kgraph.resolution.decisions import Decisions
from kgraph.resolution.judgement import Judgement, Verdict
from kgraph.resolution.knowledge import evidence
from kgraph.resolution.person_names import parse_name
from kgraph.resolution.profiles import Profile

__all__ = ["Clusters", "Edge"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A judged pair of profiles, named by their identifiers; `left` sorts before `right`."""

    left: str
    right: str
    judgement: Judgement

    @property
    def rank(self) -> tuple[float, str, str]:
        """The best first; then by name, so that no order of input shows."""
        return (-self.judgement.score, self.left, self.right)


class Clusters:
    """A partition of profiles that only ever joins."""

    def __init__(self, profiles: Iterable[Profile] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[Profile]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self.add(profiles)

    def add(self, profiles: Iterable[Profile]) -> None:
        """More profiles, each alone."""
        for profile in profiles:
            self._parent[profile.identifier] = profile.identifier
            self._members[profile.identifier] = [profile]

    def members(self, identifier: str) -> list[Profile]:
        """The profiles of the cluster of one, sorted."""
        return sorted(self._members[self.root(identifier)], key=lambda profile: profile.identifier)

    def apply(self, decisions: Decisions) -> None:
        """Join what a person decided to be one; "not the same" is never overruled."""
        known = [d for d in sorted(decisions.judged) if d.left in self._parent and d.right in self._parent]
        for decision in known:
            if not decision.same:
                self._keep_apart(decision.left, decision.right)
        for decision in known:
            if decision.same and not self.are_apart(decision.left, decision.right):
                self._union(decision.left, decision.right)

    def join_judged(self, edges: Sequence[Edge]) -> None:
        """Join by judgements; what they leave alone stays alone."""
        for edge in edges:
            if edge.judgement.verdict is Verdict.DIFFERENT and self.root(edge.left) != self.root(edge.right):
                self._keep_apart(edge.left, edge.right)
        same = sorted((e for e in edges if e.judgement.verdict is Verdict.SAME), key=lambda edge: edge.rank)
        for _, equal in groupby((e for e in same if e.judgement.supported), key=lambda edge: edge.judgement.score):
            self._join(self._unambiguous(list(equal)))
        self._join(self._unambiguous([edge for edge in same if not edge.judgement.supported]))

    def join_equal(self, groups: Iterable[Sequence[str]]) -> None:
        """Join profiles that were linked to one Wikidata entity."""
        for group in groups:
            for one, other in combinations(sorted(group), 2):
                if not self.are_apart(one, other):
                    self._union(one, other)

    def root(self, identifier: str) -> str:
        """What stands for the cluster of a profile."""
        while self._parent[identifier] != identifier:
            self._parent[identifier] = self._parent[self._parent[identifier]]
            identifier = self._parent[identifier]
        return identifier

    def are_apart(self, one: str, other: str) -> bool:
        """Whether anything of the one cluster is known to differ from anything of the other."""
        first, second = self.root(one), self.root(other)
        return any(self.root(name) == second for name in self._apart.get(first, ()))

    def groups(self) -> list[list[Profile]]:
        """The clusters by their smallest member, each sorted."""
        found = (sorted(self._members[root], key=lambda p: p.identifier) for root in self._members)
        return sorted(found, key=lambda group: group[0].identifier)

    def _keep_apart(self, one: str, other: str) -> None:
        first, second = self.root(one), self.root(other)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def _join(self, edges: Iterable[Edge]) -> None:
        for edge in edges:
            if not self.are_apart(edge.left, edge.right) and not self._clash(edge.left, edge.right):
                self._union(edge.left, edge.right)

    def _clash(self, one: str, other: str) -> bool:
        """Two Wikidata ids, or two people whom one article names side by side."""
        first, second = self._members[self.root(one)], self._members[self.root(other)]
        if first is second:
            return False
        identifiers = {profile.wikidata for profile in (*first, *second)} - {None}
        if len(identifiers) > 1:
            return True
        if first[0].type is not EntityType.PERSON:
            return False
        return not _articles(filter(_is_full, first)).isdisjoint(_articles(filter(_is_full, second)))

    def _union(self, one: str, other: str) -> None:
        kept, gone = sorted((self.root(one), self.root(other)))
        if kept == gone:
            return
        self._parent[gone] = kept
        self._members[kept] += self._members.pop(gone)
        self._apart[kept] |= self._apart.pop(gone, set())

    def _unambiguous(self, edges: Sequence[Edge]) -> list[Edge]:
        best = self._neighbours(edges)
        chosen = {root: self._chosen(scores) for root, scores in best.items()}
        return [e for e in edges if self._agreed(self.root(e.left), self.root(e.right), chosen)]

    def _agreed(self, one: str, other: str, chosen: Mapping[str, set[str]]) -> bool:
        return one == other or (other in chosen.get(one, ()) and one in chosen.get(other, ()))

    def _neighbours(self, edges: Sequence[Edge]) -> Mapping[str, Mapping[str, float]]:
        best: dict[str, dict[str, float]] = defaultdict(dict)
        for edge in edges:
            left, right = self.root(edge.left), self.root(edge.right)
            if left != right and not self.are_apart(left, right):
                for one, other in ((left, right), (right, left)):
                    best[one][other] = max(best[one].get(other, 0.0), edge.judgement.score)
        return best

    def _chosen(self, scores: Mapping[str, float]) -> set[str]:
        """All that a cluster may join, or where these differ among themselves the one that dominates."""
        ranked = sorted(scores, key=lambda root: (-self._size(root), root))
        rivals = sorted({root for pair in combinations(ranked, 2) if self.are_apart(*pair) for root in pair})
        if not rivals:
            return set(ranked)
        first, second = sorted((self._size(root) for root in rivals), reverse=True)[:2]
        if first < evidence().dominance * second:
            return set()
        leader = next(root for root in ranked if root in rivals)
        return {root for root in ranked if root == leader}

    def _size(self, root: str) -> int:
        return len(_articles(self._members[root]))


def _articles(profiles: Iterable[Profile]) -> set[str]:
    return set(_each_article(profiles))


def _each_article(profiles: Iterable[Profile]) -> Iterator[str]:
    for profile in profiles:
        yield from profile.articles


def _is_full(profile: Profile) -> bool:
    return any(parse_name(name).is_full for name in profile.names)
