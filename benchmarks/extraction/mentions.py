"""How many of the names that DWIE marks are found, with their span and their class, and how many of ours it marks.

usage: python benchmarks/extraction/mentions.py DWIE.jsonl.gz [--every N] [--from N] [--topic IPTC] [--without ID …]
           [--show CAUSE]

Only articles with the IPTC subject code of the topic are read (politics where none is given). Recall is over DWIE's
mentions of people, organisations, parties, states, other places and events; precision over what kgraph finds of those
classes with a capital, where "marked" counts those that begin and end as a mention of DWIE does. An article before a
name and a common noun after it ("the Senate", "the Dawn party") do not count. With --show the mentions of one cause
(missing, type, span, spurious) are listed, most frequent first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.annotation import annotate
from kgraph.model import Article, Document, EntityType, MentionKind

_CLASSES = {
    "type::party": EntityType.POLITICAL_PARTY,
    "type::gpe0": EntityType.STATE,
    "type::person": EntityType.PERSON,
    "type::organization": EntityType.ORGANIZATION,
    "type::event": EntityType.EVENT,
    "type::location": EntityType.PLACE,
}
"""By DWIE's tags, the more special first."""
_ALIKE = {EntityType.ELECTION: EntityType.EVENT}
_CLASS_NOUN = re.compile(r"(?:\s[a-z]+){0,2}$")
_CAUSES = ("missing", "type", "span", "spurious")

Spans = dict[tuple[int, int], EntityType]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and the class of each of its mentions [begin, end), in code points; `others` has no class of ours."""

    article: Article
    mentions: Spans
    others: frozenset[tuple[int, int]]


def read(path: str, *, topic: str, every: int, start: int, without: frozenset[str]) -> Iterator[Marked]:
    """Every so many articles on a topic of a file of DWIE."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if topic in (row := json.loads(line))["iptc"] and row["id"] not in without]
    for row in rows[start::every]:
        classes = {concept["concept"]: _class_of(concept.get("tags") or ()) for concept in row["concepts"]}
        spans = {(m["begin"], m["end"]): classes[m["concept"]] for m in row["mentions"]}
        mentions = {span: type_ for span, type_ in spans.items() if type_}
        yield Marked(Article(row["id"], row["content"]), mentions, frozenset(spans.keys() - mentions.keys()))


def _class_of(tags: list[str]) -> EntityType | None:
    return next((type_ for tag, type_ in _CLASSES.items() if tag in tags), None)


def names(document: Document) -> Spans:
    """What kgraph finds with a capital, of the classes that DWIE has; without an article, and without a class noun."""
    types = {entity.key: entity.type for entity in document.entities}
    found: Spans = {}
    for mention in document.mentions:
        type_ = _ALIKE.get(types[mention.entity], types[mention.entity])
        text = document.article.text[mention.begin : mention.end]
        capital = mention.kind is MentionKind.NAME or (mention.kind is MentionKind.NOMINAL and text[:1].isupper())
        if type_ in _CLASSES.values() and capital:
            end = mention.end - len(_class_noun(text))
            found.setdefault((mention.begin + 4 * text.lower().startswith("the "), end), type_)
    return found


def _class_noun(text: str) -> str:
    match = _CLASS_NOUN.search(text)
    return match[0] if match else ""


def cause(span: tuple[int, int], type_: EntityType, ours: Spans) -> str | None:
    """What is wrong about a mention of DWIE's, None where nothing is."""
    if span in ours:
        return None if ours[span] is type_ else "type"
    return "span" if any(b < span[1] and span[0] < e for b, e in ours) else "missing"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="start")
    parser.add_argument("--topic", default="11000000")
    parser.add_argument("--without", nargs="*", default=())
    parser.add_argument("--show", choices=_CAUSES)
    arguments = parser.parse_args()
    without = frozenset(arguments.without)
    chosen = read(arguments.path, topic=arguments.topic, every=arguments.every, start=arguments.start, without=without)
    report(list(chosen), show=arguments.show)


def report(marked: list[Marked], *, show: str | None) -> None:
    """Prints a table by class, or the mentions of one cause."""
    due: dict[EntityType, Counter[str]] = {type_: Counter() for type_ in _CLASSES.values()}
    given: dict[EntityType, Counter[str]] = {type_: Counter() for type_ in _CLASSES.values()}
    shown: Counter[tuple[str, str]] = Counter()
    for document, gold in zip(annotate(m.article for m in marked), marked, strict=True):
        ours, text = names(document), gold.article.text
        for span, type_ in gold.mentions.items():
            why = cause(span, type_, ours)
            due[type_].update(due=1, **{why or "right": 1})
            if why and why == show:
                over = [f"{text[slice(*s)]}/{t}" for s, t in ours.items() if s[0] < span[1] and span[0] < s[1]]
                shown[f"{text[slice(*span)]}/{type_}", "; ".join(over)] += 1
        for span, type_ in ours.items():
            is_marked, other = gold.mentions.get(span) is type_, span in gold.others
            given[type_].update(given=not other, right=is_marked, marked=span in gold.mentions)
            if show == "spurious" and not other and span not in gold.mentions:
                over = [f"{text[slice(*s)]}/{t}" for s, t in gold.mentions.items() if s[0] < span[1] and span[0] < s[1]]
                shown[f"{text[slice(*span)]}/{type_}", "; ".join(over)] += 1
    if show:
        for (ours_text, over_text), count in shown.most_common():
            print(count, ours_text, over_text, sep="\t")
        return
    print(
        f"{'':16}{'due':>6}{'recall':>8}{'missing':>9}{'type':>6}{'span':>6}{'given':>8}{'precision':>11}{'marked':>8}"
    )
    for type_, count in due.items():
        mine = given[type_]
        recall, precision, marked_too = (
            count["right"] / max(1, count["due"]),
            mine["right"] / max(1, mine["given"]),
            mine["marked"] / max(1, mine["given"]),
        )
        print(
            f"{type_:16}{count['due']:6}{recall:8.3f}{count['missing']:9}{count['type']:6}{count['span']:6}"
            f"{mine['given']:8}{precision:11.3f}{marked_too:8.3f}"
        )


if __name__ == "__main__":
    main()
