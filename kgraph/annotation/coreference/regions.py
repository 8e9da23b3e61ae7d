"""Regions of the world: which states "the West African nation" may mean."""

from __future__ import annotations

from functools import cache

from kgraph.ontology import read_yaml


def states_of_region(adjective: str) -> frozenset[str]:
    """The ISO 3166-1 codes of the states in a region; none where the adjective names no region.

    >>> "GM" in states_of_region("West African"), "GM" in states_of_region("African"), states_of_region("Lunar")
    (True, True, frozenset())
    """
    return _regions().get(adjective, frozenset())


@cache
def _regions() -> dict[str, frozenset[str]]:
    data = read_yaml("gazetteer", "regions.yaml")
    regions = {adjective: frozenset(states) for adjective, states in data["regions"].items()}
    parts: dict[str, list[str]] = data["parts"]
    wholes = {whole: frozenset[str]().union(*map(regions.__getitem__, names)) for whole, names in parts.items()}
    return regions | wholes
