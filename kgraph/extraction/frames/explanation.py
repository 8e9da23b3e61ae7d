"""Which frames a text matches, what fills their roles, and what comes of it: for people who write frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.frames.filling import RoleFiller
from kgraph.extraction.frames.matcher import FrameMatcher, Match
from kgraph.extraction.titles.reader import TitleReader
from kgraph.model import Document, RelationMention
from kgraph.schema import load_schema

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One frame that matched: where it is written, the word that triggered it, and the words in its roles.

    `facts` are what it states; where it states nothing, `reason` says what was missing.
    """

    frame: str
    trigger: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    facts: tuple[RelationMention, ...]
    reason: str = ""


def explain(document: Document) -> Iterator[Explanation]:
    """An explanation for every frame that matches, in text order."""
    arguments = Arguments(document)
    filler = RoleFiller(document, arguments, TitleReader(document).holdings())
    for match in FrameMatcher(document, arguments).matches():
        facts = tuple(filler.facts(match))
        yield Explanation(
            match.frame.name,
            document.tokens[match.predicate].text,
            _words(document, match.subjects),
            _words(document, match.objects),
            facts,
            "" if facts else _reason(match),
        )


def _words(document: Document, fillers: tuple[tuple[str, tuple[int, ...]], ...]) -> tuple[str, ...]:
    return tuple(
        f"{role}: {' + '.join(document.tokens[index].text for index in indices) or '–'}" for role, indices in fillers
    )


def _reason(match: Match) -> str:
    relation = load_schema().relations[match.frame.relation]
    domain = " or ".join(sorted(relation.domain))
    range_ = "a date" if relation.literal else " or ".join(sorted(relation.range))
    return f"{relation.name} needs {domain} as its subject and {range_} as its object"
