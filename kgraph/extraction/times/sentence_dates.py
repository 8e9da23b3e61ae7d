"""The dates of one sentence and the words that they modify, so that a predicate finds the nearest of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kgraph.grammar import VERBAL
from kgraph.lexicon import noun_lexicon, time_words
from kgraph.model import DateMention, Document, Period, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PREMODIFIERS = frozenset({"nummod", "compound", "nmod", "amod", "poss"})
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
_TAKING_EFFECT = 3
_DESCRIBING = frozenset({"acl", "relcl"})


def _is_happening(noun: Token) -> bool:
    return noun.lemma.lower() in time_words("dated_nouns") | noun_lexicon().event


def _is_occasion(noun: Token) -> bool:
    return _is_happening(noun) or noun.lemma.lower() in time_words("utterances")


class SentenceDates:
    """The dates of one sentence and what they modify."""

    def __init__(self, document: Document, sentence: int) -> None:
        bounds = document.sentences[sentence]
        self.tokens = document.tokens
        self._sentence = document.tokens[bounds.first : bounds.last]
        dates = [date for date in document.dates if bounds.first <= date.first < bounds.last]
        self._modified = [(date, *self._modified_by(date)) for date in dates]

    def at(self, word: Token) -> list[DateMention]:
        """Dates that modify the word itself; those before a noun are part of it."""
        noun = word.pos not in VERBAL
        found = [(date, premodifies) for date, modified, premodifies in self._modified if modified is word]
        effective = [(date, premodifies) for date, premodifies in found if self._takes_effect(date)]
        found = effective or found
        return [date for date, premodifies in found if noun or not (premodifies or self._is_of_opening(date, word))]

    def of_noun(self, noun: Token) -> list[DateMention]:
        """Dates that a noun has of its own: "Friday's rally", "the rally on Friday", "a rally held on Friday"."""
        clauses = [word for _, word, _ in self._modified if word.pos in VERBAL and word.dep in _DESCRIBING]
        described = (clause for clause in clauses if clause.head == noun.index or self._goes_on(noun, clause))
        return self.at(noun) or [date for clause in described for date in self.at(clause)]

    def _goes_on(self, noun: Token, clause: Token) -> bool:
        """Whether a clause hung on the place is of the happening: "a rally in Oslo, which starts on Friday"."""
        preposition = self.tokens[self.tokens[clause.head].head]
        return preposition.dep == "prep" and preposition.head == noun.index and clause.lemma in time_words("holding")

    def within(self, verb: Token) -> list[DateMention]:
        """Dates that the parser hung on a noun of the verb's own clause ("paid a visit to Chile on May 3")."""
        free = [(date, noun) for date, noun, premodifies in self._modified if not premodifies]
        within = [
            (date, noun)
            for date, noun in free
            if noun.pos not in VERBAL and not self._is_another_time(noun) and self._verb_above(noun) is verb
        ]
        return [self._bounded_by(date, noun) for date, noun in within]

    def is_fronted(self, date: DateMention, verb: Token) -> bool:
        """Whether the date stands before the verb's subject, where it can be of nothing else in the clause."""
        return any(date.last <= subject.index for subject in self.children(verb, SUBJECTS))

    def of_occasion(self, verb: Token) -> list[DateMention]:
        """The date of what the verb happened in: "said in an interview published on Friday"."""
        occasions = (token for token in self._sentence if token.dep == "pobj" and _is_occasion(token))
        during = (noun for noun in occasions if self.tokens[noun.head].text.lower() in time_words("during"))
        here = (noun for noun in during if self.tokens[self.tokens[noun.head].head] is verb)
        return [date for noun in here for date in self.of_noun(noun)]

    def of_event(self, verb: Token) -> list[DateMention]:
        """The date in the name of the happening itself: "won the 2012 election", "the 1994 coup that ousted her"."""
        bound = [(date, noun) for date, noun, premodifies in self._modified if premodifies]
        named = [(date, noun) for date, noun in bound if _is_happening(noun) and not self._is_circumstance(noun)]
        done_by = self.tokens[verb.head] if verb.dep == "relcl" else None
        return [date for date, noun in named if noun is done_by or self._verb_above(noun) is verb]

    def children(self, verb: Token, labels: Iterable[str]) -> Iterator[Token]:
        """The words that depend on a verb in one of these ways."""
        below = (token for token in self._sentence if token.head == verb.index and token is not verb)
        return (token for token in below if token.dep in labels)

    def _modified_by(self, date: DateMention) -> tuple[Token, bool]:
        """The word that the date modifies, and whether it stands before it as part of its name."""
        inside = range(date.first, date.last)
        words = self.tokens[date.first : date.last]
        top = next(token for token in words if token.head not in inside or token.head == token.index)
        head = self.tokens[top.head]
        premodifies = top.dep in _PREMODIFIERS and head.index >= date.last
        while not premodifies and self._is_small(head) and head.head != head.index:
            head = self.tokens[head.head]
        return head, premodifies

    def _takes_effect(self, date: DateMention) -> bool:
        """Whether it is when something comes to be so, whenever it is said: "resigned, effective June 1"."""
        before = self.tokens[max(0, date.first - _TAKING_EFFECT) : date.first]
        return any(token.text.lower() in time_words("taking_effect") for token in before)

    def _is_of_opening(self, date: DateMention, verb: Token) -> bool:
        """Whether a date before the subject is that of the participle which opens: "Born in Oslo on May 3, Ann …"."""
        subjects = self.children(verb, SUBJECTS)
        opening = (clause for clause in self.children(verb, ("advcl",)) if clause.tag in ("VBN", "VBG"))
        return any(date.last <= subject.index for subject in subjects) and any(
            clause.index < date.first for clause in opening
        )

    def _defined_by(self, verb: Token) -> list[DateMention]:
        """The date in "in 2010, when she became mayor"."""
        openers = {child.index for child in self.children(verb, ("advmod",)) if child.text.lower() == "when"}
        return [date for date, *_ in self._modified if openers & {date.last, date.last + 1}]

    def _is_another_time(self, noun: Token) -> bool:
        """Whether a date is of what somebody else did: "the first since Ann Lee in 1998"."""
        while noun.dep == "conj":
            noun = self.tokens[noun.head]
        before = self.tokens[noun.head].text.lower() if noun.dep == "pobj" else ""
        return noun.pos == "PROPN" and before in time_words("comparing")

    def _is_circumstance(self, noun: Token) -> bool:
        """Whether a happening is only what something else came before or after or is about: "met after the 1994 coup",
        "an inquiry into Monday's attack".
        """
        around = time_words("unsettling") | time_words("concerning")
        return noun.dep == "pobj" and self.tokens[noun.head].text.lower() in around

    def _bounded_by(self, date: DateMention, noun: Token) -> DateMention:
        """The date as that of the verb: "until her defeat in 2012" ends it, "since his election in 2012" begins it."""
        if date.period.date is None or noun.dep != "pobj":
            return date
        word = self.tokens[noun.head].text.lower()
        if word in time_words("ending"):
            return replace(date, period=Period(end=date.period.date))
        if word in time_words("starting") and word != "from":
            return replace(date, period=Period(start=date.period.date))
        return date

    def _verb_above(self, word: Token) -> Token | None:
        """The verb whose argument the word is part of, unless it only describes what stands before the verb, as in
        "Ann Lee, a senator since 2010, resigned".
        """
        appositives = []
        while word.pos not in VERBAL:
            if word.head == word.index or word.dep not in _ARGUMENTS:
                return None
            appositives += [word.index] if word.dep == "appos" else []
            word = self.tokens[word.head]
        return None if any(index < word.index for index in appositives) else word

    def _is_small(self, word: Token) -> bool:
        """Whether it only ties a date to something, also as a participle ("according to the police on Friday")."""
        effective = word.text.lower() in time_words("taking_effect")
        return effective or word.pos in ("ADP", "SCONJ", "ADV", "NUM") or word.dep == "prep"
