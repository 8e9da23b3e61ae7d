"""The text of a document as an office phrase is read from it: tokens, names beside them, and the head nouns."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.affixes import is_affixed
from kgraph.annotation.spans import Span, text_of
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Token

OWNER_TYPES = frozenset(
    {EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY, EntityType.PERSON}
)
_LONGEST_HEAD = 6
_CHAMBERS = frozenset({"parliament", "chamber"})


class OfficeText:
    """Tokens, the names that start, end and lie at them, and the office nouns."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Span]) -> None:
        self.tokens = tokens
        self.starting = {span.first: span for span in names}
        self.ending = {span.last: span for span in names if not is_affixed(tokens, span.first)}
        self.covered = {index for span in names for index in range(span.first, span.last)}
        self.lexicon = office_lexicon()
        self._heads = self.lexicon.entailment.keys() | self.lexicon.counterparts
        first_words = {head.replace("-", " ").split()[0] for head in self._heads}
        self.indirect = {**self.lexicon.tenures, **self.lexicon.candidacies}
        indirect = {words.replace("-", " ").split()[0] for words in self.indirect}
        self._first_words = first_words | indirect | {word.rstrip(".") for word in self.lexicon.abbreviated}

    def word(self, index: int) -> str:
        """The text of a token; empty outside the document."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def head_at(self, index: int, limit: int) -> tuple[str, int]:
        """The longest head noun that starts here, in the singular, and where it ends."""
        word = self.tokens[index].text.lower()
        if (
            word.split("-")[0].rstrip(".") not in self._first_words
            and self.tokens[index].lemma.lower() not in self._first_words
        ):
            return "", index
        for end in range(min(limit, index + _LONGEST_HEAD), index, -1):
            text = text_of(self.tokens, index, end).lower().replace("‑", "-")
            text = self.lexicon.abbreviated.get(text, self.indirect.get(text, text))
            singular = text_of(self.tokens, index, end - 1).lower() + (
                " " if end - 1 > index and self.tokens[end - 1].begin > self.tokens[end - 2].end else ""
            )
            for candidate in (text, singular + self.tokens[end - 1].lemma.lower()):
                if candidate in self._heads and self._may_be_head(candidate, end):
                    return candidate, end
        return "", index

    def indirect_at(self, index: int, end: int) -> str:
        """The words from a token on, as `indirect` has those that name an office without being its title."""
        return text_of(self.tokens, index, end).lower().replace("‑", "-")

    def _may_be_head(self, words: str, end: int) -> bool:
        """Whether what follows makes the words an office, where they are one only before it, and takes none of them."""
        if words in self.lexicon.of_chambers:
            return self._has_chamber(end)
        if self.lexicon.entailment.get(words) == "member" and " " in words and self.word(end) in ("'s", "’s", "'"):
            return False  # "a member of the European Parliament's Peace Group"
        return not (self._is_in_name(end) or (" of " in words and self._describes_next(end)))

    def _is_in_name(self, end: int) -> bool:
        """Whether a body's noun goes on with the words as a name: "the Premier League"."""
        following = self.word(end)
        return following[:1].isupper() and following.lower() in noun_lexicon().leagues

    def _describes_next(self, end: int) -> bool:
        """Whether what ends here says of what kind the body is that is named next ("of the opposition Green Party")."""
        body = self.starting.get(end)
        return body is not None and body.type in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY)

    def _has_chamber(self, end: int) -> bool:
        """Whether "of" and the whole name of a parliament or chamber stand after a head: "member of the Knesset"."""
        name = self.starting.get(end + 1 + (self.word(end + 1).lower() == "the")) if self.word(end) == "of" else None
        if name is None or name.type is not EntityType.ORGANIZATION:
            return False
        closed = self.tokens[name.head].dep not in ("compound", "nmod", "amod", "poss")
        listed = any(entry.kind in _CHAMBERS for entry in name.entries)
        return closed and (listed or name.noun in self.lexicon.chamber_nouns)

    def is_portfolio_name(self, span: Span, head: str) -> bool:
        """Whether a "name" is only what a minister is responsible for ("Commerce", "Justice", "Labour")."""
        words = [token.text.lower() for token in self.tokens[span.first : span.last]]
        listed = bool(span.entries) and head.split()[-1] not in self.lexicon.inverted_portfolio_heads
        return not listed and all(word in self.lexicon.portfolios or word in ("and", "&", ",") for word in words)

    def is_rank_of_next(self, head: str, end: int, limit: int) -> bool:
        """Whether the word is part of the office that follows ("deputy chief minister", "justice minister")."""
        if head in self.lexicon.portfolios and self.head_at(end, limit)[0] in self.lexicon.portfolio_heads:
            return True
        if head not in self.lexicon.ranks:
            return False
        if head in self.lexicon.deputising and (body := self.starting.get(end)) and body.last < limit:
            return bool(self.head_at(body.last, limit)[0])
        after = end + (self.word(end).lower() == "and")
        named = self.lexicon.ranks | self.lexicon.portfolios
        while after < limit and self.word(after).lower() in named and not self.head_at(after, limit)[0]:
            after += 1
        return after < limit and after not in self.covered and bool(self.head_at(after, limit)[0])
