"""Which dates a document names: each expression at its own precision, joined into intervals where the text does so.

Nothing relative is resolved in an article without a date, and nothing that a year, a month or a day cannot say
("the 1990s", "his second term", "last summer").
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from kgraph.annotation.date_expressions import Expression, find_expressions
from kgraph.annotation.date_resolution import Calendar, Outlook, Point
from kgraph.model import DateMention, PartialDate, Period, Sentence, Token
from kgraph.ontology import read_yaml

_LONGEST_SIGNAL = 4


def resolve_dates(
    tokens: Sequence[Token], sentences: Sequence[Sentence], *, article_date: dt.date | None
) -> tuple[DateMention, ...]:
    """Date mentions in text order: a point has a `date`, an interval `start` and `end` or one of them.

    `article_date` may be unknown; then only what the text itself settles is resolved.
    """
    return tuple(_DateReader(tokens, sentences, Calendar(article_date)).mentions())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("time.yaml")[key])


class _DateReader:
    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], calendar: Calendar) -> None:
        self._tokens = tokens
        self._calendar = calendar
        self._starts: list[int] = []
        self._text = self._spaced({sentence.first for sentence in sentences})

    def _spaced(self, firsts: set[int]) -> str:
        """The tokens with one space where any white space stood, and a line end between sentences."""
        pieces: list[str] = []
        length = end = 0
        for token in self._tokens:
            gap = "\n" if token.index in firsts else " " if token.begin > end else ""
            pieces += [gap, token.text]
            self._starts.append(length + len(gap))
            length += len(gap) + len(token.text)
            end = token.end
        return "".join(pieces)

    def mentions(self) -> Iterator[DateMention]:
        """Reads the expressions from left to right, for each may refer to one before it."""
        expressions = find_expressions(self._text)
        position = 0
        while position < len(expressions):
            here = expressions[position]
            following = expressions[position + 1] if position + 1 < len(expressions) else None
            joined = following is not None and self._are_joined(here, following)
            last = following if following and joined else here
            period = self._interval(here, last) if joined else self._single(here)
            if period:
                yield DateMention(self._first(here), self._last(last), period)
            position += 2 if joined else 1

    def _first(self, expression: Expression) -> int:
        return bisect_right(self._starts, expression.begin) - 1

    def _last(self, expression: Expression) -> int:
        return bisect_left(self._starts, expression.end)

    def _are_joined(self, one: Expression, other: Expression) -> bool:
        between = self._text[one.end : other.begin].strip().lower().split()
        if "\n" in self._text[one.end : other.begin] or not between or not self._is_date(one):
            return False
        joiners = _words("joining") | ({"and"} if self._word_before(one) == "between" else set())
        return between[0] in joiners and all(word in _words("fillers") for word in between[1:])

    def _interval(self, one: Expression, other: Expression) -> Period:
        """A year that is said once only, at either end, goes for both."""
        end = self._point(other)
        start = self._point(one, year=other.year if one.shift is None else None)
        if start is None or end is None or end.last < start.first:
            return Period()
        return Period(start=start.first, end=end.last)

    def _single(self, expression: Expression) -> Period:
        if not self._is_date(expression):
            return Period()
        point = self._point(expression)
        if point is None or (self._signal(expression, "unsettling") and not self._is_defined_after(expression)):
            return Period()
        if point.first != point.last:
            return Period(start=point.first, end=point.last)
        return self._bounded(expression, point.first)

    def _is_defined_after(self, expression: Expression) -> bool:
        """Whether a clause says what happened then, as in "by 2010, when she became mayor"."""
        return self._text.startswith((" when ", ", when "), expression.end)

    def _bounded(self, expression: Expression, date: PartialDate) -> Period:
        open_ended = "|".join(_words("open_ended"))
        joiners = "|".join(re.escape(word) for word in _words("joining"))
        ongoing = re.compile(rf" ?(?:{joiners}) ?(?:{open_ended})\b").match(self._text, expression.end)
        starts = ongoing or self._signal(expression, "starting")
        ends = not starts and self._signal(expression, "ending")
        if not starts and not ends:
            return Period(date=date)
        self._calendar.let_go()
        return Period(start=date) if starts else Period(end=date)

    def _point(self, expression: Expression, year: int | None = None) -> Point | None:
        first = self._first(expression)
        outlook = Outlook.UNKNOWN if self._signal(expression, "taking_effect") else self._outlook(first)
        return self._calendar.resolve(expression, sentence=self._tokens[first].sentence, outlook=outlook, year=year)

    def _word_before(self, expression: Expression) -> str:
        first = self._first(expression)
        return self._tokens[first - 1].text.lower() if first else ""

    def _signal(self, expression: Expression, kind: str) -> bool:
        """Whether such a word stands before the expression, with nothing but fillers between."""
        index = self._first(expression) - 1
        for _ in range(_LONGEST_SIGNAL):
            if index < 0 or self._tokens[index].sentence != self._tokens[self._first(expression)].sentence:
                return False
            word = self._tokens[index].text.lower()
            if word in _words(kind):
                return not (kind == "ending" and index and self._tokens[index - 1].text.lower() == "not")
            if word not in _words("fillers"):
                return False
            index -= 1
        return False

    def _is_date(self, expression: Expression) -> bool:
        """Whether a bare month, year or weekday is a date, and no person, quantity or part of a name."""
        token = self._tokens[self._first(expression)]
        dated = token.entity_label.endswith("DATE")
        if expression.rule == "month" and expression.year is None and expression.shift is None:
            person = token.entity_label.endswith("PERSON") or token.pos not in ("PROPN", "NOUN")
            return self._word_before(expression) in _words("before_month") and not (person and not dated)
        if expression.rule == "year":
            head = self._tokens[token.head]
            if self._is_in_name(token):
                return False
            counts = token.dep == "nummod" and head.tag == "NNS" and head.lemma not in _words("dated_nouns")
            return not counts and (dated or self._word_before(expression) in (_words("before_year") | {""}))
        if expression.rule == "weekday":
            return not (token.dep == "compound" and self._tokens[token.head].pos == "PROPN" and not dated)
        return True

    def _is_in_name(self, year: Token) -> bool:
        """Whether a name ends with the year, as in "Agenda 2030"."""
        before = self._tokens[year.index - 1] if year.index else year
        return (
            before.tag in ("NNP", "NNPS")
            and before.sentence == year.sentence
            and before.text.lower() not in _words("months")
        )

    def _outlook(self, index: int) -> Outlook:
        """Whether the verb that a date stands with looks back or ahead."""
        token = self._tokens[index]
        while token.pos not in ("VERB", "AUX") and token.head != token.index:
            token = self._tokens[token.head]
        for _ in range(_LONGEST_SIGNAL):
            outlook = self._outlook_of(token)
            if outlook is not Outlook.UNKNOWN or token.dep not in ("conj", "xcomp") or token.head == token.index:
                return outlook
            token = self._tokens[token.head]
        return Outlook.UNKNOWN

    def _outlook_of(self, verb: Token) -> Outlook:
        auxiliaries = [t for t in self._around(verb) if t.head == verb.index and t.dep in ("aux", "auxpass")]
        words = {token.text.lower() for token in auxiliaries}
        governor = self._tokens[verb.head]
        if words & _words("future_auxiliaries") and "have" not in words:
            return Outlook.AHEAD
        if "to" in words and governor.lemma.lower() in _words("future_verbs") | {"be"}:
            return Outlook.AHEAD
        if verb.lemma.lower() in _words("scheduling") and verb.tag == "VBN":
            return Outlook.AHEAD
        back = verb.tag in ("VBD", "VBN") and not words & {"is", "are", "be"}
        return Outlook.BACK if back else Outlook.UNKNOWN

    def _around(self, verb: Token) -> Sequence[Token]:
        return self._tokens[max(0, verb.index - 12) : verb.index]
