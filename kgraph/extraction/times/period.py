"""Which of a document's dates belong to which fact, by the syntax between the two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.extraction.times.clause_dates import ClauseDates
from kgraph.lexicon import time_words
from kgraph.model import DateMention, Document, PartialDate, Period, Token

_NEAR = 3
_FAR = 10
_LONGEST_OBJECT = 5
_OPENERS = frozenset({",", "(", "from", "between", "since", "until", "till", "in"})


def period_of(document: Document, predicate: int, *, lasting: bool) -> Period:
    """The time of the event or state whose predicate is this token; empty where the text gives none.

    What lasts begins at a single date; what happens does not happen "until" one. Of several dates the one most
    closely bound counts, then the one that opens the clause, then the nearest.
    """
    dates, word = ClauseDates(document, document.tokens[predicate].sentence), document.tokens[predicate]
    for group in dates.by_closeness(word, lasting=lasting):
        fitting = [date for date in group if lasting or date.period.date or date.period.start]
        found = sorted(fitting, key=lambda d: (not dates.is_fronted(d, word), abs(d.first - predicate), d.first))
        if found:
            period = _combined([*found, *(dates.within(word) if lasting and not found[0].period.date else ())])
            if period.date and (_is_now(word) or (lasting and _goes_on(document, word))):
                return Period()
            ends = lasting and period.date and word.lemma in time_words("ending_verbs")
            return Period(end=period.date) if ends else _as(period, lasting=lasting)
    return Period()


def _is_now(predicate: Token) -> bool:
    """Whether a copula says what is so today, to which no single date in the sentence belongs."""
    return predicate.lemma == "be" and predicate.tag in ("VBZ", "VBP")


def _goes_on(document: Document, predicate: Token) -> bool:
    """Whether what lasts does not begin with it: "was re-elected in 2014", "won a third term"."""
    before = document.tokens[max(0, predicate.index - 2) : predicate.index]
    again = [token.text.lower() for token in before] == ["re", "-"]
    after = document.tokens[predicate.index : predicate.index + _LONGEST_OBJECT]
    terms = (token for token in after if token.text.lower() in time_words("continuing_terms"))
    another = any(document.tokens[term.head].head == predicate.index for term in terms)
    return again or another or predicate.lemma.lower() in time_words("continuing_verbs")


def period_in_office(document: Document, last: int) -> Period:
    """The time since when somebody is in power, as it says after a title and a name that end at token `last`."""
    for date in document.dates:
        between = document.tokens[last : date.first]
        if last <= date.first <= last + _FAR and date.period.start:
            noun = between[-2] if len(between) > 2 else None
            if noun and noun.text.lower() in time_words("tenures") and between[-3].text.lower() == "in":
                verbs = any(token.pos in ("VERB", "AUX") for token in between)
                return Period() if verbs else date.period
    return Period()


def period_near(document: Document, first: int, last: int, *, listed: bool = False) -> Period:
    """The time right after tokens [first, last), as in lists of offices: "Minister 1994–1999", "Premier until 2002".

    A single date counts only in brackets or beside the `listed`, for otherwise it is the clause's.
    """
    for date in document.dates:
        if last <= date.first <= last + _NEAR:
            between = [token.text.lower() for token in document.tokens[last : date.first]]
            if set(between) <= _OPENERS and (listed or date.period.date is None or between[:1] == ["("]):
                return _as(date.period, lasting=True)
    return Period()


def _as(period: Period, *, lasting: bool) -> Period:
    return Period(start=period.date) if lasting and period.date else period


def _combined(found: Sequence[DateMention]) -> Period:
    """The first, or what says it more precisely; "since 2008" and "until 2012" are the two ends of one time."""
    period = found[0].period
    if period.date:
        within = (date.period.date for date in found if date.period.date and lies_in(date.period.date, period.date))
        return Period(date=max(within, key=lambda date: len(date.iso)))
    for other in (date.period for date in found[1:]):
        if period.start and not period.end and other.end and not other.start:
            return Period(start=period.start, end=other.end)
        if period.end and not period.start and other.start and not other.end:
            return Period(start=other.start, end=period.end)
    return period


def agreed(periods: Iterable[Period]) -> Period:
    """The one time that all of these tell, some less precisely; empty where they do not agree."""
    found = set(periods)
    dates = [period.date for period in found if period.date]
    if len(found) > 1 and len(dates) == len(found):
        finest = max(dates, key=lambda date: len(date.iso))
        found = {Period(date=finest)} if all(lies_in(finest, date) for date in dates) else set()
    return found.pop() if len(found) == 1 else Period()


def lies_in(date: PartialDate, other: PartialDate) -> bool:
    """Whether the date is the other one, told at least as precisely."""
    return other.earliest <= date.earliest and date.latest <= other.latest
