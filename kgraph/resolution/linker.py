"""From the entities that articles observe to the entities of the world, under canonical IRIs.

The outcome is a function of the set of observations and of the decisions; the order never matters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kgraph.model import Entity, EntityType, Observation, ObservedEntity
from kgraph.namespaces import KGID, WD
from kgraph.resolution.clusters import Clusters
from kgraph.resolution.decisions import Decisions

__all__ = ["Linker", "observed_id", "resolve"]


def observed_id(article_identifier: str, key: str) -> str:
    """How decisions name an entity as one article observes it."""
    return f"{article_identifier}#{key}"


class Linker:
    """Which entity of the world an article's entity is."""

    def __init__(self, canonical: dict[str, str], observed: dict[str, ObservedEntity]) -> None:
        self._canonical = canonical
        self._observed = observed
        self._by_iri: dict[str, list[ObservedEntity]] = defaultdict(list)
        self._by_article: dict[str, set[str]] = defaultdict(set)
        for name in sorted(observed):
            self._by_iri[canonical[name]].append(observed[name])
            self._by_article[name.rpartition("#")[0]].add(name)

    def canonical(self, article_identifier: str, key: str) -> str:
        """The canonical IRI of the entity that the article knows under this key."""
        return self._canonical[observed_id(article_identifier, key)]

    def entities(self) -> tuple[Entity, ...]:
        """All canonical entities by IRI, each with its one label and all its aliases."""
        return tuple(self._entity(iri, members) for iri, members in sorted(self._by_iri.items()))

    def entities_of(self, article_identifier: str) -> tuple[Entity, ...]:
        """The canonical entities of one article by IRI, with only the names that this article uses."""
        members: dict[str, list[ObservedEntity]] = defaultdict(list)
        for name in sorted(self._by_article[article_identifier]):
            members[self._canonical[name]].append(self._observed[name])
        return tuple(self._entity(iri, own) for iri, own in sorted(members.items()))

    def _entity(self, iri: str, members: Sequence[ObservedEntity]) -> Entity:
        everywhere = self._by_iri[iri]
        label = _label(everywhere)
        names = {name for member in members for name in (member.name, *member.aliases)}
        return Entity(iri, _type(everywhere), label, tuple(sorted(names - {label})))


def resolve(observations: Sequence[Observation], *, decisions: Decisions | None = None) -> Linker:
    """Which observed entities are one, and under which IRI."""
    observed = {
        observed_id(observation.article.identifier, entity.key): entity
        for observation in observations
        for entity in observation.entities
    }
    clusters = Clusters(observed, decisions or Decisions())
    canonical: dict[str, str] = {}
    for members in _named_apart(clusters.members(), observed):
        iri, names = members
        canonical.update(dict.fromkeys(names, iri))
    return Linker(canonical, observed)


def _named_apart(
    clusters: Iterable[list[str]], observed: dict[str, ObservedEntity]
) -> Iterator[tuple[str, list[str]]]:
    """Each cluster with its IRI; where two would share one, all but the first carry their smallest member's mark."""
    taken: set[str] = set()
    for names in sorted(clusters):
        iri = _iri([observed[name] for name in names])
        if iri in taken:
            iri = f"{iri}-{slug(names[0])}"
        taken.add(iri)
        yield iri, names


def _iri(members: Sequence[ObservedEntity]) -> str:
    linked = sorted({member.wikidata for member in members if member.wikidata})
    return str(WD[linked[0]]) if linked else str(KGID[f"{slug(_type(members))}/{slug(_label(members))}"])


def _label(members: Sequence[ObservedEntity]) -> str:
    """The name most articles use, then the longest."""
    counts = Counter(member.name for member in members)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _type(members: Sequence[ObservedEntity]) -> EntityType:
    counts = Counter(member.type for member in members)
    return min(counts, key=lambda type_: (-counts[type_], type_))


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; letters without an ASCII form by their code points."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text)
    plain = unicodedata.normalize("NFKD", spaced)
    ascii_ = "".join(c if c.isascii() else f"u{ord(c):x}" for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-") or "unnamed"
