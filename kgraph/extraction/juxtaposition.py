"""Facts said by words that merely stand side by side: "Iranian official X", "the Dutch bank Y" or "Democrat Z"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind, Modality, RelationMention, Token

_LONGEST_DESCRIPTION = 6
_CONFIDENCE = 0.85
_NEAR_NOUN = 14


class JuxtapositionReader:
    """Reads nationality, seat and party off the words before and after a name."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._types = {entity.key: entity.type for entity in document.entities}
        self._names = [mention for mention in document.mentions if mention.kind is MentionKind.NAME]
        self._ending = {
            mention.last: mention
            for mention in document.mentions
            if mention.kind in (MentionKind.NAME, MentionKind.DEMONYM)
        }
        self._starting = {mention.first: mention for mention in self._names}
        self._demonyms = [mention for mention in document.mentions if mention.kind is MentionKind.DEMONYM]
        offices = [m for m in document.mentions if self._types[m.entity] is EntityType.OFFICE]
        self._offices_ending = {office.last: office for office in offices}
        self._offices = {
            index
            for mention in document.mentions
            if self._types[mention.entity] is EntityType.OFFICE
            for index in range(mention.first, mention.last)
        }

    def facts(self) -> Iterator[RelationMention]:
        """All facts, in text order."""
        for mention in self._names:
            type_ = self._types[mention.entity]
            if type_ is EntityType.PERSON:
                yield from self._of_person(mention)
            elif type_ is EntityType.ORGANIZATION:
                yield from self._of_organization(mention)
            elif type_ is EntityType.POLITICAL_PARTY:
                yield from (self._fact(person, "memberOfParty", mention) for person in self._owners_of(mention))

    def _owners_of(self, party: Mention) -> Iterator[Mention]:
        """The people in "Holt's Green Party", "her Green Party" and "Holt, whose Green Party won"."""
        for token in self._tokens[max(0, party.head - _LONGEST_DESCRIPTION) : party.head]:
            if token.dep == "poss" and token.head == party.head:
                index = self._antecedent(token) if token.text.lower() == "whose" else token.index
                people = (mention for mention in self._document.mentions if mention.head == index)
                yield from (person for person in people if self._types[person.entity] is EntityType.PERSON)

    def _antecedent(self, relative: Token) -> int:
        token = relative
        while token.dep != "relcl" and token.head != token.index:
            token = self._tokens[token.head]
        return token.head

    def _of_person(self, person: Mention) -> Iterator[RelationMention]:
        described = self._described_by(person)
        nationality = (
            described if described and self._types[described.entity] is EntityType.STATE else self._nationality(person)
        )
        if nationality and self._types[nationality.entity] is EntityType.STATE:
            yield self._fact(person, "citizenOf", nationality)
        if birthplace := self._birthplace(person):
            yield self._fact(person, "bornIn", birthplace)
        for party in {m.entity: m for m in self._parties_of(person, described)}.values():
            yield self._fact(person, "memberOfParty", party)
        body = self._body_after(person) if self._word_after(person) in ("of", "from") else self._owner_of(person)
        titled = person.first in self._offices_ending
        if body and not titled and self._types[body.entity] is EntityType.ORGANIZATION:
            yield self._fact(person, "worksFor", body)

    def _birthplace(self, person: Mention) -> Mention | None:
        """The place in "London-born Ann Lee"."""
        born = person.first - 1
        if born < 1 or self._tokens[born].text != "born":
            return None
        found = self._ending.get(born - (self._tokens[born - 1].text in ("-", "–")))
        return found if found and self._types[found.entity] in (EntityType.PLACE, EntityType.STATE) else None

    def _parties_of(self, person: Mention, described: Mention | None) -> Iterator[Mention]:
        """The party before a name, its title or description, after it, or predicated of it."""
        title = self._offices_ending.get(person.first)
        before = (self._ending.get(person.first), title and self._ending.get(title.first), described)
        for mention in (*before, self._owner_of(person), self._body_after(person), *self._predicated_of(person)):
            if mention and self._types[mention.entity] is EntityType.POLITICAL_PARTY:
                yield mention

    def _owner_of(self, person: Mention) -> Mention | None:
        """The body in "Amnesty International's Ann Lee"."""
        possessive = person.first > 0 and self._tokens[person.first - 1].tag == "POS"
        return self._ending.get(person.first - 1) if possessive else None

    def _predicated_of(self, person: Mention) -> Iterator[Mention]:
        """What "X, a Democrat" and "X is a Democrat" name."""
        head = self._tokens[person.head]
        for mention in self._names:
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
        """The demonym of the noun that says what the person is ("X is a Dutch banker", "X, a Dutch banker")."""
        for noun in self._nouns_of(person):
            inside = [m for m in self._demonyms if self._tokens[m.head].head == noun.index]
            if inside and noun.index not in self._offices:
                return inside[0]
        return None

    def _nouns_of(self, person: Mention) -> Iterator[Token]:
        head = self._tokens[person.head]
        for token in self._tokens[head.index : head.index + _NEAR_NOUN]:
            predicated = token.dep == "attr" and head.dep == "nsubj" and token.head == head.head
            if token.pos == "NOUN" and (predicated or (token.dep == "appos" and token.head == head.index)):
                yield token

    def _word_after(self, mention: Mention) -> str:
        return self._tokens[mention.last].text.lower() if mention.last < len(self._tokens) else ""

    def _body_after(self, person: Mention) -> Mention | None:
        """The party or organisation in "X of the Green Party", "X, of the Green Party" and "X (Green Party)"."""
        words = [token.text.lower() for token in self._tokens[person.last : person.last + 4]]
        opening = int(words[:1] == [","] and words[1:2] in (["of"], ["from"]))
        after = (n for n, word in enumerate(words) if n >= opening and word not in ("(", "of", "from", "the"))
        skipped = next(after, len(words))
        found = self._starting.get(person.last + skipped)
        return found if skipped and words[0] != "the" and found else None

    def _of_organization(self, organization: Mention) -> Iterator[RelationMention]:
        described = self._described_by(organization) or self._described_with_others(organization)
        if described and self._types[described.entity] is EntityType.STATE:
            yield self._fact(organization, "basedIn", described)
        yield from self._of_possessed(organization)

    def _of_possessed(self, organization: Mention) -> Iterator[RelationMention]:
        """What "Iran's Quds Force" is part of, and where "Lima's Centenary Clinic" sits."""
        mark = organization.first - 1
        owner = self._ending.get(mark) if mark > 0 and self._tokens[mark].tag == "POS" else None
        public = self._tokens[organization.last - 1].text.lower() in noun_lexicon().public
        if owner and public and self._types[owner.entity] is EntityType.STATE:
            yield self._fact(organization, "partOf", owner)
        elif owner and not public and self._types[owner.entity] is EntityType.PLACE:
            yield self._fact(organization, "basedIn", owner)

    def _described_with_others(self, name: Mention) -> Mention | None:
        """The demonym of the noun that the name is an example of: "German firms including Siemens and Daimler"."""
        head = self._tokens[name.head]
        while head.dep == "conj":
            head = self._tokens[head.head]
        preposition = self._tokens[head.head]
        if head.dep != "pobj" or preposition.text.lower() not in ("including", "like", "as"):
            return None
        noun = preposition.head
        return next((demonym for demonym in self._demonyms if self._tokens[demonym.head].head == noun), None)

    def _described_by(self, name: Mention) -> Mention | None:
        """The demonym or party that opens the common-noun description right before a name."""
        index, nouns = name.first, 0
        while index > 0 and name.first - index < _LONGEST_DESCRIPTION:
            found = self._ending.get(index)
            if found and (found.kind is MentionKind.DEMONYM or self._types[found.entity] is EntityType.POLITICAL_PARTY):
                return found if nouns else None
            token = self._tokens[index - 1]
            participle = token.tag in ("VBN", "VBG")
            lowered = (
                token.text.islower() and (token.pos in ("NOUN", "ADJ", "CCONJ") or participle)
            ) or token.text == "-"
            if (
                not lowered
                or index - 1 in self._offices
                or (
                    token.text.lower() in office_lexicon().entailment
                    and token.text.lower() not in office_lexicon().weak
                )
            ):
                return None
            nouns += token.pos == "NOUN"
            index -= 1
        return None

    def _fact(self, subject: Mention, relation: str, object_: Mention) -> RelationMention:
        sentence = self._document.sentences[self._tokens[subject.head].sentence]
        trigger = (min(subject.begin, object_.begin), max(subject.end, object_.end))
        return RelationMention(
            subject.entity,
            relation,
            object_.entity,
            Modality.ASSERTED,
            sentence.begin,
            sentence.end,
            confidence=_CONFIDENCE,
            trigger=trigger,
        )
