"""Whatever order of building, re-reading, merging, forgetting and deciding leaves the same articles and decisions,
leaves the same bytes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stages_by_pattern import annotate, extract

import kgraph
from kgraph.folder import Folder
from kgraph.model import Article
from kgraph.resolution import Decision, Decisions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings(r"ignore:Dataset\.(default_context|identifier|contexts):DeprecationWarning"),
]

_NAMES = ["Ann Lee", "Anna Lee", "Bill Kim", "William Kim", "Sergei Orlov", "Sergey Orlov", "Ann Orlov"]

names = st.sampled_from(_NAMES)
sentences = st.tuples(names, st.sampled_from(["met", "did not meet"]), names).map(lambda words: f"{' '.join(words)}.")
articles = st.fixed_dictionaries(
    {"id": st.sampled_from("abc"), "text": st.lists(sentences, min_size=1, max_size=3).map(" ".join)}
)
batches = st.lists(articles, min_size=1, max_size=3, unique_by=lambda article: article["id"])


@contextmanager
def folders() -> Iterator[Path]:
    """An empty place, and stages that need no language model; resolution and output are the real ones."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        patch.setattr("kgraph.annotation.annotate", annotate)
        patch.setattr("kgraph.extraction.extract", extract)
        yield Path(name)


def build(output: Path, batch: Sequence[object]) -> None:
    if not batch:
        Folder(output).write([])
        return
    path = output.parent / "in.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in batch))
    kgraph.build([path], output=output)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def left(folder: Path) -> list[Article]:
    return [observation.article for observation in Folder(folder).observations()]


def change(folder: Path, data: st.DataObject) -> None:
    """One random thing that a user does to a folder."""
    verb = data.draw(st.sampled_from(["build", "merge", "forget", "decide", "come back as RDF"]))
    if verb == "build":
        build(folder, data.draw(batches))
    elif verb == "merge":
        other = folder.parent / "other"
        build(other, data.draw(batches))
        kgraph.merge(data.draw(st.permutations([folder, other])), output=folder)
    elif verb == "forget" and left(folder):
        kgraph.open_graph(folder).forget(data.draw(st.sampled_from(left(folder))).identifier)
    elif verb == "decide":
        decide(folder, data)
    elif verb == "come back as RDF":
        come_back(folder, data)


def decide(folder: Path, data: st.DataObject) -> None:
    observations = Folder(folder).observations()
    observed = sorted(f"{o.article.identifier}#{entity.key}" for o in observations for entity in o.entities)
    if len(observed) < 2:
        return
    one, other = data.draw(st.lists(st.sampled_from(observed), min_size=2, max_size=2, unique=True))
    known = Folder(folder).decisions()
    decision = Decision.of(one, other, same=data.draw(st.booleans()))
    decisions = data.draw(st.sampled_from([known.with_decision(decision), known.without(one, other)]))
    Folder(folder).write(observations, decisions=decisions)


def come_back(folder: Path, data: st.DataObject) -> None:
    """What a folder is merged with says nothing new when it was exported from it."""
    before = content(folder)
    path = folder.parent / f"copy{data.draw(st.sampled_from(['.trig', '.nq', '.jsonld', '.ttl', '.nt', '.rdf']))}"
    kgraph.open_graph(folder).export(path)
    kgraph.merge([path, folder], output=folder)
    assert content(folder) == before


@given(batches, st.integers(1, 5), st.data())
@settings(max_examples=20)
def test_only_what_is_left_matters(batch: Sequence[object], changes: int, data: st.DataObject) -> None:
    with folders() as place:
        folder = place / "output"
        build(folder, batch)
        for _ in range(changes):
            change(folder, data)
        remaining = data.draw(st.permutations(left(folder)))
        fresh = place / "fresh"
        build(fresh, [{"id": article.identifier, "text": article.text} for article in remaining])
        Folder(fresh).write(Folder(fresh).observations(), decisions=Folder(folder).decisions())
        assert content(folder) == content(fresh)


@given(batches)
@settings(max_examples=8)
def test_forgetting_what_was_merged_in_gives_back_what_was_there(batch: list[dict[str, str]]) -> None:
    with folders() as place:
        build(place / "one", batch)
        before = content(place / "one")
        apart = [{**article, "id": f"other {article['id']}"} for article in batch]
        build(place / "other", apart)
        kgraph.merge([place / "one", place / "other"], output=place / "both")
        for article in apart:
            kgraph.open_graph(place / "both").forget(article["id"])
        assert content(place / "both") == before


@given(batches, st.data())
@settings(max_examples=8)
def test_a_decision_that_is_undone_leaves_no_trace(batch: Sequence[object], data: st.DataObject) -> None:
    with folders() as place:
        folder = place / "output"
        build(folder, batch)
        before = content(folder)
        decide(folder, data)
        Folder(folder).write(Folder(folder).observations(), decisions=Decisions())
        assert content(folder) == before
