"""The text of a document as the name of an organisation is read from it: tokens, sentences and the names found."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.affixes import is_affixed
from kgraph.annotation.spans import Span, home_state
from kgraph.lexicon import name_lexicon, noun_lexicon, office_lexicon
from kgraph.model import EntityType, Sentence, Token

OWNER_TYPES = frozenset({EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION})
"""What an organisation may belong to."""


class OrganizationText:
    """Tokens, the names that start, end and lie at them, and the class nouns."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> None:
        self.tokens = tokens
        self.sentences = sentences
        names = [span for span in names if not is_affixed(tokens, span.first)]
        self.starting = {span.first: span for span in names}
        self.ending = {span.last: span for span in names}
        self.covering = {index: span for span in names for index in range(span.first, span.last)}
        self.nouns = noun_lexicon()
        offices = office_lexicon()
        self._titles = offices.entailment.keys() | offices.past | (offices.honorifics - offices.ranks)

    def possessor(self, first: int) -> Span | None:
        """The owner in "the Kenyan army" or "the country's army", whose name begins at `first`."""
        possessive = first >= 1 and self.tokens[first - 1].tag == "POS"
        if possessive and first >= 3 and self._is_whole_country(first - 2):
            return home_state(first - 2)
        return _if_owner(self.ending.get(first - possessive))

    def _is_whole_country(self, index: int) -> bool:
        """Whether the token is a noun for the state that the article is about; "the state" may be one of several."""
        definite = self.tokens[index - 1].text.lower() in ("the", "his", "her", "their")
        others = self.nouns.state_as_actor | self.nouns.republic_words
        return definite and self.tokens[index].text in self.nouns.anaphora["State"] - others

    def of_owner(self, index: int, limit: int, *, word: str = "of") -> Span | None:
        """The owner in "parliament of Kenya", where "of" is token `index`; none reaches `limit`."""
        if index + 1 >= limit or self.tokens[index].text != word:
            return None
        return _if_owner(self.starting.get(index + 1 + (self.tokens[index + 1].text == "the")))

    def word(self, index: int) -> str:
        """The token's text; empty behind the last."""
        return self.tokens[index].text if index < len(self.tokens) else ""

    def names_person(self, index: int) -> bool:
        """Whether a person's name begins at the token."""
        span = self.starting.get(index)
        return span is not None and span.type is EntityType.PERSON

    def stops(self, index: int) -> bool:
        """Whether no name of a body runs over the token: a title, "former", somebody listed, a word that opens."""
        token, span = self.tokens[index], self.covering.get(index)
        if is_affixed(self.tokens, index):
            return True
        if token.tag == "HYPH" or token.text == "-":
            return index > 0 and self.tokens[index - 1].text.lower() in self._titles
        person = span is not None and span.type is EntityType.PERSON and bool(span.entries)
        titled = token.text.lower() in self._titles or self._opens_title(index)
        return person or titled or token.text in name_lexicon().openers

    def _opens_title(self, index: int) -> bool:
        """Whether an office of several words begins here: the "Majority Leader" of a senate."""
        pair = " ".join(token.text.lower() for token in self.tokens[index : index + 2])
        return pair in office_lexicon().entailment


def _if_owner(span: Span | None) -> Span | None:
    return span if span and span.type in OWNER_TYPES else None
