"""Organisations with a name of their own: "Ministry of Health of Chad", "Green Party", "University in Lisbon".

A name is read outwards from its class noun: capitals to the left, of-phrases to the right; what stands first
or last and names a state, a place or another body is its owner.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kgraph.annotation.organizations.left import left_edge
from kgraph.annotation.organizations.text import OWNER_TYPES, OrganizationText
from kgraph.annotation.spans import Span, home_state, is_capitalised, joins_parts, text_of
from kgraph.model import LOCATIONS, EntityType, MentionKind, Sentence

_LINKS = frozenset({"of", "for", "on"})
_SITES = frozenset({"in", "at"})
_SMALL = frozenset({"of", "the", "for", "in", "at", "on", "and"})
_JOINTS = frozenset({"and", "&", ","})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class _Right:
    """Where the name ends (exclusive), and the owner or the site that ends it."""

    last: int
    owner: Span | None = None
    location: Span | None = None


class OrganizationNameReader:
    """Reads the name of an organisation around its class noun."""

    def __init__(self, text: OrganizationText) -> None:
        self._text = text

    def read(self, noun: int, sentence: Sentence) -> Span | None:
        """The name whose class noun is token `noun`; None where a list has it already or the noun stands alone."""
        if party := self._party_called_so(noun):
            return party
        covering = self._text.covering.get(noun)
        if covering and (covering.entries or covering.noun) and covering.type is not EntityType.PERSON:
            return None
        first = left_edge(self._text, noun, sentence.first)
        right = self._right_of(noun + 1, sentence.last)
        if right.owner is None and (leading := self._leading_owner(first, noun)):
            return self._assembled(first, leading.last, noun, replace(right, owner=leading))
        return self._assembled(first, first, noun, replace(right, owner=right.owner or self._text.possessor(first)))

    def _party_called_so(self, noun: int) -> Span | None:
        """The listed party whose own name stands before "party" ("the Fidesz party"); "Green" is but part of one."""
        before = self._text.covering.get(noun - 1)
        if before is None or not before.entries or before.type is not EntityType.POLITICAL_PARTY:
            return None
        entry = before.entries[0]
        is_name = before.title == entry.name or before.title in entry.acronyms
        return replace(before, last=noun + 1, head=noun) if is_name else None

    def _leading_owner(self, first: int, noun: int) -> Span | None:
        leading = self._text.starting.get(first)
        if leading is None or leading.type not in OWNER_TYPES or leading.last > noun:
            return None
        return None if joins_parts(self._text.tokens, leading.last) else leading

    def _assembled(self, first: int, title_first: int, noun: int, right: _Right) -> Span | None:
        """The span of the name; the title without its owner begins at `title_first`."""
        word = self._text.tokens[noun].text.lower()
        if right.last - first == 1 and not right.owner and word not in self._text.nouns.definite:
            return None
        whole = text_of(self._text.tokens, first, right.last)
        described = right.last == noun + 1 and self._is_only_described(first, noun)
        named = text_of(self._text.tokens, first, noun) if described else whole
        end = self._title_end(title_first, noun, right)
        public = text_of(self._text.tokens, title_first, end)
        return Span(
            first,
            right.last,
            self._type_of(noun, right.last),
            public if word in self._text.nouns.public else named,
            noun=word,
            owner=right.owner,
            location=right.location,
            head=self._governing(noun, right.last),
            aliases=(whole,) if described else self._without_site(first, end, right),
        )

    def _without_site(self, first: int, end: int, right: _Right) -> tuple[str, ...]:
        """What a body is called for short that has where it sits in its name ("the Kenyan Club in Riga")."""
        sited = right.location is not None and end - first > 1 and right.location.first >= end
        return (text_of(self._text.tokens, first, end),) if sited else ()

    def _type_of(self, noun: int, last: int) -> EntityType:
        """A party by its class noun or its last word, unless it is an organ of one ("Congress of the X Party")."""
        nouns, words = self._text.nouns, [token.text.lower() for token in self._text.tokens[noun:last]]
        organ = "of" in words and words[0] in nouns.public | nouns.organs
        partisan = words[0] in nouns.party or (words[-1] in nouns.party and not organ)
        return EntityType.POLITICAL_PARTY if partisan else EntityType.ORGANIZATION

    def _title_end(self, title_first: int, noun: int, right: _Right) -> int:
        """Where the title ends without the owner or site after it, and without the words that lead to them."""
        end = right.last
        if right.owner and title_first < right.owner.first < right.last:
            end = right.owner.first
        elif right.location and right.location.first < right.last:
            end = right.location.first
        while end > noun + 1 and self._text.tokens[end - 1].text.lower() in _SMALL:
            end -= 1
        return end

    def _governing(self, noun: int, last: int) -> int:
        """The class noun, or what it is only a part of where the language puts it first ("Partido Verde")."""
        token = self._text.tokens[noun]
        while token.dep == "compound" and noun < token.head < last:
            token = self._text.tokens[token.head]
        return token.index

    def _is_only_described(self, first: int, noun: int) -> bool:
        """Whether a lower-case class noun only says what a full name names ("Civic Dawn party", "XYP party")."""
        before = self._text.tokens[noun - 1]
        whole = noun - first > 1 or before.text.isupper() or before.tag == "NNPS"
        return whole and noun > first and self._text.tokens[noun].text.islower() and before.tag in ("NNP", "NNPS")

    def _right_of(self, index: int, limit: int) -> _Right:
        """How the name goes on from a token."""
        while index < limit and self._continues(index):
            if place := self._listed_place(index):
                return _Right(place.last, location=place)
            index += 1
        if index + 1 >= limit:
            return _Right(index)
        word = self._text.tokens[index].text
        after = index + 1 + (self._text.tokens[index + 1].text in ("the", "The"))
        if word in _LINKS and after < limit:
            return self._after_link(index, after, limit)
        partisan = self._text.tokens[index - 1].text.lower() in self._text.nouns.party
        site = self._listed_place(after) if word in _SITES and after < limit and not partisan else None
        return _Right(site.last, location=site) if site and site.type is EntityType.PLACE else _Right(index)

    def _continues(self, index: int) -> bool:
        token = self._text.tokens[index]
        if joins_parts(self._text.tokens, index):
            return True
        if self._text.tokens[index - 1].text.lower() in self._text.nouns.definite and self._text.names_person(index):
            return False
        return is_capitalised(token) and token.pos in ("PROPN", "NOUN", "ADJ") and not self._text.stops(index)

    def _listed_place(self, index: int) -> Span | None:
        place = self._text.starting.get(index)
        return place if place and place.entries and place.type in LOCATIONS else None

    def _after_link(self, index: int, after: int, limit: int) -> _Right:
        """How the name goes on at token `after` past the preposition at `index`: an owner, or more of the title."""
        if self._text.tokens[after].entity_label[2:] in _TIMES:
            return _Right(index)
        owner = self._text.starting.get(after)
        if owner and owner.entries and owner.type in OWNER_TYPES and owner.kind is not MentionKind.DEMONYM:
            return _Right(owner.last, owner)
        if body := self._nested(after):
            return _Right(body.last, body)
        token = self._text.tokens[after]
        ends = after + 1 >= limit or not self._continues(after + 1)
        whole = token.text != "State" or after > index + 1  # "Council of State" names no state
        if token.text.lower() in self._text.nouns.republic_words and is_capitalised(token) and ends and whole:
            return _Right(after + 1, home_state(after))
        end = self._capital_run(after, limit)
        return _Right(index) if end == after or self._is_followed(index, after, end) else self._right_of(end, limit)

    def _is_followed(self, index: int, first: int, last: int) -> bool:
        """Whether [first, last) is who a party is of, or owns what comes after ("the Green Party of Lee's rival")."""
        partisan = self._text.tokens[index - 1].text.lower() in self._text.nouns.party
        owns = first == index + 1 and self._text.tokens[last].tag == "POS"
        return partisan and (self._text.names_person(first) or owns)

    def _nested(self, index: int) -> Span | None:
        """The organisation whose class noun is the first word of what follows ("Department of the Ministry of X")."""
        token = self._text.tokens[index]
        word = token.text.lower()
        if not is_capitalised(token) or word not in self._text.nouns.organization:
            return None
        named = self.read(index, self._text.sentences[token.sentence])
        if word in self._text.nouns.definite:
            return named or Span(index, index + 1, EntityType.ORGANIZATION, token.text, noun=word, head=index)
        return named if named and named.last > index + 1 else None

    def _capital_run(self, index: int, limit: int) -> int:
        """The end of capitals joined by "and" and commas, from a place where a capital must stand."""
        while index < limit and is_capitalised(self._text.tokens[index]) and not self._is_title(index):
            index += 1
            index += self._is_joint(index, limit) or (index < limit and joins_parts(self._text.tokens, index))
        return index

    def _is_title(self, index: int) -> bool:
        """Whether an office begins here whose holder's name follows: "Chamber of Commerce President Ann Lee"."""
        return self._text.stops(index) and self._text.names_person(index + 1)

    def _is_joint(self, index: int, limit: int) -> bool:
        """Whether the token only joins a capital to the next, which begins no name of its own."""
        return (
            index + 1 < limit
            and self._text.tokens[index].text in _JOINTS
            and is_capitalised(self._text.tokens[index + 1])
            and index + 1 not in self._text.starting
        )
