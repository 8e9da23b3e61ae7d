"""The arguments of nouns: whose something is, and what "of" and "by" lead to in "the arrest of Ann Lee by Peru"."""

from __future__ import annotations

from kgraph.extraction.arguments.dependencies import Dependencies
from kgraph.lexicon import noun_lexicon
from kgraph.model import Document, Token

_COUNTING = frozenset({("be", "among"), ("rank", "among"), ("number", "among"), ("count", "among"), ("belong", "to")})
_NAMING = ("of", "by", "from", "on", "into", "for")
_OF_DEEDS = frozenset({"by", "against", "from", "to", "on", "for", "with", "as", "into"})


class NominalArguments(Dependencies):
    """The arguments of the nouns of one document, as token indices of their heads."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._mentioned = {mention.head: mention.last for mention in reversed(document.mentions)}
        """The end of the longest mention, by its head."""

    def _hung_on_argument(self, noun: Token, role: str) -> list[int]:
        """What a parser hung on the name before it, or on the verb above: "the arrest of Ann Lee by Peru"."""
        if role not in _OF_DEEDS or noun.pos != "NOUN":
            return []
        ties = (other for other in _NAMING if other != role)
        named = [index for tie in ties for index in self._prepositional(noun.index, tie) if index in self._mentioned]
        after = (self._tokens[self._mentioned[name] : self._mentioned[name] + 1] for name in named)
        strayed = [word for following in after for word in following if word.text.lower() == role]
        objects = (child.index for word in strayed for child in self.children(word.index, "pobj"))
        return [index for name in named for index in self._prepositional(name, role)] or list(objects)

    def _hung_on_measure(self, noun: Token, role: str) -> list[int]:
        """What a parser hung on the word that counts the noun: "a set of sanctions on Peru"."""
        of = self._tokens[noun.head]
        counts = of.text == "of" and self._tokens[of.head].lemma.lower() in noun_lexicon().transparent
        return self._prepositional(of.head, role) if counts and noun.dep == "pobj" and role != "of" else []

    def _of_relatives(self, noun: Token, role: str) -> list[int]:
        """Whose relative somebody is where that is said once: "the son-in-law and adviser of the president"."""
        if role != "of" or noun.lemma.lower() not in noun_lexicon().kinship:
            return []
        joined = (child for child in self.children(noun.index, "conj") if child.pos == "NOUN")
        return [index for child in joined for index in self._prepositional(child.index, "of")]

    def _modifiers(self, noun: Token) -> list[Token]:
        return self.children(noun.index, "amod", "compound", "nmod", "poss")

    def _is_of_degree(self, adjective: Token) -> bool:
        """Whether it says who most of them are, and not whose ("a largely Kurdish city")."""
        return any(child.text.lower() in noun_lexicon().degrees for child in self.children(adjective.index, "advmod"))

    def is_one_of_many(self, noun: Token) -> bool:
        """Whether it is said of somebody to be among those whom a noun means."""
        return noun.dep == "pobj" and self._one_of_many(self._tokens[noun.head]) is not None

    def _one_of_many(self, preposition: Token) -> Token | None:
        """The "one" of "one of the founders", "something of a critic", the verb of "was among the founders"."""
        governor = self._tokens[preposition.head]
        one = preposition.text.lower() == "of" and governor.text.lower() in noun_lexicon().partly
        among = (governor.lemma, preposition.text.lower()) in _COUNTING
        return governor if one or among else None
