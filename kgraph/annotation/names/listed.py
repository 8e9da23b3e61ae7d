"""The names of the gazetteer in a text: the longest that fits, unless a longer name only begins with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kgraph.annotation.spans import Span, head_of, is_capitalised, text_of
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_OWNERS = frozenset({"international", "parliament", "chamber"})
"""Kinds of organisations whose name also begins those of their own bodies."""


def listed_names(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Span]:
    """The spans of listed names, in text order."""
    spans = list(_longest_matches(tokens, sentences, gazetteer))
    starts = {span.first for span in spans}
    named = {span.entries[0].qid for span in spans}
    owned = {span.last for span in spans if span.type is EntityType.STATE}
    ending = {span.last: span for span in spans}
    return [
        span
        for span in spans
        if not (
            _only_begins(tokens, span, starts)
            or _only_ends(span, ending.get(span.first))
            or _is_anothers(tokens, span, owned, named)
            or _is_portfolio(tokens, span)
            or _is_abroad(span, spans)
        )
    ]


def _only_begins(tokens: Sequence[Token], span: Span, starts: set[int]) -> bool:
    """Whether it is the beginning of another body's name ("Department of State" of "Department of State Services")."""
    words = [token.text.lower() for token in tokens[span.first : span.last]]
    if span.type is not EntityType.ORGANIZATION or len(words) < 2 or span.entries[0].kind in _OWNERS:
        return False
    if tokens[span.last - 1].text.lower() in noun_lexicon().organization and _is_of_more(tokens, span.last, starts):
        return True
    last = span.last
    while last < len(tokens) and last not in starts and _goes_on(tokens, last):
        last += 1
    after = tokens[last - 1].text.lower()
    ends_in_person = {after, after.removesuffix("s")} & office_lexicon().entailment.keys()
    nouns = noun_lexicon()
    happening = after in nouns.event | nouns.legal_act
    return last > span.last and bool(nouns.organization & set(words)) and not (ends_in_person or happening)


def _is_of_more(tokens: Sequence[Token], index: int, starts: set[int]) -> bool:
    """Whether an "of" and a capital go on that no list knows ("French Academy" before "of Sciences")."""
    words = tokens[index : index + 2]
    return len(words) > 1 and words[0].text == "of" and is_capitalised(words[1]) and index + 1 not in starts


def _only_ends(span: Span, before: Span | None) -> bool:
    """Whether what is listed as a party of one state is the end of a name of another's ("Scottish Green Alliance")."""
    if span.type is not EntityType.POLITICAL_PARTY or span.last - span.first < 2 or before is None:
        return False
    theirs = {entry.state for entry in span.entries if entry.state}
    owners = {value for entry in before.entries for value in (entry.qid, entry.state, entry.parent) if value}
    return before.kind is MentionKind.DEMONYM and bool(theirs) and theirs.isdisjoint(owners)


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether the model reads a capital as the continuation of the organisation's name before it."""
    token, offices = tokens[index], office_lexicon()
    titled = token.text.lower() in offices.entailment.keys() | offices.honorifics
    return is_capitalised(token) and token.entity_label == "I-ORG" and not titled


def _is_anothers(tokens: Sequence[Token], span: Span, owned: set[int], named: set[str]) -> bool:
    """Whether a state's name before it takes what is listed as the organ of a body ("Iran's Security Council")."""
    if span.entries[0].kind != "organ" or span.entries[0].parent in named:
        return False
    return span.first - (tokens[span.first - 1].tag == "POS") in owned if span.first else False


def _longest_matches(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Iterator[Span]:
    for sentence in sentences:
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        index = 0
        while index < len(words):
            end, entries = gazetteer.longest_match(words, index) if words[index][:1].isupper() else (index, ())
            if words[index].lower() in _openers() and words[index + 1 : index + 2] and words[index + 1][:1].isupper():
                further, others = gazetteer.longest_match(words, index + 1)
                if others and further > end:  # "King Juan Carlos I" before "King Juan Carlos"
                    index, end, entries = index + 1, further, others
            entries = entries or gazetteer.party_members.get(words[index], ())
            if not entries:
                index += 1
                continue
            end = max(end, index + 1)
            if not _is_longer_person(tokens, sentence.first + index, sentence.first + end, entries):
                yield _gazetteer_span(tokens, sentence.first + index, sentence.first + end, entries, gazetteer)
            index = end


@cache
def _openers() -> frozenset[str]:
    """Words with which a listed name may begin after which a longer one does ("The Independent Electoral Board")."""
    return office_lexicon().reigning | {"the"}


def _is_longer_person(tokens: Sequence[Token], first: int, last: int, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether a person's listed name is only the beginning of one ("Jorge Montt Álvarez", "Donald Trump Jr.")."""
    if entries[0].type is not EntityType.PERSON or last - first < 2 or last >= len(tokens):
        return False
    labels = [token.entity_label for token in tokens[first + 1 : last + 1]]
    word = tokens[last]
    return set(labels) == {"I-PERSON"} and word.pos == "PROPN" and word.text[:1].isupper()


def _gazetteer_span(
    tokens: Sequence[Token], first: int, last: int, entries: tuple[GazetteerEntry, ...], gazetteer: Gazetteer
) -> Span:
    text = text_of(tokens, first, last)
    demonym = gazetteer.demonyms.get(text)
    is_demonym = demonym is not None and text not in (demonym.name, *demonym.aliases)
    return Span(
        first,
        last,
        entries[0].type,
        text,
        MentionKind.DEMONYM if is_demonym else MentionKind.NAME,
        (demonym,) if is_demonym and demonym else entries,
        head=head_of(tokens, first, last),
    )


def _is_abroad(span: Span, names: Sequence[Span]) -> bool:
    """Whether the adjective of another state stands before a party's name ("the Chadian National Front")."""
    if span.type is not EntityType.POLITICAL_PARTY:
        return False
    before = next((name for name in names if name.last == span.first and name.kind is MentionKind.DEMONYM), None)
    return before is not None and all(entry.state and entry.state != before.entries[0].qid for entry in span.entries)


def _is_portfolio(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a party's name is the ordinary word here ("the Labor Secretary", "Labour market")."""
    word = tokens[span.first]
    if span.type is not EntityType.POLITICAL_PARTY or span.last - span.first > 1 or word.dep != "compound":
        return False
    governed, offices, nouns = tokens[word.head].lemma.lower(), office_lexicon(), noun_lexicon()
    people = nouns.personal_nouns | nouns.anaphora["Person"] | nouns.party | nouns.state_as_actor | nouns.agents
    held = governed in offices.portfolio_heads
    thing = tokens[word.head].pos == "NOUN" and governed not in people | offices.entailment.keys()
    return word.text.lower() in offices.portfolios and word.head > word.index and (held or thing)
