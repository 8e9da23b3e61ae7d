"""The word lists of `ontology/gazetteer/` as the sets that the annotation asks."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from kgraph.ontology import read_yaml
from kgraph.word_lists import GroupLexicon, NameLexicon, NounLexicon, OfficeLexicon


@cache
def office_lexicon() -> OfficeLexicon:
    """The office nouns and their patterns."""
    words = read_yaml("gazetteer", "offices.yaml")
    entailment = {head: entailment for entailment, heads in words["heads"].items() for head in heads}
    return _lexicon(OfficeLexicon, ChainMap({"entailment": entailment}, words["holding"], words))


@cache
def noun_lexicon() -> NounLexicon:
    """The class nouns, the small words of names, and the pronouns."""
    return _lexicon(NounLexicon, read_yaml("gazetteer", "nouns.yaml"))


@cache
def name_lexicon() -> NameLexicon:
    """The words at the bounds of names, and those that say what is named."""
    return _lexicon(NameLexicon, read_yaml("gazetteer", "names.yaml"))


@cache
def group_lexicon() -> GroupLexicon:
    """The nouns for groups, and the words that tell them apart."""
    return _lexicon(GroupLexicon, read_yaml("gazetteer", "groups.yaml"))


@cache
def time_words(section: str) -> frozenset[str]:
    """The words of one list of time.yaml."""
    return frozenset(read_yaml("time.yaml")[section])


_Lexicon = TypeVar("_Lexicon", OfficeLexicon, NounLexicon, NameLexicon, GroupLexicon)

_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "frozenset[str]": frozenset,
    "tuple[str, ...]": tuple,
    "tuple[frozenset[str], ...]": lambda groups: tuple(map(frozenset, groups)),
    "dict[str, frozenset[str]]": lambda groups: {key: frozenset(words) for key, words in groups.items()},
}
"""How a section of YAML becomes the value of a field, by the field's type; what is not here stays as it is."""


def _lexicon(kind: type[_Lexicon], sections: Mapping[str, Any]) -> _Lexicon:
    """Every field from the section of its name. Raises OntologyError where there is none."""
    values = {
        field.name: _VALUES.get(str(field.type), lambda value: value)(sections[field.name]) for field in fields(kind)
    }
    return kind(**values)
