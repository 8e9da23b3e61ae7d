"""Bodies called by what they do, or where they are, and by whose they are: "Peru's atomic energy agency", "the UN
budget committee", "the OSCE office in Lima".
"""

from __future__ import annotations

from dataclasses import replace

from kgraph.annotation.organizations.text import OrganizationText
from kgraph.annotation.spans import Span, text_of
from kgraph.lexicon import office_lexicon
from kgraph.model import LOCATIONS, EntityType, MentionKind

_LONGEST = 6
_PARTS = frozenset({"ADJ", "NOUN", "PROPN", "CCONJ"})


def described_body(text: OrganizationText, first: int, limit: int) -> Span | None:
    """The body whose lower-case description starts at a token, right after the name of its owner; None for none."""
    owner = text.possessor(first)
    noun = _body_noun(text, first, limit) if owner and not _is_any(text, owner) else None
    if noun is None or _is_named_after(text, noun):
        return None
    return _body(text, first, noun, owner)


def _is_named_after(text: OrganizationText, noun: int) -> bool:
    """Whether it only says what a body is that is named next ("the EU's executive arm, the Commission")."""
    body = text.starting.get(noun + 2 + (text.word(noun + 2) == "the"))
    return text.word(noun + 1) == "," and body is not None and body.type is EntityType.ORGANIZATION


def stationed_body(text: OrganizationText, first: int, limit: int) -> Span | None:
    """The post abroad whose noun starts at a token: "the US embassy in Lima", "the office of the UN in Lima"."""
    noun = _post(text, first, limit)
    if noun is None:
        return None
    before, after = text.possessor(first), text.of_owner(noun + 1, limit)
    owner = before or after
    preposition = noun + 1 if before or after is None else after.last
    place = text.starting.get(preposition + 1 + (text.word(preposition + 1) == "the"))
    sent = text.word(preposition) == "to" and text.tokens[noun].text in text.nouns.missions
    is_post = owner is not None and owner.type is not EntityType.PLACE and (sent or text.word(preposition) == "in")
    is_post = is_post and (text.tokens[noun].text in text.nouns.posts or _is_led_or_acts(text, noun))
    if not is_post or place is None or place.type not in LOCATIONS or place.last > limit:
        return None
    body = _body(text, first, noun, owner)
    return replace(body, last=place.last if before else body.last, location=place)


def _body(text: OrganizationText, first: int, noun: int, owner: Span | None) -> Span:
    title = text_of(text.tokens, first, noun + 1)
    lemma = text.tokens[noun].lemma
    return Span(
        first, noun + 1, EntityType.ORGANIZATION, title, MentionKind.NOMINAL, noun=lemma, owner=owner, head=noun
    )


def _post(text: OrganizationText, first: int, limit: int) -> int | None:
    """The noun for a post that ends the lower-case words from a token on."""
    for index in range(first, min(first + _LONGEST, limit)):
        token = text.tokens[index]
        if not token.text.islower() or token.pos not in _PARTS or index in text.covering:
            return None
        if token.text in text.nouns.posts | text.nouns.missions:
            return index
    return None


def _is_led_or_acts(text: OrganizationText, noun: int) -> bool:
    """Whether a mission is the people sent, who have a head and say things, and not what they do."""
    token = text.tokens[noun]
    governor = text.tokens[token.head]
    acts = token.dep == "nsubj" and governor.lemma in text.nouns.actor_verbs
    led = governor.text == "of" and text.tokens[governor.head].lemma.lower() in office_lexicon().entailment
    return acts or led or (token.dep == "dobj" and governor.lemma in text.nouns.ruling)


def _body_noun(text: OrganizationText, first: int, limit: int) -> int | None:
    """The noun for one body that ends the lower-case words from a token on."""
    for index in range(first, min(first + _LONGEST, limit)):
        token = text.tokens[index]
        hyphen = token.text == "-" and index > first
        if not hyphen and (not token.text.islower() or token.pos not in _PARTS or index in text.covering):
            return None
        ends = index + 1 >= limit or text.tokens[index + 1].pos not in ("NOUN", "PROPN")
        if token.text in text.nouns.described_bodies and token.tag in ("NN", "NNP") and ends:
            return index if _describes_one(text, first, index) else None
    return None


def _is_any(text: OrganizationText, owner: Span) -> bool:
    """Whether it is said of no certain one: "a UK spy agency"."""
    return owner.first > 0 and text.tokens[owner.first - 1].text.lower() in ("a", "an")


def _describes_one(text: OrganizationText, first: int, noun: int) -> bool:
    """Whether the words before the noun tell which body of the owner it is, and not that it is one of several."""
    words = {token.text for token in text.tokens[first:noun]}
    return not words & text.nouns.other_ones and not words <= text.nouns.idle_adjectives
