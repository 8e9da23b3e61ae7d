"""Several sets of observations as one."""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.graph.observations import dump_observations
from kgraph.model import Observation

__all__ = ["merge_observations"]


def merge_observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """One observation for each article, sorted by identifier.

    Of several for one article the one with the whole text wins, then one that was read from the text rather than
    from RDF, then the greater as it is written to disk; so the outcome depends neither on order nor on grouping nor
    on repetition.
    """
    best: dict[str, Observation] = {}
    for observation in observations:
        identifier = observation.article.identifier
        best[identifier] = _preferred(best.get(identifier, observation), observation)
    return tuple(best[identifier] for identifier in sorted(best))


def _preferred(one: Observation, other: Observation) -> Observation:
    return one if one == other else max(one, other, key=_rank)


def _rank(observation: Observation) -> tuple[bool, bool, bytes]:
    return observation.article.digest is None, bool(observation.version), dump_observations([observation])
