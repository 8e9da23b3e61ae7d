"""Where the description of an event or a legal act ends: past the complements that say which one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.annotation.happenings.classes import HappeningClasses
from kgraph.annotation.happenings.text import HappeningText
from kgraph.model import Token

_LONGEST = 14
_CIRCUMSTANCES = frozenset({"in", "at", "during", "after", "before", "by", "within"})
_DANGLING = frozenset({"PUNCT", "ADP", "DET", "CCONJ", "SCONJ", "PRON"})
_SUBJECTS = frozenset({"on", "against", "for"})
_ASIDES = frozenset({"appos", "relcl"})
_PAIRS = {"(": ")", "“": "”", "‘": "’", '"': '"', "'": "'"}


class DescriptionBounds:
    """The ends of descriptions, as the index after their last token."""

    def __init__(self, text: HappeningText, classes: HappeningClasses) -> None:
        self._text = text
        self._classes = classes
        self._tokens = text.tokens

    def end(self, head: int) -> int:
        """Past the complements of the noun that say which one it is, a bounded number of words."""
        last = head + 1
        is_act = self._classes.is_act(self._tokens[head])
        circumstances = _CIRCUMSTANCES if is_act else ()
        complements = ("prep", "acl", "relcl", "advcl", "xcomp") if is_act else ("prep", "acl")
        beside = self._complement_beside(head) if is_act else []
        for child in sorted([*self._text.children.get(head, ()), *beside]):
            complement = child > head and self._tokens[child].dep in complements
            if (
                complement
                and self._tokens[child].text not in circumstances
                and self._text.first_of_subtree(child) <= last + 1
                and self._tokens[last].text != ","
            ):
                last = max(last, self._text.last_of_subtree(child) + 1)
        end = min([last, self._text.limit(head), *self._stops(head, last)])
        if end > head + _LONGEST:
            fitting = range(head + 2, head + _LONGEST + 1)
            end = max((index for index in fitting if self.begins_complement(index)), default=fitting.stop - 1)
        return self.without_dangling(self._before_aside(head, end), head)

    def _stops(self, head: int, last: int) -> Iterator[int]:
        """Where in [head, last) it is told when something is, or whose."""
        dates = (date.first for date in self._text.dates if head < date.first < last)
        days = (index for index in range(head + 2, last) if self._is_on_day(index))  # of articles without a date, too
        yield from (date for date in {*dates, *days} if not self._is_of_content(date, head))
        yield from (index for index in range(head + 1, last) if self._classes.says_whose(self._tokens[index]))

    def _is_on_day(self, index: int) -> bool:
        return self._tokens[index].entity_label == "B-DATE" and self._tokens[index - 1].text.lower() == "on"

    def _before_aside(self, head: int, end: int) -> int:
        """The end moved before what a comma sets off ("talks with Ann Lee, a critic of"), or half a pair of marks."""
        asides = (
            self._text.first_of_subtree(index)
            for index in range(head + 2, end)
            if self._tokens[index].dep in _ASIDES and self._tokens[index].head >= head
        )
        set_off = (first - 1 for first in asides if first > head + 1 and self._tokens[first - 1].text == ",")
        return min([end, *set_off, *self._halves(head + 1, end)])

    def _halves(self, first: int, last: int) -> Iterator[int]:
        """The brackets and quotation marks of [first, last) whose other half is not there."""
        marks = [self._tokens[index] for index in range(first, last) if self._tokens[index].tag != "POS"]
        open_: list[Token] = []
        for token in marks:
            if open_ and token.text == _PAIRS.get(open_[-1].text):
                open_.pop()
            elif token.text in _PAIRS:
                open_.append(token)
            elif token.text in _PAIRS.values():
                yield token.index
        yield from (token.index for token in open_)

    def end_of_clauses(self, head: int, last: int) -> int:
        """The end of the clauses about the noun that go on where its description ends: "an attack that shook Lima"."""
        clauses = (child for child in self._text.children.get(head, ()) if self._tokens[child].dep == "relcl")
        ends = (self._text.last_of_subtree(child) + 1 for child in clauses)
        return min(max([last, *ends]), head + _LONGEST, self._text.limit(head))

    def _complement_beside(self, head: int) -> list[int]:
        """What right after an object says what the law is about, though a parser hangs it on the verb: "a law on X"."""
        noun, after = self._tokens[head], self._tokens[min(head + 1, len(self._tokens) - 1)]
        if noun.dep != "dobj":
            return []
        about = after.head == noun.head and after.text.lower() in _SUBJECTS
        purpose = self._tokens[after.head]
        hung = after.text == "to" and purpose.head == noun.head and purpose.dep in ("advcl", "xcomp")
        return [after.index] if about else [purpose.index] if hung else []

    def _is_of_content(self, date: int, head: int) -> bool:
        """Whether a date belongs to what a law is to do: "legislation that would fund the army through May"."""
        index = date
        while self._tokens[index].head not in (index, head):
            index = self._tokens[index].head
        return self._tokens[index].dep in ("acl", "relcl") and self._tokens[index].tag in ("VB", "VBG", "VBP", "VBZ")

    def without_dangling(self, end: int, head: int) -> int:
        """The end moved before words that need more after them."""
        while end > head + 1 and self._dangles(self._tokens[end - 1]):
            end -= 1
        return end

    def _dangles(self, token: Token) -> bool:
        bare_verb = token.pos in ("VERB", "AUX") and token.dep not in ("pobj", "pcomp")
        return bare_verb or token.pos in _DANGLING or token.tag == "TO"

    def begins_complement(self, index: int) -> bool:
        """Whether a part of a description begins that it may be called without."""
        return self._tokens[index].dep in ("prep", "acl", "relcl", "mark", "agent", "advcl") or (
            self._tokens[index].tag in ("WDT", "WP", "TO")
        )
