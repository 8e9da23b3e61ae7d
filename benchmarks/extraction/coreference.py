"""How often pronouns and definite nouns are given the right antecedent, and names the right name.

usage: python benchmarks/extraction/coreference.py [--dwie DWIE.jsonl.gz] [--show]

Without --dwie: the anaphors marked in coreference.yaml, texts written for the measure. Precision is over the marked
words for which kgraph gives an antecedent, recall over those that have one. With --dwie: of the people, organisations
and places of DWIE, pairs of mentions in one document that one of both, DWIE's concepts or kgraph, says are one thing
(DWIE annotates names and titles, not pronouns).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import yaml

from kgraph.annotation import annotate
from kgraph.model import Article, Document, MentionKind

_MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
_ENTITY = "type::entity"


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and [begin, end) with the expected name of each."""
    marks, plain, position = [], "", 0
    for mark in _MARK.finditer(text):
        plain += text[position : mark.start()]
        marks.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain += mark[1]
        position = mark.end()
    return plain + text[position:], marks


def antecedent(document: Document, begin: int, end: int) -> str | None:
    """The name of what the words [begin, end) stand for; of several things their names, joined by "&"."""
    names = {entity.key: entity.name for entity in document.entities}
    people_last = sorted(document.mentions, key=lambda mention: (mention.kind is MentionKind.NAME, mention.first))
    found = [m for m in people_last if m.end == end and m.begin >= begin - 4 and _refers(m)]
    joint = {names[m.entity] for m in found if m.group is not None and m.group == found[0].group}
    return " & ".join(sorted(joint)) or next((names[m.entity] for m in found), None)


def _refers(mention: object) -> bool:
    return getattr(mention, "kind", None) in (MentionKind.PRONOUN, MentionKind.NOMINAL)


def own_texts(*, show: bool) -> None:
    """Prints precision and recall over the marked texts, by kind of anaphor."""
    texts = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    marked = [unmarked(" ".join(text.split())) for text in texts]
    counts: dict[str, Counter[str]] = {"pronoun": Counter(), "noun": Counter()}
    articles = [Article(str(number), text) for number, (text, _) in enumerate(marked)]
    for document, (text, marks) in zip(annotate(articles), marked, strict=True):
        for begin, end, expected in marks:
            found = antecedent(document, begin, end) or ""
            kind = "noun" if " " in text[begin:end] else "pronoun"
            counts[kind].update(given=bool(found), due=bool(expected), right=bool(found) and found == expected)
            if show and found != expected:
                print(f"{text[max(0, begin - 60) : begin]}[{text[begin:end]}]: {found or '-'}, not {expected or '-'}")
    for kind, count in counts.items():
        precision, recall = count["right"] / count["given"], count["right"] / count["due"]
        print(f"{kind:8} due {count['due']:3}  precision {precision:.2f}  recall {recall:.2f}")


def pairs(clusters: dict[object, set[tuple[int, int]]]) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    """All pairs of places that share a cluster."""
    return {pair for places in clusters.values() for pair in combinations(sorted(places), 2)}


def dwie_clusters(path: str) -> Iterator[tuple[Article, dict[object, set[tuple[int, int]]]]]:
    """Each document with its mentions of entities by concept."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            entities = {concept["concept"] for concept in row["concepts"] if _ENTITY in (concept.get("tags") or ())}
            clusters: dict[object, set[tuple[int, int]]] = {}
            for mention in row["mentions"]:
                if mention["concept"] in entities:
                    clusters.setdefault(mention["concept"], set()).add((mention["begin"], mention["end"]))
            yield Article(str(row["id"]), row["content"]), clusters


def dwie(path: str, *, show: bool) -> None:
    """Prints precision and recall over pairs of mentions that both annotate, and how many mentions that are."""
    right = given = due = both = everything = 0
    documents = list(dwie_clusters(path))
    for document, (article, gold) in zip(annotate(a for a, _ in documents), documents, strict=True):
        places = {place for cluster in gold.values() for place in cluster}
        ours: dict[object, set[tuple[int, int]]] = {}
        for mention in document.mentions:
            if (mention.begin, mention.end) in places and mention.kind is MentionKind.NAME:
                ours.setdefault(mention.entity, set()).add((mention.begin, mention.end))
        shared = {place for cluster in ours.values() for place in cluster}
        theirs = pairs({key: cluster & shared for key, cluster in gold.items()})
        found = pairs(ours)
        right, given, due = right + len(theirs & found), given + len(found), due + len(theirs)
        both, everything = both + len(shared), everything + len(places)
        if show:
            for one, other in sorted(theirs ^ found):
                kind = "missed" if (one, other) in theirs else "wrong"
                print(article.identifier, kind, article.text[slice(*one)], "=", article.text[slice(*other)])
    print(f"names in common {both} of {everything}  pairs: precision {right / given:.3f}  recall {right / due:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dwie")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    if arguments.dwie:
        dwie(arguments.dwie, show=arguments.show)
    else:
        own_texts(show=arguments.show)


if __name__ == "__main__":
    main()
