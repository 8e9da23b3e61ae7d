"""Sorts the errors of a graph on DWIE by cause, as far as a program can tell them apart.

usage: dwie_errors.py GRAPH.trig DWIE.jsonl.gz SCORE_DWIE.py

What `SCORE_DWIE.py GRAPH DWIE --show` prints as missed and wrong is looked up in the annotated article: whether both
ends are found as names, whether a sentence has both, and what kgraph says of the two instead.
"""

from __future__ import annotations

import ast
import gzip
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable

from kgraph.annotation import annotate
from kgraph.extraction import extract
from kgraph.model import Article, Document, EntityType

MISSED = re.compile(r"MISSED (\S+) (\[.*?\]) (\w+) (\[.*\])")
WRONG = re.compile(r"WRONG  (\S+) (.+?) (head_of_state|head_of_gov|head_of|member_of|is_meeting|sanctions|\w+_of) (.+)")


def main(graph: str, gold: str, scorer: str) -> None:
    """Prints the causes of what was missed and of what was wrong, the most frequent first."""
    printed = subprocess.run(
        [sys.executable, scorer, graph, gold, "--show"], capture_output=True, text=True, check=True
    )
    missed = [match.groups() for line in printed.stdout.splitlines() if (match := MISSED.match(line))]
    wrong = [match.groups() for line in printed.stdout.splitlines() if (match := WRONG.match(line))]
    readings = read(gold, {row[0] for row in (*missed, *wrong)})
    unnamed = {(article, relation) for article, _, relation, end in missed if "" in ast.literal_eval(end)}
    causes = {
        "missed": Counter((row[2], cause_of_missed(readings[row[0]], row)) for row in missed),
        "wrong": Counter((row[2], cause_of_wrong(row, unnamed)) for row in wrong),
    }
    for kind, counted in causes.items():
        totals: Counter[str] = Counter()
        by_cause: defaultdict[str, list[str]] = defaultdict(list)
        for (relation, cause), number in counted.most_common():
            totals[cause] += number
            by_cause[cause].append(f"{relation} {number}")
        print(kind, sum(totals.values()))
        for cause, number in totals.most_common():
            print(f"  {number:4}  {cause} ({', '.join(by_cause[cause])})")


def read(gold: str, wanted: set[str]) -> dict[str, Document]:
    """The annotated articles, by identifier."""
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if str((row := json.loads(line))["id"]) in wanted]
    articles = (Article(str(row["id"]), row["content"]) for row in rows)
    return {document.article.identifier: document for document in annotate(articles)}


def cause_of_missed(document: Document, row: Iterable[str]) -> str:
    """Why a relation of the gold has no fact."""
    _, names, relation, others = row
    one, other = (entities_named(document, ast.literal_eval(end)) for end in (names, others))
    if "" in ast.literal_eval(others):
        return "the gold's end has no name but an adjective"
    if not one or not other:
        return "name: an end is not found"
    said = {
        fact.relation
        for fact in extract(document).relations
        if {fact.subject, fact.object} & one and {fact.subject, fact.object} & other
    }
    types = {entity.key: entity.type for entity in document.entities}
    office = any(
        fact.relation == "heldOffice" and fact.subject in one and (fact.object, body) in offices(document)
        for fact in extract(document).relations
        for body in other
    )
    if office or said:
        return "said by another relation: an office, an employer, a planned or denied fact"
    if all(types[key] is not EntityType.PERSON for key in one) and relation != "sanctions":
        return "name: a person taken for something else"
    if not any(
        sentence_has(document, number, one) and sentence_has(document, number, other)
        for number in range(len(document.sentences))
    ):
        return "no sentence has both, coreference counted"
    return "frame missing: a sentence has both and no frame reads it"


def offices(document: Document) -> set[tuple[str, str]]:
    return {(named.subject, named.object) for named in document.named_relations}


def entities_named(document: Document, names: list[str]) -> set[str]:
    folded = {re.sub(r"\W+", " ", name.lower()).strip() for name in names if name}
    return {
        mention.entity
        for mention in document.mentions
        if re.sub(r"\W+", " ", document.article.text[mention.begin : mention.end].lower()).strip().removesuffix(" s")
        in folded
    }


def sentence_has(document: Document, number: int, entities: set[str]) -> bool:
    bounds = document.sentences[number]
    return any(m.entity in entities for m in document.mentions if bounds.first <= m.first < bounds.last)


def cause_of_wrong(row: Iterable[str], unnamed: set[tuple[str, str]]) -> str:
    """Why a fact is none of the gold's."""
    article, _, relation, _ = row
    if (article, relation) in unnamed:
        return "the gold has it, its end without a name"
    if relation == "head_of_gov":
        return "another convention or state: executive presidents, mayors, a home state assumed"
    if relation == "is_meeting":
        return "another convention: talks and calls that are told, planned ones in the gold"
    return "an argument, a name or the state of an office is wrong, or the gold lists it as another relation"


if __name__ == "__main__":
    main(*sys.argv[1:])
