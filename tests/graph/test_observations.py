"""Observations on disk: an exact round trip, one order of bytes, one line of reason for what is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from graph_samples import FIRST, SAMPLES, SECOND
from graph_strategies import observation_sets
from hypothesis import given

from kgraph.errors import GraphError
from kgraph.graph.observations import dump_observations, load_observations, read_observations, write_observations
from kgraph.model import Observation


def line_of(observation: Observation) -> dict[str, object]:
    content: dict[str, object] = json.loads(dump_observations([observation]))
    return content


@given(observation_sets())
def test_what_is_written_is_read_back_exactly(observations: tuple[Observation, ...]) -> None:
    back = load_observations(dump_observations(observations), name="x")
    assert back == tuple(sorted(observations, key=lambda each: each.article.identifier))


@given(observation_sets())
def test_order_does_not_change_a_byte(observations: tuple[Observation, ...]) -> None:
    assert dump_observations(observations[::-1]) == dump_observations(observations)


def test_articles_are_sorted_lines_with_sorted_keys(tmp_path: Path) -> None:
    path = tmp_path / "observations.jsonl"
    write_observations(path, [SECOND, FIRST])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"]["identifier"] for line in lines] == ["first", "second article/2"]
    assert all(list(json.loads(line)) == sorted(json.loads(line)) for line in lines)
    assert read_observations(path) == SAMPLES


def test_line_separators_of_unicode_stay_inside_a_line() -> None:
    text = "one\u2028two\x85three"
    article = {"article": {"identifier": "a", "text": text}}
    data = (json.dumps(article, ensure_ascii=False) + "\n").encode()
    assert load_observations(data, name="x")[0].article.text == text


def broken(**changes: object) -> bytes:
    return json.dumps(line_of(FIRST) | changes).encode()


MENTION = {"subject": "person/nobody", "relation": "met", "object": "person/tomas-brek", "modality": "Asserted"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "EOF while parsing"),
        (b"\xff", "Invalid JSON"),
        (b"[]", "Input should be an object"),
        (b"null", "Input should be an object"),
        (broken(later=1), "later: Unexpected keyword argument"),
        (b'{"entities": []}', "article: Field required"),
        (broken(article={"identifier": "a", "text": 3}), "article.text: Input should be a valid string"),
        (broken(article={"identifier": "a", "text": "ab", "date": "2019-02-30"}), "article.date"),
        (broken(mentions=[{"begin": 0, "end": 999, "entity": "person/tomas-brek"}]), "characters 0 to 999 are not in"),
        (broken(mentions=[{"begin": 5, "end": 4, "entity": "person/tomas-brek"}]), "characters 5 to 4 are not in"),
        (broken(relations=[MENTION | {"begin": 0, "end": 1}]), "no entity has the key 'person/nobody'"),
        (broken(relations=[MENTION | {"begin": 0, "end": 1, "modality": "Sure"}]), "relations.0.modality"),
        (broken(relations=[MENTION | {"begin": 0, "end": 1, "object": {"iso": "2019-13"}}]), "month must be in 1..12"),
    ],
)
def test_a_broken_line_is_named_in_one_line(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "observations.jsonl"
    path.write_bytes(dump_observations([SECOND]) + line + b"\n")
    with pytest.raises(GraphError) as caught:
        read_observations(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: line 2: ")
    assert reason in message
    assert "\n" not in message


def test_an_article_stands_in_a_file_once(tmp_path: Path) -> None:
    path = tmp_path / "observations.jsonl"
    path.write_bytes(dump_observations([FIRST]) * 2)
    with pytest.raises(GraphError, match="line 2: article 'first' is already on line 1"):
        read_observations(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"gone\.jsonl: No such file or directory"):
        read_observations(tmp_path / "gone.jsonl")
