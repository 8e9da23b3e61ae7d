"""The dates of one sentence and the words that they modify, so that a predicate finds the nearest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kgraph.lexicon import noun_lexicon
from kgraph.model import DateMention, Document, Period, Token
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


@cache
def time_words(key: str) -> frozenset[str]:
    """A list of words of time.yaml."""
    return frozenset(read_yaml("time.yaml")[key])


def _is_happening(noun: Token) -> bool:
    return noun.lemma.lower() in time_words("dated_nouns") | noun_lexicon().event


class SentenceDates:
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
        while not premodifies and self._is_small(head) and head.head != head.index:
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
        return noun.pos == "PROPN" and before in time_words("comparing")

    def _is_circumstance(self, noun: Token) -> bool:
        """Whether a happening is only what something else came before or after: "met after the 1994 coup"."""
        return noun.dep == "pobj" and self._tokens[noun.head].text.lower() in time_words("unsettling")

    def _bounded_by(self, date: DateMention, noun: Token) -> DateMention:
        """The date as that of the verb: "until her defeat in 2012" ends it, "since his election in 2012" begins it."""
        if date.period.date is None or noun.dep != "pobj":
            return date
        word = self._tokens[noun.head].text.lower()
        if word in time_words("ending"):
            return replace(date, period=Period(end=date.period.date))
        if word in time_words("starting") and word != "from":
            return replace(date, period=Period(start=date.period.date))
        return date

    def _of_event(self, verb: Token) -> list[DateMention]:
        """The date in the name of the happening itself: "won the 2012 election", "the 1994 coup that ousted her"."""
        bound = [(date, noun) for date, noun, premodifies in self._modified if premodifies]
        named = [(date, noun) for date, noun in bound if _is_happening(noun) and not self._is_circumstance(noun)]
        done_by = self._tokens[verb.head] if verb.dep == "relcl" else None
        return [date for date, noun in named if noun is done_by or self._verb_above(noun) is verb]

    def _verb_above(self, word: Token) -> Token | None:
        """The verb whose argument the word is part of."""
        while word.pos not in _VERBAL:
            if word.head == word.index or word.dep not in _ARGUMENTS:
                return None
            word = self._tokens[word.head]
        return word

    def _is_small(self, word: Token) -> bool:
        """Whether it only ties a date to something, also as a participle ("according to the police on Friday")."""
        return word.pos in ("ADP", "SCONJ", "ADV", "NUM") or word.dep == "prep"

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
        yield list(self._since_clause(verb))
        for clause in self._children(verb, ("advcl",)):
            opening = {child.text.lower() for child in self._children(clause, ("advmod", "mark"))}
            yield self._at(clause) or self._within(clause) if opening & time_words("simultaneous") else []

    def _since_clause(self, verb: Token) -> Iterator[DateMention]:
        """The beginning in "since launching its attack in 2010, it has …" and "has ruled since a 1994 coup made …"."""
        prepositions = (child for child in self._children(verb, ("prep",)) if child.text.lower() == "since")
        clauses = [clause for child in prepositions for clause in self._children(child, ("pcomp",))]
        for clause in self._children(verb, ("advcl",)):
            marks = {child.text.lower() for child in self._children(clause, ("mark",))}
            clauses += [clause] if "since" in marks else []
        for clause in clauses:
            for date in self._at(clause) or self._within(clause) or self._of_event(clause):
                if date.period.date:
                    yield replace(date, period=Period(start=date.period.date))

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
            return not any(child.text.lower() in time_words("additive") for child in self._children(verb, ("advmod",)))
        if verb.dep == "xcomp":
            return governor.lemma.lower() not in time_words("detaching")
        marked = any(self._children(verb, ("mark",))) or self._has_subject(verb)
        return verb.dep == "advcl" and verb.tag in ("VBG", "VBN") and not marked

    def _has_subject(self, verb: Token) -> bool:
        return any(self._children(verb, _SUBJECTS))
