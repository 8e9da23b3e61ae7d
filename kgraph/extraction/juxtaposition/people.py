"""Facts about people said by words that merely stand side by side: "Iranian official X" or "Democrat Z"."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from kgraph.extraction.juxtaposition.beside import Beside
from kgraph.extraction.juxtaposition.party_owners import PartyOwners
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import noun_lexicon
from kgraph.model import BODIES, EntityType, Mention, RelationMention, Token

_LONGEST_DESCRIPTION = 8
_PREMODIFIERS = frozenset({"amod", "compound", "nmod"})
_NEAR_NOUN = 14


class JuxtapositionReader:
    """Reads nationality, birthplace, party and employer off the words before and after a name.

    `in_office` are those to whom the article gives an office.
    """

    def __init__(self, beside: Beside, in_office: Set[str]) -> None:
        self._beside = beside
        self._in_office = in_office
        self._tokens = beside.tokens
        self._parties = PartyOwners(beside)

    def facts(self) -> Iterator[RelationMention]:
        """All facts, in text order."""
        for mention in self._beside.names:
            type_ = self._beside.type_of(mention)
            if type_ is EntityType.PERSON:
                yield from self._of_person(mention)
            elif type_ is EntityType.POLITICAL_PARTY:
                yield from (
                    self._beside.fact(person, "memberOfParty", mention) for person in self._parties.owners_of(mention)
                )

    def _of_person(self, person: Mention) -> Iterator[RelationMention]:
        described = self._beside.described_by(person) or self._described_with(person)
        is_state = (
            described is not None
            and self._beside.type_of(described) is EntityType.STATE
            and self._tokens[person.first - 1].text not in _things()
        )
        nationality = described if is_state else self._nationality(person) or self._owner_of(person)
        nationality = nationality or self._state_after(person)
        if nationality and self._beside.type_of(nationality) is EntityType.STATE:
            yield self._beside.fact(person, "citizenOf", nationality)
        if birthplace := self._birthplace(person):
            yield self._beside.fact(person, "bornIn", birthplace)
        for party in {m.entity: m for m in self._parties_of(person, described)}.values():
            yield self._beside.fact(person, "memberOfParty", party)
        if team := self._team_of(person):
            yield self._beside.fact(person, "memberOf", team)
        body = self._owner_of(person) if self._beside.word_after(person) == "(" else self._body_after(person)
        body = body or self._owner_of(person)
        titled = person.first in self._beside.offices_ending
        if body and not titled and self._beside.type_of(body) is EntityType.ORGANIZATION:
            yield self._beside.fact(person, "memberOf" if self._has_members(body) else "worksFor", body)

    def _has_members(self, body: Mention) -> bool:
        """Whether who is of the body belongs to it and is not employed: "Holt of the Red Brigades"."""
        return self._beside.kind_of(body) in noun_lexicon().kinds_with_members

    def _state_after(self, person: Mention) -> Mention | None:
        """The state in "Ann Lee of Peru"; who holds an office may be of the state as its president."""
        is_full = person.last - person.first > 1
        if not is_full or self._beside.word_after(person) not in ("of", "from") or person.entity in self._in_office:
            return None
        after = self._tokens[person.last + 1 : person.last + 2]
        return self._beside.starting.get(person.last + 1 + (after[0].text == "the")) if after else None

    def _described_with(self, person: Mention) -> Mention | None:
        """What describes the first of several names: "the Chadian ministers Ann Lee and Jan Holt"."""
        first, before = person, self._listed_before(person)
        while before is not None:
            first, before = before, self._listed_before(before)
        several = first is not person and self._tokens[first.first - 1].tag == "NNS"
        return self._beside.described_by(first) if several else None

    def _listed_before(self, person: Mention) -> Mention | None:
        """The person named before a comma or an "and" in front of a name."""
        index = person.first
        while index > 0 and self._tokens[index - 1].text in (",", "and"):
            index -= 1
        found = self._beside.ending.get(index) if index < person.first else None
        return found if found and self._beside.type_of(found) is EntityType.PERSON else None

    def _birthplace(self, person: Mention) -> Mention | None:
        """The place in "London-born Ann Lee"."""
        born = person.first - 1
        born -= self._tokens[born].text == ","
        if born < 1 or self._tokens[born].text != "born":
            return None
        found = self._beside.ending.get(born - (self._tokens[born - 1].text in ("-", "–")))
        return found if found and self._beside.type_of(found) in (EntityType.PLACE, EntityType.STATE) else None

    def _parties_of(self, person: Mention, described: Mention | None) -> Iterator[Mention]:
        """The party before a name, its title or description, after it, or predicated of it."""
        titles = self._beside.titles_of(person)
        described = None if self._tokens[person.first - 1].lemma.lower() in noun_lexicon().outsiders else described
        before = (self._beside.ending.get(person.first), *map(self._beside.ending.get, titles), described)
        for mention in (
            *before,
            *self._in_brackets(person),
            self._owner_of(person),
            self._body_after(person),
            *self._predicated_of(person),
        ):
            if mention and self._beside.type_of(mention) is EntityType.POLITICAL_PARTY:
                yield mention

    def _in_brackets(self, person: Mention) -> Iterator[Mention]:
        """What stands in brackets after the noun that is said of somebody: "X is a German politician (SPD)"."""
        for noun in self._nouns_of(person):
            bracket = [token.text for token in self._tokens[noun.index + 1 : noun.index + 2]] == ["("]
            if bracket and (found := self._beside.starting.get(noun.index + 2)):
                yield found

    def _team_of(self, person: Mention) -> Mention | None:
        """The team in "Turin goalkeeper Ann Lee"."""
        noun = person.first - 1
        if noun < 1 or self._tokens[noun].text not in noun_lexicon().players:
            return None
        team = self._beside.ending.get(noun - (self._tokens[noun - 1].tag == "POS"))
        return team if team and self._beside.type_of(team) is EntityType.ORGANIZATION else None

    def _owner_of(self, person: Mention) -> Mention | None:
        """The body in "Amnesty International's Ann Lee"."""
        possessive = person.first > 0 and self._tokens[person.first - 1].tag == "POS"
        return self._beside.ending.get(person.first - 1) if possessive else None

    def _predicated_of(self, person: Mention) -> Iterator[Mention]:
        """What "X, a Democrat" and "X is a Democrat" name."""
        head = self._tokens[person.head]
        for mention in self._beside.names:
            token = self._tokens[mention.head]
            set_off = token.dep == "appos" and token.head == head.index
            predicated = token.dep == "attr" and head.dep == "nsubj" and token.head == head.head
            if set_off or predicated or token.index in self._set_before(head):
                yield mention

    def _set_before(self, head: Token) -> tuple[int, ...]:
        """The noun that names are set after, one by one: "two Democrats, Holt and Lee"."""
        while head.dep == "conj":
            head = self._tokens[head.head]
        return (head.head,) if head.dep == "appos" else ()

    def _nationality(self, person: Mention) -> Mention | None:
        """The demonym that says what a person is, alone or with a noun: "X is a Dutch banker", "X, a Briton"."""
        head = self._tokens[person.head]
        for demonym in self._beside.demonyms:
            token = self._tokens[demonym.head]
            said = token.dep in ("attr", "acomp") and head.dep == "nsubj" and token.head == head.head
            set_off = token.dep == "appos" and token.head == head.index
            single = token.tag not in ("NNS", "NNPS")
            if single and (said or set_off or (demonym.last == person.first and self._is_noun(token))):
                return demonym
        for noun in self._nouns_of(person):
            inside = [m for m in self._beside.demonyms if self._premodifies(self._tokens[m.head], noun)]
            if inside and noun.index not in self._beside.offices and noun.text not in _things():
                return inside[0]
        return None

    def _is_noun(self, demonym: Token) -> bool:
        """Whether it can only be a noun ("Frenchman"), for the first of a state's demonyms is the adjective."""
        entry = load_gazetteer().demonyms.get(demonym.text)
        return bool(entry and demonym.text in entry.demonyms[1:] and demonym.text not in entry.demonyms[:1])

    def _premodifies(self, word: Token, noun: Token) -> bool:
        """Whether the word is part of what stands before the noun ("a Dutch film critic") and of no body in it."""
        between = self._tokens[word.head]
        bodies = noun_lexicon().organization | noun_lexicon().public
        while between.index < noun.index and between.dep in _PREMODIFIERS and between.lemma not in bodies:
            between = self._tokens[between.head]
        return word.index < noun.index and between.index == noun.index

    def _nouns_of(self, person: Mention) -> Iterator[Token]:
        head = self._tokens[person.head]
        described = self._tokens[head.head]
        if head.dep == "appos" and described.pos == "NOUN" and described.index == person.first - 2:
            yield described
        for token in self._tokens[head.index : head.index + _NEAR_NOUN]:
            predicated = token.dep == "attr" and head.dep == "nsubj" and token.head == head.head
            if token.pos == "NOUN" and (predicated or (token.dep == "appos" and token.head == head.index)):
                yield token

    def _body_after(self, person: Mention) -> Mention | None:
        """The body in "X of the Green Party", "X, from the Oslo-based Peace Institute" and "X (Green Party)"."""
        index = person.last + (self._beside.word_after(person) == ",")
        opening = self._tokens[index].text.lower() if index < len(self._tokens) else ""
        if opening not in (("of", "from", "with") if index > person.last else ("of", "from", "(")):
            return None
        start = index + 1 + (opening == "(" and self._tokens[index + 1].text in ("of", "from"))
        while start <= index + _LONGEST_DESCRIPTION and start < len(self._tokens):
            found = self._beside.starting.get(start)
            if found and self._beside.type_of(found) in BODIES:
                return found
            if not (found or self._describes(self._tokens[start])):
                break
            start = found.last if found else start + 1
        return None

    def _describes(self, token: Token) -> bool:
        """Whether it may stand between a preposition and the name that it leads to."""
        word = token.text.islower() and (token.pos in ("DET", "ADJ", "NOUN") or token.tag in ("VBN", "VBG"))
        joint = token.text in ("-", "–") or token.tag == "POS"
        return word or joint or any(demonym.head == token.index for demonym in self._beside.demonyms)


@cache
def _things() -> frozenset[str]:
    """Nouns that are no description of a person, however near the name stands."""
    nouns = noun_lexicon()
    return nouns.event | nouns.election | nouns.legal_act | nouns.organization | nouns.apposed_classes
