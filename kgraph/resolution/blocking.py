"""Which profiles are worth a comparison: those that share a sound of the surname, or a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kgraph.model import EntityType
from kgraph.resolution.judgement import comparable_names
from kgraph.resolution.knowledge import names
from kgraph.resolution.person_names import PersonName, parse_name, sound
from kgraph.resolution.profiles import Profile

__all__ = ["candidate_pairs"]

_BLOCK_LIMIT = 300
_PREFIX = 5


def candidate_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Each pair once, by identifiers. A block past the limit is one of names too common to say anything."""
    blocks: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda profile: profile.identifier):
        for key in sorted(set(_keys(profile))):
            blocks[key].append(profile)
    seen: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        for one, other in _pairs(block):
            pair = (one.identifier, other.identifier)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _pairs(block: Sequence[Profile]) -> Iterable[tuple[Profile, Profile]]:
    if len(block) <= _BLOCK_LIMIT:
        return combinations(block, 2)
    by_names: Mapping[frozenset[str], list[Profile]] = _by_names(block)
    return (pair for same in by_names.values() for pair in combinations(same[:_BLOCK_LIMIT], 2))


def _by_names(block: Sequence[Profile]) -> Mapping[frozenset[str], list[Profile]]:
    grouped: dict[frozenset[str], list[Profile]] = defaultdict(list)
    for profile in block:
        grouped[profile.names].append(profile)
    return grouped


def _keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    if profile.wikidata:
        yield ("wikidata", profile.wikidata)
    if profile.type is EntityType.PERSON:
        for name in profile.names:
            yield from _person_keys(parse_name(name), profile)
    else:
        yield from _thing_keys(profile)


def _person_keys(name: PersonName, profile: Profile) -> Iterator[tuple[str, ...]]:
    if not name.core:
        return
    loose = {word: sound(word, loose=True) for word in name.core}
    for office in profile.trait("offices"):
        yield from (("surname", short, office) for short in loose.values())
    if name.is_full:
        first = names().given_names.get(name.core[0], name.core[0])
        for initial in {first[0], sound(first, loose=True)[:1]}:
            yield ("name", loose[name.core[-1]], initial)
        yield ("name", loose[name.core[0]], sound(name.core[-1], loose=True)[:1])
        yield ("given", *(sound(word, loose=True)[:_PREFIX] for word in name.core[:2]))
    for spouse in profile.trait("spouses"):
        yield ("spouse", loose[name.core[0]], spouse)
        yield ("spouse", loose[name.core[0]], sound(parse_name(spouse.removeprefix("~")).core[-1]))
    yield ("spouse", loose[name.core[0]], name.sounds[-1])


def _thing_keys(profile: Profile) -> Iterator[tuple[str, ...]]:
    bodies = sorted(profile.trait("bodies"))
    if profile.type is EntityType.OFFICE:
        yield from ((name, body) for name in comparable_names(profile) for body in bodies)
        return
    for name in comparable_names(profile):
        yield (name,)
        if " " in name:
            yield ("letters", "".join(sorted(name.replace(" ", "")))[:8], name[0])
            yield ("words", " ".join(sorted(name.split())[:2]))
