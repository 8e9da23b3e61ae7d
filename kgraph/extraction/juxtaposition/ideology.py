"""Who is called by an ideology or alignment: "the far-right National Front", "X, a socialist", "X is conservative"."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.frames.filling import RoleFiller
from kgraph.extraction.modality.judgement import Judgement, judge
from kgraph.lexicon import noun_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind, RelationMention, Token
from kgraph.schema import load_schema

_RELATION = "politicalIdeology"
_CONFIDENCE = 0.85
_MODIFIERS = frozenset({"amod", "compound", "nmod", "conj", "npadvmod", "advmod"})
_PREDICATES = frozenset({"attr", "acomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST_PHRASE = 4


class IdeologyReader:
    """Reads the adjectives and nouns for ideologies off the names and nouns that they stand with."""

    def __init__(self, document: Document, arguments: Arguments, filler: RoleFiller) -> None:
        self._document = document
        self._tokens = document.tokens
        self._arguments = arguments
        self._filler = filler
        self._types = types = {entity.key: entity.type for entity in document.entities}
        self._mentions = [
            mention
            for mention in document.mentions
            if types[mention.entity] is EntityType.CONCEPT and mention.kind is MentionKind.NOMINAL
        ]
        self._domain = load_schema().relations[_RELATION].domain

    def facts(self) -> Iterator[RelationMention]:
        """All facts, in text order."""
        for mention in self._mentions:
            within = {each.entity for each in self._document.mentions if _is_inside(each, mention)}
            for noun in self._phrase(self._tokens[mention.head]):
                if subjects := [entity for entity in self._called_by(noun) if entity not in within]:
                    yield from (self._fact(subject, mention, noun) for subject in subjects)
                    break

    def _phrase(self, word: Token) -> Iterator[Token]:
        """A word and the nouns above it that it describes, the party of "a right-wing to far-right party" too."""
        ideological = {mention.head for mention in self._mentions}
        for _ in range(_LONGEST_PHRASE):
            yield word
            above = self._tokens[word.head]
            if word.dep == "pobj" and above.text == "to" and above.head in ideological:
                above = self._tokens[above.head]
            elif word.dep not in _MODIFIERS or (word.dep == "conj" and word.pos == "NOUN" and above.pos == "PROPN"):
                return  # "members of the Dawn Party and socialists"
            word = above

    def _called_by(self, noun: Token) -> list[str]:
        """The named things that a word stands for, is set beside or is predicated of."""
        if noun.dep in _PREDICATES:
            holders = self._arguments.of(noun.head, "subject")
        elif noun.dep == "appos":
            holders = self._set_beside(self._tokens[noun.head])
        elif noun.dep == "ccomp" and noun.pos in _NOMINAL:
            holders = [child.index for child in self._arguments.children(noun.index, "nsubj")]
        else:
            holders = []
        domain = self._domain - {EntityType.PERSON} if noun.lemma in noun_lexicon().party else self._domain
        before = self._arguments.children(noun.index, "compound", "nmod")
        inside = [child.index for child in before if not self._arguments.children(child.index, "cc")]
        candidates = (self._named(head, domain) for head in (noun.index, *holders, *inside))
        return next(filter(None, candidates), [])

    def _named(self, head: int, domain: frozenset[EntityType]) -> list[str]:
        """What stands there and has a name of its own; of a group the word only says which one it is."""
        found = self._filler.entities_at(head, domain)
        return [entity for entity in found if self._types[entity] is not EntityType.GROUP]

    def _set_beside(self, noun: Token) -> list[int]:
        """The head of an apposition, and what that belongs to: "the Dawn Party of Mara Holt, a socialist party"."""
        preposition = self._tokens[noun.head]
        return [noun.index, preposition.head] if noun.dep == "pobj" else [noun.index]

    def _fact(self, subject: str, mention: Mention, noun: Token) -> RelationMention:
        sentence = self._document.sentences[noun.sentence]
        judgement = judge(self._document, noun.index) if noun.dep in _PREDICATES else Judgement()
        return RelationMention(
            subject,
            _RELATION,
            mention.entity,
            judgement.modality,
            sentence.begin,
            sentence.end,
            attributed_to=self._filler.speaker(judgement),
            confidence=_CONFIDENCE,
            trigger=(mention.begin, mention.end),
        )


def _is_inside(name: Mention, expression: Mention) -> bool:
    """Whether the name begins in an expression: the Moscow of "pro-Moscow", the EU of "pro-European Union"."""
    return expression.first < name.first < expression.last
