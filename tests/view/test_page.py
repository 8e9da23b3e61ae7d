"""The file of the page: what is in it, and that it lets nothing in or out."""

from __future__ import annotations

import base64
import hashlib
import html
import itertools
import json
import math
import random
import re
import statistics
from collections.abc import Sequence
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import KeyLinker, entity, synthetic_page

from kgraph.model import (
    Article,
    EntityMention,
    EntityType,
    Evidence,
    Modality,
    Observation,
    PartialDate,
    Period,
    Statement,
)
from kgraph.namespaces import KGID
from kgraph.output.view import PageData, page_data, render_page, write_page
from kgraph.output.view.encoding import embedded_json, encoded
from kgraph.output.view.layout import Positions, lay_out, place_around
from kgraph.output.view.opening import opening_of
from kgraph.output.view.stress import least_stress

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy_of(page: str) -> dict[str, str]:
    content = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert content
    directives = html.unescape(content[1]).split("; ")
    return {name: value for name, _, value in (each.partition(" ") for each in directives)}


def test_same_data_gives_same_bytes_in_any_order(small_page: PageData) -> None:
    chance = random.Random(1)
    shuffled = [chance.sample(items, len(items)) for items in (small_page.entities, small_page.statements)]
    observations = [
        Observation(
            each.article,
            mentions=tuple(
                EntityMention(m.begin, m.end, m.entity.removeprefix(str(KGID))) for m in reversed(each.mentions)
            ),
        )
        for each in reversed(small_page.articles)
    ]
    again = page_data(shuffled[0], shuffled[1], observations, KeyLinker())
    assert render_page(again) == render_page(small_page)


def test_policy_allows_nothing_but_what_is_in_the_file(small_page: PageData) -> None:
    page = render_page(small_page)
    policy = policy_of(page)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in _SCRIPT.findall(page)
    }
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'none'"
    assert set(policy["script-src"].split()) == hashes
    assert not any("unsafe" in value or "http" in value for value in policy.values())


def test_page_of_a_server_may_ask_that_server_only(small_page: PageData) -> None:
    page = render_page(small_page, endpoint="/sparql")
    assert policy_of(page)["connect-src"] == "'self'"
    assert '<body data-endpoint="/sparql">' in page


def test_endpoint_cannot_leave_its_attribute(small_page: PageData) -> None:
    assert '"><img' not in render_page(small_page, endpoint='"><img src=x>')


def test_file_names_no_address_to_load_from(small_page: PageData) -> None:
    page = render_page(small_page)
    assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!data:)', page)


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_embedded_json_is_the_same_value_and_never_markup(value: object) -> None:
    text = embedded_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


def test_half_of_a_surrogate_pair_can_be_written() -> None:
    assert json.loads(embedded_json(["\ud83d"]).encode()) == ["?"]


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!-- <script>", "{{data}}{{scripts}}", '" onload="alert(1)', "]]>"]
)
def test_hostile_name_stays_in_the_data(name: str) -> None:
    data = page_data([entity("person/x", EntityType.PERSON, name)], [], [], KeyLinker())
    page = render_page(data)
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert block
    assert json.loads(block[1])["entities"]["label"] == [name]
    assert len(_SCRIPT.findall(page)) == 2


def test_page_without_anything_can_be_made() -> None:
    assert "</html>" in render_page(page_data([], [], [], KeyLinker()))


def test_statement_about_an_entity_that_is_not_described_is_refused() -> None:
    statement = Statement("https://e.example/a", "met", "https://e.example/b", Modality.ASSERTED, ())
    with pytest.raises(ValueError, match="not described"):
        page_data([], [statement], [], KeyLinker())


def test_article_known_by_evidence_only_is_shown_with_its_quotes() -> None:
    ann, bo = entity("person/a", EntityType.PERSON, "Ann"), entity("person/b", EntityType.PERSON, "Bo")
    evidence = Evidence("far", 3, 14, "Ann met Bo.", Modality.ASSERTED, 0.9)
    data = page_data([ann, bo], [Statement(ann.iri, "met", bo.iri, Modality.ASSERTED, (evidence,))], [], KeyLinker())
    assert [each.article for each in data.articles] == [Article("far", "   Ann met Bo.")]


def test_rows_point_into_tables() -> None:
    ann = entity("person/a", EntityType.PERSON, "Ann")
    fact = Statement(
        ann.iri,
        "birthDate",
        PartialDate("1961-05"),
        Modality.PLANNED,
        (),
        Period(start=PartialDate("1961")),
        (("role", "x"),),
    )
    data = encoded(page_data([ann], [fact], [], KeyLinker()))
    assert data["facts"] == [[0, 0, "1961-05", 2, [0, "1961", 0], 100, (("role", "x"),), []]]
    assert data["relations"][0][0] == "birthDate"
    assert data["entities"]["iri"] == ["kgid:person/a"]


def test_offices_do_not_open_the_page(small_page: PageData) -> None:
    opening = opening_of(small_page)
    types = {each.iri: each.type for each in small_page.entities}
    assert opening.hidden == {EntityType.OFFICE, EntityType.PLACE}
    assert not {types[iri] for iri in opening.first} & opening.hidden
    assert all(degree > 0 for _, degree in opening.first.degree)


def test_large_graph_opens_on_the_most_connected() -> None:
    opening = opening_of(synthetic_page(500))
    assert 50 <= len(opening.first) <= 60
    assert nx.number_connected_components(opening.first) < 5
    assert len(opening.whole) > 300


def network(count: int) -> nx.Graph:
    return nx.relabel_nodes(nx.gnm_random_graph(count, count, seed=4), str)


@pytest.mark.parametrize("count", [1, 2, 40, 700])
def test_every_node_has_a_place_of_its_own(count: int) -> None:
    positions = lay_out(network(count))
    assert positions.keys() == set(network(count))
    assert len(set(positions.values())) > 0.98 * count
    assert positions == lay_out(network(count))


def overlaps(positions: Positions, width: int, height: int) -> int:
    spots = list(positions.values())
    return sum(
        abs(x - other_x) < width and abs(y - other_y) < height
        for number, (x, y) in enumerate(spots)
        for other_x, other_y in spots[:number]
    )


def test_distances_are_as_the_ways_are_long() -> None:
    ring = nx.relabel_nodes(nx.cycle_graph(12), str)
    spots = least_stress(ring)
    lengths = [float(np.hypot(*(spots["0"] - spots[str(number)]))) for number in range(1, 7)]
    assert lengths == sorted(lengths)
    assert max(math.dist(spots[one], spots[other]) for one, other in ring.edges) < 1.05 * lengths[0]


def test_names_of_the_first_view_have_room() -> None:
    assert overlaps(lay_out(network(60)), 100, 36) <= 3


@pytest.mark.parametrize("count", [30, 250])
def test_parts_lie_beside_each_other_in_the_form_of_a_window(count: int) -> None:
    pairs = nx.Graph((f"{number}", f"{number} too") for number in range(count))
    positions = lay_out(pairs)
    width, height = np.ptp(list(positions.values()), axis=0)
    assert 0.7 < width / height < 2
    assert overlaps(positions, 30, 20) == 0


def test_those_who_are_tied_lie_together_in_a_large_graph() -> None:
    cliques = nx.relabel_nodes(nx.connected_caveman_graph(40, 10), str)
    positions = lay_out(cliques)

    def length(one: str, other: str) -> float:
        return math.dist(positions[one], positions[other])

    tied = statistics.median(length(*edge) for edge in cliques.edges)
    untied = statistics.median(length(*pair) for pair in itertools.combinations(cliques, 2))
    assert tied < untied / 4


def test_placed_nodes_stay() -> None:
    network = nx.Graph([("a", "b"), ("b", "c"), ("x", "y")])
    positions = place_around(network, {"a": (5, 6)})
    assert positions["a"] == (5, 6)
    assert positions.keys() == {"a", "b", "c", "x", "y"}


_COLOUR = re.compile(r"--(\w+): #(\w{2})(\w{2})(\w{2});")
_AS_TEXT, _AS_FORM = {"ink", "soft", "accent", "denied"}, {"edge", *EntityType}


def luminance(channels: Sequence[str]) -> float:
    shares = [int(each, 16) / 255 for each in channels]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_that_wcag_asks_for(small_page: PageData, scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", render_page(small_page), re.DOTALL)
    light = {name: luminance(channels) for name, *channels in _COLOUR.findall(blocks[scheme])}

    def contrast(name: str, ground: str) -> float:
        dark, bright = sorted((light[name], light[ground]))
        return (bright + 0.05) / (dark + 0.05)

    grounds = ("canvas", "paper")
    assert {name for name in _AS_TEXT for ground in grounds if contrast(name, ground) < 4.5} == set()
    assert {name for name in _AS_FORM for ground in grounds if contrast(name, ground) < 3} == set()


def test_written_page_is_the_rendered_one(tmp_path: Path, small_page: PageData) -> None:
    write_page(tmp_path / "graph.html", small_page)
    assert (tmp_path / "graph.html").read_text(encoding="utf-8") == render_page(small_page)
