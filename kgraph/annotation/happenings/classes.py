"""Which noun makes a happening, and whether it is an event or a legal act.

Most of these nouns do so wherever they stand ("summit", "bill"); others only for what is done about them: a "murder"
that somebody condemns and a "mission" that somebody takes part in are events, an "end to the strikes" that somebody
calls for is a legal act.
"""

from __future__ import annotations

from kgraph.annotation.happenings.text import HappeningText
from kgraph.annotation.spans import text_of
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, Token

_OBJECTS = frozenset({"dobj", "nsubjpass"})
_GOVERNED_BY = frozenset({"for", "against", "to", "on", "of", "with", "in", "from"})


class HappeningClasses:
    """The class nouns of the happenings of one document."""

    def __init__(self, text: HappeningText) -> None:
        self._text = text
        self._tokens = text.tokens
        self._nouns = noun_lexicon()

    def noun_at(self, token: Token) -> str | None:
        """The class noun that a token is, begins ("state of emergency") or ends ("cease-fire", "memorial service")."""
        if self._opens_compound(token) or self._is_manner(token) or self._is_mere_word(token):
            return None
        phrase = text_of(self._tokens, token.index, min(token.index + 3, len(self._tokens))).lower()
        hyphenated = text_of(self._tokens, max(0, token.index - 2), token.index + 1).lower()
        compound = text_of(self._tokens, max(0, token.index - 1), token.index + 1).lower()
        word = token.text.lower()
        known = self._nouns.event | self._nouns.legal_act
        noun = next((noun for noun in (phrase, hyphenated, compound, word) if noun in known), None)
        return noun or (word if self._is_made_happening(word, token) else None)

    def _is_made_happening(self, word: str, token: Token) -> bool:
        """Whether a noun that is none of itself stands for a happening because of what is done about it."""
        nouns = self._nouns
        return (
            (word in nouns.steps and self.is_weighed(token))
            or (word in nouns.undertakings and self._is_object_of(token, nouns.joining))
            or (word in nouns.deeds and token.dep in _OBJECTS and self._is_condemned(token))
        )

    def _opens_compound(self, token: Token) -> bool:
        """Whether it is the first half of an adjective: "the crisis-hit party", "the war-ravaged country"."""
        hyphen = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else None
        return hyphen is not None and hyphen.text in ("-", "–") and hyphen.begin == token.end

    def _is_manner(self, token: Token) -> bool:
        """Whether the noun only says how or why, as in "in order to", "in protest at", "in accord with"."""
        return token.tag == "NN" and token.index > 0 and self._tokens[token.index - 1].text.lower() == "in"

    def _is_mere_word(self, token: Token) -> bool:
        """Whether a word before it says that it is only spoken of ("the term genocide")."""
        return token.index > 0 and self._tokens[token.index - 1].lemma.lower() in self._nouns.mentioning

    def is_act(self, token: Token) -> bool:
        """Whether it is the noun of a legal act."""
        noun = self.noun_at(token)
        first = self._text.first_premodifier(token.index)
        return noun is not None and self.type_of(noun, first, token.index + 1) is EntityType.LEGAL_ACT

    def type_of(self, noun: str, first: int, last: int) -> EntityType:
        """An event or a legal act; a convention is the one where people meet at it or a party or body holds it."""
        acts = self._nouns.legal_act | self._nouns.legal_act_names | self._nouns.steps
        if noun not in acts or (noun in self._nouns.event and self._is_gathering(first, last)):
            return EntityType.EVENT
        return EntityType.LEGAL_ACT

    def _is_gathering(self, first: int, last: int) -> bool:
        attended = any(token.text.lower() in ("at", "during") for token in self._tokens[max(0, first - 2) : first])
        names = (self._text.covering.get(index) for index in range(first, last))
        held = any(name and name.type in (EntityType.POLITICAL_PARTY, EntityType.ORGANIZATION) for name in names)
        return attended or held or self._text.place_after(last - 1, last + 3) is not None

    def _is_condemned(self, deed: Token) -> bool:
        return self._tokens[deed.head].lemma in self._nouns.verbs_of_condemning

    def is_weighed(self, token: Token) -> bool:
        """Whether somebody proposes, opposes or decides on what a noun stands for."""
        told = (self._tokens[child] for child in self._text.children.get(token.index, ()))
        return self._is_object_of(token, self._nouns.weighing) or any(map(self.says_whose, told))

    def _is_object_of(self, token: Token, words: frozenset[str]) -> bool:
        """Whether a noun is the object of one of these words, also by a preposition: "join", "take part in"."""
        while token.dep == "conj":
            token = self._tokens[token.head]
        governor = self._tokens[token.head]
        if token.dep in _OBJECTS:
            return governor.lemma in words
        if token.dep != "pobj" or governor.text.lower() not in _GOVERNED_BY:
            return False
        verb = self._tokens[governor.head]
        objects = (self._tokens[child] for child in self._text.children.get(verb.index, ()))
        return verb.lemma in words or any(noun.dep == "dobj" and noun.lemma in words for noun in objects)

    def says_whose(self, participle: Token) -> bool:
        """Whether it says who proposes or decides on a thing, and so is no part of its name ("a bill drafted by X")."""
        decided = participle.lemma in self._nouns.weighing | self._nouns.verbs_of_enacting
        return participle.dep == "acl" and participle.tag == "VBN" and decided
