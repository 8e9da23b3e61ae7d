"""Offices: "former Greek prime minister", "Minister of Health of Chad", "US ambassador to Kenya".

An office phrase is read outwards from its head noun, left and right. Coordinated offices form a group and share the
owner that is said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.entities.naming import title_case, with_article
from kgraph.annotation.offices.counterparts import with_counterparts
from kgraph.annotation.offices.groups import OfficeGroups
from kgraph.annotation.offices.indirect import IndirectNames
from kgraph.annotation.offices.left import Left, LeftReader
from kgraph.annotation.offices.plausibility import Plausibility
from kgraph.annotation.offices.right import Right, RightReader
from kgraph.annotation.offices.shared import SharedTitles
from kgraph.annotation.offices.text import OWNER_TYPES, OfficeText
from kgraph.annotation.spans import Span, head_of
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_PERSONAL = frozenset({EntityType.PERSON, EntityType.POLITICAL_PARTY})


class OfficeParser:
    """Reads the offices of one document, given the names of people, states and bodies in it."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> None:
        self._text = OfficeText(tokens, names)
        self._sentences = sentences
        self._left = LeftReader(self._text)
        self._right = RightReader(self._text)
        self._groups = OfficeGroups(self._text)
        self._plausibility = Plausibility(self._text, sentences)
        self._shared = SharedTitles(self._text)
        self._indirect = IndirectNames(self._text)

    def parse(self) -> list[Span]:
        """Spans of offices in text order; a span holds its modifiers, owner and group."""
        offices: list[Span] = []
        held: dict[str, Span] = {}
        for sentence in self._sentences:
            people = self._people(sentence)
            known = next((held[name] for name in people if name in held), None)
            found = list(with_counterparts(self._of_sentence(sentence), known))
            held |= {name: office for office in found for name in people if people[name] == office.last}
            grouped = self._groups.grouped(found, sentence.first)
            offices.extend(office for office in grouped if self._plausibility.counts(office))
        return offices

    def _people(self, sentence: Sentence) -> dict[str, int]:
        """The last words of the names of people in a sentence, with where the names begin."""
        named = (self._text.starting.get(index) for index in range(sentence.first, sentence.last))
        people = (span for span in named if span and span.type is EntityType.PERSON)
        return {span.title.split()[-1]: span.first for span in people}

    def _of_sentence(self, sentence: Sentence) -> Iterator[Span]:
        index = sentence.first
        while index < sentence.last:
            head, end = self._text.head_at(index, sentence.last)
            if not head or index in self._text.covered or self._text.is_rank_of_next(head, end, sentence.last):
                index += 1
                continue
            left, right = self._left.read(index, head, sentence), self._right.read(end, head, sentence)
            yield from self._spans((index, end), head, left, right)
            index = max(right.last, end)

    def _spans(self, at: tuple[int, int], head: str, left: Left, right: Right) -> Iterator[Span]:
        left = self._indirect.without_parties(left, *at)
        span = self._span(at, head, left, right)
        if right.nested:
            yield right.nested
        yield from self._siblings(span)
        if rank := left.coordinated_rank:
            yield replace(span, title=f"{rank.capitalize()} {span.title}", noun=f"{rank} {span.noun}")
        yield from self._shared.apart(span)

    def _span(self, at: tuple[int, int], head: str, left: Left, right: Right) -> Span:
        owner, destination = self._owner_and_destination(head, left, right)
        is_seat = self._text.lexicon.entailment.get(head) == "member"
        past_holder, head_token = self._name_past_holder(right.last), head_of(self._text.tokens, *at)
        owner = owner or (None if is_seat else past_holder)
        owner = owner or self._ruled(head_token) or self._appointer(head, at[1] - 1)
        return Span(
            left.first,
            right.last,
            EntityType.OFFICE,
            self._title(at, head, left, right, destination),
            noun=self._noun(left, head),
            owner=owner,
            location=destination,
            setting=(past_holder or self._text.ending.get(left.first)) if is_seat else None,
            head=head_token,
            modifiers=tuple(sorted({*left.modifiers, *right.modifiers})),
            kind=self._indirect.kind(*at),
            complete=right.nested is not None,
            unread=right.unread and owner is None,
        )

    def _title(self, at: tuple[int, int], head: str, left: Left, right: Right, destination: Span | None) -> str:
        """What the office is called, with the region that it is for and to whom it is sent."""
        as_written = self._text.tokens[at[0]].text
        words = [*left.title, as_written if as_written.isupper() and as_written.lower() == head else head]
        title = title_case(" ".join([*words, right.title] if right.title else words))
        region = self._region(left, right)
        sent = f" to {self._as_written(destination)}" if destination else ""
        return f"{region} {title}{sent}" if region else f"{title}{sent}"

    def _owner_and_destination(self, head: str, left: Left, right: Right) -> tuple[Span | None, Span | None]:
        """Whose the office is and to whom it is sent: a body before an ambassador without "to" is the latter."""
        at_body = head in self._text.lexicon.accredited and left.owner and left.owner.type is EntityType.ORGANIZATION
        if at_body and not (right.destination or right.owner):
            return left.sender, left.owner
        if left.owner and right.owner and self._serves_body_abroad(head, left.owner, right.owner):
            return left.owner, right.owner if head in self._text.lexicon.destination_heads else None
        return right.owner or left.owner, right.destination

    def _name_past_holder(self, last: int) -> Span | None:
        """Whose the office is in "President Idris Koumba of Chad", or the constituency: "Sen. Ann Lee (R-Texas)"."""
        holder = self._text.starting.get(last)
        if holder is None or holder.type is not EntityType.PERSON:
            return None
        after = [self._text.word(index) for index in range(holder.last, holder.last + 3)]
        name = self._text.starting.get(holder.last + 1 + (after[1] == "the")) if after[0] == "of" else None
        if after[0] in ("(", ",") and len(after[1]) == 1 and after[2] in ("-", "–"):
            name = self._text.starting.get(holder.last + 3)
        return name if name and name.type in OWNER_TYPES - _PERSONAL else None

    def _region(self, left: Left, right: Right) -> str:
        """The part of the world before the title of an office of a body ("Middle East director at Amnesty")."""
        region, body = left.owner, right.owner
        if region is None or body is None or body.type is not EntityType.ORGANIZATION:
            return ""
        placed = region.type in (EntityType.PLACE, EntityType.STATE) and region.kind is MentionKind.NAME
        possessive = self._text.tokens[region.last - 1].tag == "POS"
        return region.title if placed and not possessive else ""

    def _serves_body_abroad(self, head: str, body: Span, place: Span) -> bool:
        """Whether what stands after is only where or about what the office is ("UN coordinator for the Sahel")."""
        abroad = place.type in (EntityType.STATE, EntityType.PLACE)
        return abroad and (body.type is EntityType.ORGANIZATION or head in self._text.lexicon.destination_heads)

    def _noun(self, left: Left, head: str) -> str:
        """The head with the word that makes it another office ("deputy minister"); any spokesman speaks for a body."""
        if self._text.lexicon.entailment.get(head) == "employee":
            return head
        return " ".join([*(word for word in left.title if word in self._text.lexicon.deputising), head])

    def _ruled(self, head: int) -> Span | None:
        """What somebody leads as its president: "has led Chad as prime minister since 1999"."""
        tokens = self._text.tokens
        preposition = tokens[tokens[head].head]
        verb = tokens[preposition.head]
        if tokens[head].dep != "pobj" or preposition.text.lower() != "as" or verb.lemma not in noun_lexicon().ruling:
            return None
        states = (span for span in self._text.starting.values() if verb.index < span.first < preposition.index)
        return next((span for span in states if tokens[span.head].head == verb.index), None)

    def _appointer(self, head: str, index: int) -> Span | None:
        """The body that names somebody its director, chief executive or envoy."""
        lexicon, tokens = self._text.lexicon, self._text.tokens
        if lexicon.entailment.get(head) != "presiding" and head not in lexicon.destination_heads:
            return None
        verb = tokens[index]
        while verb.dep in ("oprd", "attr", "dobj", "pobj", "prep", "appos", "conj") and verb.pos != "VERB":
            verb = tokens[verb.head]
        if verb.lemma not in noun_lexicon().verbs_of_appointing:
            return None
        subject = next(
            (token for token in tokens[: verb.index] if token.head == verb.index and token.dep == "nsubj"), None
        )
        bodies = (span for span in self._text.starting.values() if span.type is EntityType.ORGANIZATION)
        return next((body for body in bodies if subject and body.head == subject.index), None)

    def _as_written(self, name: Span) -> str:
        article = self._text.tokens[name.first - 1].text.lower() == "the"
        return f"the {name.title}" if article else with_article(name.title)

    def _siblings(self, office: Span) -> Iterator[Span]:
        """The same office of a second body that shares the first one's name ("councils of A and B")."""
        after = office.last + 1 + (self._text.word(office.last + 1) == "the")
        other = self._text.starting.get(after) if office.owner and self._text.word(office.last) == "and" else None
        if other and office.owner and other.title == office.owner.title and other.owner:
            yield replace(office, owner=other)
