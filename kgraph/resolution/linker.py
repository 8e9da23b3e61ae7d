"""From the entities that articles observe to the entities of the world, under canonical IRIs.

The outcome is a function of the set of observations, of the decisions and of the gazetteer; order never matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kgraph.model import Entity, Observation, ObservedEntity
from kgraph.namespaces import WD
from kgraph.resolution.clusters import Edge
from kgraph.resolution.decisions import Decisions
from kgraph.resolution.iris import label_of, type_of
from kgraph.resolution.known import CandidateSource, KnownNames, ShippedCandidates
from kgraph.resolution.profiles import observed_id
from kgraph.resolution.resolver import Resolver

__all__ = ["Linker", "observed_id", "resolve"]


@dataclass(frozen=True)
class Linker:
    """Which entity of the world an article's entity is. `unsure` are the pairs that a person might settle.

    `known` has the names that the gazetteer gives the linked ones, by IRI.
    """

    iris: Mapping[str, str]
    observed: Mapping[str, ObservedEntity]
    unsure: tuple[Edge, ...] = ()
    known: Mapping[str, KnownNames] = field(default_factory=dict)

    def canonical(self, article_identifier: str, key: str) -> str:
        """The canonical IRI of the entity that the article knows under this key. Raises KeyError."""
        return self.iris[observed_id(article_identifier, key)]

    def entities(self) -> tuple[Entity, ...]:
        """All canonical entities by IRI, each with its one label and all its aliases."""
        items = sorted(self._by_iri.items())
        return tuple(self._entity(iri, members, self._known(iri).aliases) for iri, members in items)

    def entities_of(self, article_identifier: str) -> tuple[Entity, ...]:
        """The canonical entities of one article by IRI, with only the names that this article uses."""
        members: dict[str, list[ObservedEntity]] = defaultdict(list)
        for name in self._by_article.get(article_identifier, ()):
            members[self.iris[name]].append(self.observed[name])
        return tuple(self._entity(iri, own) for iri, own in sorted(members.items()))

    def label(self, iri: str) -> str:
        """The label of the canonical entity with this IRI. Raises KeyError."""
        return self._labels[iri]

    @cached_property
    def _by_iri(self) -> Mapping[str, list[ObservedEntity]]:
        grouped: dict[str, list[ObservedEntity]] = defaultdict(list)
        for name in sorted(self.observed):
            grouped[self.iris[name]].append(self.observed[name])
        return grouped

    @cached_property
    def _by_article(self) -> Mapping[str, list[str]]:
        grouped: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.observed):
            grouped[name.rpartition("#")[0]].append(name)
        return grouped

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """What the gazetteer calls it, for that is the same in every graph; else what the articles call it."""
        return {iri: self._known(iri).label or label_of(members) for iri, members in self._by_iri.items()}

    def _known(self, iri: str) -> KnownNames:
        return self.known.get(iri, KnownNames())

    def _entity(self, iri: str, members: Sequence[ObservedEntity], known: Sequence[str] = ()) -> Entity:
        label = self._labels[iri]
        names = {*known, *(name for member in members for name in (member.name, *member.aliases))}
        return Entity(iri, type_of(self._by_iri[iri]), label, tuple(sorted(names - {label})))


def resolve(
    observations: Sequence[Observation],
    *,
    decisions: Decisions | None = None,
    gazetteer: CandidateSource | None = None,
) -> Linker:
    """Which observed entities are one, and under which IRI. Without `gazetteer`, the one that ships is used."""
    ordered = sorted(observations, key=lambda observation: observation.article.identifier)
    source = gazetteer or ShippedCandidates()
    resolver = Resolver(ordered, decisions or Decisions(), source)
    iris = resolver.iris()
    linked = {iri: iri.removeprefix(str(WD)) for iri in iris.values() if iri.startswith(str(WD))}
    known = {iri: source.names(identifier) for iri, identifier in sorted(linked.items())}
    return Linker(iris, resolver.observed, resolver.unsure(), known)
