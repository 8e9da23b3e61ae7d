"""What an office is responsible for, said after it: the "health and sport" of "minister for health and sport"."""

from __future__ import annotations

from kgraph.annotation.offices.text import OfficeText
from kgraph.annotation.spans import is_capitalised

_DANGLING = frozenset({"and", ",", "of", "the", "&"})
_JOINTS = frozenset({"and", ",", "&"})


class Portfolios:
    """Finds where portfolios end."""

    def __init__(self, text: OfficeText) -> None:
        self._text = text

    def end(self, first: int, limit: int) -> int:
        """The end of the portfolio that begins at token `first`, which is `first` where none does."""
        end = first
        while end < limit and ((self._joins(end) and end > first) or self._is_portfolio(end)):
            end += 1
        while end > first and self._text.word(end - 1).lower() in _DANGLING:
            end -= 1
        return first if end > first and self._describes_noun(end) else end

    def _describes_noun(self, end: int) -> bool:
        """Whether what ends here says of what kind the next noun is: "chairman of the foreign committee"."""
        noun = self._text.tokens[end] if end < len(self._text.tokens) else None
        common = noun is not None and noun.pos == "NOUN" and noun.text.islower()
        last = self._text.tokens[end - 1]
        return common and last.head >= end and last.dep in ("compound", "amod", "nmod")

    def _joins(self, index: int) -> bool:
        """Whether it leads to one more portfolio, and not to another office."""
        if self._text.word(index).lower() not in _JOINTS:
            return False
        after = index + 1 + (self._text.word(index + 1).lower() == "and")
        following, lexicon = self._text.word(after), self._text.lexicon
        named = not self._text.covered.isdisjoint((index, after))
        another = named or following.lower() in lexicon.entailment.keys() | lexicon.ranks
        return following.lower() in lexicon.portfolios or (following[:1].isupper() and not another)

    def _is_portfolio(self, index: int) -> bool:
        token, word, lexicon = self._text.tokens[index], self._text.word(index).lower(), self._text.lexicon
        if word in lexicon.portfolios:
            return True
        named = is_capitalised(token) and token.pos in ("PROPN", "NOUN", "ADJ")
        return named and index not in self._text.covered and word not in lexicon.entailment
