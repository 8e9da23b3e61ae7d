"""The structure of people's names, and how two of them can be one: level by level, strongest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from kgraph.resolution.knowledge import Rules, fold, names

__all__ = ["DIFFERENT", "PersonName", "compare_names", "parse_name", "sound"]

DIFFERENT = "different"
_SIMILAR = 0.90


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name without honorifics: all words, those that are no particles, their sounds, the mark of generation."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    sounds: tuple[str, ...]
    suffix: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it has more than a surname: a given name, or the number of a monarch."""
        return len(self.core) > 1 or bool(self.suffix)


@lru_cache(maxsize=65536)
def parse_name(text: str) -> PersonName:
    """The structure of a name.

    >>> parse_name("Dr. John Example Jr.").core, parse_name("Dr. John Example Jr.").suffix
    (('john', 'example'), 'jr')
    """
    known, words = names(), fold(text).split()
    while len(words) > 1 and words[0] in known.honorifics:
        words.pop(0)
    suffix = known.suffixes.get(words[-1], "") if len(words) > 1 else ""
    words = words[:-1] if suffix else words
    core = tuple(word for word in words[:-1] if word not in known.particles or word is words[0])
    core = (*_without_article(core), *words[-1:])
    return PersonName(tuple(words), core, tuple(sound(word) for word in core), suffix)


def _without_article(core: tuple[str, ...]) -> tuple[str, ...]:
    return core[1:] if len(core) == 1 and core[0] in names().particles else core


@lru_cache(maxsize=65536)
def sound(word: str, *, loose: bool = False) -> str:
    """A spelling that transliterations of one word share.

    >>> sound("tokayev") == sound("tokaev") == sound("toqaev")
    True
    """
    known = names()
    return _rewritten(word, known.loose if loose else known.strict)


def _rewritten(word: str, rules: Rules) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=262144)
def compare_names(one: PersonName, other: PersonName) -> str | None:
    """How two names can be one person's: a level of `evidence.yaml`, DIFFERENT where they cannot, None where unlike."""
    if not one.core or not other.core:
        return None
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return DIFFERENT if one.sounds[-1] == other.sounds[-1] else None
    if not (one.is_full and other.is_full):
        return _surname(one, other)
    level = _whole(one, other) or _parts(one, other)
    return "subset" if level == "exact" and one.suffix != other.suffix else level


def _surname(one: PersonName, other: PersonName) -> str | None:
    if one.is_full:
        one, other = other, one
    alone = one.sounds[0]
    return "surname" if alone in other.sounds else None


def _whole(one: PersonName, other: PersonName) -> str | None:
    if "".join(one.words) == "".join(other.words):
        return "exact"
    if one.core == other.core:
        return "particles"
    if "".join(one.sounds) == "".join(other.sounds):
        return "transliteration"
    return "reordered" if sorted(one.sounds) == sorted(other.sounds) else None


def _parts(one: PersonName, other: PersonName) -> str | None:
    if one.sounds[-1] == other.sounds[-1]:
        return _same_surname(one, other)
    if one.sounds[0] != other.sounds[0]:
        return "fuzzy" if _sound_alike(one, other) else None
    if set(one.sounds) < set(other.sounds) or set(other.sounds) < set(one.sounds):
        return "subset"
    if _sound_alike(one, other):
        return "fuzzy"
    return "married" if one.is_full and len(one.core) == len(other.core) == 2 else None


def _same_surname(one: PersonName, other: PersonName) -> str | None:
    first, second = one.core[0], other.core[0]
    if one.sounds[0] == other.sounds[0]:
        return _middle(one.core[1:-1], other.core[1:-1])
    if first[0] == second[0] and 1 in (len(first), len(second)):
        return "initial"
    if _formal(first) == _formal(second):
        return "nickname"
    if sound(first, loose=True) == sound(second, loose=True) and min(len(first), len(second)) > 4:
        return "fuzzy" if _middle(one.core[1:-1], other.core[1:-1]) != DIFFERENT else DIFFERENT
    if JaroWinkler.similarity(first, second) >= _SIMILAR and min(len(first), len(second)) > 4:
        return "fuzzy"
    return "subset" if {one.sounds[0], other.sounds[0]} & {*one.sounds[1:-1], *other.sounds[1:-1]} else DIFFERENT


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Middle names may be left out or shortened, not exchanged."""
    if not one or not other:
        return "middle"
    if len(one[0]) > 1 and (one == other[: len(one)] or other == one[: len(other)]):
        return "middle"
    initials = ["".join(word[0] for word in middle) for middle in (one, other)]
    if initials[0].startswith(initials[1]) or initials[1].startswith(initials[0]):
        return "middle" if len(initials[0]) == len(initials[1]) else DIFFERENT
    return DIFFERENT


def _formal(given: str) -> str:
    return names().given_names.get(given, given)


def _sound_alike(one: PersonName, other: PersonName) -> bool:
    """Whether the names differ in vowels and single letters only, word by word."""
    if len(one.core) != len(other.core):
        return False
    pairs = list(zip(one.core, other.core, strict=True))
    return all(_alike(first, second) for first, second in pairs)


def _alike(first: str, second: str) -> bool:
    if sound(first) == sound(second):
        return True
    if min(len(first), len(second)) < 5:
        return False
    return sound(first, loose=True) == sound(second, loose=True) or JaroWinkler.similarity(first, second) >= _SIMILAR
