"""Settles states first, then bodies, then offices, then people, so that each can be told apart by those before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from kgraph.model import EntityType, Observation, ObservedEntity
from kgraph.namespaces import WD
from kgraph.resolution.blocking import candidate_pairs
from kgraph.resolution.clusters import Clusters, Edge
from kgraph.resolution.decisions import Decisions
from kgraph.resolution.iris import Named, canonical_iris
from kgraph.resolution.judgement import Judgement, Verdict, judge
from kgraph.resolution.known import CandidateSource
from kgraph.resolution.linking import Setting, link
from kgraph.resolution.profiles import Profile, observed_id, profiles_of

__all__ = ["Resolver"]

_STAGES = (
    frozenset({EntityType.STATE}),
    frozenset({EntityType.PLACE}),
    frozenset({EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY}),
    frozenset({EntityType.OFFICE}),
    frozenset({EntityType.ELECTION, EntityType.EVENT, EntityType.LEGAL_ACT, EntityType.GROUP, EntityType.CONCEPT}),
    frozenset({EntityType.PERSON}),
)


class Resolver:
    """One run over a set of observations, sorted by article."""

    def __init__(self, observations: Sequence[Observation], decisions: Decisions, source: CandidateSource) -> None:
        self._observations = observations
        self._decisions = decisions
        self._source = source
        self._clusters = Clusters()
        self._profile_of: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._edges: list[Edge] = []
        self._settled: dict[str, str] = {}
        for stage in _STAGES:
            self._settle(stage)

    @cached_property
    def observed(self) -> Mapping[str, ObservedEntity]:
        """All observed entities by their ids."""
        return {
            observed_id(observation.article.identifier, entity.key): entity
            for observation in self._observations
            for entity in observation.entities
        }

    def iris(self) -> dict[str, str]:
        """The canonical IRI of each observed entity."""
        groups = {group[0].identifier: group for group in self._clusters.groups()}
        named = {identifier: self._named(group) for identifier, group in groups.items()}
        chosen = canonical_iris(list(named.values()))
        return {
            member: chosen[named[identifier].identifier]
            for identifier, group in groups.items()
            for profile in group
            for member in profile.members
        }

    def unsure(self) -> tuple[Edge, ...]:
        """The pairs that may be one and were not joined, nor decided; the likeliest first."""
        decided = {(decision.left, decision.right) for decision in self._decisions.judged}
        left = (e for e in self._edges if e.judgement.verdict is not Verdict.DIFFERENT and self._is_open(e, decided))
        return tuple(sorted(left, key=lambda edge: edge.rank))

    def _is_open(self, edge: Edge, decided: set[tuple[str, str]]) -> bool:
        if (edge.left, edge.right) in decided or self._clusters.are_apart(edge.left, edge.right):
            return False
        return self._clusters.root(edge.left) != self._clusters.root(edge.right)

    def _settle(self, types: frozenset[EntityType]) -> None:
        alone = frozenset(name for d in self._decisions.judged for name in (d.left, d.right))
        profiles = profiles_of(self._observations, types, canonical=self._canonical, alone=alone)
        self._clusters.add(profiles)
        self._profile_of.update((member, profile.identifier) for profile in profiles for member in profile.members)
        self._clusters.apply(self._decisions)
        edges = list(_edges(profiles))
        self._edges += edges
        self._clusters.join_judged(edges)
        self._link({self._clusters.root(profile.identifier) for profile in profiles})
        self._name(profiles)

    def _canonical(self, name: str) -> str:
        return self._settled.get(name, name)

    def _link(self, roots: set[str]) -> None:
        linked: dict[str, list[str]] = defaultdict(list)
        names = self._names_by_settled()
        for root in sorted(roots):
            cluster = self._clusters.members(root)
            found = link(cluster, self._source, self._setting(cluster, names))
            if found:
                linked[found].append(root)
        self._clusters.join_equal(linked.values())
        self._linked.update((self._clusters.root(name), found) for found, names in linked.items() for name in names)

    def _name(self, profiles: Sequence[Profile]) -> None:
        for profile in profiles:
            root = self._clusters.root(profile.identifier)
            settled = str(WD[self._linked[root]]) if root in self._linked else root
            self._settled.update(dict.fromkeys(profile.members, settled))

    def _setting(self, cluster: Sequence[Profile], names: Mapping[str, frozenset[str]]) -> Setting:
        articles = sorted({article for profile in cluster for article in profile.articles})
        return Setting(
            states=frozenset(state for article in articles for state in self._states[article]),
            days=frozenset(self._days[article] for article in articles if self._days[article]),
            labels=names,
        )

    @cached_property
    def _states(self) -> Mapping[str, frozenset[str]]:
        """The Wikidata ids of the states that an article names."""
        return {
            observation.article.identifier: frozenset(
                entity.wikidata
                for entity in observation.entities
                if entity.type is EntityType.STATE and entity.wikidata
            )
            for observation in self._observations
        }

    @cached_property
    def _days(self) -> Mapping[str, str]:
        articles = (observation.article for observation in self._observations)
        return {article.identifier: article.date.isoformat() if article.date else "" for article in articles}

    def _names_by_settled(self) -> Mapping[str, frozenset[str]]:
        named: dict[str, set[str]] = defaultdict(set)
        for name, entity in self.observed.items():
            if entity.type in (EntityType.OFFICE, EntityType.STATE) and name in self._settled:
                named[self._settled[name]].update((entity.name, *entity.aliases))
        return {settled: frozenset(names) for settled, names in named.items()}

    def _named(self, group: Sequence[Profile]) -> Named:
        members = {member: self.observed[member] for profile in group for member in profile.members}
        linked = self._linked.get(self._clusters.root(group[0].identifier))
        return Named(members, linked, tuple(self._belongings(group)))

    def _belongings(self, group: Sequence[Profile]) -> Iterator[str]:
        """What tells it apart from others of its name: its state, body, office or party, whichever is first known."""
        for trait in ("states", "nationalities", "bodies", "parties", "offices"):
            values = {value for profile in group for value in profile.trait(trait)}
            yield from sorted(filter(None, map(self._label, values)))

    def _label(self, settled: str) -> str:
        return self._labels.get(settled, "")

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        named: dict[str, Counter[str]] = defaultdict(Counter)
        for name, settled in self._settled.items():
            named[settled][self.observed[name].name] += 1
        return {settled: min(counts, key=lambda n: (-counts[n], n)) for settled, counts in named.items()}


def _edges(profiles: Sequence[Profile]) -> Iterator[Edge]:
    for one, other in candidate_pairs(profiles):
        judgement: Judgement | None = judge(one, other)
        if judgement:
            yield Edge(one.identifier, other.identifier, judgement)
