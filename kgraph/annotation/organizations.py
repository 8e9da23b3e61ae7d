"""Organisations named by a class noun: "Ministry of Health of Chad", "the Kenyan parliament", "Green Party".

A name is read outwards from its noun: capitals to the left, of-phrases to the right; what stands first
or last and names a state, a place or another body is its owner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.names import is_capitalised
from kgraph.annotation.spans import Span, home_state, text_of, without_overlaps
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_OWNERS = (EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION)
_LINKS = frozenset({"of", "for", "on"})
_SITES = frozenset({"in", "at"})


class OrganizationParser:
    """Reads organisation names of one document, given the names already found in it."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._starting = {span.first: span for span in names}
        self._ending = {span.last: span for span in names}
        self._covering = {index: span for span in names for index in range(span.first, span.last)}
        self._nouns = noun_lexicon()

    def parse(self) -> list[Span]:
        """Spans of organisations, the longest where several fit, in text order."""
        found = [span for sentence in self._sentences for span in self._of_sentence(sentence)]
        return without_overlaps(found)

    def _of_sentence(self, sentence: Sentence) -> Iterator[Span]:
        for token in self._tokens[sentence.first : sentence.last]:
            word = token.text.lower()
            if (is_capitalised(token) and word in self._nouns.organization | self._nouns.party) or (
                token.text == "party" and self._is_name_before(token.index)
            ):
                if span := self._named(token.index, sentence):
                    yield from self._distributed(span, sentence)
            elif span := self._institution(token, sentence) or self._state_as_actor(token, sentence):
                yield span

    def _is_name_before(self, noun: int) -> bool:
        """Whether bare capitals that are no demonym stand before ("the Green Dawn party")."""
        before = self._covering.get(noun - 1)
        demonym = before is not None and before.kind is MentionKind.DEMONYM
        return (
            noun > 0
            and is_capitalised(self._tokens[noun - 1])
            and not demonym
            and self._tokens[noun - 1].pos in ("PROPN", "NOUN", "ADJ")
        )

    def _named(self, noun: int, sentence: Sentence) -> Span | None:
        if party := self._party_called_so(noun):
            return party
        covering = self._covering.get(noun)
        if covering and covering.entries and covering.type is not EntityType.PERSON:
            return None
        first = self._left_edge(noun, sentence.first)
        last, owner, location = self._right_edge(noun + 1, sentence.last)
        if not owner and (leading := self._starting.get(first)) and leading.type in _OWNERS and leading.last <= noun:
            owner, title_first = leading, leading.last
        else:
            title_first = first
            owner = owner or self._possessor(first)
        return self._assembled(first, last, title_first, noun, owner, location)

    def _party_called_so(self, noun: int) -> Span | None:
        """The listed party whose own name stands before "party" ("the Fidesz party"); "Green" is but part of one."""
        before = self._covering.get(noun - 1)
        if before is None or not before.entries or before.type is not EntityType.POLITICAL_PARTY:
            return None
        entry = before.entries[0]
        is_name = before.title == entry.name or before.title in entry.acronyms
        return replace(before, last=noun + 1, head=noun) if is_name else None

    def _assembled(
        self, first: int, last: int, title_first: int, noun: int, owner: Span | None, location: Span | None
    ) -> Span | None:
        word = self._tokens[noun].text.lower()
        title_last = (
            owner.first
            if owner and title_first < owner.first < last
            else location.first
            if location and location.first < last
            else last
        )
        while title_last > noun + 1 and self._tokens[title_last - 1].text.lower() in (
            "of",
            "the",
            "for",
            "in",
            "at",
            "on",
            "and",
        ):
            title_last -= 1
        title = text_of(self._tokens, title_first, title_last)
        if last - first == 1 and not owner and word not in self._nouns.definite:
            return None
        is_party = word in self._nouns.party
        whole = text_of(self._tokens, first, last)
        described = noun - first > 1 and last == noun + 1 and self._is_only_described(noun)
        return Span(
            first,
            last,
            EntityType.POLITICAL_PARTY if is_party else EntityType.ORGANIZATION,
            title if word in self._nouns.public else text_of(self._tokens, first, noun) if described else whole,
            noun=word,
            owner=owner,
            location=location,
            head=self._governing(noun, last),
            aliases=(whole,) if described else (),
        )

    def _governing(self, noun: int, last: int) -> int:
        """The class noun, or what it is only a part of where the language puts it first ("Partido Verde")."""
        token = self._tokens[noun]
        return token.head if token.dep == "compound" and noun < token.head < last else noun

    def _is_only_described(self, noun: int) -> bool:
        """Whether a lower-case class noun only says what a full name names ("the Civic Dawn party")."""
        return self._tokens[noun].text.islower() and self._tokens[noun - 1].tag in ("NNP", "NNPS")

    def _left_edge(self, noun: int, limit: int) -> int:
        first = noun
        while first > limit:
            before = self._tokens[first - 1]
            if self._stops(before.index):
                break
            if (is_capitalised(before) and before.pos in ("PROPN", "NOUN", "ADJ", "NUM", "VERB")) or (
                before.text in ("and", ",", "&") and first - 2 >= limit and self._joins(first - 2, noun)
            ):
                first -= 1
            else:
                break
        while self._tokens[first].text in ("and", ",", "&"):
            first += 1
        return first

    def _joins(self, index: int, noun: int) -> bool:
        """Whether "X and" belongs to the same name: both conjuncts are bare capitals, neither an owner."""
        token = self._tokens[index]
        return (
            is_capitalised(token)
            and index not in self._covering_owners()
            and token.pos in ("PROPN", "ADJ", "NOUN")
            and not self._stops(index)
            and token.text.lower() not in self._nouns.organization
        )

    def _covering_owners(self) -> set[int]:
        return {index for index, span in self._covering.items() if span.entries}

    def _stops(self, index: int) -> bool:
        token, span = self._tokens[index], self._covering.get(index)
        if (
            token.text.lower() in office_lexicon().entailment
            or token.text.lower() in office_lexicon().honorifics - office_lexicon().ranks
        ):
            return True
        return bool(span and span.type is EntityType.PERSON and span.entries) or token.text in (
            "The",
            "A",
            "An",
            "In",
            "On",
            "At",
            "But",
            "As",
        )

    def _right_edge(self, index: int, limit: int) -> tuple[int, Span | None, Span | None]:
        """Where the name ends, and the owner and the site that end it."""
        while (
            index < limit
            and is_capitalised(self._tokens[index])
            and self._tokens[index].pos in ("PROPN", "NOUN", "ADJ")
            and not self._stops(index)
        ):
            if (
                (place := self._starting.get(index))
                and place.entries
                and place.type in (EntityType.STATE, EntityType.PLACE)
            ):
                return place.last, None, place
            index += 1
        if index + 1 >= limit:
            return index, None, None
        word = self._tokens[index].text
        after = index + 1 + (self._tokens[index + 1].text in ("the", "The"))
        if word in _LINKS and after < limit:
            return self._after_link(index, after, limit)
        if (
            word in _SITES
            and after < limit
            and (site := self._starting.get(after))
            and site.type is EntityType.PLACE
            and site.entries
        ):
            return site.last, None, site
        return index, None, None

    def _after_link(self, index: int, after: int, limit: int) -> tuple[int, Span | None, Span | None]:
        owner = self._starting.get(after)
        if owner and owner.entries and owner.type in _OWNERS and owner.kind is not MentionKind.DEMONYM:
            return owner.last, owner, None
        if is_capitalised(self._tokens[after]) and self._tokens[after].text.lower() in self._nouns.organization:
            nested = self._named(after, self._sentences[self._tokens[after].sentence])
            if (nested and nested.last > after + 1) or self._tokens[after].text.lower() in self._nouns.definite:
                inner = nested or Span(
                    after,
                    after + 1,
                    EntityType.ORGANIZATION,
                    self._tokens[after].text,
                    noun=self._tokens[after].text.lower(),
                    head=after,
                )
                return inner.last, inner, None
        if self._tokens[after].text.lower() in self._nouns.republic_words and is_capitalised(self._tokens[after]):
            return after + 1, home_state(after), None
        end = self._capital_run(after, limit)
        if end == after:
            return index, None, None
        further, owner, site = self._right_edge(end, limit)
        return further, owner, site

    def _capital_run(self, index: int, limit: int) -> int:
        """The end of capitals joined by "and" and commas, from a place where a capital must stand."""
        while index < limit and is_capitalised(self._tokens[index]):
            index += 1
            joint = index < limit and self._tokens[index].text in ("and", "&", ",")
            if (
                joint
                and index + 1 < limit
                and is_capitalised(self._tokens[index + 1])
                and index + 1 not in self._starting
            ):
                index += 1
        return index

    def _possessor(self, first: int) -> Span | None:
        """The owner in "Chad's Ministry" or "the Kenyan parliament"."""
        if first >= 1 and self._tokens[first - 1].tag == "POS":
            owner = self._ending.get(first - 1)
        else:
            owner = self._ending.get(first)
        return owner if owner and owner.type in _OWNERS else None

    def _distributed(self, span: Span, sentence: Sentence) -> Iterator[Span]:
        """One body for each owner where the noun is plural and the owners are joined by "and"."""
        owner = span.owner
        plural = self._tokens[span.head].tag in ("NNS", "NNPS") and owner is not None
        joined = span.last + 1 < sentence.last and self._tokens[span.last].text == "and"
        after = span.last + 1 + (joined and self._tokens[span.last + 1].text == "the")
        other = self._starting.get(after) if plural and joined else None
        if owner and other and other.type is owner.type:
            noun = self._tokens[span.head].text
            title = span.title.replace(noun, noun.removesuffix("s"), 1)
            yield replace(span, title=title)
            yield replace(span, first=other.first, last=other.last, title=title, owner=other, head=other.head)
        else:
            yield span

    def _institution(self, token: Token, sentence: Sentence) -> Span | None:
        first = token.index
        if (
            token.index + 1 < sentence.last
            and f"{token.text} {self._tokens[token.index + 1].text}".lower() in self._nouns.institution
        ):
            last = token.index + 2
        elif token.text in self._nouns.institution:
            last = token.index + 1
        else:
            return None
        owner = self._possessor(first) or self._of_owner(last, sentence.last)
        title = text_of(self._tokens, first, last)
        if not all(is_capitalised(named) for named in self._tokens[first:last]):
            title = title.lower()
        of_part = first > sentence.first and self._tokens[first - 1].text.lower() in ("state", "provincial", "regional")
        if not owner and (of_part or title.lower() not in self._nouns.definite):
            return None
        return Span(
            first,
            last,
            EntityType.ORGANIZATION,
            title,
            MentionKind.NOMINAL,
            noun=self._tokens[last - 1].lemma,
            owner=owner,
            head=last - 1,
        )

    def _of_owner(self, index: int, limit: int) -> Span | None:
        if index + 1 >= limit or self._tokens[index].text != "of":
            return None
        owner = self._starting.get(index + 1 + (self._tokens[index + 1].text == "the"))
        return owner if owner and owner.type in _OWNERS else None

    def _state_as_actor(self, token: Token, sentence: Sentence) -> Span | None:
        if token.text.lower() not in self._nouns.state_as_actor:
            return None
        owner = self._possessor(token.index) or self._of_owner(token.index + 1, sentence.last)
        if owner and owner.type in (EntityType.STATE, EntityType.PLACE):
            return replace(
                owner,
                first=token.index,
                last=token.index + 1,
                kind=MentionKind.NOMINAL,
                head=token.index,
                title=owner.title,
            )
        possessive = token.index > 0 and self._tokens[token.index - 1].tag == "POS"
        before = self._ending.get(token.index - possessive)
        if before and before.type is EntityType.PERSON and token.text.lower() == "administration":
            text = text_of(self._tokens, before.first, token.index + 1)
            return Span(
                before.first,
                token.index + 1,
                EntityType.ORGANIZATION,
                text,
                noun=token.lemma,
                owner=before,
                head=token.index,
            )
        return None
