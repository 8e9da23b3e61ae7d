"""Which of a document's dates belong to which fact, by the syntax between the two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgraph.model import DateMention, Document, PartialDate, Period, Token
from kgraph.ontology import read_yaml

_VERBAL = frozenset({"VERB", "AUX"})
_PREMODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_ARGUMENTS = frozenset(
    {
        "dobj",
        "amod",
        "acomp",
        "advmod",
        "npadvmod",
        "attr",
        "nsubj",
        "nsubjpass",
        "pobj",
        "oprd",
        "prep",
        "appos",
        "conj",
        "agent",
        "pcomp",
    }
)
_STATES = frozenset({"attr", "oprd"})
_HAPPENINGS = frozenset({"dobj", "nsubj", "nsubjpass"})
_NEAR = 3
_OPENERS = frozenset({",", "(", "from", "between", "since", "until", "till", "in"})


def period_of(document: Document, predicate: int, *, lasting: bool) -> Period:
    """The time of the event or state whose predicate is this token; empty where the text gives none.

    What lasts begins at a single date; what happens does not happen "until" one. Of several dates the one most
    closely bound counts, then the nearest.
    """
    dates = _Dates(document, document.tokens[predicate].sentence)
    for group in dates.by_closeness(document.tokens[predicate], lasting=lasting):
        fitting = [date for date in group if lasting or date.period.date or date.period.start]
        found = sorted(fitting, key=lambda date: (abs(date.first - predicate), date.first))
        if found:
            period = _combined(found)
            if period.date and _is_now(document.tokens[predicate]):
                return Period()
            ends = lasting and period.date and document.tokens[predicate].lemma in _words("ending_verbs")
            return Period(end=period.date) if ends else _as(period, lasting=lasting)
    return Period()


def _is_now(predicate: Token) -> bool:
    """Whether a copula says what is so today, to which no single date in the sentence belongs."""
    return predicate.lemma == "be" and predicate.tag in ("VBZ", "VBP")


def period_near(document: Document, first: int, last: int) -> Period:
    """The time right after tokens [first, last), as in lists of offices: "Minister 1994–1999", "Premier until 2002".

    A single date counts only in brackets, for otherwise it is the clause's.
    """
    for date in document.dates:
        if last <= date.first <= last + _NEAR:
            between = [token.text.lower() for token in document.tokens[last : date.first]]
            if set(between) <= _OPENERS and (date.period.date is None or between[:1] == ["("]):
                return _as(date.period, lasting=True)
    return Period()


def _as(period: Period, *, lasting: bool) -> Period:
    return Period(start=period.date) if lasting and period.date else period


def _combined(found: Sequence[DateMention]) -> Period:
    """The first, or what says it more precisely; "since 2008" and "until 2012" are the two ends of one time."""
    period = found[0].period
    if period.date:
        within = (date.period.date for date in found if date.period.date and _lies_in(date.period.date, period.date))
        return Period(date=max(within, key=lambda date: len(date.iso)))
    for other in (date.period for date in found[1:]):
        if period.start and not period.end and other.end and not other.start:
            return Period(start=period.start, end=other.end)
        if period.end and not period.start and other.start and not other.end:
            return Period(start=other.start, end=period.end)
    return period


def _lies_in(date: PartialDate, other: PartialDate) -> bool:
    return other.earliest <= date.earliest and date.latest <= other.latest


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("time.yaml")[key])


class _Dates:
    """The dates of one sentence and what they modify."""

    def __init__(self, document: Document, sentence: int) -> None:
        bounds = document.sentences[sentence]
        self._tokens = document.tokens
        self._sentence = document.tokens[bounds.first : bounds.last]
        dates = [date for date in document.dates if bounds.first <= date.first < bounds.last]
        self._modified = [(date, *self._modified_by(date)) for date in dates]

    def by_closeness(self, predicate: Token, *, lasting: bool) -> Iterator[list[DateMention]]:
        """Groups of dates, the most closely bound first."""
        yield self._at(predicate)
        yield self._defined_by(predicate)
        verb = predicate if predicate.pos in _VERBAL else self._verb_of_noun(predicate, lasting=lasting)
        if verb is None:
            return
        if verb is predicate:
            yield self._within(verb)
        else:
            yield self._at(verb) or self._within(verb)
        yield from self._shared(verb)
        yield self._of_event(verb)

    def _verb_of_noun(self, noun: Token, *, lasting: bool) -> Token | None:
        """The verb whose time is the noun's: what is so as long as it is said to be, what happens also as an object."""
        while noun.dep == "conj" and noun.head != noun.index:
            noun = self._tokens[noun.head]
        head = self._tokens[noun.head]
        return head if head.pos in _VERBAL and noun.dep in (_STATES if lasting else _STATES | _HAPPENINGS) else None

    def _modified_by(self, date: DateMention) -> tuple[Token, bool]:
        """The word that the date modifies, and whether it stands before it as part of its name."""
        inside = range(date.first, date.last)
        words = self._tokens[date.first : date.last]
        top = next(token for token in words if token.head not in inside or token.head == token.index)
        head = self._tokens[top.head]
        premodifies = top.dep in _PREMODIFIERS and head.index >= date.last
        while not premodifies and head.pos in ("ADP", "SCONJ", "ADV", "NUM") and head.head != head.index:
            head = self._tokens[head.head]
        return head, premodifies

    def _at(self, word: Token) -> list[DateMention]:
        noun = word.pos not in _VERBAL
        found = [(date, premodifies) for date, modified, premodifies in self._modified if modified is word]
        return [date for date, premodifies in found if noun or not (premodifies or self._is_of_opening(date, word))]

    def _is_of_opening(self, date: DateMention, verb: Token) -> bool:
        """Whether a date before the subject is that of the participle which opens: "Born in Oslo on May 3, Ann …"."""
        subjects = self._children(verb, _SUBJECTS)
        opening = (clause for clause in self._children(verb, ("advcl",)) if clause.tag in ("VBN", "VBG"))
        return any(date.last <= subject.index for subject in subjects) and any(
            clause.index < date.first for clause in opening
        )

    def _defined_by(self, verb: Token) -> list[DateMention]:
        """The date in "in 2010, when she became mayor"."""
        openers = {child.index for child in self._children(verb, ("advmod",)) if child.text.lower() == "when"}
        return [date for date, *_ in self._modified if openers & {date.last, date.last + 1}]

    def _within(self, verb: Token) -> list[DateMention]:
        """Dates that the parser hung on a noun of the verb's own clause ("paid a visit to Chile on May 3")."""
        free = [(date, noun) for date, noun, premodifies in self._modified if not premodifies]
        within = [
            (date, noun)
            for date, noun in free
            if noun.pos not in _VERBAL and not self._is_another_time(noun) and self._verb_above(noun) is verb
        ]
        return [self._bounded_by(date, noun) for date, noun in within]

    def _is_another_time(self, noun: Token) -> bool:
        """Whether a date is of what somebody else did: "the first since Ann Lee in 1998"."""
        while noun.dep == "conj":
            noun = self._tokens[noun.head]
        before = self._tokens[noun.head].text.lower() if noun.dep == "pobj" else ""
        return noun.pos == "PROPN" and before in _words("comparing")

    def _bounded_by(self, date: DateMention, noun: Token) -> DateMention:
        """The date as that of the verb: "until her defeat in 2012" ends it, "since his election in 2012" begins it."""
        if date.period.date is None or noun.dep != "pobj":
            return date
        word = self._tokens[noun.head].text.lower()
        if word in _words("ending"):
            return replace(date, period=Period(end=date.period.date))
        if word in _words("starting") and word != "from":
            return replace(date, period=Period(start=date.period.date))
        return date

    def _of_event(self, verb: Token) -> list[DateMention]:
        """The year in the name of the happening itself ("won the 2012 election")."""
        bound = [(date, noun) for date, noun, premodifies in self._modified if premodifies]
        named = [(date, noun) for date, noun in bound if noun.lemma.lower() in _words("dated_nouns")]
        return [date for date, noun in named if self._verb_above(noun) is verb]

    def _verb_above(self, word: Token) -> Token | None:
        """The verb whose argument the word is part of."""
        while word.pos not in _VERBAL:
            if word.head == word.index or word.dep not in _ARGUMENTS:
                return None
            word = self._tokens[word.head]
        return word

    def _children(self, verb: Token, labels: Iterable[str]) -> Iterator[Token]:
        below = (token for token in self._sentence if token.head == verb.index and token is not verb)
        return (token for token in below if token.dep in labels)

    def _shared(self, verb: Token) -> Iterator[list[DateMention]]:
        """Dates of the clauses around the verb's that hold for it too."""
        for below in self._children(verb, ("conj",)):
            misplaced = [date for date in self._at(below) if date.first < verb.index]
            adjacent = below.index - verb.index <= 2 and not self._has_subject(below)
            yield self._at(below) if adjacent else misplaced
        yield from self._from_above(verb)
        for clause in self._children(verb, ("advcl",)):
            opening = {child.text.lower() for child in self._children(clause, ("advmod", "mark"))}
            yield self._at(clause) or self._within(clause) if opening & _words("simultaneous") else []

    def _from_above(self, verb: Token) -> Iterator[list[DateMention]]:
        while verb.head != verb.index:
            governor = self._tokens[verb.head]
            if governor.pos not in _VERBAL or not self._shares_time(verb, governor):
                return
            dates = self._at(governor) + self._within(governor)
            fronted = [date for date in dates if date.first < governor.index]
            yield fronted if verb.dep == "conj" else dates
            verb = governor

    def _shares_time(self, verb: Token, governor: Token) -> bool:
        if verb.dep == "conj":
            return not any(child.text.lower() in _words("additive") for child in self._children(verb, ("advmod",)))
        if verb.dep == "xcomp":
            return governor.lemma.lower() not in _words("detaching")
        marked = any(self._children(verb, ("mark",))) or self._has_subject(verb)
        return verb.dep == "advcl" and verb.tag in ("VBG", "VBN") and not marked

    def _has_subject(self, verb: Token) -> bool:
        return any(self._children(verb, _SUBJECTS))
