"""What stands after the head of an office: portfolio, destination, owner, and the office it serves."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kgraph.annotation.entities.naming import title_case
from kgraph.annotation.offices.portfolios import Portfolios
from kgraph.annotation.offices.text import OWNER_TYPES, OfficeText
from kgraph.annotation.spans import Span, head_of, home_state, is_capitalised, text_of
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_LONGEST_DESCRIPTION = 8
_MARKS = frozenset({"-", '"', "“"})


@dataclass(slots=True)
class Right:
    """Where the phrase ends, the words of the title, the owner, the destination; `nested` is the office it serves.

    `unread` where it goes on with an "of" that leads to nothing known: "president of the taxpayers' federation".
    """

    last: int
    title: str = ""
    owner: Span | None = None
    destination: Span | None = None
    modifiers: list[str] = field(default_factory=list)
    nested: Span | None = None
    unread: bool = False


class RightReader:
    """Reads an office phrase from its head to the right."""

    def __init__(self, text: OfficeText) -> None:
        self._text = text
        self._portfolios = Portfolios(text)

    def read(self, end: int, head: str, sentence: Sentence) -> Right:
        """What follows a head that ends at token `end`."""
        right = Right(end)
        if self._text.word(end) == "-" and self._text.word(end + 1).lower() in self._text.lexicon.not_yet:
            right.modifiers.append(self._text.word(end + 1).lower())
            right.last = end + 2
        while right.last < sentence.last and self._step_right(right, head, sentence):
            pass
        right.unread = not (right.owner or right.title) and self._text.word(right.last) == "of"
        return right

    def _step_right(self, right: Right, head: str, sentence: Sentence) -> bool:
        """Takes in one more prepositional phrase; False when what follows does not belong."""
        preposition = self._text.word(right.last).lower()
        if preposition not in self._text.lexicon.body_prepositions or right.owner is not None:
            return False
        if preposition == "to" and self._text.tokens[self._text.tokens[right.last - 1].head].text.lower() == "from":
            return False  # "rose from interior minister to premier"
        after = self._skip_words(right.last + 1)
        if after >= sentence.last:
            return False
        name = self._text.starting.get(after)
        if name and self._text.word(name.last) == "-" and self._text.word(name.last + 1) in ("based", "headquartered"):
            after = name.last + 2
            name = self._text.starting.get(after)
        if nested := self._nested_office(after, name, sentence.last):
            right.title, right.last, right.owner = (
                f"{preposition} the {text_of(self._text.tokens, after, nested)}",
                nested,
                name,
            )
            right.nested = self._named_office(name, nested) if name else None
            return self._seat_of_nested(right, sentence)
        if body := self._possessed(after, name):
            right.last, right.owner = body.last, body
            return True
        if name and name.type is EntityType.POLITICAL_PARTY and self._text.lexicon.entailment.get(head) == "member":
            return False
        if name and name.type in OWNER_TYPES and not self._text.is_portfolio_name(name, head):
            return self._take_name(right, name, head, preposition)
        if self._is_whole_country(after) and not self._possesses(after + 1):
            right.last, right.owner = after + 1, home_state(after, self._text.word(after).lower())
            return True
        return self._portfolio_right(right, after, preposition, sentence, head)

    def _possessed(self, index: int, name: Span | None) -> Span | None:
        """The body that belongs to a state or place: "head of Chad's central bank", "head of the country's army"."""
        end = name.last if name else index + 1
        if not (name or self._is_whole_country(index)) or end + 1 >= len(self._text.tokens):
            return None
        possessed = self._text.tokens[end].tag == "POS"
        body = self._text.starting.get(self._skip_description(end + 1)) if possessed else None
        return body if body and body.type is EntityType.ORGANIZATION and not self._has_part(body) else None

    def _has_part(self, body: Span) -> bool:
        """Whether it is a part of the body that is meant: "president of the state's Congress unit"."""
        return self._text.word(body.last) in noun_lexicon().parts_of_bodies

    def _nested_office(self, after: int, name: Span | None, limit: int) -> int:
        """The end of an office whose holder this one serves ("envoy of the UN Secretary-General"); 0 for none."""
        if name is None or name.last >= limit or not self._has_own_offices(name):
            return 0
        head, end = self._text.head_at(name.last, limit)
        return end if head and end not in self._text.starting else 0

    def _has_own_offices(self, name: Span) -> bool:
        """Whether it is the listed name of a state or body, and not "the party" or "its"."""
        is_name = is_capitalised(self._text.tokens[name.head])
        return bool(name.entries) and is_name and name.type is not EntityType.PERSON

    def _named_office(self, owner: Span, end: int) -> Span:
        head, _ = self._text.head_at(owner.last, end)
        title = title_case(text_of(self._text.tokens, owner.last, end))
        return Span(
            owner.first,
            end,
            EntityType.OFFICE,
            title,
            noun=head,
            owner=owner,
            head=head_of(self._text.tokens, owner.last, end),
        )

    def _seat_of_nested(self, right: Right, sentence: Sentence) -> bool:
        after = self._skip_words(right.last + 1)
        name = self._text.starting.get(after)
        if (
            self._text.word(right.last).lower() in ("at", "for", "to", "in", "on")
            and name
            and name.type in OWNER_TYPES - {EntityType.PERSON}
            and after < sentence.last
        ):
            right.title += f" {text_of(self._text.tokens, right.last, name.last)}"
            right.last = name.last
        return False

    def _take_name(self, right: Right, name: Span, head: str, preposition: str) -> bool:
        while self._text.tokens[min(name.last, len(self._text.tokens) - 1)].tag == "POS" and (
            possessed := self._text.starting.get(name.last + 1)
        ):
            name = possessed
        body = self._text.starting.get(name.last)
        if body and body.type is EntityType.ORGANIZATION and self._is_owned(body, name):
            name = body
        if name.kind is MentionKind.DEMONYM and (body := self._text.starting.get(self._skip_description(name.last))):
            name = body if body.type in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY) else name
        if self._has_part(name) or self._describes(name, head):
            return False
        if self._possesses(name.last) and self._text.lexicon.entailment[head] != "employee":
            return False
        if preposition in ("to", "in") and head in self._text.lexicon.destination_heads:
            right.destination = name
        elif (
            preposition in ("of", "for", "at")
            or (preposition in ("in", "from") and name.type is EntityType.PLACE)
            or (preposition == "from" and name.type in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY))
            or (preposition == "to" and name.type is EntityType.PERSON)
        ):
            if name.type is EntityType.PERSON and preposition in ("of", "at"):
                return False
            right.owner = name
        else:
            return False
        right.last = name.last
        return True

    def _is_owned(self, body: Span, name: Span) -> bool:
        """Whether the body is called by a common noun after the name: "the Chadian Green Bank", "the UN mission"."""
        return name.kind is MentionKind.DEMONYM or body.kind is MentionKind.NOMINAL

    def _describes(self, name: Span, head: str) -> bool:
        """Whether it only says whose the noun after it is, of which no name tells ("head of the Chadian team")."""
        described = self._text.tokens[self._text.tokens[name.head].head]
        if described.index < name.last or described.text.lower() in noun_lexicon().state_as_actor:
            return False
        if name.kind is MentionKind.DEMONYM:
            return described.pos in ("NOUN", "PROPN")
        led = self._text.lexicon.entailment[head] in ("presiding", "leader")
        body = name.type in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY)
        return led and body and described.pos == "NOUN" and described.text not in _class_nouns()

    def _possesses(self, index: int) -> bool:
        """Whether what ends here owns something that follows ("the country's umbrella organisation")."""
        return index < len(self._text.tokens) and self._text.tokens[index].tag == "POS"

    def _is_unknown_body(self, first: int, last: int, head: str) -> bool:
        """Whether it is an acronym that no name was found in: a president has no portfolio ("president of the XYZ")."""
        heads = self._text.lexicon.entailment[head] in ("state_head", "government_head")
        return heads and last == first + 1 and self._text.word(first).isupper()

    def _portfolio_right(self, right: Right, after: int, preposition: str, sentence: Sentence, head: str) -> bool:
        end = self._portfolios.end(after, sentence.last)
        if end == after or right.title or preposition not in ("of", "for") or self._is_unknown_body(after, end, head):
            return False
        right.title = f"{preposition} {text_of(self._text.tokens, after, end)}"
        right.last = end
        return True

    def _skip_words(self, index: int) -> int:
        """Past "the", "the state of", "the Republic of" to what names the owner."""
        if self._text.word(index).lower() == "the":
            index += 1
        if (
            index not in self._text.starting
            and self._text.word(index).lower() in (*noun_lexicon().republic_words, "city")
            and self._text.word(index + 1) == "of"
        ):
            index += 2
        return self._past_whole(self._skip_description(index))

    def _past_whole(self, index: int) -> int:
        """Past what says whose part the name after it is of: "of the Australian state of Victoria"."""
        whole = self._text.starting.get(index)
        if whole is None or self._text.word(whole.last).lower() not in noun_lexicon().geographic:
            return index
        after = whole.last + 2
        return after if self._text.word(after - 1) == "of" and after in self._text.starting else index

    def _skip_description(self, index: int) -> int:
        """Past lower-case words that describe the name that follows ("of the populist Reform party")."""
        end = index
        while (
            end < index + _LONGEST_DESCRIPTION
            and end < len(self._text.tokens)
            and self._is_descriptive(self._text.tokens[end])
        ):
            end += 1
        return end if end in self._text.starting else index

    def _is_descriptive(self, token: Token) -> bool:
        """Whether it may stand before the name that it describes ("neighbouring Chad", "troubled", "far-right")."""
        if token.text.lower() in noun_lexicon().apposed_classes:
            return True
        lowered = token.text.islower() or token.text in _MARKS
        described = token.pos in ("ADJ", "NOUN", "PROPN", "PUNCT", "ADV") or (token.dep, token.pos) == ("amod", "VERB")
        return lowered and described

    def _is_whole_country(self, index: int) -> bool:
        words = noun_lexicon()
        return (
            self._text.word(index).lower() in words.anaphora["State"] | words.republic_words
            and self._text.word(index - 1).lower() == "the"
        )


@cache
def _class_nouns() -> frozenset[str]:
    """The nouns that after a body's name only say what it is ("the Taliban movement")."""
    nouns = noun_lexicon()
    return nouns.apposed_classes | nouns.organization | nouns.party
