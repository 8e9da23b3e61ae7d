"""Names of people, places, states and bodies: the gazetteer's, the model's, and what corrects both.

The statistical model proposes spans; the gazetteer, given names and class nouns decide where they disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.annotation.spans import Span, head_of, text_of, without_overlaps
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}
_SMALL = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "ADV"})
_STRIPPED = frozenset(
    {
        "the",
        "The",
        "'s",
        "’s",
        "’",
        "'",
        '"',
        "“",
        "”",
        "(",
        ")",
        ",",
        "-",
        "a",
        "A",
        "and",
        "–",
        "—",
        "[",
        "]",
        ".",
        ":",
    }
)

_PREFIXES = ("ex-", "post-", "pro-", "anti-", "non-")
_NOT_IN_NAMES = frozenset({"ADV", "SCONJ", "CCONJ"})


def find_names(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[Span]:
    """Spans of names in text order, none overlapping another."""
    known = list(_from_gazetteer(tokens, sentences, gazetteer))
    proposed = [
        span
        for raw in _from_model(tokens)
        if (span := _corrected(tokens, raw, known, gazetteer)) and not _is_composed(tokens, span, known)
    ]
    capitals = _from_capitals(tokens, sentences, gazetteer, {span.first: span.last for span in known})
    return _listed_with_places(tokens, _surnames(tokens, without_overlaps([*known, *proposed, *capitals])))


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


def _is_composed(tokens: Sequence[Token], span: Span, known: list[Span]) -> bool:
    """Whether the span is better read from its class noun and the listed name in it ("Chad National Assembly")."""
    nouns = noun_lexicon().organization
    return (
        span.type is EntityType.ORGANIZATION
        and any(token.text.lower() in nouns for token in tokens[span.first : span.last])
        and any(span.overlaps(listed) and listed.type is not EntityType.PERSON for listed in known)
    )


def _surnames(tokens: Sequence[Token], spans: list[Span]) -> list[Span]:
    """What the model missed or took for something else but is the surname of a person named in full."""
    people = [span.title.split() for span in spans if span.type is EntityType.PERSON]
    surnames = {words[-1] for words in people if len(words) > 1} | {words[1] for words in people if len(words) > 2}
    endings = {" ".join(words[start:]) for words in people for start in range(1, len(words))} | surnames
    known = [
        replace(span, type=EntityType.PERSON) if not span.entries and span.title in endings else span for span in spans
    ]
    covered = {index for span in known for index in range(span.first, span.last)}
    missed = (
        _name(tokens, token.index, token.index + 1, EntityType.PERSON)
        for token in tokens
        if token.text in surnames and is_capitalised(token) and token.index not in covered and token.pos == "PROPN"
    )
    return sorted([*known, *missed], key=lambda span: span.first)


def is_capitalised(token: Token) -> bool:
    """Whether the token looks like a part of a name."""
    return token.text[:1].isupper() and token.text != "I"


def _from_gazetteer(tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Iterator[Span]:
    for sentence in sentences:
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        index = 0
        while index < len(words):
            end, entries = gazetteer.longest_match(words, index) if words[index][:1].isupper() else (index, ())
            entries = entries or gazetteer.party_members.get(words[index], ())
            if not entries:
                index += 1
                continue
            end = max(end, index + 1)
            yield _gazetteer_span(tokens, sentence.first + index, sentence.first + end, entries, gazetteer)
            index = end


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


def _from_model(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    first, label = 0, ""
    for token in tokens:
        continues = token.entity_label == f"I-{label}"
        if label and not continues:
            yield first, token.index, label
        if not continues:
            first, label = token.index, token.entity_label[2:]
    if label:
        yield first, len(tokens), label


def _corrected(
    tokens: Sequence[Token], raw: tuple[int, int, str], known: list[Span], gazetteer: Gazetteer
) -> Span | None:
    first, last, label = raw
    if label not in _LABELS:
        return None
    first, last = _trimmed(tokens, first, last, known, gazetteer)
    if label in ("PERSON", "GPE"):
        last = _without_years(tokens, first, last)
    if label == "PERSON":
        first, last = _with_given_name(tokens, first, last, known), _with_particles(tokens, last)
    if first >= last or _is_prefixed(tokens[first]) or not any(is_capitalised(token) for token in tokens[first:last]):
        return None
    type_ = _type_of(tokens, first, last, _LABELS[label], gazetteer)
    return _name(tokens, first, last, type_)


def _without_years(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of a name of a person or place without the numbers that the model ran into it ("Lisbon 2007–2015")."""
    while last > first and tokens[last - 1].text[:1].isdigit():
        last -= 1
    return last


def _with_given_name(tokens: Sequence[Token], first: int, last: int, known: list[Span]) -> int:
    """The start of a person's name whose first words the model did not see as part of it."""
    titles = office_lexicon().honorifics | office_lexicon().entailment.keys() | office_lexicon().ranks
    listed = {index for span in known for index in range(span.first, span.last)}
    start = first
    while start and first not in listed and start - 1 not in listed and start < last:
        before = tokens[start - 1]
        unread = before.entity_label[2:] in ("", "GPE", "LOC") and not before.text.isupper()
        part = before.dep == "compound" and first <= before.head < last and unread
        two_words = f"{tokens[max(0, start - 2)].text} {before.text}".lower()
        if not part or not is_capitalised(before) or {before.text.lower(), two_words} & titles:
            break
        start -= 1
    return start


def _with_particles(tokens: Sequence[Token], last: int) -> int:
    """The end of a person's name that goes on after a particle ("Ursula von" + "der Leyen")."""
    particles, end = noun_lexicon().name_particles, last
    while end < len(tokens) and tokens[end].text in particles and tokens[end].tag != "POS":
        end += 1
    begun = end > last or tokens[last - 1].text in particles
    return end + 1 if begun and end < len(tokens) and is_capitalised(tokens[end]) else last


def _name(tokens: Sequence[Token], first: int, last: int, type_: EntityType) -> Span:
    return Span(first, last, type_, text_of(tokens, first, last), head=head_of(tokens, first, last))


def _trimmed(
    tokens: Sequence[Token], first: int, last: int, known: list[Span], gazetteer: Gazetteer
) -> tuple[int, int]:
    """The span without punctuation, articles, honorifics, and a state or office that ran into a person's name."""
    honorifics, heads = office_lexicon().honorifics, office_lexicon().entailment
    state_ends = {span.first: span.last for span in known if span.type is not EntityType.PERSON}
    changed = True
    while changed and first < last:
        changed = False
        word = tokens[first].text
        if (
            word in _STRIPPED
            or word.lower() in honorifics | office_lexicon().abbreviated.keys()
            or (last - first > 1 and _opens_sentence(tokens, first) and tokens[first].pos in _NOT_IN_NAMES)
            or (
                last - first > 1
                and word.lower() != "pope"
                and {word.lower(), word.lower().removesuffix("s")} & heads.keys()
            )
        ):
            first, changed = first + 1, True
        elif last - first > 2 and f"{word} {tokens[first + 1].text}".lower() in heads:
            first, changed = first + 2, True
        elif state_ends.get(first, last) < last and _is_person_after(tokens, state_ends[first], last, gazetteer):
            first, changed = state_ends[first], True
        elif last > first and tokens[last - 1].text in _STRIPPED:
            last, changed = last - 1, True
    return first, last


def _is_prefixed(token: Token) -> bool:
    """Whether it is an adjective made of a name ("ex-Soviet", "pro-Russian")."""
    return token.text.lower().startswith(_PREFIXES)


def _opens_sentence(tokens: Sequence[Token], index: int) -> bool:
    return index == 0 or tokens[index - 1].sentence != tokens[index].sentence


def _is_person_after(tokens: Sequence[Token], index: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether what follows a state within one span is a person's name of its own."""
    rest = {token.text.lower() for token in tokens[index:last]}
    nouns = noun_lexicon()
    plain = not rest & (nouns.organization | nouns.party | nouns.event_names | nouns.legal_act_names)
    return _starts_person(tokens, index, gazetteer) or (
        plain and sum(is_capitalised(token) for token in tokens[index:last]) >= 2
    )


def _starts_person(tokens: Sequence[Token], index: int, gazetteer: Gazetteer) -> bool:
    word = tokens[index].text
    return is_capitalised(tokens[index]) and gazetteer.given_name_gender(word.split("-")[0]) is not None


def _type_of(tokens: Sequence[Token], first: int, last: int, proposed: EntityType, gazetteer: Gazetteer) -> EntityType:
    nouns = noun_lexicon()
    words = [token.text.lower() for token in tokens[first:last]]
    if last - first > 1 and (words[-1] in nouns.party or words[0] in nouns.party):
        return EntityType.POLITICAL_PARTY
    if last - first > 1 and any(word in nouns.organization for word in words):
        return EntityType.ORGANIZATION
    if (
        proposed is not EntityType.PERSON
        and 2 <= last - first <= 4
        and _starts_person(tokens, first, gazetteer)
        and not _has_place_cue(tokens, first)
    ):
        return EntityType.PERSON
    return proposed


def _has_place_cue(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].text.lower() in ("in", "at", "near")


def _from_capitals(
    tokens: Sequence[Token], sentences: Sequence[Sentence], gazetteer: Gazetteer, known: Mapping[int, int]
) -> Iterator[Span]:
    """People whom the model missed: a given name, none of the `known` names, and the capitals that follow."""
    particles = noun_lexicon().name_particles
    for sentence in sentences:
        index = sentence.first
        while index < sentence.last:
            index = end = known.get(index, index)
            while end < sentence.last and (
                is_capitalised(tokens[end])
                or (
                    end > index
                    and tokens[end].text in particles
                    and end + 1 < sentence.last
                    and is_capitalised(tokens[end + 1])
                )
            ):
                end += 1
            index = _past_titles(tokens, index, end)
            if (
                2 <= end - index <= 5
                and _starts_person(tokens, index, gazetteer)
                and tokens[end - 1].text not in _STRIPPED
            ):
                type_ = _type_of(tokens, index, end, EntityType.PERSON, gazetteer)
                if type_ is EntityType.PERSON and not any(
                    t.text.lower() in office_lexicon().entailment for t in tokens[index:end]
                ):
                    yield _name(tokens, index, end, type_)
            index = max(end, index + 1)


def _past_titles(tokens: Sequence[Token], index: int, end: int) -> int:
    """The first of the capitals [index, end) that is no title and no small word ("Mayor Ana Lee", "In Ana Lee's")."""
    lexicon = office_lexicon()
    titles = lexicon.entailment.keys() | lexicon.ranks | lexicon.honorifics | lexicon.abbreviated.keys()
    while index < end and (tokens[index].text.lower() in titles or tokens[index].pos in _SMALL):
        index += 1
    return index
