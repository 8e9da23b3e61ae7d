"""What the tables of the shipped gazetteer must be, whatever they list."""

from __future__ import annotations

import re
from collections import defaultdict

from kgraph.gazetteer import load_gazetteer

_QID = re.compile(r"Q[1-9]\d*")


def test_every_id_is_one_of_wikidata() -> None:
    entries = load_gazetteer().entries
    ids = {
        (entry.name, each) for entry in entries for each in (entry.qid, entry.state, entry.parent, entry.party) if each
    }
    assert [pair for pair in sorted(ids) if not _QID.fullmatch(pair[1])] == []


def test_no_two_things_have_one_id() -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for entry in load_gazetteer().entries:
        if entry.qid:
            named[entry.qid].add(entry.name)
    assert {qid: names for qid, names in named.items() if len(names) > 1} == {}


def test_states_have_the_codes_of_states() -> None:
    codes = [entry.iso2 for entry in load_gazetteer().states if entry.iso2]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_times_in_office_begin_before_they_end() -> None:
    tenures = [(entry.name, held) for entry in load_gazetteer().entries for held in entry.tenures]
    turned = [
        (name, held.office, str(held.start), str(held.end))
        for name, held in tenures
        if held.start and held.end and held.start.earliest > held.end.latest
    ]
    assert turned == []
