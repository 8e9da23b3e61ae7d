"""Places written from the inside outwards where no parser reads: "Marlow, Buckinghamshire, England"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kgraph.annotation.entities.index import EntityIndex
from kgraph.annotation.places.towns import named_within, named_within_state, names_its_towns
from kgraph.annotation.spans import Span
from kgraph.gazetteer import GazetteerEntry, load_gazetteer
from kgraph.model import LOCATIONS, EntityType

_WORD = r"[A-Z][\w.'’-]*"
_NAME = rf"{_WORD}(?:[ -](?:(?:of|the|upon|on|de|la|le|el|al|am|an|der|do|da|del|sur|in) )*{_WORD})*"
_OPENING = re.compile(rf"^[\s,]*(?P<sited>(?:in|at|near)\s+)?(?:the )?(?P<names>{_NAME}(?:, {_NAME})*)[\s,.]*$")


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Names of places with what each can mean; every place lies in the next."""

    places: tuple[tuple[str, tuple[GazetteerEntry, ...]], ...]

    def key(self, index: EntityIndex, token: int) -> str:
        """The entity of the first place; all are added to the index, each as lying in the next, as seen at a token."""
        spans = [Span(token, token + 1, _type(entries), name, entries=entries) for name, entries in self.places]
        if len(spans) > 1 and (outer := next((e for e in spans[1].entries if names_its_towns(e)), None)):
            spans[1] = replace(spans[1], type=outer.type, entries=(outer,))
            spans[0] = named_within(spans[0], outer.name)
        elif len(spans) > 1:
            spans[0] = named_within_state(spans[0], spans[1])
        keys = [key for span in spans if (key := index.key_of(span))]
        for inner, lies_in in pairwise(keys):
            index.registry.relate(inner, "locatedIn", lies_in, token)
        return keys[0]


def place_list(text: str) -> PlaceList | None:
    """The places that the whole of a text names: after a preposition any, else only where one of them is known."""
    match = _OPENING.match(text)
    if match is None:
        return None
    places = tuple((name, _meanings(name)) for name in match["names"].split(", "))
    return PlaceList(places) if match["sited"] or any(entries for _, entries in places) else None


def _meanings(name: str) -> tuple[GazetteerEntry, ...]:
    return tuple(entry for entry in load_gazetteer().lookup(name) if entry.type in LOCATIONS)


def _type(entries: tuple[GazetteerEntry, ...]) -> EntityType:
    return entries[0].type if entries else EntityType.PLACE
