"""How many of the lives and seats that KnowledgeNet's sentences state are read, by property.

usage: python benchmarks/extraction/knowledgenet.py FOLDS.jsonl.gz [--show PROPERTY]

Each sentence is an article of its own, so facts with a pronoun at either end are left out. A fact counts as read where
both names share a word with ours; of a date or a nationality only whose it is. With --show the sentences of one
property that were missed are listed.
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
from kgraph.extraction import extract
from kgraph.model import Article, Observation

_RELATIONS = {
    "PLACE_OF_BIRTH": "bornIn",
    "DATE_OF_BIRTH": "birthDate",
    "DATE_OF_DEATH": "deathDate",
    "SPOUSE": "spouseOf",
    "CHILD_OF": "childOf",
    "EDUCATED_AT": "educatedAt",
    "NATIONALITY": "citizenOf",
    "HEADQUARTERS": "basedIn",
}
_ONE_END = frozenset({"birthDate", "deathDate", "citizenOf"})
_PRONOUN = re.compile(
    r"(?i)he|she|his|hers?|him|they|their|its?|which|who|whom|whose|that|where|i|my|we|our|us|you|\w+self"
)

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Due:
    """A fact that a sentence states."""

    subject: str
    property: str
    object: str


def _due(line: str) -> tuple[str, tuple[Due, ...]]:
    """The text of a sentence and the facts of our relations whose ends are names."""
    row = json.loads(line)
    stated = (Due(fact["subj"], fact["property"], fact["obj"]) for fact in row["facts"])
    named = (f for f in stated if not _PRONOUN.fullmatch(f.subject) and not _PRONOUN.fullmatch(f.object))
    return row["text"], tuple(dict.fromkeys(fact for fact in named if fact.property in _RELATIONS))


def _words(name: str) -> Words:
    return frozenset(re.findall(r"\w+", name.lower()))


def _read(observation: Observation) -> Iterator[tuple[Words, str, Words]]:
    """Our facts, each end as the words of its names."""
    names = {e.key: _words(" ".join((e.name, *e.aliases))) for e in observation.entities}
    for fact in observation.relations:
        object_ = names[fact.object] if isinstance(fact.object, str) else _words(str(fact.object))
        yield names[fact.subject], fact.relation, object_
        if fact.relation == "spouseOf":
            yield object_, fact.relation, names[fact.subject]


def _is_read(due: Due, facts: list[tuple[Words, str, Words]]) -> bool:
    relation = _RELATIONS[due.property]
    return any(
        _words(due.subject) & subject and (relation in _ONE_END or _words(due.object) & object_)
        for subject, name, object_ in facts
        if name == relation
    )


def main() -> None:
    """Prints how many facts were due and how many were read, by property."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folds")
    parser.add_argument("--show", choices=sorted(_RELATIONS))
    arguments = parser.parse_args()
    with gzip.open(arguments.folds, "rt", encoding="utf-8") as lines:
        sentences = [(text, facts) for text, facts in map(_due, lines) if facts]
    articles = (Article(str(number), text) for number, (text, _) in enumerate(sentences))
    due, right = Counter[str](), Counter[str]()
    for (text, facts), document in zip(sentences, annotate(articles), strict=True):
        ours = list(_read(extract(document)))
        for fact in facts:
            read = _is_read(fact, ours)
            due[fact.property] += 1
            right[fact.property] += read
            if fact.property == arguments.show and not read:
                print(f"{fact.subject} | {fact.object}\t{text}")
    for property_ in _RELATIONS:
        print(f"{property_:16}{right[property_]:6} of {due[property_]}")


if __name__ == "__main__":
    main()
