"""How the text presents a fact: asserted, reported, planned, possible or negated, by the syntax above its predicate.

The walk goes from the predicate to the root. Each governor may negate, weaken or attribute what it governs; a relative
clause or an apposition ends the walk, for what it says is presupposed and not touched by the clause around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kgraph.model import Document, Modality, Token
from kgraph.ontology import read_yaml

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acomp", "csubj", "oprd"})
_STOPS = frozenset({"relcl", "appos"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The modality of a predicate, and the token of the speaker it is attributed to."""

    modality: Modality
    source: int | None = None


@cache
def _cues(*path: str) -> frozenset[str]:
    data = read_yaml("modality.yaml")
    for name in path:
        data = data[name]
    return frozenset(data)


@dataclass(slots=True)
class _Reading:
    """What the walk has met so far."""

    negations: int = 0
    marks: set[Modality] = field(default_factory=set)
    source: int | None = None
    reported_would: bool = False

    def judgement(self) -> Judgement:
        if self.negations % 2:
            return Judgement(Modality.NEGATED)
        for modality in (Modality.POSSIBLE, Modality.PLANNED, Modality.REPORTED):
            if modality in self.marks:
                return Judgement(modality, self.source if modality is Modality.REPORTED else None)
        return Judgement(Modality.ASSERTED)


def judge(document: Document, predicate: int, *, same: Callable[[int, int], bool] | None = None) -> Judgement:
    """The modality of the fact whose predicate is this token.

    `same` tells whether two tokens stand for one entity: what a speaker says of its own doing is not merely reported.
    """
    return _Judge(document, same or (lambda one, other: one == other)).of(document.tokens[predicate])


def judge_nominal(document: Document, head: int) -> Judgement:
    """The modality of a title or an apposition: held, unless a word beside it says not yet."""
    modifiers = {word for mention in document.mentions if mention.head == head for word in mention.modifiers}
    not_yet = frozenset(read_yaml("gazetteer", "offices.yaml")["holding"]["not_yet"])
    return Judgement(Modality.PLANNED if modifiers & not_yet else Modality.ASSERTED)


class _Judge:
    def __init__(self, document: Document, same: Callable[[int, int], bool]) -> None:
        self._tokens = document.tokens
        self._sentences = document.sentences
        self._same = same

    def of(self, predicate: Token) -> Judgement:
        reading = _Reading()
        sentence = self._sentences[predicate.sentence]
        if self._tokens[sentence.last - 1].text == "?" or (
            sentence.last - sentence.first > 1 and self._tokens[sentence.last - 2].text == "?"
        ):
            reading.marks.add(Modality.POSSIBLE)
        agents = [child.index for child in self._children(predicate) if child.dep in _SUBJECTS]
        token = predicate
        for _ in range(len(self._tokens)):
            self._read_clause(token, reading)
            governor = self._tokens[token.head]
            if governor.index == token.index or token.dep in _STOPS:
                break
            if not self._read_governor(token, governor, agents, reading):
                break
            agents = agents or [child.index for child in self._children(governor) if child.dep in _SUBJECTS]
            token = governor
        return reading.judgement()

    def _children(self, token: Token) -> Iterator[Token]:
        sentence = self._sentences[token.sentence]
        return (
            child
            for child in self._tokens[sentence.first : sentence.last]
            if child.head == token.index and child.index != token.index
        )

    def _read_clause(self, token: Token, reading: _Reading) -> None:
        """Negation, modals, hedges and conditions that stand in the token's own clause."""
        conditional = False
        perfect = any(child.dep == "aux" and child.lemma == "have" for child in self._children(token))
        for child in self._children(token):
            word = child.text.lower()
            if (
                child.dep == "neg"
                or (
                    child.dep in ("advmod", "det", "preconj", "cc") and word in _cues("negations") and child.dep != "cc"
                )
                or (child.dep in _SUBJECTS and self._is_negative(child))
            ):
                reading.negations += 1
            elif child.dep == "aux" and word in _cues("modals", "planned"):
                reading.marks.add(Modality.PLANNED)
            elif child.dep == "aux" and word in _cues("modals", "possible"):
                self._read_modal(token, word, reading)
            elif (child.dep == "advmod" and word in _cues("hedges")) or (
                child.dep == "mark" and word in _cues("conditions")
            ):
                reading.marks.add(Modality.POSSIBLE)
            elif child.dep == "prep" and word in _cues("sources"):
                self._read_source(child, reading)
            elif child.dep == "advcl" and self._is_condition(child):
                conditional = True
        if conditional and perfect and any(child.text.lower() == "would" for child in self._children(token)):
            reading.negations += 1
        elif conditional:
            reading.marks.add(Modality.POSSIBLE)

    def _read_modal(self, token: Token, word: str, reading: _Reading) -> None:
        """ "He said he would go" is the future of a past; any other "would" is not real."""
        governor = self._tokens[token.head]
        future_in_past = (
            word == "would" and token.dep == "ccomp" and governor.lemma in _cues("reporting") | _cues("planning")
        )
        reading.marks.add(Modality.PLANNED if future_in_past else Modality.POSSIBLE)

    def _read_source(self, according: Token, reading: _Reading) -> None:
        for to in self._children(according):
            reading.source = next((pobj.index for pobj in self._children(to) if pobj.dep == "pobj"), reading.source)
        reading.marks.add(Modality.REPORTED)

    def _is_negative(self, subject: Token) -> bool:
        return subject.text.lower() in _cues("negations") or any(
            child.text.lower() in ("no", "neither")
            for child in self._children(subject)
            if child.dep in ("det", "preconj")
        )

    def _is_condition(self, clause: Token) -> bool:
        first = min((child.index for child in self._children(clause)), default=clause.index)
        inverted = self._tokens[first].text in ("Had", "Should", "Were")
        return inverted or any(
            child.dep == "mark" and child.text.lower() in ("if", "unless") for child in self._children(clause)
        )

    def _read_governor(self, token: Token, governor: Token, agents: list[int], reading: _Reading) -> bool:
        """What the governor says of the clause or noun it governs; False where the walk ends."""
        if token.pos in ("NOUN", "PROPN") and governor.pos in ("VERB", "AUX"):
            return self._read_verb_of_noun(token, governor, reading)
        if token.pos == "ADP" and token.text.lower() == "for" and governor.lemma in _cues("planning"):
            reading.marks.add(Modality.POSSIBLE)
            return False
        if token.dep == "prep" or governor.pos == "ADP" or token.pos in ("NOUN", "PROPN") or token.dep == "conj":
            return True
        if token.dep == "acl" and governor.pos == "NOUN":
            return governor.lemma in _cues("planning") | _cues("refusing") | {
                "plan",
                "decision",
                "refusal",
                "failure",
                "attempt",
                "offer",
                "threat",
                "promise",
                "intention",
                "effort",
                "bid",
                "right",
            } and self._read_noun(governor, reading)
        if token.dep not in _COMPLEMENTS:
            return token.dep not in ("advcl", "acl")
        self._read_complement(token, governor, agents, reading)
        return True

    def _read_noun(self, noun: Token, reading: _Reading) -> bool:
        refusal = noun.lemma in ("refusal", "failure")
        if refusal:
            reading.negations += 1
        else:
            reading.marks.add(Modality.PLANNED)
        return True

    def _read_verb_of_noun(self, noun: Token, verb: Token, reading: _Reading) -> bool:
        if noun.dep in ("dobj", "nsubjpass") and verb.lemma in _cues("cancelling"):
            reading.negations += 1
        return noun.dep in ("dobj", "nsubj", "nsubjpass", "attr")

    def _read_complement(self, token: Token, governor: Token, agents: list[int], reading: _Reading) -> None:
        lemma = governor.lemma.lower()
        if lemma in _cues("refusing") or governor.text.lower() in _cues("falsehoods"):
            reading.negations += 1
        elif token.dep in ("xcomp", "oprd") and self._has_to(token) and lemma in _cues("planning"):
            reading.marks.add(Modality.PLANNED)
        elif token.dep == "xcomp" and self._has_to(token) and lemma in _cues("reporting"):
            reading.marks.add(Modality.POSSIBLE)
        elif token.dep == "ccomp" and lemma in _cues("reporting"):
            self._read_report(governor, agents, reading)
        elif token.dep == "ccomp" and lemma in _cues("planning") - {"be", "mean"}:
            reading.marks.add(Modality.PLANNED)
        elif (
            token.dep in ("ccomp", "csubj")
            and lemma == "be"
            and any(child.text.lower() in _cues("falsehoods") for child in self._children(governor))
        ):
            reading.negations += 1

    def _has_to(self, verb: Token) -> bool:
        return any(child.dep == "aux" and child.text.lower() == "to" for child in self._children(verb))

    def _read_report(self, verb: Token, agents: list[int], reading: _Reading) -> None:
        speakers = [child.index for child in self._children(verb) if child.dep == "nsubj"]
        if speakers and agents and self._same(speakers[-1], agents[-1]):
            return
        reading.marks.add(Modality.REPORTED)
        reading.source = speakers[-1] if speakers else reading.source
