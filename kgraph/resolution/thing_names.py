"""Names of what is no person: the form in which they are compared, and whether they say which one is meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kgraph.model import EntityType
from kgraph.resolution.knowledge import evidence, fold, names

__all__ = ["comparable_name", "is_generic", "names_one", "office_name", "says_much", "telling_names"]

_DESCRIBED = frozenset({EntityType.EVENT, EntityType.LEGAL_ACT, EntityType.GROUP})

_ACRONYM = 6
_TELLING = 3


@lru_cache(maxsize=65536)
def comparable_name(name: str) -> str:
    """A name without article and case and in one spelling, but an acronym as it is written ("UN", never "un").

    The words of a ministry, department or committee stand in no order, as those of an office.

    >>> comparable_name("The Labour Organisation of St. Aldhelm"), comparable_name("U.N.")
    ('labor organization of saint aldhelm', 'UN')
    >>> comparable_name("Foreign Ministry") == comparable_name("Ministry of Foreign Affairs")
    True
    """
    plain = name.replace(".", "")
    if plain.isupper() and len(plain) <= _ACRONYM:
        return plain
    words = [_spelling(word) for word in fold(name.replace("&", " and ")).removeprefix("the ").split()]
    return " ".join(words) if names().unordered.isdisjoint(words) else _in_no_order(words)


def _spelling(word: str) -> str:
    for pattern, replacement in names().spellings:
        word = pattern.sub(replacement, word)
    return word


def office_name(name: str) -> str:
    """The words of an office's name in no order: "Foreign Minister" is "Minister of Foreign Affairs"."""
    return _in_no_order(comparable_name(name).split())


def _in_no_order(words: Iterable[str]) -> str:
    return " ".join(sorted(set(words) - names().small_words))


def is_generic(comparable: Iterable[str]) -> bool:
    """Whether it takes a state or a body to know which one these comparable names mean."""
    generic = evidence().generic
    return all(set(name.split()) <= generic for name in comparable)


def names_one(type_: EntityType, comparable: Iterable[str]) -> bool:
    """Whether these names say which one is meant without a state or a body; an election's takes a year as well."""
    if type_ is EntityType.OFFICE:
        return False
    if type_ is EntityType.ELECTION:
        return any(_has_year(name) and not is_generic([_without_year(name)]) for name in comparable)
    return not is_generic(comparable)


def telling_names(type_: EntityType, names: Iterable[str]) -> frozenset[str]:
    """Those of the names, as they are compared, that may say which one is meant.

    What happened or was adopted and is only described ("the executive order") is another in another article.

    >>> sorted(telling_names(EntityType.LEGAL_ACT, ["executive order", "Paris Agreement"]))
    ['paris agreement']
    """
    told = (name for name in names if type_ not in _DESCRIBED or not name.islower() or _has_year(name))
    return frozenset(map(comparable_name, told))


def says_much(name: str) -> bool:
    """Whether the name is so long that hardly another body is called so: of three words, one of which is telling."""
    words = comparable_name(name)
    return len(words.split()) >= _TELLING and not is_generic([words])


def _has_year(name: str) -> bool:
    return any(word.isdigit() for word in name.split())


def _without_year(name: str) -> str:
    return " ".join(word for word in name.split() if not word.isdigit())
