"""Whether two profiles are one thing: same, different or unsure, with a score and the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from rapidfuzz import fuzz

from kgraph.model import EntityType
from kgraph.resolution.knowledge import Evidence, evidence
from kgraph.resolution.person_names import DIFFERENT, compare_names, parse_name
from kgraph.resolution.profiles import Profile
from kgraph.resolution.thing_names import comparable_name, names_one, office_name, telling_names

__all__ = ["Judgement", "Verdict", "comparable_names", "judge"]


class Verdict(StrEnum):
    """What a comparison comes to."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of one comparison. `score` is between 0 and 1; `supported` where more than the name speaks for it."""

    verdict: Verdict
    score: float
    supported: bool = False
    reasons: tuple[str, ...] = ()


def judge(one: Profile, other: Profile) -> Judgement | None:
    """Compare two profiles; None where nothing suggests that they are one."""
    if one.wikidata and other.wikidata:
        verdict = Verdict.SAME if one.wikidata == other.wikidata else Verdict.DIFFERENT
        return Judgement(verdict, 1.0, True, ("Wikidata id",))
    if one.type is EntityType.PERSON or other.type is EntityType.PERSON:
        return _judge_people(one, other) if one.type is other.type else None
    return _judge_things(one, other)


def _judge_people(one: Profile, other: Profile) -> Judgement | None:
    level = _best_level(one, other)
    if level is None:
        return None
    conflict = _conflict(one, other)
    if level == DIFFERENT:
        return Judgement(Verdict.DIFFERENT, 1.0, True, ("given names",))
    if conflict:
        return Judgement(Verdict.DIFFERENT, 1.0, True, (conflict,))
    if one.articles & other.articles and level != "surname":
        return Judgement(Verdict.DIFFERENT, 1.0, False, ("one article tells them apart",))
    return _weighed(one, other, level)


def _best_level(one: Profile, other: Profile) -> str | None:
    known = evidence().names
    pairs = product(sorted(one.names), sorted(other.names))
    levels = {compare_names(parse_name(first), parse_name(second)) for first, second in pairs} - {None}
    return max(levels, key=lambda level: known.get(level or "", 0.0), default=None)


def _weighed(one: Profile, other: Profile, level: str) -> Judgement | None:
    known = evidence()
    shared = _shared(one, other)
    if level == "surname" and "offices" not in shared:
        return None
    if level == "married" and not _married(one, other):
        return None
    support = min(known.support_limit, sum(_support(one, other, trait, known) for trait in shared))
    penalty = 0.0 if shared.keys() & {"offices", "bodies", "parties", "births"} else _penalty(one, other, known)
    score = max(0.0, min(1.0, known.names[level] + support - penalty))
    supported = bool(shared.keys() - {"neighbours"}) and level != "surname" and not penalty
    reasons = (f"{level} name", *(f"shared {trait}" for trait in sorted(shared)))
    return _by_score(score, supported, reasons if not penalty else (*reasons, "other nationality"))


def _by_score(score: float, supported: bool, reasons: tuple[str, ...]) -> Judgement | None:
    known = evidence()
    if score < known.unsure:
        return None
    return Judgement(Verdict.SAME if score >= known.same else Verdict.UNSURE, round(score, 3), supported, reasons)


def _shared(one: Profile, other: Profile) -> dict[str, frozenset[str]]:
    found = {trait: one.trait(trait) & other.trait(trait) for trait in evidence().support}
    found["states"] = _affiliations(one) & _affiliations(other)
    return {trait: values for trait, values in found.items() if values}


def _support(one: Profile, other: Profile, trait: str, known: Evidence) -> float:
    if trait != "neighbours":
        return known.support[trait]
    return known.support[trait] * min(known.neighbours_limit, len(one.trait(trait) & other.trait(trait)))


def _affiliations(profile: Profile) -> frozenset[str]:
    return profile.trait("states") | profile.trait("nationalities")


def _penalty(one: Profile, other: Profile, known: Evidence) -> float:
    first, second = _affiliations(one), _affiliations(other)
    return known.nationality_penalty if first and second and not first & second else 0.0


def _conflict(one: Profile, other: Profile) -> str | None:
    """What two of one name cannot have in common."""
    for trait in ("births", "deaths"):
        if _exclude(one.trait(trait), other.trait(trait), near="offices" in _shared(one, other)):
            return f"other {trait}"
    first, second = one.trait("states"), other.trait("states")
    if first and second and not first & second and not _shared(one, other).keys() & {"offices", "parties", "births"}:
        return "offices of other states"
    return None


def _exclude(first: frozenset[str], second: frozenset[str], *, near: bool) -> bool:
    """Whether two sets of days exclude each other; who holds one office may have the wrong day in one paper."""
    if not first or not second or any(a.startswith(b) or b.startswith(a) for a in first for b in second):
        return False
    return not near or all(abs(int(a[:4]) - int(b[:4])) >= evidence().generation for a in first for b in second)


def _married(one: Profile, other: Profile) -> bool:
    """Whether the spouse of one bears the surname of the other, or both have one spouse."""
    if one.trait("spouses") & other.trait("spouses"):
        return True
    return any(_has_surname_of_spouse(*pair) for pair in ((one, other), (other, one)))


def _has_surname_of_spouse(one: Profile, other: Profile) -> bool:
    surnames = {parse_name(spouse.removeprefix("~")).sounds[-1] for spouse in other.trait("spouses")}
    return any(parse_name(name).sounds[-1] in surnames for name in one.names)


def _judge_things(one: Profile, other: Profile) -> Judgement | None:
    if not _compatible(one.type, other.type):
        return None
    bodies = (one.trait("bodies"), other.trait("bodies"))
    shared = bool(bodies[0] & bodies[1])
    apart = bool(all(bodies)) and not shared
    if one.articles & other.articles and one.type is not EntityType.OFFICE:
        return None
    if not _same_name(one, other):
        return _similar(one, other) if shared or not any(bodies) else None
    if apart:
        return Judgement(Verdict.DIFFERENT, 1.0, True, ("of other bodies",))
    if shared:
        return Judgement(Verdict.SAME, 0.95, True, ("same name", "shared bodies"))
    if not names_one(one.type, telling_names(one.type, one.names) & telling_names(other.type, other.names)):
        return None
    return Judgement(Verdict.SAME, 0.8, False, ("same name",))


def _compatible(one: EntityType, other: EntityType) -> bool:
    organizations = {EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY}
    return one is other or {one, other} <= organizations


def _same_name(one: Profile, other: Profile) -> bool:
    return bool(comparable_names(one) & comparable_names(other))


def comparable_names(profile: Profile) -> frozenset[str]:
    """Its names as they are compared: those of offices without the order of their words."""
    comparable = office_name if profile.type is EntityType.OFFICE else comparable_name
    return frozenset(comparable(name) for name in profile.names)


def _similar(one: Profile, other: Profile) -> Judgement | None:
    """Two spellings, as of one party: for a person to say."""
    if one.type not in {EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY, EntityType.LEGAL_ACT}:
        return None
    best = max(_likeness(*pair) for pair in product(sorted(comparable_names(one)), sorted(comparable_names(other))))
    if best < evidence().spelling:
        return None
    return Judgement(Verdict.UNSURE, round(best / 200 + 0.1, 3), False, ("similar name",))


def _likeness(one: str, other: str) -> float:
    """How alike the words are in which two names differ (0-100): "upper" and "lower house of lords" are not."""
    first, second = set(one.split()), set(other.split())
    mine, theirs = (" ".join(sorted(words)) for words in (first - second, second - first))
    return fuzz.ratio(mine, theirs) if mine and theirs else 0.0
