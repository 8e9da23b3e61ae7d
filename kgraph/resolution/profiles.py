"""What is known of an observed entity: its names, and the traits that the facts of its article give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kgraph.model import EntityType, Observation, ObservedEntity, PartialDate, RelationMention
from kgraph.resolution.knowledge import Evidence, evidence, fold
from kgraph.resolution.person_names import parse_name
from kgraph.resolution.placement import misplaced
from kgraph.resolution.thing_names import names_one, telling_names

__all__ = ["Profile", "Traits", "observed_id", "profiles_of"]

Traits = Mapping[str, frozenset[str]]
"""Name of a trait ("offices", "states") to what of it is known."""

_OPEN = "neighbours"


def observed_id(article_identifier: str, key: str) -> str:
    """How decisions name an entity as one article observes it."""
    return f"{article_identifier}#{key}"


@dataclass(frozen=True)
class Profile:
    """Observed entities that nothing tells apart: same class, names and traits, each from another article."""

    members: tuple[str, ...]
    type: EntityType
    names: frozenset[str]
    wikidata: str | None = None
    noun: str | None = None
    traits: Traits = field(default_factory=dict)
    rank: int = 0

    @property
    def identifier(self) -> str:
        """The smallest of the members, which stands for all."""
        return self.members[0]

    @property
    def articles(self) -> frozenset[str]:
        """Which articles the members are from."""
        return frozenset(member.rpartition("#")[0] for member in self.members)

    def trait(self, name: str) -> frozenset[str]:
        """What is known of one trait; empty where nothing is."""
        return self.traits.get(name, frozenset())


def profiles_of(
    observations: Iterable[Observation],
    types: frozenset[EntityType],
    *,
    canonical: Callable[[str], str],
    alone: frozenset[str] = frozenset(),
) -> tuple[Profile, ...]:
    """The profiles of all entities of some classes.

    `canonical` names what an observed id stands for as far as that is settled; `alone` are observed ids
    that share their profile with none.
    """
    grouped: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    for observation in observations:
        for profile in _of_article(observation, types, canonical):
            own = profile.identifier if profile.identifier in alone or not says_which(profile) else ""
            grouped[_signature(profile, own)].append(profile)
    return tuple(sorted(map(_pooled, grouped.values()), key=lambda profile: profile.identifier))


def says_which(profile: Profile) -> bool:
    """Whether name and traits say which one is meant, so that another article with the same means the same."""
    if profile.wikidata:
        return True
    if profile.type is EntityType.PERSON:
        return bool(profile.trait("offices")) or all(parse_name(name).is_full for name in profile.names)
    if profile.trait("bodies"):
        return True
    return names_one(profile.type, telling_names(profile.type, profile.names))


def _of_article(
    observation: Observation, types: frozenset[EntityType], canonical: Callable[[str], str]
) -> Iterator[Profile]:
    identifier = observation.article.identifier
    by_key = {entity.key: entity for entity in observation.entities}
    traits = _traits(observation, by_key, canonical)
    doubtful = misplaced(observation)
    seen: dict[str, int] = defaultdict(int)
    for entity in sorted(observation.entities, key=lambda entity: entity.key):
        if entity.type in types:
            rank = seen[fold(entity.name)]
            seen[fold(entity.name)] += 1
            wikidata = None if entity.key in doubtful else entity.wikidata
            yield _profile(observed_id(identifier, entity.key), entity, wikidata, traits[entity.key], rank)


def _profile(
    member: str, entity: ObservedEntity, wikidata: str | None, traits: Mapping[str, set[str]], rank: int
) -> Profile:
    return Profile(
        members=(member,),
        type=entity.type,
        names=frozenset(_names(entity)),
        wikidata=wikidata,
        noun=entity.noun,
        traits={name: frozenset(values) for name, values in traits.items()},
        rank=rank,
    )


def _names(entity: ObservedEntity) -> Iterator[str]:
    """Aliases of people that are no more than a surname tell nothing beyond the name."""
    yield entity.name
    full = entity.type is EntityType.PERSON and parse_name(entity.name).is_full
    yield from (alias for alias in entity.aliases if not full or parse_name(alias).is_full)


def _signature(profile: Profile, own: str) -> tuple[object, ...]:
    traits = frozenset((name, values) for name, values in profile.traits.items() if name != _OPEN)
    return (own, profile.type, profile.names, profile.wikidata, profile.rank, traits)


def _pooled(profiles: list[Profile]) -> Profile:
    first = profiles[0]
    neighbours = frozenset[str]().union(*(profile.trait(_OPEN) for profile in profiles))
    return Profile(
        members=tuple(sorted(member for profile in profiles for member in profile.members)),
        type=first.type,
        names=first.names,
        wikidata=first.wikidata,
        noun=first.noun,
        traits={**first.traits, _OPEN: neighbours},
        rank=first.rank,
    )


def _traits(
    observation: Observation, by_key: Mapping[str, ObservedEntity], canonical: Callable[[str], str]
) -> Mapping[str, Mapping[str, set[str]]]:
    """Traits by key. What a fact points at is named by what it stands for, else by its folded name."""
    known = evidence()
    traits: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for relation in observation.relations:
        if relation.modality in known.modalities:
            for key, trait, other in _given(relation, known):
                traits[key][trait].add(_name(observation, by_key, canonical, other))
    _add_states(observation, by_key, canonical, traits)
    return traits


def _given(relation: RelationMention, known: Evidence) -> Iterator[tuple[str, str, str | PartialDate]]:
    sides = known.traits.get(relation.relation, {})
    ends: dict[str, str | PartialDate] = {"subject": relation.subject, "object": relation.object}
    for end, other in (("subject", "object"), ("object", "subject")):
        key = ends[end]
        if isinstance(key, str):
            yield key, sides.get(end, _OPEN), ends[other]


def _name(
    observation: Observation,
    by_key: Mapping[str, ObservedEntity],
    canonical: Callable[[str], str],
    other: str | PartialDate,
) -> str:
    if isinstance(other, PartialDate):
        return other.iso
    settled = canonical(observed_id(observation.article.identifier, other))
    entity = by_key[other]
    return f"~{fold(entity.name)}" if entity.type is EntityType.PERSON else settled


def _add_states(
    observation: Observation,
    by_key: Mapping[str, ObservedEntity],
    canonical: Callable[[str], str],
    traits: Mapping[str, dict[str, set[str]]],
) -> None:
    """An office of a state is evidence for its holder's state, unless it is one that is held abroad."""
    abroad = evidence().offices_abroad
    place = {canonical(observed_id(observation.article.identifier, key)): entity for key, entity in by_key.items()}
    for own in list(traits.values()):
        for office in own.get("offices", ()):
            entity = place.get(office)
            if entity is None or abroad & set(fold(entity.name).split()):
                continue
            bodies = traits[entity.key].get("bodies", ())
            own["states"].update(b for b in bodies if b in place and place[b].type is EntityType.STATE)
