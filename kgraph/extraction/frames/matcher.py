"""Finds the frames that a document's predicates match, and the tokens that fill their roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.arguments.dependencies import main_verbs
from kgraph.extraction.frames.frames import Frame, frames_by_trigger
from kgraph.extraction.frames.perpetrators import perpetrators
from kgraph.extraction.modality.operators import operator_of, words
from kgraph.model import Document, Token
from kgraph.quotations import quotation_around

_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_TOKENLESS = frozenset({"held", "date", "named", "only", "last", "previous", "home"})
_CIRCUMSTANTIAL = frozenset({"clause_subject", "traveller"})
_OF_THEIR_OFFICE = (">held", ">body")
_ATTENDING = frozenset({"in", "at", "during", "for", "after", "following", "by", "through", "via", "over", "under"})
_DURING = frozenset({"in", "at", "during", "after", "following", "over"})
_TRAVELLING = frozenset({"on", "during"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a predicate: candidate fillers of subject and object in order of preference.

    Each candidate list holds token indices that were found under one role; roles that name no token
    ("held", "date") stand as (role, ()).
    """

    frame: Frame
    predicate: int
    anchor: int
    subjects: tuple[tuple[str, tuple[int, ...]], ...]
    objects: tuple[tuple[str, tuple[int, ...]], ...]


class FrameMatcher:
    """Matches all frames of the ontology against one document."""

    def __init__(self, document: Document, arguments: Arguments) -> None:
        self._document = document
        self._tokens = document.tokens
        self.arguments = arguments
        self._frames = frames_by_trigger()
        behind = perpetrators(document, arguments)
        self._readers: dict[str, Callable[[int], list[int]]] = {
            "self": lambda predicate: [predicate],
            "speaker": self._speaker,
            "perpetrator": lambda predicate: behind.get(predicate, []),
            "clause_subject": self._clause_subject,
            "traveller": self._traveller,
            "clause": self._clause,
        }

    def matches(self) -> Iterator[Match]:
        """All matches in text order of their predicates."""
        for token in main_verbs(self._tokens):
            kind = _KINDS[token.pos]
            for frame in (*self._frames.get((token.lemma.lower(), kind), ()), *self._frames.get(("", kind), ())):
                anchors = list(self._anchors(frame, token))
                if anchors and self._fits(frame, token):
                    yield from self._matches(frame, token, anchors)

    def _matches(self, frame: Frame, token: Token, anchors: Iterable[int]) -> Iterator[Match]:
        for anchor in anchors:
            subjects = self._fillers(frame.subject, token.index, anchor)
            filled = subjects or frame.named
            if filled and (objects := self._fillers(frame.object, token.index, anchor)):
                yield Match(frame, token.index, anchor, subjects, objects)

    def _fits(self, frame: Frame, token: Token) -> bool:
        if frame.passive and not self.arguments.is_passive(token):
            return False
        if frame.particles is not None:
            needed = frame.particles.get(token.lemma.lower(), frame.particles.get(""))
            after = {child.text.lower() for child in self.arguments.children(token.index, "prt", "advmod", "prep")}
            if needed and not needed & after:
                return False
        return (not frame.requires or self._has(frame.requires, token)) and not self._has(frame.forbids, token)

    def _has(self, words: Iterable[tuple[str, frozenset[str]]], token: Token) -> bool:
        return any(
            self._is_one_of(index, token, lemmas)
            for role, lemmas in words
            for index in self._filler(role, token.index, token.index)
        )

    def _is_one_of(self, index: int, predicate: Token, lemmas: frozenset[str]) -> bool:
        """Whether the word is one of those asked for, and nothing between it and the predicate denies or doubts it."""
        word = self._tokens[index]
        if lemmas and word.lemma.lower() not in lemmas:
            return False
        return not any(self._is_doubted(between) for between in {index, word.head} if between != predicate.index)

    def _is_doubted(self, clause: int) -> bool:
        """Whether it has a "not", a "might", an "attempted" or an "alleged", or an "if" below it."""
        auxiliaries = {child.text.lower() for child in self.arguments.children(clause, "aux")}
        marks = (mark for below in self.arguments.children(clause, "advcl") for mark in self._marks(below.index))
        unsure = auxiliaries & words("auxiliaries", "doubt") or words("conditions").intersection(marks)
        called_so = any(
            operator_of(child.text.lower(), "before_happening") for child in self.arguments.children(clause, "amod")
        )
        return bool(unsure or called_so or self.arguments.children(clause, "neg"))

    def _marks(self, clause: int) -> list[str]:
        return [child.text.lower() for child in self.arguments.children(clause, "mark", "advmod")]

    def _anchors(self, frame: Frame, token: Token) -> Iterator[int]:
        """The nouns at which roles with a dot are read; the trigger where the frame has none."""
        found = self._filler(frame.anchor_role, token.index, token.index) if frame.anchor_nouns else [token.index]
        if frame.anchor_role == "patient" and self.arguments.is_passive(token):
            found += self.arguments.of(token.index, "attribute")  # "was paid tribute"
        for index in found:
            fits = not frame.anchor_nouns or self._tokens[index].lemma.lower() in frame.anchor_nouns
            if fits and not (frame.definite and self._is_indefinite(index)):
                yield index

    def _is_indefinite(self, noun: int) -> bool:
        return any(child.text.lower() in ("a", "an") for child in self.arguments.children(noun, "det"))

    def _fillers(self, roles: tuple[str, ...], predicate: int, anchor: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
        found: list[tuple[str, tuple[int, ...]]] = []
        for role in roles:
            if role in _CIRCUMSTANTIAL and any(name == "by" for name, _ in found):
                continue
            indices = self._filler(role, predicate, anchor)
            if indices or role in _TOKENLESS:
                found.append((role, tuple(indices)))
        return tuple(found)

    def _filler(self, role: str, predicate: int, anchor: int) -> list[int]:
        if read := self._readers.get(role):
            return read(predicate)
        if role in _TOKENLESS:
            return []
        if role.endswith(_OF_THEIR_OFFICE):
            return self._filler(role.rpartition(">")[0], predicate, anchor)
        if ">" in role:
            outer, _, inner = role.partition(">")
            return [
                found for index in self._filler(outer, predicate, anchor) for found in self._filler(inner, index, index)
            ]
        where, _, name = role.rpartition(".")
        return self.arguments.of(anchor if where else predicate, name)

    def _clause(self, noun: int) -> list[int]:
        tied = self._tied_to(noun, _ATTENDING | _TRAVELLING)
        return [tied.index] if tied else []

    def _speaker(self, predicate: int) -> list[int]:
        """Who says the direct speech in which the predicate stands, or according to whom it is so."""
        quotation = quotation_around(self._document, predicate)
        if quotation and quotation.speaker is not None:
            return [quotation.speaker]
        prepositions = self.arguments.children(predicate, "prep")
        cited = (word.index for word in prepositions if word.text.lower() in words("sources"))
        return [index for source in cited for index in self.arguments.of(source, "to")]

    def _clause_subject(self, noun: int) -> list[int]:
        """Who does what a preposition ties an event noun to: "said in a meeting with X", "Lee, in Rome for talks"."""
        tied = self._tied_to(noun, _ATTENDING)
        if tied is not None and tied.dep == "dobj" and self._is_indefinite(noun) and self._tied_to(noun, _DURING):
            tied = self._tokens[tied.head]  # "urged restraint in a call with X"
        return self._doer(tied)

    def _traveller(self, noun: int) -> list[int]:
        """Who is "on" a journey, or does something "on" it: "pledged aid on a trip to X"."""
        tied = None if self.arguments.children(noun, "poss") else self._tied_to(noun, _TRAVELLING)
        while tied is not None and tied.pos == "NOUN" and tied.head != tied.index:
            tied = self._tokens[tied.head]
        return self._doer(tied)

    def _tied_to(self, noun: int, prepositions: frozenset[str]) -> Token | None:
        """The word that one of these prepositions ties a noun to, past another preposition: "in Rome on a visit"."""
        preposition = self._tokens[self._tokens[noun].head]
        if preposition.dep != "prep" or preposition.text.lower() not in prepositions:
            return None
        governor = self._tokens[preposition.head]
        return self._tokens[governor.head] if governor.pos == "ADP" else governor

    def _doer(self, governor: Token | None) -> list[int]:
        if governor is None:
            return []
        if governor.pos in ("VERB", "AUX"):
            return self.arguments.of(governor.index, "subject")
        return [governor.index] if governor.pos == "PROPN" else []
