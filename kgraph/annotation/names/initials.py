"""Names that the acronym after them spells: "the List Karl Braun (LKB)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon
from kgraph.model import BODIES, EntityType, Token

_SMALL = frozenset({"of", "for", "the", "and", "in", "to", "de", "'s", "-", "&"})
_LENGTHS = range(3, 7)
"""How many letters an acronym has that is worth a guess."""


def with_spelled_out(tokens: Sequence[Token], names: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """The names, where an acronym in parentheses has the initials of the words before it those as one organisation.

    Names with a class noun ("Green Party (GP)") are left to be read from that, unless the acronym is listed.
    """
    spelled = [*_begun(tokens, gazetteer), *_spelled_out(tokens, gazetteer)]
    found = [span for span in spelled if not _is_known(span, names)]
    kept = [name for name in names if not any(name.overlaps(span) for span in found)]
    return sorted([*kept, *found], key=lambda name: name.first)


def _is_known(span: Span, names: Sequence[Span]) -> bool:
    """Whether a longer name, or one of no person that ends with it, is there already."""
    return any(
        name.overlaps(span)
        and (name.last > span.last or name.first < span.first or (name.entries and name.type is not EntityType.PERSON))
        for name in names
    )


def _begun(tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Span]:
    """The names that begin that of the listed body whose acronym follows: "Social Democratic Party (SPD)"."""
    for bracket, acronym, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if bracket.text != "(" or closing.text != ")" or not acronym.text.isupper():
            continue
        first = bracket.index
        while first > 0 and is_capitalised(tokens[first - 1]) and tokens[first - 1].sentence == bracket.sentence:
            first -= 1
        entries = [entry for entry in gazetteer.lookup(acronym.text) if entry.type in BODIES]
        for start in range(first, bracket.index - 1):
            title = text_of(tokens, start, bracket.index)
            if begun := tuple(entry for entry in entries if _begins(title, entry)):
                head = head_of(tokens, start, bracket.index)
                yield Span(start, bracket.index, begun[0].type, title, entries=begun, head=head)
                break


def _begins(title: str, entry: GazetteerEntry) -> bool:
    return any(surface.startswith(f"{title} of ") for surface in entry.surfaces)


def _spelled_out(tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Span]:
    for bracket, acronym, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if bracket.text != "(" or closing.text != ")" or not is_capitalised(acronym):
            continue
        letters = [letter for letter in acronym.text if letter.isupper()]
        first = _first_of_initials(tokens, bracket.index, letters) if len(letters) > 1 else None
        if first is None or _has_class_noun(tokens[first : bracket.index]):
            continue
        title = text_of(tokens, first, bracket.index)
        entries = _listed(acronym.text, title, gazetteer)
        type_ = entries[0].type if entries else EntityType.ORGANIZATION
        yield Span(first, bracket.index, type_, title, entries=entries, head=head_of(tokens, first, bracket.index))


def _first_of_initials(tokens: Sequence[Token], last: int, letters: Sequence[str]) -> int | None:
    """Where the capitals begin that end before token `last` and have these initials; None where they have others."""
    remaining, index = list(letters), last
    while remaining and index > 0 and tokens[index - 1].sentence == tokens[last].sentence:
        index -= 1
        if is_capitalised(tokens[index]) and tokens[index].text[0] == remaining[-1]:
            remaining.pop()
        elif tokens[index].text.lower() not in _SMALL:
            return None
    return None if remaining else index


def _has_class_noun(name: Sequence[Token]) -> bool:
    lexicon = noun_lexicon()
    nouns = lexicon.organization | lexicon.party | lexicon.event_names | lexicon.legal_act_names
    return any(token.text.lower() in nouns for token in name)


def _listed(acronym: str, title: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """The listed body with that acronym and the same words in its name, in whatever order."""
    words = set(title.lower().split())
    entries = (entry for entry in gazetteer.lookup(acronym) if entry.type in BODIES)
    return tuple(entry for entry in entries if any(set(name.lower().split()) == words for name in entry.surfaces))


def spelled_elsewhere(spans: Sequence[Span]) -> dict[str, Span]:
    """By acronym of a body that nothing explains the one other body of the article whose initials it has.

    In another language the words of the name may stand in another order ("PCG", the Galician Communist Party).
    """
    bodies = [span for span in spans if span.type in BODIES]
    acronyms = {span.title for span in bodies if not span.entries and _is_acronym(span.title)}
    named = {span.title: span for span in bodies if " " in span.title} if acronyms else {}
    found = {acronym: [span for name, span in named.items() if _spells(acronym, name)] for acronym in acronyms}
    return {acronym: fitting[0] for acronym, fitting in found.items() if len(fitting) == 1}


def _is_acronym(name: str) -> bool:
    return len(name) in _LENGTHS and name.isalpha() and name.isupper()


def _spells(acronym: str, name: str) -> bool:
    """Whether the letters are the initials of the capitals in a name, in whatever order."""
    return sorted(acronym) == sorted(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
