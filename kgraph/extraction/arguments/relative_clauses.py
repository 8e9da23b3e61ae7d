"""What the pronouns of relative clauses stand for: "the general who led", "the law to which she objected"."""

from __future__ import annotations

from kgraph.extraction.arguments.dependencies import PASSIVE_SUBJECTS, SUBJECTS, Dependencies
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, Document, EntityType, Token

_RELATIVES = frozenset({"who", "which", "that", "whom"})
_EMPHATIC = frozenset({"himself", "herself"})
_PERSONAL = frozenset({EntityType.PERSON, EntityType.OFFICE, EntityType.GROUP})


class RelativeClauses(Dependencies):
    """The antecedents of the relative clauses of one document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        types = {entity.key: entity.type for entity in document.entities}
        self._ends = {mention.last - 1: mention.head for mention in reversed(document.mentions)}
        self._places = {m.head for m in document.mentions if types[m.entity] in LOCATIONS}
        self._impersonal = {m.head for m in document.mentions if types[m.entity] not in _PERSONAL}

    def has_subject_of_its_own(self, clause: Token) -> bool:
        """Whether its subject is no relative pronoun: "the way Peru treats them", not "the state which left"."""
        return any(child.text.lower() not in _RELATIVES for child in self.children(clause.index, *SUBJECTS))

    def _referred(self, index: int) -> int:
        """The noun that a relative pronoun under a preposition stands for: "the law to which she objected"."""
        token = clause = self._tokens[index]
        if token.dep != "pobj" or token.text.lower() not in _RELATIVES:
            return index
        while clause.dep != "relcl" and clause.head != clause.index:
            clause = self._tokens[clause.head]
        return clause.head if clause.dep == "relcl" else self._before_preposition(token)

    def _before_preposition(self, pronoun: Token) -> int:
        """The name right before the preposition of a relative pronoun whose clause the parse hangs elsewhere."""
        before = self._tokens[pronoun.head - 1]
        before = self._tokens[before.index - 1] if before.text == "," else before
        return before.index if before.pos == "PROPN" else pronoun.index

    def _whose(self, owner: Token) -> int:
        """The owner, whole ("the Bank of Chad's"); the noun that a relative clause is about where that is "whose"."""
        clause = self._tokens[owner.head]
        while owner.tag == "WP$" and clause.dep != "relcl" and clause.head != clause.index:
            clause = self._tokens[clause.head]
        return self._personal(clause.head) if owner.tag == "WP$" and clause.dep == "relcl" else self._whole(owner)

    def _whole(self, owner: Token) -> int:
        """The head of the longest name that ends in the owner."""
        return self._ends.get(owner.index, owner.index)

    def _gap_in_relative(self, verb: Token) -> list[int]:
        """The antecedent where the relative pronoun (or nothing) stands for the object: "the law he signed"."""
        pronoun_subject = any(
            child.text.lower() in _RELATIVES for child in self.children(verb.index, *SUBJECTS, *PASSIVE_SUBJECTS)
        )
        if verb.dep == "relcl" and not (pronoun_subject or self._where(verb)) and self.children(verb.index, *SUBJECTS):
            return [self._beyond_place(verb.head, verb)]
        return []

    def _where(self, verb: Token) -> list[int]:
        """The place that "where" takes up: "the town where she was born"."""
        clause = self._tokens[verb.head] if verb.dep == "conj" else verb
        opened = any(child.text.lower() == "where" for child in self.children(clause.index, "advmod"))
        return [clause.head] if opened and clause.dep == "relcl" else []

    def _antecedent(self, verb: Token, argument: Token) -> int:
        """The noun that a relative pronoun stands for; any other argument itself."""
        word = argument.text.lower()
        word = "who" if word in _EMPHATIC else word  # "who himself led", where the parser takes "who" for an attribute
        if word not in _RELATIVES:
            return argument.index
        clause = self._tokens[verb.head] if verb.dep == "conj" else verb
        if clause.dep != "relcl":
            return argument.index
        head = self._agreeing(self._right_before(argument, clause), argument, clause)
        head = head if argument.dep in SUBJECTS else self._beyond_place(head, clause)
        several = self._tokens[head].tag in ("NNS", "NNPS") and self._is_of_several(clause)
        return self._personal(head) if word in ("who", "whom") and not several else head

    def _is_of_several(self, clause: Token) -> bool:
        """Whether its verb is in the plural: "the leader of the Greens, who are her allies"."""
        finite = (clause, *self.children(clause.index, "aux", "auxpass"))
        return any(token.tag == "VBP" or token.text.lower() == "were" for token in finite)

    def _beyond_place(self, place: int, clause: Token) -> int:
        """What is in a place, where only that can be attended or chaired: "the talks in Oslo, which Ann attended"."""
        name, preposition = self._tokens[place], self._tokens[self._tokens[place].head]
        outer = self._tokens[preposition.head]
        within = place in self._places and name.dep == "pobj" and outer.pos in ("NOUN", "PROPN")
        return outer.index if within and clause.lemma in noun_lexicon().done_to_happenings else place

    def _agreeing(self, head: int, pronoun: Token, clause: Token) -> int:
        """Of several nouns the last one where the verb is in the singular: "the king and the minister, who is ill"."""
        finite = (clause, *self.children(clause.index, "aux", "auxpass"))
        singular = any(token.tag == "VBZ" or token.text.lower() == "was" for token in finite)
        joined = [index for index in self.coordinated(head) if index < pronoun.index] if singular else []
        return joined[-1] if joined else head

    def _right_before(self, pronoun: Token, clause: Token) -> int:
        """The noun that a relative clause is about: the one right before where the parse hangs it on a verb."""
        before = self._tokens[pronoun.index - 1]
        verbal = self._tokens[clause.head].pos in ("VERB", "AUX") and before.pos in ("NOUN", "PROPN")
        return before.index if verbal else clause.head

    def _personal(self, index: int) -> int:
        """The noun that "who" is about, past a body or quality right before it: "a general of the army who led"."""
        token = self._tokens[index]
        while (
            (token.index in self._impersonal or self._is_quality(token))
            and token.dep in ("pobj", "conj", "appos")
            and token.head != token.index
        ):
            token = self._tokens[token.head]
            token = self._tokens[token.head] if token.pos == "ADP" else token
        return token.index if token.pos in ("NOUN", "PROPN", "PRON") else index

    def _is_quality(self, token: Token) -> bool:
        """Whether a noun stands without the article that one person has ("of Irish descent")."""
        return token.tag == "NN" and not self.children(token.index, "det", "poss")
