"""What the page of one thing shows of the rows that were asked for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from kgraph.namespaces import KG, short_iri
from kgraph.schema import load_schema
from kgraph.server.paths import entity_path
from kgraph.server.templates import html_response

__all__ = ["Row", "entity_page"]

Row = Mapping[str, str]
"""The values of a solution by variable; what is unbound is missing."""

_NOT_DRAWN = ("/entity/article/", "/entity/statement/", "/entity/evidence/")
_ASSERTED = "Asserted"


def entity_page(iri: str, properties: Sequence[Row], facts: Sequence[Row], *, most: int) -> Response:
    """The page; where there are `most` rows it says that there may be more."""
    return html_response(
        "entity.html",
        iri=iri,
        label=_label(iri, properties),
        drawn=_address_in_graph(iri),
        properties=_properties(properties),
        facts=_facts(facts),
        most=most if max(len(properties), len(facts)) >= most else None,
    )


def _label(iri: str, properties: Sequence[Row]) -> str:
    names = [
        row["value"] for ending in ("#prefLabel", "/title") for row in properties if row["property"].endswith(ending)
    ]
    return next(iter(names), iri)


def _address_in_graph(iri: str) -> str | None:
    """Where the page of the whole graph shows it, None where it does not."""
    path = entity_path(iri)
    if path is None or path.startswith(_NOT_DRAWN):
        return None
    return f"/#entity={short_iri(iri)}"


def _properties(rows: Sequence[Row]) -> dict[str, list[dict[str, str | None]]]:
    """The values of each property, by its name."""
    values: dict[str, list[dict[str, str | None]]] = {}
    for row in rows:
        values.setdefault(_relation(row["property"]), []).append(_thing(row["value"], row.get("label")))
    return values


def _facts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """One entry for each statement with all its evidence, in the order of the rows."""
    facts: dict[str, dict[str, Any]] = {}
    for row in rows:
        fact = facts.setdefault(row["statement"], _fact(row))
        fact["evidence"].append(_evidence(row))
    return list(facts.values())


def _fact(row: Row) -> dict[str, Any]:
    period = [row.get("start", ""), row.get("end", "")]
    modality = _local(row.get("overall", ""))
    return {
        "when": row.get("date") or " – ".join(period if any(period) else []),
        "subject": _thing(row["subject"], row.get("subjectLabel")),
        "relation": _relation(row["predicate"]),
        "object": _thing(row["object"], row.get("objectLabel")),
        "doubt": modality if modality != _ASSERTED else "",
        "evidence": [],
    }


def _evidence(row: Row) -> dict[str, Any]:
    quote, before, marked = row["quote"], row.get("before", ""), row.get("marked", "")
    if not quote.startswith(before + marked):  # offsets that are not those of the quote
        before = marked = ""
    return {
        "quote": (before, marked, quote[len(before + marked) :]),
        "modality": _local(row["modality"]),
        "published": row.get("published", ""),
        **_thing(row["article"], row.get("title")),
    }


def _relation(iri: str) -> str:
    relation = load_schema().relations.get(iri.removeprefix(str(KG)))
    return relation.label if relation else _local(iri)


def _thing(value: str, label: str | None) -> dict[str, str | None]:
    """Text and link. Only what is known to be a page here or on the web becomes a link."""
    if value.startswith(str(KG)):
        return {"text": _local(value), "link": None}
    external = value if re.match(r"https?://[^\s]+$", value) else None
    return {"text": label or value, "link": entity_path(value) or external}


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
