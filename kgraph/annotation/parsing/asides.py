"""What stands in passing in or after a person's name, and tells other names: nicknames, ", also known as X,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgraph.annotation.entities.registry import EntityRegistry
from kgraph.gazetteer import load_gazetteer
from kgraph.model import EntityType, Mention, MentionKind, Token

_NAME = r"[A-Z][\w.'’-]*(?:\s(?!in\s|at\s|on\s)(?:[a-z]{1,3}\s){0,2}[A-Z][\w.'’-]*){0,5}"
_CALLED = r"(?:[a-z]+\s){0,2}known(?:\s[a-z]+)?\sas|née?|a\.?k\.?a\.?|alias|nicknamed|dubbed|born"
_ASIDE = re.compile(rf",\s(?P<said>{_CALLED})\s(?:the\s)?[\"“]?(?P<name>{_NAME})[\"”]?(?:,(?=\s[a-z(])|(?=\s\())")
_NICKNAME = re.compile(r"(?:[\"“‘'](?P<quoted>[A-Z][\w. '’-]{1,30})[\"”’']|\((?P<bracketed>[A-Z][\w.-]+)\))\s(?=[A-Z])")
_IN_BRACKETS = re.compile(rf"\b(?P<said>{_CALLED})\s[\"“]?(?P<name>{_NAME})")
_OPENING = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,2}")
"""The given names at the beginning of a line."""
_BRACKETS = re.compile(r"(?:\s*\([^()]*\))+$")
_LONGEST_NAME = 6


def aside_spans(text: str) -> Iterator[tuple[int, int]]:
    """The asides [begin, end) in the names of people, the commas around them included; none overlaps another."""
    for match in _ASIDE.finditer(text):
        named = _BRACKETS.sub("", text[max(0, match.start() - 300) : match.start()]).split()[-_LONGEST_NAME:]
        if any(map(_is_given, named)):
            yield match.span()
    for match in _NICKNAME.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if _OPENING.fullmatch(line) or (line.endswith(" ") and any(map(_is_given, line.split()[-1:]))):
            yield match.span()


def _is_given(word: str) -> bool:
    return word[:1].isupper() and load_gazetteer().given_name_gender(word) is not None


def note_other_names(text: str, tokens: Sequence[Token], mentions: Sequence[Mention], registry: EntityRegistry) -> None:
    """Gives people the names that asides beside theirs tell; those are no tokens of the document."""
    for mention in mentions:
        if mention.kind is MentionKind.NAME and registry[mention.entity].type is EntityType.PERSON:
            end = tokens[mention.last].begin if mention.last < len(tokens) else len(text)
            record = registry[mention.entity]
            record.aliases.update(_told_after(text[mention.end : end]))
            if (called := _called(text[mention.begin : mention.end])) and not record.wikidata:
                record.aliases.add(record.name)
                record.name = called


def _called(name: str) -> str | None:
    """The nickname and the surname of who is written with both, and is called so: "Joe Lee" for 'Joseph "Joe" Lee'."""
    nickname = _NICKNAME.search(name)
    return f"{nickname['quoted'] or nickname['bracketed']} {name[nickname.end() :]}" if nickname else None


def _told_after(after: str) -> Iterator[str]:
    """The other names in full that the asides after a name tell."""
    return (other["name"] for other in _IN_BRACKETS.finditer(after) if " " in other["name"])
