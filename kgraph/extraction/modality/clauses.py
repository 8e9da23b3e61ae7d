"""Small questions about the clauses of a dependency parse that several readers of modality ask."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.model import Document, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


class Clauses:
    """The dependency tree of one sentence."""

    def __init__(self, document: Document, sentence: int) -> None:
        bounds = document.sentences[sentence]
        self.tokens = document.tokens
        self.sentence = document.tokens[bounds.first : bounds.last]
        self._children: dict[int, list[Token]] = {}
        for token in self.sentence:
            if token.head != token.index:
                self._children.setdefault(token.head, []).append(token)

    def children(self, token: Token, *labels: str) -> list[Token]:
        """The dependents with one of these labels (all without labels), in text order."""
        found = self._children.get(token.index, [])
        return [child for child in found if child.dep in labels] if labels else found

    def governor(self, token: Token) -> Token | None:
        """The head, None at the root."""
        return None if token.head == token.index else self.tokens[token.head]

    def has_subject(self, verb: Token) -> bool:
        """Whether the verb has a subject of its own."""
        return bool(self.children(verb, *_SUBJECTS))

    def auxiliaries(self, verb: Token) -> list[str]:
        """The words of its auxiliaries, lower-cased."""
        return [child.text.lower() for child in self.children(verb, "aux", "auxpass")]

    def is_infinitive(self, verb: Token) -> bool:
        """Whether it is a "to"-infinitive."""
        return "to" in self.auxiliaries(verb)

    def names_of(self, verb: Token) -> Iterator[str]:
        """Its lemma with its particle or adverb ("rule out", "stop short") or an "it" ("has it that"), then alone."""
        lemma = verb.lemma.lower()
        yield from (f"{lemma} {child.text.lower()}" for child in self.children(verb, "prt", "advmod"))
        yield from (f"{lemma} it" for child in self.children(verb, "dobj") if child.text.lower() == "it")
        yield lemma

    def hyphenated(self, word: Token) -> str:
        """The word, with what a hyphen joins to it ("would-be"), lower-cased."""
        before = self.tokens[max(word.index - 2, 0) : word.index]
        joined = len(before) == 2 and before[1].text == "-"
        return f"{before[0].text}-{word.text}".lower() if joined else word.text.lower()

    def subject(self, verb: Token) -> Token | None:
        """The subject, also one shared with the verb it is coordinated with, or the antecedent of "who"."""
        found = self.children(verb, *_SUBJECTS)
        if not found:
            governor = self.governor(verb)
            return self.subject(governor) if governor and verb.dep in ("conj", "xcomp") else None
        relative = found[-1].tag in ("WP", "WDT") and verb.dep == "relcl"
        return self.tokens[verb.head] if relative else found[-1]

    def marks(self, clause: Token) -> set[str]:
        """The words that open a subordinate clause, lower-cased."""
        return {child.text.lower() for child in self.children(clause, "mark", "advmod", "prep", "cc")}

    def first_word(self, clause: Token) -> Token:
        """The leftmost of the clause's own words."""
        return min([clause, *self.children(clause)], key=lambda token: token.index)
