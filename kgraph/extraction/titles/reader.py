"""Who holds which office by where the title stands: before the name, after it, or set off by commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kgraph.extraction.modality.operators import words
from kgraph.extraction.titles.apposition import Appositions
from kgraph.grammar import FINITE, PLURAL, SUBJECTS
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind, Token

_SET_OFF = frozenset({",", "(", "–", "—", "-"})
_CLOSING = frozenset({",", ".", ")", "(", ";", ":", "–", "—", "’s", "'s"})
_JOINTS = frozenset({",", "and"})
_COPULAS = frozenset({"is", "was"})
_SMALL = frozenset({"DET", "ADV", "ADJ"})
_LONGEST_BRIDGE = 7
_SPEECH = ("clause_of_verb", "announce")


@dataclass(frozen=True, slots=True)
class Holding:
    """A person beside an office; `token` is the office's head."""

    person: str
    office: Mention
    token: int


class TitleReader:
    """Pairs the offices of a document with the people beside them."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        types = {entity.key: entity.type for entity in document.entities}
        names = [mention for mention in document.mentions if mention.kind is MentionKind.NAME]
        people = [mention for mention in names if types[mention.entity] is EntityType.PERSON]
        self._names = {mention.first: mention for mention in names}
        self._starting = {mention.first: mention for mention in people}
        self._ending = {mention.last: mention for mention in people}
        self._offices = [mention for mention in names if types[mention.entity] is EntityType.OFFICE]
        self._describing = {
            mention.last: mention.first
            for mention in document.mentions
            if mention.kind is MentionKind.DEMONYM
            or types[mention.entity] in (EntityType.POLITICAL_PARTY, EntityType.CONCEPT)
        }
        self._appositions = Appositions(document.tokens, people)
        self._set_after: set[int] = set()
        """Where people begin who are named after their title and a comma, so that the next title is not theirs."""

    def holdings(self) -> Iterator[Holding]:
        """All pairs, in text order."""
        for _, group in groupby(self._offices, key=lambda office: office.group):
            offices = list(group)
            if self._are_shared(offices):
                people = self._people_from(offices[0].last + (self._tokens[offices[0].last].text in _SET_OFF))
                people = people or self._people_until(self._before(offices[0].first, offices[0].last))
                yield from (Holding(who.entity, each, each.head) for who, each in zip(people, offices, strict=False))
                continue
            if self._is_stood_for(offices[0]):
                continue
            for person in self._holders(offices):
                yield from (Holding(person.entity, office, office.head) for office in offices)

    def _holders(self, offices: Sequence[Mention]) -> list[Mention]:
        first, last = min(office.first for office in offices), max(office.last for office in offices)
        several = self._tokens[offices[-1].head].tag in PLURAL
        named = self._starting.get(last + self._is_honorific(last))
        if named:
            return [named, *self._coordinated(named)] if several else [named]
        listed = self._people_from(last + 1) if several and self._opens_list(last) else []
        if len(listed) > 1:
            return listed
        owned = last < len(self._tokens) and self._tokens[last].tag == "POS"
        before, after = None if owned else self._before(first, last), self._after(last, opens=self._opens(first))
        if after and (before is None or before.first in self._set_after):
            self._set_after.add(after.first)
            return [after]
        is_another = before is None or self._is_another(self._tokens[offices[0].head], before)
        if several and not is_another:
            return self._people_until(before)
        beside = (after if is_another else before) or (None if owned else self._apposed(offices[0]))
        return [beside] if beside else []

    def _opens_list(self, index: int) -> bool:
        return index < len(self._tokens) and self._tokens[index].text in _SET_OFF | {":"}

    def _is_stood_for(self, office: Mention) -> bool:
        """Whether the title is only what somebody stands for: "the party's candidate for chancellor, Ann Lee"."""
        preposition = self._tokens[self._tokens[office.head].head]
        stood_for = self._tokens[office.head].dep == "pobj" and preposition.text == "for"
        return stood_for and self._tokens[preposition.head].lemma.lower() in noun_lexicon().standing

    def _apposed(self, office: Mention) -> Mention | None:
        """The person whom one title is set beside with more words between."""
        title = self._tokens[office.head]
        if title.tag not in ("NN", "NNP") or (office.last < len(self._tokens) and self._speaks(office.last)):
            return None
        before = None if self._is_in_list(title) else self._appositions.set_before(office)
        return self._appositions.set_after(office) or before

    def _is_honorific(self, index: int) -> bool:
        """Whether a form of address stands between a title and the name ("President Dr. Ann Lee")."""
        return index < len(self._tokens) and self._tokens[index].text.lower() in office_lexicon().honorifics

    def _is_another(self, office: Token, person: Mention) -> bool:
        """Whether the office set off after a name is somebody else's: a subject, or the next in a list."""
        joined = office.dep == "conj" and person.first <= office.head < person.last
        return office.dep == "nsubj" or joined or self._is_in_list(office)

    def _is_in_list(self, office: Token) -> bool:
        """Whether others are named with it, which one person cannot be: "Ann Lee, the mayor and two ministers"."""
        after = self._tokens[office.index + 1 : office.index + _LONGEST_BRIDGE]
        return any(token.head == office.index and token.dep == "conj" and token.tag == "NNS" for token in after)

    def _are_shared(self, offices: Sequence[Mention]) -> bool:
        """Whether one title in the plural names them all, each for one of the people after it."""
        places = {(office.first, office.last) for office in offices}
        return len(offices) > 1 and len(places) == 1 and self._tokens[offices[0].head].tag in PLURAL

    def _people_from(self, index: int) -> list[Mention]:
        person = self._starting.get(index)
        return [person, *self._coordinated(person)] if person else []

    def _people_until(self, person: Mention | None) -> list[Mention]:
        """The people listed up to one, in text order."""
        people = [person] if person else []
        while people and (earlier := self._listed_before(people[0].first)):
            people.insert(0, earlier)
        return people

    def _listed_before(self, index: int) -> Mention | None:
        while index and self._tokens[index - 1].text in _JOINTS:
            index -= 1
            if found := self._ending.get(index):
                return found
        return None

    def _coordinated(self, person: Mention) -> Iterator[Mention]:
        index = self._past_owner(person.last)
        while index < len(self._tokens) and self._tokens[index].text in _JOINTS:
            index = self._past_small_words(index + 1)
            if found := self._starting.get(index):
                yield found
                index = self._past_owner(found.last)

    def _past_small_words(self, index: int) -> int:
        """Past the "the late" of "A, B and the late C"."""
        small = office_lexicon().past | {"the"}
        while index < len(self._tokens) and self._tokens[index].text.lower() in small:
            index += 1
        return index

    def _past_owner(self, index: int) -> int:
        """Past the "of Peru" of "Presidents A of Peru and B of Chile"."""
        words = [token.text for token in self._tokens[index : index + 2]]
        owner = self._names.get(index + 1 + (words[1:] == ["the"])) if words[:1] == ["of"] else None
        return owner.last if owner else index

    def _before(self, first: int, last: int) -> Mention | None:
        """The person in "X, the president of Y" and "X (president of Y"."""
        crossed: list[str] = []
        index = first
        while index > 0 and len(crossed) < _LONGEST_BRIDGE:
            if person := self._ending.get(index):
                named = self._sets_off(person, crossed, last) and self._tokens[person.first - 1].dep != "neg"
                return person if named else None
            word = self._tokens[index - 1].text.lower()
            if index in self._describing and (crossed[:1] != [","] or crossed[-1] == ")"):
                index = self._describing[index]
                continue
            if word not in _SET_OFF | {")"} | office_lexicon().bridges and not word.isdigit():
                return None
            crossed.append(word)
            index -= 1
        return None

    def _sets_off(self, person: Mention, crossed: list[str], last: int) -> bool:
        said_of = "who" in crossed or self._tokens[person.head].dep in SUBJECTS
        if not said_of and not _COPULAS.isdisjoint(crossed):
            return False
        opened = (bool(crossed) and crossed[-1] in _SET_OFF and not self._speaks(last)) or "who" in crossed
        copula = not _COPULAS.isdisjoint(crossed[-1:])
        return (
            (opened or copula or (not crossed and self._is_gapped(person, last)))
            and "and" not in crossed[-1:]
            and last not in self._starting
        )

    def _is_gapped(self, person: Mention, last: int) -> bool:
        """Whether the title right after a name is said of it by the verb of another: "A became king and B premier"."""
        title = self._tokens[person.last : last]
        return any((token.dep, token.head) == ("appos", person.head) for token in title)

    def _speaks(self, last: int) -> bool:
        """Whether a verb of saying follows, whose subject the title is ("… by X, the head of Y said")."""
        verb = self._tokens[last] if last < len(self._tokens) else None
        return verb is not None and verb.tag in ("VBD", "VBZ") and verb.lemma.lower() in words(*_SPEECH)

    def _opens(self, first: int) -> bool:
        """Whether nothing but small words stand before it in its sentence: "A former mayor of Y, X resigned"."""
        sentence, index = self._tokens[first].sentence, first
        while index > 0 and self._tokens[index - 1].sentence == sentence:
            index -= 1
        return all(token.pos in _SMALL for token in self._tokens[index:first])

    def _after(self, last: int, *, opens: bool) -> Mention | None:
        """The person in "the president of Y, X," and "the president of Y (X)"; a title that opens may have a verb."""
        last = self._past_asides(last)
        opening = self._tokens[last].text if last < len(self._tokens) else ""
        opened = opening in (",", "(")
        person = self._starting.get(last + 1 + self._is_honorific(last + 1)) if opened else None
        end = self._past_owner(person.last) if person else last
        closing = self._tokens[end].text if person and end < len(self._tokens) else ""
        if opens and opening == "," and person and self._tokens[person.last].tag in FINITE:
            return person
        closes = closing == ")" if opening == "(" else closing in _CLOSING or closing in office_lexicon().after_names
        return person if closes else None

    def _past_asides(self, last: int) -> int:
        """What comes after an acronym and a year: the comma of "the president of Y (Z) since 2010, X,"."""
        words = [token.text for token in self._tokens[last : last + 3]]
        last += 3 * (words[:1] == ["("] and words[2:] == [")"])
        since = [token.text for token in self._tokens[last : last + 2]]
        return last + 2 * (since[:1] in (["since"], ["in"]) and since[1].isdigit())
