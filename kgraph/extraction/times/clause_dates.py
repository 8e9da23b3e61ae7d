"""Which dates of the clauses around a predicate hold for it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgraph.extraction.times.sentence_dates import SUBJECTS, SentenceDates
from kgraph.grammar import VERBAL
from kgraph.lexicon import time_words
from kgraph.model import DateMention, Period, Token

_STATES = frozenset({"attr", "oprd"})
_HAPPENINGS = frozenset({"dobj", "nsubj", "nsubjpass"})


class ClauseDates(SentenceDates):
    """The dates of one sentence, and how its clauses share them."""

    def by_closeness(self, predicate: Token, *, lasting: bool) -> Iterator[list[DateMention]]:
        """Groups of dates, the most closely bound first."""
        fronted = [date for date in self.within(predicate) if self.is_fronted(date, predicate)]
        yield self.at(predicate) + fronted
        yield self._defined_by(predicate)
        verb = predicate if predicate.pos in VERBAL else self._verb_of_noun(predicate, lasting=lasting)
        if verb is None:
            return
        if verb is predicate:
            yield self.within(verb)
        else:
            yield self.at(verb) or self.within(verb)
        yield self.of_occasion(verb)
        yield from self._shared(verb)
        if not lasting:
            yield self._announced(verb)
        yield self.of_event(verb)

    def _announced(self, verb: Token) -> list[DateMention]:
        """When somebody says what it does by saying so: "announced on Friday that it recognises"."""
        governor = self.tokens[verb.head]
        finite = (verb, *self.children(verb, ("aux",))) if verb.tag == "VBG" else (verb,)
        present = any(token.tag in ("VBZ", "VBP") for token in finite)
        does = verb.dep == "ccomp" and present and verb.lemma.lower() != "be"
        return self.at(governor) if does and governor.lemma.lower() in time_words("announcing") else []

    def _shared(self, verb: Token) -> Iterator[list[DateMention]]:
        """Dates of the clauses around the verb's that hold for it too."""
        for below in self.children(verb, ("conj",)):
            misplaced = [date for date in self.at(below) if date.first < verb.index]
            adjacent = below.index - verb.index <= 2 and not self._has_subject(below)
            yield self.at(below) if adjacent else misplaced
        yield from self._from_above(verb)
        yield list(self._since_clause(verb))
        for clause in self.children(verb, ("advcl",)):
            together = (self._opens_at_once(clause) and clause.index < verb.index) or self._is_simultaneous(clause)
            yield self.at(clause) or self.within(clause) if together else []

    def _is_simultaneous(self, clause: Token) -> bool:
        opening = {child.text.lower() for child in self.children(clause, ("advmod", "mark"))}
        return bool(opening & time_words("simultaneous"))

    def _opens_at_once(self, clause: Token) -> bool:
        """Whether it is a participle of the same time: "speaking on Friday, she …", unlike "having spoken"."""
        return clause.tag == "VBG" and not self._is_over(clause) and not any(self.children(clause, ("mark",)))

    def _is_over(self, verb: Token) -> bool:
        """Whether "having" puts the verb before the one above it."""
        return any(child.text.lower() == "having" for child in self.children(verb, ("aux",)))

    def _since_clause(self, verb: Token) -> Iterator[DateMention]:
        """The beginning in "since launching its attack in 2010, it has …" and "has ruled since a 1994 coup made …"."""
        prepositions = (child for child in self.children(verb, ("prep",)) if child.text.lower() == "since")
        clauses = [clause for child in prepositions for clause in self.children(child, ("pcomp",))]
        for clause in self.children(verb, ("advcl",)):
            marks = {child.text.lower() for child in self.children(clause, ("mark",))}
            clauses += [clause] if "since" in marks else []
        for clause in clauses:
            for date in self.at(clause) or self.within(clause) or self.of_event(clause):
                if date.period.date:
                    yield replace(date, period=Period(start=date.period.date))

    def _from_above(self, verb: Token) -> Iterator[list[DateMention]]:
        while verb.head != verb.index:
            governor = self.tokens[verb.head]
            if governor.pos not in VERBAL or not self._shares_time(verb, governor):
                return
            dates = self.at(governor) + self.within(governor)
            fronted = [date for date in dates if date.first < governor.index]
            yield fronted if verb.dep == "conj" else dates
            verb = governor

    def _shares_time(self, verb: Token, governor: Token) -> bool:
        if verb.dep == "conj":
            return not any(child.text.lower() in time_words("additive") for child in self.children(verb, ("advmod",)))
        if verb.dep == "xcomp":
            return governor.lemma.lower() not in time_words("detaching")
        marked = any(self.children(verb, ("mark",))) or self._has_subject(verb) or self._is_over(verb)
        return verb.dep == "advcl" and verb.tag in ("VBG", "VBN") and not marked

    def _has_subject(self, verb: Token) -> bool:
        return any(self.children(verb, SUBJECTS))

    def _verb_of_noun(self, noun: Token, *, lasting: bool) -> Token | None:
        """The verb whose time is the noun's: what is so as long as it is said to be; what happens also where it is
        brought about, and where something happens during it.
        """
        while noun.dep == "conj" and noun.head != noun.index:
            noun = self.tokens[noun.head]
        head = self.tokens[noun.head]
        if not lasting and noun.dep == "pobj" and head.text.lower() in time_words("during"):
            head = self.tokens[head.head]
            return head if head.pos in VERBAL else None
        occurs = not lasting and noun.dep in _HAPPENINGS and head.lemma.lower() in time_words("bringing_about")
        return head if head.pos in VERBAL and (noun.dep in _STATES or occurs) else None
