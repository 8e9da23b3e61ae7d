"""Links and clusters on DWIE, pairs of short articles, and how resolution grows.

    python benchmarks/identity/measure.py pairs
    python benchmarks/identity/measure.py growth [OBSERVATIONS.jsonl…]
    python benchmarks/identity/measure.py links DWIE.jsonl.gz FOLDER [GAZETTEER.sqlite] [--show]
    python benchmarks/identity/measure.py gold DWIE.jsonl.gz GAZETTEER.sqlite
    python benchmarks/identity/measure.py shipped GAZETTEER.sqlite [--show]
    python benchmarks/identity/measure.py lookups GAZETTEER.sqlite

`links` reads a folder that `kgraph build` made of the articles of DWIE.jsonl.gz, resolves it with the shipped
gazetteer and, where one is given, with an imported one beside it, and prints what score_dwie.py counts as links. Beside
that it prints the same by the title of the Wikipedia article that the annotators chose, since the Wikidata ids that
come with DWIE were derived from these titles and many are not those of the article (Germany, Russia, France).
`gold` counts these: how often the id differs from the gazetteer's own for what has exactly the title for its main name.
"""

from __future__ import annotations

import gzip
import json
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from kgraph.gazetteer import GazetteerEntry, load_gazetteer
from kgraph.graph.observations import parse_observation, read_observations
from kgraph.model import EntityType, Observation, ObservedEntity
from kgraph.resolution import CandidateSource, GazetteerStore, KnownEntity, Linker, resolve
from kgraph.resolution.knowledge import fold
from kgraph.resolution.known import ShippedCandidates
from kgraph.resolution.sources import side_by_side

_SIZES = (250, 500, 1000)


def links(dwie: Path, folder: Path, store: Path | None) -> None:
    observations = read_observations(folder / "observations.jsonl")
    lines = gzip.decompress(dwie.read_bytes()).decode().splitlines()
    documents = {str(document["id"]): document for document in map(json.loads, lines)}
    sources: dict[str, CandidateSource] = {"shipped": ShippedCandidates()}
    if store:
        sources["imported"] = side_by_side(ShippedCandidates(), GazetteerStore(store))
    titles = side_by_side(*sources.values())
    for name, source in sources.items():
        linker = resolve(observations, gazetteer=source)
        outcomes = [o for ob in observations for o in _outcomes(ob, documents[ob.article.identifier], linker, titles)]
        _print_links(name, outcomes)
        _print_people(observations, documents, linker)


def _outcomes(
    observation: Observation, document: Mapping[str, Any], linker: Linker, titles: CandidateSource
) -> Iterator[tuple[str, str, str]]:
    """For each annotated entity with an id: by id, by title, and what it was."""
    inside = {key for r in observation.relations for key in (r.subject, r.object) if isinstance(key, str)}
    mentions = defaultdict(set)
    for row in (*document["concepts"], *document["mentions"]):
        mentions[row["concept"]].add(fold(row.get("text") or ""))
    for concept in document["concepts"]:
        if not concept.get("qid") or "type::entity" not in (concept.get("tags") or []):
            continue
        nodes = [e for e in observation.entities if e.key in inside and _folded(e) & mentions[concept["concept"]]]
        iris = {linker.canonical(observation.article.identifier, node.key) for node in nodes}
        linked = {iri.rpartition("/")[2] for iri in iris if "wikidata" in iri}
        title = concept.get("link") or ""
        what = f"{observation.article.identifier} {concept.get('text')} ({title}) as {sorted(iris)}"
        what += " (linked)" if linked else "" if _titled(title, titles) else " (unknown)"
        yield _outcome(nodes, concept["qid"] in linked), _outcome(nodes, _is_title(linked, title, titles)), what


def _folded(entity: ObservedEntity) -> set[str]:
    return {fold(name) for name in (entity.name, *entity.aliases)}


def _outcome(nodes: Sequence[ObservedEntity], right: bool) -> str:
    return "right" if right else "wrong or unlinked" if nodes else "no node"


def _is_title(linked: set[str], title: str, titles: CandidateSource) -> bool:
    return any(candidate.identifier in linked for candidate in _titled(title, titles))


def _titled(title: str, titles: CandidateSource) -> tuple[KnownEntity, ...]:
    known = titles.candidates(title.replace("_", " ").partition(" (")[0])
    return tuple(candidate for candidate in known if candidate.identifier.startswith("Q"))


def _print_links(name: str, outcomes: Sequence[tuple[str, str, str]]) -> None:
    for by, index in (("id", 0), ("title", 1)):
        counts = Counter(outcome[index] for outcome in outcomes)
        found = counts["right"] + counts["wrong or unlinked"]
        print(
            f"{name:9s} by {by:5s} accuracy {counts['right'] / found:.3f} of {found}  recall "
            f"{counts['right'] / len(outcomes):.3f} of {len(outcomes)}"
        )
    causes = Counter(_cause(outcome) for outcome in outcomes if outcome[0] != "right")
    print(f"{name:9s} causes {dict(causes.most_common())}")
    if "--show" in sys.argv:
        print(
            *sorted({f"  {_cause(o)}: {o[2]}" for o in outcomes if "right" not in o[:2] and o[0] != "no node"}),
            sep="\n",
        )


def _cause(outcome: tuple[str, str, str]) -> str:
    by_id, by_title, what = outcome
    if by_id == "no node":
        return "in no fact"
    if by_title == "right":
        return "the id that comes with DWIE is not that of the annotated article"
    if what.endswith("(linked)"):
        return "linked to another"
    return "in no gazetteer with an id" if what.endswith("(unknown)") else "not linked"


def gold(dwie: Path, store: Path) -> None:
    """How many of the ids that come with DWIE are not those of what bears their title."""
    titles = side_by_side(ShippedCandidates(), GazetteerStore(store))
    rows: list[tuple[str, str, set[str]]] = []
    for line in gzip.decompress(dwie.read_bytes()).decode().splitlines():
        for concept in json.loads(line)["concepts"]:
            if concept.get("qid") and "type::entity" in (concept.get("tags") or []):
                title = (concept.get("link") or "").replace("_", " ")
                named = {k.identifier for k in _titled(title, titles) if k.named_so and k.label == title}
                rows.append((title, concept["qid"], named))
    known = [row for row in rows if row[2]]
    other = [row for row in known if row[1] not in row[2]]
    print(f"{len(rows)} with an id, {len(known)} with a title that the gazetteer has, {len(other)} of them another id")
    for (title, qid, named), count in Counter((t, q, min(n)) for t, q, n in other).most_common(12):
        print(f"{count:5d} {title}: {qid}, not {named}")


def shipped(store: Path) -> None:
    """Whether an imported gazetteer gives the ids that ship one of their names."""
    source = GazetteerStore(store)
    outcomes: Counter[str] = Counter()
    for entry in load_gazetteer().entries:
        outcome = _agreement(entry, source)
        outcomes[outcome] += 1
        if outcome == "under another name" and "--show" in sys.argv:
            print(f"{entry.qid} {entry.name}: {source.names(entry.qid).aliases[0]}")
    print(dict(outcomes.most_common()))


def _agreement(entry: GazetteerEntry, source: GazetteerStore) -> str:
    if not entry.qid:
        return "without an id"
    if not source.names(entry.qid).aliases:
        return "not there"
    named = {known.identifier for name in entry.surfaces for known in source.candidates(name)}
    return "under one of its names" if entry.qid in named else "under another name"


def lookups(store: Path) -> None:
    """Seconds of one lookup by name: of names that are there, each for the first time."""
    names = [row[0] for row in sqlite3.connect(store).execute("SELECT label FROM entities ORDER BY id LIMIT 20000")]
    source = GazetteerStore(store)
    begin = time.process_time()
    found = sum(len(source.candidates(name)) for name in names)
    print(f"{len(names)} names, {found} candidates, {(time.process_time() - begin) / len(names) * 1e6:.0f} µs a name")


def _print_people(observations: Sequence[Observation], documents: Mapping[str, Any], linker: Linker) -> None:
    """How many nodes one real person has: over the annotated people whom at least two articles name in facts."""
    nodes: dict[str, set[str]] = defaultdict(set)
    articles: Counter[str] = Counter()
    for observation in observations:
        for title, iris in _people(observation, documents[observation.article.identifier], linker):
            nodes[title] |= iris
            articles[title] += 1
    several = [title for title, count in articles.items() if count > 1]
    if several:
        average = sum(len(nodes[title]) for title in several) / len(several)
        print(f"{'':9s} nodes a person {average:.2f} over {len(several)} people of more than one article")


def _people(observation: Observation, document: Mapping[str, Any], linker: Linker) -> Iterator[tuple[str, set[str]]]:
    people = {
        c["concept"]: c for c in document["concepts"] if "type::person" in (c.get("tags") or []) and c.get("link")
    }
    for number, concept in people.items():
        names = {fold(m["text"]) for m in document["mentions"] if m["concept"] == number and " " in m["text"].strip()}
        matching = [e for e in observation.entities if e.type is EntityType.PERSON and fold(e.name) in names]
        iris = {linker.canonical(observation.article.identifier, entity.key) for entity in matching}
        if iris and concept.get("link"):
            yield concept["link"], iris


def growth(paths: Sequence[Path]) -> None:
    """Resolution time over observations that repeat under other identifiers."""
    seeds = [o for path in paths for o in read_observations(path)] or _invented()
    before = 0.0
    for size in _SIZES:
        articles = [_again(seeds[number % len(seeds)], number) for number in range(size)]
        best = min(_seconds(articles) for _ in range(3))
        people = sum(entity.type is EntityType.PERSON for entity in resolve(articles).entities())
        observed = sum(len(article.entities) for article in articles)
        ratio = f"  {best / before:.2f} times the size before" if before else ""
        print(f"{size:5d} articles  {observed:6d} observed  {people:5d} people  {best:.2f} s{ratio}")
        before = best


def _seconds(articles: Sequence[Observation]) -> float:
    begin = time.process_time()
    resolve(articles)
    return time.process_time() - begin


def _again(seed: Observation, number: int) -> Observation:
    return replace(seed, article=replace(seed.article, identifier=f"{number}-{seed.article.identifier}"))


def _invented() -> list[Observation]:
    """Articles with people of a growing number of names, an office and a state each."""
    states = (("Japan", "Q17"), ("Sweden", "Q34"), ("Ghana", "Q117"), ("Peru", "Q419"))
    return [_invented_article(number, *states[number % len(states)]) for number in range(max(_SIZES))]


def _invented_article(number: int, state: str, qid: str) -> Observation:
    name = f"{_word(number % 89)} {_word(number % 211 + 500)}"
    line = {
        "article": {"identifier": f"invented-{number}", "text": f"{name}, the president of {state}."},
        "entities": [
            {"key": "p", "type": "Person", "name": name},
            {"key": "o", "type": "Office", "name": f"President of {state}"},
            {"key": "s", "type": "State", "name": state, "wikidata": qid},
        ],
        "relations": [
            {"subject": a, "relation": r, "object": b, "modality": "Asserted", "begin": 0, "end": 5}
            for a, r, b in (("p", "heldOffice", "o"), ("o", "officeOf", "s"))
        ],
    }
    return parse_observation(json.dumps(line).encode())


def _word(number: int) -> str:
    """A word of four syllables, another for each number below 16 ** 4."""
    digits = (number * 40503 % 65536 >> shift & 15 for shift in (12, 8, 4, 0))
    return "".join("bdfgklmnprstvzhj"[digit] + "aeiou"[digit % 5] for digit in digits).capitalize()


def pairs() -> None:
    rows = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text("utf-8"))
    wrong = [row["title"] for row in rows if _are_one(row) is not row["same"]]
    print(f"{len(rows) - len(wrong)} of {len(rows)} pairs right", *wrong, sep="\n  ")


def _are_one(row: Mapping[str, Any]) -> bool:
    sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
    from resolution.observing import observation

    linker = resolve([observation(name, **row[name]) for name in ("first", "second")])
    return linker.canonical("first", "p") == linker.canonical("second", "p")


def main() -> None:
    command, *rest = [argument for argument in sys.argv[1:] if not argument.startswith("--")] or [""]
    paths = [Path(argument) for argument in rest]
    if command == "links" and len(paths) in (2, 3):
        links(paths[0], paths[1], paths[2] if len(paths) == 3 else None)
    elif command == "growth":
        growth(paths)
    elif command == "gold" and len(paths) == 2:
        gold(*paths)
    elif command == "shipped" and len(paths) == 1:
        shipped(*paths)
    elif command == "lookups" and len(paths) == 1:
        lookups(*paths)
    elif command == "pairs":
        pairs()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
