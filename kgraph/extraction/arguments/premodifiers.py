"""The names around a noun that the parse does not tie to it, or ties to what is beside it."""

from __future__ import annotations

from kgraph.extraction.arguments.dependencies import Dependencies
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, Document, MentionKind, Token

_LONGEST_COMPOUND = 7
_LONGEST_DESCRIPTION = 4


class Premodifiers(Dependencies):
    """Finds names by their place before a noun, as token indices of their heads."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        names = [mention for mention in document.mentions if mention.kind is MentionKind.NAME]
        self._ending = {name.last: name.head for name in names if self._tokens[name.last - 1].text[:1].isupper()}
        self._beginning = {name.first: name.head for name in names if self._tokens[name.last - 1].text[:1].isupper()}
        types = {entity.key: entity.type for entity in document.entities}
        places = (m for m in document.mentions if m.kind is MentionKind.NAME and types[m.entity] in LOCATIONS)
        whole = {place.head: document.article.text[place.begin : place.end] for place in places}
        self._located = {head for head, name in whole.items() if not name.replace(".", "").isupper()}

    def _hyphenated(self, noun: Token) -> list[int]:
        """The names on both sides of the hyphen in "US-Taliban peace talks"."""
        for hyphen in range(noun.index - 2, max(0, noun.index - _LONGEST_COMPOUND), -1):
            one, other = self._tokens[hyphen - 1], self._tokens[hyphen + 1]
            if self._tokens[hyphen].text in ("-", "–") and other.text[0].isupper() and one.text[0].isupper():
                return [one.index, other.index]
            if other.dep not in ("compound", "amod", "nmod") or other.head != noun.index:
                break
        return []

    def _named_before(self, noun: Token) -> list[int]:
        """The name that opens the description that the noun ends ("Amnesty International senior researcher"), not a
        label ("Reuters Editor: Ann Lee").
        """
        if [token.text for token in self._tokens[noun.index + 1 : noun.index + 2]] == [":"]:
            return []
        for index in range(noun.index, max(noun.index - _LONGEST_DESCRIPTION, 0), -1):
            if index in self._ending:
                return [self._ending[index]]
            word = self._tokens[index - 1]
            if word.tag != "POS" and not (word.text.islower() and word.pos in ("NOUN", "ADJ")):
                break
        return []

    def _named_after(self, noun: Token) -> list[int]:
        """The name right after a noun that says what it is: "NATO members Spain and Italy"."""
        return [self._beginning[noun.index + 1]] if noun.index + 1 in self._beginning else []

    def _doers(self, noun: Token) -> list[int]:
        """Who a participle beside the noun says is behind it: "missiles fired by X", "an X-led invasion"."""
        fired = [child for child in self.children(noun.index, "acl") if child.lemma.lower() in noun_lexicon().doing]
        led = [child.index for child in self.children(noun.index, "amod") if child.lemma.lower() == "lead"]
        before = [child.index for index in led for child in self.children(index, "npadvmod")]
        return before or [index for child in fired for index in self._prepositional(child.index, "by", label="agent")]

    def _possessors(self, noun: Token) -> list[Token]:
        """Whose it is; also where a parser hangs that on the name after it ("Ann Lee's brother Jan")."""
        name = self._tokens[noun.head]
        before = noun.dep in ("compound", "nmod", "amod") and name.pos == "PROPN" and noun.index < name.index
        hung = [child for child in self.children(name.index, "poss") if child.index < noun.index] if before else []
        return self.children(noun.index, "poss") or hung

    def _titles_one(self, noun: Token) -> bool:
        """Whether it stands before the name of one person: the "senator" of "senator A and governor B"."""
        before = noun.dep in ("compound", "nmod") and self._tokens[noun.head].pos == "PROPN"
        return before and noun.tag in ("NN", "NNP")
