"""Which dates a document names: each expression at its own precision, joined into intervals where the text does so.

Nothing relative is resolved in an article without a date, and nothing that a year, a month or a day cannot say
("the 1990s", "his second term", "last summer").
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from kgraph.annotation.time.expressions import Expression, find_expressions
from kgraph.annotation.time.outlook import Outlook, outlook_at
from kgraph.annotation.time.resolution import Calendar, Point
from kgraph.lexicon import time_words
from kgraph.model import DateMention, Document, PartialDate, Period, Token
from kgraph.quotations import Quotation, quotation_around

_LONGEST_SIGNAL = 40


def resolve_dates(document: Document) -> tuple[DateMention, ...]:
    """Date mentions in text order: a point has a `date`, an interval `start` and `end` or one of them.

    The date of the article may be unknown; then only what the text itself settles is resolved.
    """
    return tuple(_DateReader(document).mentions())


def _any_of(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(time_words(key), key=len, reverse=True))


@cache
def _signals(kind: str) -> re.Pattern[str]:
    """A signal that no "the" makes a noun ("at the beginning of 2014"), and fillers after it."""
    signal = rf"(?P<negated>\bnot )?(?<![\w-])(?<!the )(?:{_any_of(kind)})"
    return re.compile(rf"{signal}(?:[ -]*(?:{_any_of('fillers')})(?![^\W_]))*[ -]*$", re.IGNORECASE)


@cache
def _openings(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?=\w)|(?=\W))(?:{_any_of(kind)}) ?$", re.IGNORECASE)


@cache
def _anticipating() -> re.Pattern[str]:
    """Words that say of a happening that it is to come, in the same phrase: "ahead of elections in "."""
    return re.compile(rf"\b(?:{_any_of('anticipating')})\b[^,.;:]*$")


@cache
def _ongoing() -> re.Pattern[str]:
    return re.compile(rf" ?(?:{_any_of('joining')}) ?(?:{_any_of('open_ended')})\b")


class _DateReader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._calendar = Calendar(document.article.date)
        self._starts: list[int] = []
        self._text = self._spaced({sentence.first for sentence in document.sentences})
        self._expressions = find_expressions(self._text)

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
        expressions = self._expressions
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
        joiners = time_words("joining") | ({"and"} if self._before(one).lower().endswith("between ") else set())
        return between[0] in joiners and all(word in time_words("fillers") for word in between[1:])

    def _interval(self, one: Expression, other: Expression) -> Period:
        """A year that is said once only, at either end, goes for both."""
        end = self._point(other)
        start = self._point(one, year=other.year if one.shift is None else None)
        if start and end and end.last < start.first and one.year is None:
            start = self._calendar.before(end, one)
        if start is None or end is None or end.last < start.first:
            return Period()
        return Period(start=start.first, end=end.last)

    def _single(self, expression: Expression) -> Period:
        if not self._is_date(expression):
            return Period()
        point = self._point(expression)
        if point is None or (self._signal(expression, "unsettling") and not self._is_settled(expression)):
            return Period()
        if point.first != point.last:
            return Period(start=point.first, end=point.last)
        return self._bounded(expression, point.first)

    def _is_settled(self, expression: Expression) -> bool:
        """Whether it is the time of what it names or of a clause: "by 2010, when she …", "ahead of Friday's vote"."""
        return self._premodifies(expression) or self._text.startswith((" when ", ", when "), expression.end)

    def _bounded(self, expression: Expression, date: PartialDate) -> Period:
        ongoing = _ongoing().match(self._text, expression.end)
        starts = ongoing or self._signal(expression, "starting")
        ends = not starts and self._signal(expression, "ending")
        if not starts and not ends:
            return Period(date=date)
        self._calendar.let_go()
        return Period(start=date) if starts else Period(end=date)

    def _point(self, expression: Expression, year: int | None = None) -> Point | None:
        first = self._first(expression)
        calendar = self._calendar
        if expression.is_deictic and (quotation := quotation_around(self._document, first)):
            calendar = Calendar(self._said_on(quotation))
        outlook = self._outlook(expression, first)
        return calendar.resolve(expression, sentence=self._tokens[first].sentence, outlook=outlook, year=year)

    def _said_on(self, quotation: Quotation) -> dt.date | None:
        """The day that is "today" in direct speech, where the sentence that names the speaker tells it."""
        if quotation.speaker is None:
            return None
        sentence = self._tokens[quotation.speaker].sentence
        for expression in self._expressions:
            first = self._first(expression)
            if self._tokens[first].sentence == sentence and not quotation.first <= first < quotation.last:
                point = Calendar(self._document.article.date).resolve(
                    expression, sentence=sentence, outlook=Outlook.BACK
                )
                if point and len(point.first.iso) == len("2021-05-12"):
                    return point.first.earliest
        return None

    def _outlook(self, expression: Expression, first: int) -> Outlook:
        if self._signal(expression, "taking_effect"):
            return Outlook.UNKNOWN
        if self._signal(expression, "backward"):
            return Outlook.BACK
        if _anticipating().search(self._before(expression)) or self._is_goal(expression):
            return Outlook.AHEAD
        return outlook_at(self._tokens, first, self._last(expression))

    def _is_goal(self, expression: Expression) -> bool:
        """Whether something is to be on the day: "called a vote for Thursday", other than "for Thursday's attack"."""
        on_day = expression.day is not None or expression.weekday is not None
        return on_day and self._signal(expression, "forward") and not self._premodifies(expression)

    def _premodifies(self, expression: Expression) -> bool:
        """Whether the date is part of what follows: "Friday's vote", "the July 15–17 summit"."""
        last = self._last(expression)
        above = (self._tokens[token.head] for token in self._tokens[self._first(expression) : last])
        return any(head.index >= last and head.pos in ("NOUN", "PROPN") for head in above)

    def _signal(self, expression: Expression, kind: str) -> bool:
        """Whether such words stand before the expression, with nothing but fillers between."""
        found = _signals(kind).search(self._before(expression))
        return found is not None and not (kind == "ending" and found["negated"])

    def _before(self, expression: Expression) -> str:
        """What the sentence says right before the expression."""
        before = self._text[max(0, expression.begin - _LONGEST_SIGNAL) : expression.begin]
        return before.rpartition("\n")[2]

    def _is_date(self, expression: Expression) -> bool:
        """Whether what is no full date is one, and no person, quantity or part of a name."""
        token = self._tokens[self._first(expression)]
        dated = token.entity_label.endswith("DATE")
        if expression.rule == "month" and expression.year is None and expression.shift is None:
            person = token.entity_label.endswith("PERSON") or token.pos not in ("PROPN", "NOUN")
            of_noun = dated and self._tokens[token.head].pos == "NOUN" and self._premodifies(expression)
            return of_noun or (self._opens(expression, "before_month") and not (person and not dated))
        if expression.rule == "year":
            dated = dated or self._tokens[token.head].lemma in time_words("dated_nouns")
            return not self._is_quantity(token) and (dated or self._opens(expression, "before_year"))
        if expression.rule == "weekday":
            return not (token.dep == "compound" and self._tokens[token.head].pos == "PROPN" and not dated)
        if expression.rule == "day of month":
            return self._is_day_of_month(expression)
        return not (expression.rule == "count" and self._opens(expression, "rounding"))

    def _opens(self, expression: Expression, kind: str) -> bool:
        """Whether such words stand right before the expression, or it begins the sentence as a year may."""
        before = self._before(expression)
        return _openings(kind).search(before) is not None or (kind == "before_year" and not before)

    def _is_quantity(self, year: Token) -> bool:
        head = self._tokens[year.head]
        counts = year.dep == "nummod" and head.tag == "NNS" and head.lemma not in time_words("dated_nouns")
        return counts or self._is_in_name(year)

    def _is_day_of_month(self, expression: Expression) -> bool:
        """Whether a number of a day counts nothing else ("on the 14th floor"); one alone needs a preposition."""
        settled = expression.weekday is not None or expression.shift is not None
        last = self._tokens[self._last(expression) - 1]
        return settled or (last.dep == "pobj" and self._opens(expression, "before_day"))

    def _is_in_name(self, year: Token) -> bool:
        """Whether a name ends with the year, as in "Agenda 2030"."""
        before = self._tokens[year.index - 1] if year.index else year
        return (
            before.tag in ("NNP", "NNPS")
            and before.sentence == year.sentence
            and before.text.lower() not in time_words("months")
        )
