"""Whose a party is said to be: "Holt's Green Party", "the Greens of former minister Ann Holt"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.juxtaposition.beside import Beside
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, Mention, Token

_LONGEST_DESCRIPTION = 8
_NEAR_NOUN = 14


class PartyOwners:
    """Reads the people who own the parties of one document, as their leaders and members do."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._tokens = beside.tokens

    def owners_of(self, party: Mention) -> Iterator[Mention]:
        """The people in "Holt's Green Party", "her Green Party", "Holt, whose Greens won", "Holt's Green government"
        and "the Green Party of ex-premier Holt".
        """
        owners = [*self._possessors(party), *self._named_after(party)]
        people = (mention for mention in self._beside.document.mentions if mention.head in owners)
        yield from (person for person in people if self._beside.type_of(person) is EntityType.PERSON)

    def _possessors(self, party: Mention) -> Iterator[int]:
        for token in self._tokens[max(0, party.head - _LONGEST_DESCRIPTION) : party.head]:
            within = token.head == party.head or party.first - 1 <= token.head < party.last
            if token.dep == "poss" and (within or self._is_government_of(token.head, party)):
                yield self._antecedent(token) if token.text.lower() == "whose" else token.index

    def _is_government_of(self, noun: int, party: Mention) -> bool:
        """Whether a noun means a government that the party's name before it describes: "Holt's Labour government"."""
        describes = self._tokens[party.head].head == noun and party.last <= noun
        return describes and self._tokens[noun].lemma in noun_lexicon().state_as_actor

    def _named_after(self, party: Mention) -> Iterator[int]:
        """Whom an "of" right after the party, or after the noun that it describes, leads to; also where a noun says who
        that is ("of her predecessor, Holt").
        """
        nouns = noun_lexicon()
        after = party.last + (self._beside.word_after(party) in nouns.party | nouns.party_groups)
        near = self._tokens[after : after + _NEAR_NOUN]
        if near and near[0].text == "of":
            objects = {token.index for token in near if token.head == after and token.dep == "pobj"}
            yield from objects
            yield from (token.index for token in near if token.head in objects and token.dep == "appos")

    def _antecedent(self, relative: Token) -> int:
        token = relative
        while token.dep != "relcl" and token.head != token.index:
            token = self._tokens[token.head]
        return token.head
