"""Parsed values of published formats as records. What has no Wikidata id is passed over: nothing links to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kgraph.resolution.knowledge import linking
from kgraph.resolution.records import Names, Record, TenureRecord, Thing

__all__ = ["follow_the_money", "popolo", "sparql_rows"]

_QID = re.compile(r"Q[1-9]\d*")
_PARTY = "party"


def popolo(data: Mapping[str, Any]) -> Iterator[Record]:
    """People, organisations and memberships of a Popolo document (EveryPolitician)."""
    organizations = {row.get("id", ""): row for row in data.get("organizations", ())}
    periods = {row.get("id", ""): row for row in data.get("events", ())}
    people = {row.get("id", ""): row for row in data["persons"]}
    for row in people.values():
        yield from _popolo_thing(row, "Person")
    for row in organizations.values():
        yield from _popolo_thing(row, "PoliticalParty" if row.get("classification") == _PARTY else "Organization")
    for row in data.get("memberships", ()):
        yield _membership(row, people, organizations, periods)


def _popolo_thing(row: Mapping[str, Any], type_: str) -> Iterator[Record]:
    identifier, label = _popolo_identifier(row), row.get("name", "")
    if not identifier or not label:
        yield None
        return
    yield Thing(identifier, type_, label)
    if row.get("other_names"):
        yield Names(identifier, tuple(sorted({other["name"] for other in row["other_names"] if other.get("name")})))


def _popolo_identifier(row: Mapping[str, Any]) -> str:
    values = [i.get("identifier", "") for i in row.get("identifiers", ()) if i.get("scheme") == "wikidata"]
    return next((value for value in values if _QID.fullmatch(value)), "")


def _membership(
    row: Mapping[str, Any],
    people: Mapping[str, Mapping[str, Any]],
    organizations: Mapping[str, Mapping[str, Any]],
    periods: Mapping[str, Mapping[str, Any]],
) -> Record:
    identifier = _popolo_identifier(people.get(row.get("person_id", ""), {}))
    body = organizations.get(row.get("organization_id", ""), {}).get("name", "")
    period = periods.get(row.get("legislative_period_id", ""), {})
    if not identifier:
        return None
    office = f"{row.get('role') or 'member'} of {body}" if body else str(row.get("role") or "member")
    start, end = (row.get(key) or period.get(key) or "" for key in ("start_date", "end_date"))
    return TenureRecord(identifier, office, "", start, end)


def follow_the_money(rows: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    """Entities of FollowTheMoney (OpenSanctions), with the posts that people occupy."""
    identifiers: dict[str, str] = {}
    posts: dict[str, str] = {}
    occupancies: list[Mapping[str, Any]] = []
    for row in rows:
        if row["schema"] == "Occupancy":
            occupancies.append(row["properties"])
            continue
        identifiers[row.get("id", "")] = _ftm_identifier(row)
        posts[row.get("id", "")] = _first(row["properties"], "name") or str(row.get("caption", ""))
        yield from _ftm_thing(row, identifiers[row.get("id", "")])
    for properties in occupancies:
        yield _occupancy(properties, identifiers, posts)


def _ftm_thing(row: Mapping[str, Any], identifier: str) -> Iterator[Record]:
    properties, type_ = row["properties"], linking()["classes"].get(row["schema"])
    label = str(row.get("caption") or _first(properties, "name"))
    if not identifier or not label or type_ is None:
        yield None
        return
    country = _first(properties, "country") or _first(properties, "nationality") or _first(properties, "jurisdiction")
    yield Thing(identifier, type_, label, country.upper())
    others = {name for key in ("name", "alias", "weakAlias", "previousName") for name in properties.get(key, ())}
    yield Names(identifier, tuple(sorted(others - {label})))
    for position in properties.get("position", ()):
        yield TenureRecord(identifier, position, country.upper())


def _ftm_identifier(row: Mapping[str, Any]) -> str:
    values = [*row["properties"].get("wikidataId", ()), str(row.get("id", ""))]
    return next((value for value in values if _QID.fullmatch(value)), "")


def _occupancy(properties: Mapping[str, Any], identifiers: Mapping[str, str], posts: Mapping[str, str]) -> Record:
    identifier = identifiers.get(_first(properties, "holder"), "")
    office = posts.get(_first(properties, "post"), "")
    if not identifier or not office:
        return None
    return TenureRecord(identifier, office, "", _first(properties, "startDate"), _first(properties, "endDate"))


def _first(properties: Mapping[str, Sequence[str]], key: str) -> str:
    return next(iter(properties.get(key, ())), "")


def sparql_rows(rows: Iterable[Mapping[str, str]]) -> Iterator[Record]:
    """Rows of a query to Wikidata with ?item and ?itemLabel, and where they are asked for ?type or ?typeLabel
    (a class; Person without it), ?country (id or code), ?alias, ?office or ?officeLabel, ?start and ?end.

    The label of what has no name is its id.
    """
    for row in rows:
        identifier, label = _local(row["item"]), row.get("itemLabel", "")
        if not _QID.fullmatch(identifier) or label in ("", identifier):
            yield None
            continue
        country = _local(row.get("country", ""))
        named = row.get("typeLabel") or row.get("type") or "Person"
        yield Thing(identifier, linking()["classes"].get(named, "Person"), label, country)
        if row.get("alias"):
            yield Names(identifier, (row["alias"],))
        office = row.get("officeLabel") or _local(row.get("office", ""))
        if office:
            yield TenureRecord(identifier, office, country, row.get("start", "")[:10], row.get("end", "")[:10])


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
