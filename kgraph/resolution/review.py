"""The pairs that a person might settle, side by side with what the articles say of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.model import EntityType, Observation, ObservedEntity
from kgraph.resolution.clusters import Edge
from kgraph.resolution.decisions import Decision, Decisions
from kgraph.resolution.iris import label_of
from kgraph.resolution.linker import Linker
from kgraph.resolution.profiles import observed_id

__all__ = ["Candidate", "Side", "decided_pairs", "joined_pairs", "unsure_pairs"]

_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One thing of a pair, as it is to be compared: `identifier` is its IRI, or the one observed id that is meant.

    `observed` are the ids that it has in articles ("article identifier#key"), `facts` the number of
    sentences with a fact about it, `quotes` the first sentences of them, each with its article.
    """

    identifier: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    observed: tuple[str, ...]
    offices: tuple[str, ...]
    facts: int
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair in doubt, or one that was `decided`. `reasons` speak for their being one.

    `value` ranks pairs: the facts that a decision touches times the doubt.
    """

    left: Side
    right: Side
    score: float
    value: float
    reasons: tuple[str, ...]
    decided: bool | None = None

    def decision(self, *, same: bool, who: str = "") -> Decision:
        """What to add to the decisions once a person has said whether the two are one."""
        left, right = self.left, self.right
        return Decision.of(left.observed[0], right.observed[0], same=same, names=(left.name, right.name), who=who)


def unsure_pairs(observations: Iterable[Observation], linker: Linker) -> tuple[Candidate, ...]:
    """What is worth a look, the most valuable first; each pair of entities of the graph once.

    `linker` is what :func:`kgraph.resolution.resolve` made of the same observations; pairs that are decided
    already are not among its unsure ones.
    """
    best: dict[tuple[str, str], Edge] = {}
    for edge in linker.unsure:
        left, right = linker.iris[edge.left], linker.iris[edge.right]
        if left != right:
            best.setdefault((min(left, right), max(left, right)), edge)
    sides = _Sides(observations, linker, linker.iris)
    found = (_candidate(edge, sides.side(left), sides.side(right)) for (left, right), edge in best.items())
    return tuple(sorted(found, key=lambda pair: (-pair.value, pair.left.identifier, pair.right.identifier)))


def decided_pairs(observations: Iterable[Observation], linker: Linker, decisions: Decisions) -> tuple[Candidate, ...]:
    """What was decided of entities that are there, with what their two articles say; in the order of the decisions."""
    sides = _Sides(observations, linker, {name: name for name in linker.observed})
    return tuple(
        Candidate(sides.side(d.left), sides.side(d.right), float(d.same), 0.0, (), d.same)
        for d in decisions
        if d.left in linker.observed and d.right in linker.observed
    )


def joined_pairs(observations: Iterable[Observation], linker: Linker, iri: str) -> tuple[Candidate, ...]:
    """What an entity was made of, article by article: each with the first."""
    first, *others = sorted(name for name in linker.observed if linker.iris[name] == iri)
    sides = _Sides(observations, linker, {name: name for name in linker.observed})
    return tuple(Candidate(sides.side(first), sides.side(other), 1.0, 0.0, ("joined",)) for other in others)


def _candidate(edge: Edge, left: Side, right: Side) -> Candidate:
    doubt = 1 - abs(2 * edge.judgement.score - 1)
    value = (1 + min(left.facts, right.facts)) * (0.1 + doubt)
    return Candidate(left, right, edge.judgement.score, round(value, 3), edge.judgement.reasons)


class _Sides:
    """What is said of each group of observed entities, gathered once. `groups` has the group of each observed id."""

    def __init__(self, observations: Iterable[Observation], linker: Linker, groups: Mapping[str, str]) -> None:
        self._linker = linker
        self._groups = groups
        self._observed: dict[str, list[str]] = defaultdict(list)
        self._quotes: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
        self._offices: dict[str, set[str]] = defaultdict(set)
        self._texts: dict[str, str] = {}
        for name in sorted(linker.observed):
            self._observed[groups[name]].append(name)
        for observation in observations:
            self._gather(observation)

    def side(self, group: str) -> Side:
        names = self._observed[group]
        members = [self._linker.observed[name] for name in names]
        quotes = sorted(self._quotes[group])
        return Side(
            identifier=group,
            name=label_of(members),
            type=members[0].type,
            aliases=_aliases(members),
            observed=tuple(names),
            offices=tuple(sorted(self._offices[group])),
            facts=len(quotes),
            quotes=tuple((article, self._texts[article][begin:end]) for article, begin, end in quotes[:_QUOTES]),
        )

    def _gather(self, observation: Observation) -> None:
        identifier = observation.article.identifier
        self._texts[identifier] = observation.article.text
        entities: Mapping[str, ObservedEntity] = {entity.key: entity for entity in observation.entities}
        for relation in observation.relations:
            for key in (relation.subject, relation.object):
                if isinstance(key, str):
                    group = self._groups[observed_id(identifier, key)]
                    self._quotes[group].add((identifier, relation.begin, relation.end))
            if isinstance(relation.object, str) and entities[relation.object].type is EntityType.OFFICE:
                group = self._groups[observed_id(identifier, relation.subject)]
                self._offices[group].add(entities[relation.object].name)


def _aliases(members: Sequence[ObservedEntity]) -> tuple[str, ...]:
    return tuple(sorted({name for member in members for name in (member.name, *member.aliases)}))
