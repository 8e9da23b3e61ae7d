"""What a verb says that its object is or does: "named Ann Lee minister", "tapped her to lead", "found her guilty"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kgraph.extraction.arguments.dependencies import Dependencies
from kgraph.lexicon import noun_lexicon
from kgraph.model import Token


class ObjectComplements(Dependencies):
    """The complements of the objects of one document."""

    def _appointments(self, verb: Token) -> Iterator[tuple[Token, Token]]:
        """Whom and what in "named Ann Lee minister", where a parser takes the two for one phrase."""
        objects = self.children(verb.index, "dobj", "oprd")
        yield from ((one, other) for one, other in pairwise(objects) if (one.pos, other.pos) == ("PROPN", "NOUN"))
        for noun in objects:
            names = (child for child in self.children(noun.index, "nmod", "compound") if child.pos == "PROPN")
            name = next(names, None)
            if name and noun.pos == "NOUN" and not self.children(noun.index, "det", "poss"):
                yield name, noun

    def called(self, noun: int) -> list[Token]:
        """The name that "called" or "named" gives a noun: "a wife called Ann"."""
        verbs = (verb for verb in self.children(noun, "acl") if verb.tag == "VBN")
        calling = [verb for verb in verbs if verb.lemma.lower() in noun_lexicon().verbs_of_calling]
        names = (name for verb in calling for name in self.children(verb.index, "oprd", "attr", "dobj"))
        return [name for name in names if name.pos == "PROPN"]

    def identified(self, noun: int) -> list[int]:
        """Who a participle says that somebody is: A and B in "two men identified as A and B"."""
        said = (
            verb for verb in self.children(noun, "acl") if verb.lemma.lower() in noun_lexicon().verbs_of_identifying
        )
        return [index for verb in said for index in self._prepositional(verb.index, "as")]

    def _of_clause(self, verb: Token) -> list[int]:
        """The subject of the infinitive or adjective that follows: "tapped her to lead", "found her guilty"."""
        clauses = self.children(verb.index, "ccomp")
        bare = [clause for clause in clauses if self._is_infinitive(clause) or clause.pos == "ADJ"]
        return [child.index for clause in bare for child in self.children(clause.index, "nsubj")]
