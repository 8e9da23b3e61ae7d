"""Which entity of Wikidata a cluster is, or none: a wrong link is worse than none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph.model import EntityType
from kgraph.resolution.knowledge import linking
from kgraph.resolution.known import CandidateSource, KnownEntity, KnownTenure
from kgraph.resolution.person_names import parse_name
from kgraph.resolution.placement import state_of
from kgraph.resolution.profiles import Profile
from kgraph.resolution.thing_names import office_name, says_much

__all__ = ["Setting", "link"]

_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the articles of a cluster add: the states they name, their days (ISO 8601), the names of canonical ids."""

    states: frozenset[str]
    days: frozenset[str]
    labels: Mapping[str, frozenset[str]]


def link(cluster: Sequence[Profile], source: CandidateSource, setting: Setting) -> str | None:
    """The Wikidata id of the one candidate that fits well and clearly better than the next, else None."""
    given = {profile.wikidata for profile in cluster} - {None}
    if given:
        return min(identifier for identifier in given if identifier)
    scored = sorted(
        (
            (_score(cluster, candidate, setting), candidate.identifier)
            for candidate in _candidates(cluster, source, setting)
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < linking()["accept"]:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < linking()["margin"]:
        return None
    return scored[0][1]


def _candidates(cluster: Sequence[Profile], source: CandidateSource, setting: Setting) -> Iterable[KnownEntity]:
    found = _found(cluster, source.candidates) or _found(cluster, source.alike)
    return found or _holders(cluster, source, setting)


def _holders(cluster: Sequence[Profile], source: CandidateSource, setting: Setting) -> Iterable[KnownEntity]:
    """The one of a surname who by then had held the office that the articles give; "former President X" may be any."""
    if any(parse_name(name).is_full for profile in cluster for name in profile.names):
        return ()
    surnames = sorted({name for profile in cluster if profile.trait("offices") for name in profile.names})
    found = {known.identifier: known for name in surnames for known in source.surnamed(name)}
    offices, states, day = _offices(cluster, setting), _states(cluster), min(setting.days, default="9999")
    held = [
        known
        for known in found.values()
        if any(t.state in states and t.start <= day and _is_office(t, offices, setting) for t in known.tenures)
    ]
    return held if len(held) == 1 else ()


def _found(cluster: Sequence[Profile], lookup: Callable[[str], Sequence[KnownEntity]]) -> Collection[KnownEntity]:
    allowed = {type_ for profile in cluster for type_ in linking()["types"].get(profile.type, ())}
    found: dict[str, KnownEntity] = {}
    for name in sorted(_lookup_names(cluster)):
        candidates = [c for c in lookup(name) if c.type in allowed and c.identifier.startswith("Q")]
        if len(candidates) <= linking()["limit"]:
            for candidate in candidates:
                if candidate.identifier not in found or candidate.named_so:
                    found[candidate.identifier] = candidate
    return found.values()


def _lookup_names(cluster: Sequence[Profile]) -> Iterator[str]:
    """Never a surname alone: the article that gives no more has not said who it is."""
    for profile in cluster:
        for name in profile.names:
            if profile.type is not EntityType.PERSON:
                yield name
            elif parse_name(name).is_full:
                yield name
                yield " ".join(parse_name(name).words)


def _score(cluster: Sequence[Profile], candidate: KnownEntity, setting: Setting) -> float:
    weights = linking()["weights"]
    prominence = weights["prominence"] * min(linking()["prominence_limit"], candidate.prominence**0.5)
    return float(sum(weights[feature] for feature in _features(cluster, candidate, setting)) + prominence)


def _features(cluster: Sequence[Profile], candidate: KnownEntity, setting: Setting) -> Iterator[str]:
    yield "name" if candidate.named_so else "alias"
    if candidate.named_so and candidate.type in linking()["bodies"] and says_much(candidate.label):
        yield "telling"
    own = _states(cluster)
    states = {candidate.state, *(tenure.state for tenure in candidate.tenures)} - {""}
    if own & states:
        yield "state"
    elif own and states and setting.states & states:
        yield "doubtful_state"
    elif own and states:
        yield "other_state"
    elif setting.states & states:
        yield "mentioned_state"
    offices = _offices(cluster, setting)
    if any(_is_office(tenure, offices, setting) for tenure in candidate.tenures):
        yield "office"
    if any(_holds_on(tenure, day) for tenure in candidate.tenures for day in setting.days):
        yield "tenure"
    if candidate.party and _WIKIDATA + candidate.party in _traits(cluster, "parties"):
        yield "party"


def _states(cluster: Sequence[Profile]) -> set[str]:
    named = _traits(cluster, "states") | _traits(cluster, "nationalities") | _traits(cluster, "bodies")
    return {state_of(iri.removeprefix(_WIKIDATA)) for iri in named if iri.startswith(_WIKIDATA)} - {""}


def _traits(cluster: Sequence[Profile], trait: str) -> set[str]:
    return {value for profile in cluster for value in profile.trait(trait)}


def _offices(cluster: Sequence[Profile], setting: Setting) -> set[str]:
    names = (name for office in _traits(cluster, "offices") for name in setting.labels.get(office, ()))
    return {office_name(name) for name in names}


def _is_office(tenure: KnownTenure, offices: set[str], setting: Setting) -> bool:
    """Whether one of the offices has all words of the tenure's and beyond them only names of its state."""
    held = office_name(tenure.office)
    state = office_name(" ".join(setting.labels.get(_WIKIDATA + tenure.state, ())))
    most = {*held.split(), *state.split()}
    return held in offices or any(set(held.split()) <= set(office.split()) <= most for office in offices)


def _holds_on(tenure: KnownTenure, day: str) -> bool:
    return (not tenure.start or tenure.start <= day) and (not tenure.end or day <= tenure.end) and bool(tenure.start)
