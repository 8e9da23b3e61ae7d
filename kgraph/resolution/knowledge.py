"""What `ontology/resolution/` says of names and evidence, ready for use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgraph.ontology import read_yaml
from kgraph.surfaces import surface_key

__all__ = ["Evidence", "Names", "Rules", "evidence", "fold", "linking", "names"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def fold(text: str) -> str:
    """Lower-case words without accents, periods and hyphens.

    >>> fold("Kassym-Jomart  Tokáyev"), fold("The U.S. Senate")
    ('kassym jomart tokayev', 'the us senate')
    """
    return " ".join(_WORD.findall(surface_key(text).casefold()))


Rules = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True)
class Names:
    """How names vary: of people, and from `spellings` on of other things."""

    honorifics: frozenset[str]
    suffixes: Mapping[str, str]
    particles: frozenset[str]
    given_names: Mapping[str, str]
    strict: Rules
    loose: Rules
    spellings: Rules
    unordered: frozenset[str]
    small_words: frozenset[str]


@dataclass(frozen=True)
class Evidence:
    """What counts as evidence that two are one, and how much."""

    traits: Mapping[str, Mapping[str, str]]
    modalities: frozenset[str]
    offices_abroad: frozenset[str]
    placing: frozenset[str]
    names: Mapping[str, float]
    support: Mapping[str, float]
    support_limit: float
    neighbours_limit: int
    nationality_penalty: float
    same: float
    unsure: float
    dominance: int
    generation: int
    spelling: float
    generic: frozenset[str]


@cache
def names() -> Names:
    """The content of `names.yaml`."""
    data = read_yaml("resolution", "names.yaml")
    strict = _rules(data["transliterations"])
    return Names(
        honorifics=frozenset(data["honorifics"]),
        suffixes=data["suffixes"],
        particles=frozenset(data["particles"]),
        given_names=data["given_names"],
        strict=strict,
        loose=strict + _rules(data["loose"]),
        spellings=_rules(data["spellings"]),
        unordered=frozenset(data["unordered"]),
        small_words=frozenset(data["small_words"]),
    )


@cache
def evidence() -> Evidence:
    """The content of `evidence.yaml`."""
    data = read_yaml("resolution", "evidence.yaml")
    sets: dict[str, Any] = {
        name: frozenset(data[name]) for name in ("modalities", "offices_abroad", "placing", "generic")
    }
    plain = (
        "traits",
        "names",
        "support",
        "support_limit",
        "neighbours_limit",
        "nationality_penalty",
        "dominance",
        "generation",
    )
    return Evidence(**sets, **{name: data[name] for name in plain}, **data["thresholds"], spelling=data["spelling"])


def linking() -> Mapping[str, Any]:
    """The content of `linking.yaml`."""
    data: Mapping[str, Any] = read_yaml("resolution", "linking.yaml")
    return data


def _rules(rows: list[list[str]]) -> Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rows)
