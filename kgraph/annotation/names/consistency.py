"""One name names one kind of thing throughout an article (Gale, Church and Yarowsky, 1992).

The model labels each occurrence by itself: "Keita" is a person here, a place there, and elsewhere missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.names.types import has_article, is_acronym, may_be_surname
from kgraph.annotation.spans import Span, head_of, text_of
from kgraph.gazetteer import Gazetteer
from kgraph.grammar import SUBJECTS
from kgraph.lexicon import name_lexicon, noun_lexicon, office_lexicon
from kgraph.model import BODIES, EntityType, Token

_CERTAIN = 100
"""So many labels of the model count less than one sign in the text."""
_NAMESAKES = frozenset({EntityType.PLACE, EntityType.ORGANIZATION})


def consistent(tokens: Sequence[Token], spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """The names, those that no list knows with one class for each, and their occurrences that the model missed."""
    known = _listed_with_places(tokens, _without_namesakes(tokens, spans))
    types = _types_by_name(tokens, known, gazetteer)
    told = [replace(span, type=types[span.title]) if _is_free(span) else span for span in known]
    return sorted([*told, *_missed(tokens, told, types, gazetteer)], key=lambda span: span.first)


def _without_namesakes(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """The names, with the last name of somebody named before no town or company of that name ("Houston said")."""
    first_named: dict[str, int] = {}
    for span in spans:
        if span.type is EntityType.PERSON and " " in span.title:
            first_named.setdefault(span.title.split()[-1], span.first)

    def is_person(span: Span) -> bool:
        before = tokens[span.first - 1].text.lower() if span.first else ""
        other = span.type in _NAMESAKES and all(entry.kind != "capital" for entry in span.entries)
        told = before in name_lexicon().locating or has_article(tokens, span.first)
        return other and not told and first_named.get(span.title, span.first) < span.first

    return [replace(span, type=EntityType.PERSON, entries=()) if is_person(span) else span for span in spans]


def _is_free(span: Span) -> bool:
    """Whether neither a list nor a class noun says what it names."""
    return not (span.entries or span.noun)


def _types_by_name(tokens: Sequence[Token], spans: Sequence[Span], gazetteer: Gazetteer) -> dict[str, EntityType]:
    people = {part for span in spans if span.type is EntityType.PERSON for part in _short_names(span.title)}
    bodies = {name for span in spans if span.type in BODIES and (name := _without_class_noun(span.title))}
    votes: dict[str, Counter[EntityType]] = {}
    for span in filter(_is_free, spans):
        told = _told_in_place(tokens, span, gazetteer)
        votes.setdefault(span.title, Counter())[told or span.type] += _CERTAIN if told else 1
    return {
        title: EntityType.PERSON
        if title in people
        else EntityType.ORGANIZATION
        if title in bodies and not (" " in title and counts[EntityType.PERSON])
        else max(counts, key=lambda type_: (counts[type_], type_ is EntityType.PERSON))
        for title, counts in votes.items()
    }


def _told_in_place(tokens: Sequence[Token], span: Span, gazetteer: Gazetteer) -> EntityType | None:
    """The class of a lone name that its surroundings tell, whatever the model says."""
    if span.last - span.first > 1:
        return None
    if span.title not in gazetteer.surnames and _is_of_site(tokens, tokens[span.head]):
        return EntityType.PLACE
    if has_article(tokens, span.first):
        return None
    before = tokens[span.first - 1].text.lower() if span.first else ""
    if before in office_lexicon().honorifics or (before == "old" and tokens[span.first - 2].text == "-"):
        return EntityType.PERSON
    if before in name_lexicon().locating:
        return None
    if span.title in gazetteer.surnames and may_be_surname(tokens, span.first):
        return EntityType.PERSON
    suffers = before in name_lexicon().personal_prepositions
    if span.type is not EntityType.PLACE or not (suffers or _acts(tokens, tokens[span.head])):
        return None
    return EntityType.ORGANIZATION if span.title.isupper() else EntityType.PERSON


def _is_of_site(tokens: Sequence[Token], head: Token) -> bool:
    """Whether it says which province, corridor or river is meant ("Poonch district")."""
    nouns, noun = noun_lexicon(), tokens[head.head]
    return head.dep in ("compound", "nmod") and noun.text.islower() and noun.text in nouns.geographic | nouns.sites


def _acts(tokens: Sequence[Token], head: Token) -> bool:
    return head.dep in SUBJECTS and tokens[head.head].lemma in noun_lexicon().actor_verbs


def _short_names(name: str) -> Iterator[str]:
    """The parts by which somebody with a name of several words is called."""
    words = _without_title(name.split())
    if len(words) > 1:
        yield from (word for word in words if len(word) > 2 and word not in noun_lexicon().name_particles)
        yield from (" ".join(words[start:]) for start in range(1, len(words)))


def _without_title(words: list[str]) -> list[str]:
    """The words of a name without the title that a list has as part of it ("Crown Prince Hamad")."""
    titles = office_lexicon().entailment
    ends = (end for end in (2, 1) if end < len(words) and " ".join(words[:end]).lower() in titles)
    return words[next(ends, 0) :]


def _without_class_noun(name: str) -> str | None:
    """What is left of a body's name in front of the noun that says what it is ("Blue Wing" of "Blue Wing Airlines")."""
    *words, noun = name.split()
    return " ".join(words) if noun.lower() in noun_lexicon().organization else None


def _listed_with_places(tokens: Sequence[Token], spans: list[Span]) -> list[Span]:
    """The names with those made places that stand in a list with a known place ("Borno, Yobe and Adamawa")."""
    sites = {span.head for span in spans if span.type is EntityType.PLACE and span.entries}

    def is_in_list(span: Span) -> bool:
        token, joined = tokens[span.head], False
        while token.dep == "conj" and not joined:
            token = tokens[token.head]
            joined = token.index in sites
        return joined and not span.entries and span.last - span.first == 1

    return [replace(span, type=EntityType.PLACE) if is_in_list(span) else span for span in spans]


def _missed(
    tokens: Sequence[Token], spans: Sequence[Span], types: dict[str, EntityType], gazetteer: Gazetteer
) -> Iterator[Span]:
    """What the model took for no name: named so elsewhere, a part of a full name, a known surname, an acronym."""
    people = {part for span in spans if span.type is EntityType.PERSON for part in _short_names(span.title)}
    covered = {index for span in spans for index in range(span.first, span.last)}
    free = [t for t in tokens if t.index not in covered and t.pos == "PROPN" and t.text[:1].isupper()]
    acronyms = {
        token.text for token in free if is_acronym(tokens, token.index, token.index + 1) and _acts(tokens, token)
    }
    last = 0
    for token in (token for token in free if token.index >= last):
        first, last, type_ = token.index, token.index + 1, types.get(token.text)
        if token.text in people or (token.text in gazetteer.surnames and may_be_surname(tokens, first)):
            type_ = EntityType.PERSON
            while last < len(tokens) and last not in covered and tokens[last].text in people:
                last += 1
        elif token.text in acronyms:
            type_ = type_ or EntityType.ORGANIZATION
        if type_ and not (type_ is EntityType.PERSON and has_article(tokens, first)):
            yield Span(first, last, type_, text_of(tokens, first, last), head=head_of(tokens, first, last))
