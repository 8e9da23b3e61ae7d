"""Institutions that have no name but a common noun: "the Kenyan parliament", "government of Chad", "the army"."""

from __future__ import annotations

from dataclasses import replace

from kgraph.annotation.organizations.described import described_body, stationed_body
from kgraph.annotation.organizations.text import OrganizationText
from kgraph.annotation.spans import Span, is_capitalised, text_of
from kgraph.gazetteer import load_gazetteer
from kgraph.grammar import VERBAL
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_LONGEST_NOUN = 4
_CHAMBERS = frozenset({"chamber", "parliament"})
_NO_BODY = frozenset({"a", "an", "its", "their"})
_PARTS_OF_STATES = frozenset({"state", "provincial", "regional"})


class InstitutionReader:
    """Reads what a common noun for an institution stands for."""

    def __init__(self, text: OrganizationText) -> None:
        self._text = text
        self._nouns = text.nouns.institution | text.nouns.local_institutions
        self._openings = {noun.split()[0].split("'")[0] for noun in self._nouns}

    def read(self, token: Token, sentence: Sentence) -> Span | None:
        """The institution named from this token on, or the administration that it stands for."""
        if self._is_apposed(token.index):
            return None
        return (
            stationed_body(self._text, token.index, sentence.last)
            or self._institution(token.index, sentence)
            or described_body(self._text, token.index, sentence.last)
            or self._administration(token)
        )

    def _institution(self, first: int, sentence: Sentence) -> Span | None:
        last = self._noun_end(first, sentence.last)
        if last == first or self._is_adjective(last - 1) or self._ends_listed_name(first, last):
            return None
        title = self._title(first, last)
        local = title.lower() in self._text.nouns.local_institutions
        if self._is_gathering(first, last) or self._begins_title(first, last):
            return None
        if self._is_apposed(last - 1) or self._is_beside_chamber(first, last):
            return None
        owner = self._text.possessor(first) or self._text.of_owner(last, sentence.last)
        owner = owner or (self._text.of_owner(last, sentence.last, word="in") if local else None)
        if title.lower() not in self._text.nouns.institution and (owner is None or owner.type is not EntityType.PLACE):
            return None
        if owner and _is_chamber(owner) and title.lower() in self._text.nouns.chambers:
            return replace(owner, first=first, last=last, kind=MentionKind.NOMINAL, head=last - 1)
        if not owner and (self._is_of_part(first, sentence) or title.lower() not in self._text.nouns.definite):
            return None
        return Span(
            first,
            last,
            EntityType.ORGANIZATION,
            title,
            MentionKind.NOMINAL,
            noun=self._text.tokens[last - 1].lemma,
            owner=owner,
            head=last - 1,
        )

    def _begins_title(self, first: int, last: int) -> bool:
        """Whether it is but the first word of an office ("a French cabinet minister", "the Kenyan police chief")."""
        title = text_of(self._text.tokens, first, last + 1).lower()
        return last - first == 1 and title in office_lexicon().entailment

    def _is_gathering(self, first: int, last: int) -> bool:
        """Whether it is one that meets, not one that rules: "a two-day congress in Lima", "their assembly"."""
        if self._text.tokens[last - 1].text not in self._text.nouns.event:
            return False
        before = self._text.tokens[max(0, first - _LONGEST_NOUN) : first]
        return any(token.head == last - 1 and token.text.lower() in _NO_BODY for token in before)

    def _is_apposed(self, noun: int) -> bool:
        """Whether it only says what a body is that is named before ("the Bundestag, the lower house of parliament")."""
        token = self._text.tokens[noun]
        named = self._text.covering.get(token.head) if token.dep == "appos" and token.head < noun else None
        return named is not None and named.type is EntityType.ORGANIZATION

    def _is_beside_chamber(self, first: int, last: int) -> bool:
        """Whether a comma sets it off from the name of a chamber ("the Bundestag, Germany's lower house")."""
        tokens, owner = self._text.tokens, self._text.possessor(first)
        opening = owner.first if owner else first
        opening -= opening > 0 and tokens[opening - 1].text == "the"
        before = self._text.ending.get(opening - 1) if tokens[opening - 1].text == "," else None
        comma = next(
            (token.index for token in tokens[last : last + _LONGEST_NOUN + 2] if token.text == ","), len(tokens)
        )
        after = self._text.starting.get(comma + 1) or self._text.starting.get(comma + 2)
        is_chamber = tokens[last - 1].text.lower() in self._text.nouns.chambers
        return is_chamber and any(_is_chamber(name) for name in (before, after) if name)

    def _ends_listed_name(self, first: int, last: int) -> bool:
        """Whether the noun is but the end of a name that the gazetteer lists ("the Kenyan Foreign Ministry")."""
        name = self._text.covering.get(first)
        return name is not None and bool(name.entries) and name.first < first and name.last == last

    def _is_adjective(self, index: int) -> bool:
        """Whether it says of what kind the next noun is ("a military operation")."""
        following = self._text.tokens[index + 1 : index + 2]
        return self._text.tokens[index].dep == "amod" and all(token.pos not in VERBAL for token in following)

    def _noun_end(self, first: int, limit: int) -> int:
        """The end of the longest noun that starts here; `first` where none does."""
        word = self._text.tokens[first].text
        if word.lower() not in self._openings:
            return first
        ends = range(min(first + _LONGEST_NOUN, limit), first + 1, -1)
        longest = next((end for end in ends if self._noun(first, end) in self._nouns), first)
        return longest if longest > first or word not in self._nouns else first + 1

    def _noun(self, first: int, last: int) -> str:
        """The words in lower case and with the plain apostrophe."""
        return text_of(self._text.tokens, first, last).lower().replace("’", "'")

    def _title(self, first: int, last: int) -> str:
        """The noun as written if all of it has capitals, else in lower case."""
        title = text_of(self._text.tokens, first, last)
        return title if all(is_capitalised(token) for token in self._text.tokens[first:last]) else title.lower()

    def _is_of_part(self, first: int, sentence: Sentence) -> bool:
        """Whether it is said to be that of a part of the state ("the provincial parliament")."""
        return first > sentence.first and self._text.tokens[first - 1].text.lower() in _PARTS_OF_STATES

    def state_of(self, token: Token, sentence: Sentence) -> Span | None:
        """The state or place that "Kenya's government" or "the government in Nairobi" stands for.

        With a capital it is a body of its own where it does not act ("a minister in the Government of Kenya"), and
        always that of a place ("the Scottish Government").
        """
        named = is_capitalised(token)
        if token.text.lower() not in self._text.nouns.state_as_actor or (named and self._is_part(token)):
            return None
        after = token.index + 1
        owner = self._text.of_owner(after, sentence.last) or self._seated(after, sentence.last)
        if owner is None and not self._is_called(after, sentence.last):
            owner = self._text.possessor(token.index)
        if owner is None or owner.type not in ((EntityType.STATE,) if named else (EntityType.STATE, EntityType.PLACE)):
            return None
        return replace(owner, first=token.index, last=after, kind=MentionKind.NOMINAL, head=token.index)

    def _is_part(self, token: Token) -> bool:
        """Whether it says of what another noun is."""
        preposition = self._text.tokens[token.head]
        described = self._text.tokens[preposition.head] if token.dep == "pobj" else preposition
        return token.dep in ("pobj", "compound") and described.pos in ("NOUN", "PROPN")

    def _is_called(self, index: int, limit: int) -> bool:
        """Whether a name goes on with "of" and a capital ("Government of National Accord")."""
        after = self._text.tokens[index : min(index + 2, limit)]
        return len(after) > 1 and after[0].text == "of" and is_capitalised(after[1])

    def _seated(self, index: int, limit: int) -> Span | None:
        """The state whose capital is named after "in", which is token `index`."""
        if index >= limit or self._text.tokens[index].text != "in":
            return None
        seat = self._text.starting.get(index + 1)
        capital = seat.entries[0] if seat and seat.entries and seat.entries[0].kind == "capital" else None
        if seat is None or capital is None:
            return None
        state = load_gazetteer().by_qid.get(capital.state)
        return replace(seat, type=state.type, entries=(state,), title=state.name) if state else None

    def _first_description(self, noun: int) -> int:
        """Where the lower-case words begin that describe a noun after an owner."""
        first = noun
        while first > 0 and noun - first < _LONGEST_NOUN + 2 and self._describes(self._text.tokens[first - 1]):
            first -= 1
        return first

    def _describes(self, token: Token) -> bool:
        lowered = token.text.islower() or token.text == "-"
        return lowered and (token.pos in ("ADJ", "NUM") or token.dep in ("amod", "compound", "punct"))

    def _administration(self, token: Token) -> Span | None:
        """What is called by the person who leads it ("the Keller administration", "Keller's centrist coalition")."""
        if token.text.lower() not in self._text.nouns.administrations:
            return None
        first = self._first_description(token.index)
        possessive = first > 0 and self._text.tokens[first - 1].tag == "POS"
        leader = self._text.ending.get(first - possessive)
        if leader is None or leader.type is not EntityType.PERSON or (first < token.index and not possessive):
            return None
        surname, noun = self._text.tokens[first - possessive - 1].text, token.text
        described = (f"{surname}'s {self._noun(first, token.index + 1)}",) if first < token.index else ()
        return Span(
            first if possessive else leader.first,
            token.index + 1,
            EntityType.ORGANIZATION,
            f"{surname} {noun}",
            aliases=(f"{surname}'s {noun}", f"{leader.title} {noun}", f"{leader.title}'s {noun}", *described),
            noun=token.lemma,
            owner=leader,
            head=token.index,
        )


def _is_chamber(name: Span) -> bool:
    """Whether the gazetteer lists it as a parliament or a chamber of one."""
    return any(entry.kind in _CHAMBERS for entry in name.entries)
