"""The part of a state that an article is about: the province of a provincial election, the state of a US governor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kgraph.annotation.spans import Span
from kgraph.gazetteer import GazetteerEntry
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType

_TITLE_WEIGHT = 2
_LEAD_OVER_SECOND = 1.5
_LEAST = 2


def region_of(title: str, spans: Sequence[Span], home: GazetteerEntry | None) -> Span | None:
    """The subdivision that the article and its title name most, clearly more often than any other and than its state.

    Subdivisions are those that the gazetteer has as such, and the places of which the article names a governor.
    """
    governed = {span.owner.title for span in spans if span.owner and _is_governor(span)}
    regions = [span for span in spans if _is_subdivision(span, governed)]
    first_named = {_name(span): span for span in reversed(regions)}
    counts = Counter(_name(span) for span in regions)
    for name in counts:
        counts[name] += _TITLE_WEIGHT * (name in title)
    (first, count), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    rivals = max(second * _LEAD_OVER_SECOND, sum(_names(span, home) for span in spans) if home else 0)
    return first_named[first] if count >= max(_LEAST, rivals) else None


def _is_governor(office: Span) -> bool:
    """Whether it is the office of the governor, premier or first minister of a place."""
    owned = office.owner is not None and office.owner.type is EntityType.PLACE
    return office.type is EntityType.OFFICE and owned and office.noun in office_lexicon().regional_heads


def _is_subdivision(span: Span, governed: set[str]) -> bool:
    listed = any(entry.kind == "subdivision" for entry in span.entries)
    return span.type is EntityType.PLACE and (listed or span.title in governed)


def _name(region: Span) -> str:
    return region.entries[0].name if region.entries else region.title


def _names(span: Span, home: GazetteerEntry) -> bool:
    return span.type is EntityType.STATE and home in span.entries
