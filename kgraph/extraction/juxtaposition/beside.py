"""What stands right before and after a name, as the readers of such words ask for it."""

from __future__ import annotations

from kgraph.extraction.modality.nominal import judge_nominal
from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import office_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind, RelationMention

_LONGEST_DESCRIPTION = 6
_CONFIDENCE = 0.85


class Beside:
    """The names of a document by where they begin and end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self._types = {entity.key: entity.type for entity in document.entities}
        self._wikidata = {entity.key: entity.wikidata for entity in document.entities}
        self.names = [mention for mention in document.mentions if mention.kind is MentionKind.NAME]
        self.starting = {mention.first: mention for mention in reversed(self.names)}
        self.demonyms = [mention for mention in document.mentions if mention.kind is MentionKind.DEMONYM]
        self.ending = {mention.last: mention for mention in (*self.demonyms, *self.names)}
        offices = [mention for mention in self.names if self.type_of(mention) is EntityType.OFFICE]
        self.offices_ending = {office.last: office for office in offices}
        self.offices = {index for office in offices for index in range(office.first, office.last)}

    def type_of(self, mention: Mention) -> EntityType:
        """The class of what is mentioned."""
        return self._types[mention.entity]

    def kind_of(self, mention: Mention) -> str:
        """The kind that the gazetteer gives a body; empty for one it does not list."""
        entry = load_gazetteer().by_qid.get(self._wikidata[mention.entity] or "")
        return entry.kind if entry else ""

    def word_after(self, mention: Mention) -> str:
        """The word after a mention, in small letters; empty at the end of the document."""
        return self.tokens[mention.last].text.lower() if mention.last < len(self.tokens) else ""

    def titles_of(self, person: Mention) -> list[int]:
        """Where the offices right before a name begin, those joined by "and" included."""
        last = self.offices_ending.get(person.first)
        joined = (each.first for each in self.offices_ending.values() if last and each.group == last.group)
        return sorted(joined) if last else []

    def described_by(self, name: Mention) -> Mention | None:
        """The demonym or party that opens the common-noun description right before a name."""
        first, nouns = self.description_first(name)
        found = self.ending.get(first)
        opens = found and (found.kind is MentionKind.DEMONYM or self.type_of(found) is EntityType.POLITICAL_PARTY)
        return found if opens and nouns else None

    def description_first(self, name: Mention) -> tuple[int, int]:
        """The first token of the common nouns and adjectives right before a name, and how many nouns they are."""
        index, nouns = name.first, 0
        while index > 0 and name.first - index < _LONGEST_DESCRIPTION and index not in self.ending:
            if not self._describes(index - 1):
                break
            nouns += self.tokens[index - 1].pos == "NOUN"
            index -= 1
        return index, nouns

    def _describes(self, index: int) -> bool:
        """Whether the token is a small noun, adjective or participle and no office."""
        token, lexicon = self.tokens[index], office_lexicon()
        lowered = token.text.islower() and (token.pos in ("NOUN", "ADJ", "CCONJ") or token.tag in ("VBN", "VBG"))
        is_office = index in self.offices or token.text.lower() in lexicon.entailment.keys() - lexicon.weak
        return (lowered or token.text == "-") and not is_office

    def _noun_of(self, name: Mention) -> int:
        """The noun that the name is, or stands before: "an Irish banker"."""
        token = self.tokens[name.head]
        while token.dep in ("amod", "compound", "nmod") and token.head > token.index:
            token = self.tokens[token.head]
        return token.index

    def fact(self, subject: Mention, relation: str, object_: Mention) -> RelationMention:
        """The fact that two names side by side state."""
        sentence = self.document.sentences[self.tokens[subject.head].sentence]
        trigger = (min(subject.begin, object_.begin), max(subject.end, object_.end))
        return RelationMention(
            subject.entity,
            relation,
            object_.entity,
            judge_nominal(self.document, self._noun_of(object_)).modality,
            sentence.begin,
            sentence.end,
            confidence=_CONFIDENCE,
            trigger=trigger,
        )
