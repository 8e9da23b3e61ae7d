"""What the words of a clause itself say of its fact: negation, auxiliaries, hedges, conditions and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.conditions import Conditions
from kgraph.extraction.modality.happenings import Happenings
from kgraph.extraction.modality.negation import Negation
from kgraph.extraction.modality.operators import Operator, operator_of, verbs_of_speech, words, words_of_stating
from kgraph.grammar import VERBAL
from kgraph.lexicon import noun_lexicon
from kgraph.model import Modality, Token


class ClauseReader:
    """Reads the clauses of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._conditions = Conditions(clauses)
        self._happenings = Happenings(clauses)
        self.is_negated = Negation(clauses).is_negated

    def operators(self, token: Token, modality: Modality, *, below: Token) -> Iterator[Operator]:
        """The operators of the token's own clause or phrase, the innermost first.

        They are applied to a fact of this modality, which hangs on the token `below`: the "no" of "there was no
        meeting" has been heard at the meeting.
        """
        if token.pos not in VERBAL:
            yield from self._happenings.before(token)
        negated = self.is_negated(token, heard=below)
        if negated:
            yield Operator.NEGATE
        if self._is_over(token):
            yield Operator.END
        if token.tag in ("VBZ", "VBP") and self._conditions.has_condition(token):
            yield Operator.DOUBT
        if token is below or not self._is_avowed(token):
            yield from self._of_auxiliaries(token, negated=negated or modality is Modality.NEGATED)
        if any(child.text.lower() in words("hedges") for child in self._clauses.children(token, "advmod")):
            yield Operator.DOUBT
        if self._is_in_fiction(token):
            yield Operator.DOUBT
        if token.dep not in ("advcl",) and self._clauses.marks(token) & words("conditions"):
            yield Operator.DOUBT
        if token.dep == "ccomp" and (opening := self._conditions.inverted(token)):
            yield Operator.DENY if opening == "had" else Operator.DOUBT
        if any(child.lemma.lower() in words("awaited") for child in self._clauses.children(token, "acomp")):
            yield Operator.PLAN

    def _is_over(self, token: Token) -> bool:
        """Whether it is "no longer" so."""
        return any(child.text.lower() in words("no_longer") for child in self._clauses.children(token, "advmod"))

    def is_in_vain(self, token: Token) -> bool:
        """Whether a verb is said or done so that what stands below is not so: "falsely claimed", "tried in vain"."""
        adverbs = {child.text.lower() for child in self._clauses.children(token, "advmod")}
        for preposition in self._clauses.children(token, "prep"):
            after = (child.text.lower() for child in self._clauses.children(preposition))
            adverbs |= {f"{preposition.text.lower()} {word}" for word in after}
        said = token.lemma.lower() in verbs_of_speech() and words("falsely") & adverbs
        return bool(said or words("vainly") & adverbs)

    def _is_in_fiction(self, token: Token) -> bool:
        """Whether it is so "in the film"."""
        places = (child for child in self._clauses.children(token, "prep") if child.text.lower() == "in")
        return any(
            noun.lemma.lower() in words("fiction") for at in places for noun in self._clauses.children(at, "pobj")
        )

    def _is_avowed(self, verb: Token) -> bool:
        """Whether who speaks only says so with more words: "I must say that", "we can confirm that"."""
        first_person = words("first_person", "singular") | words("first_person", "plural")
        subjects = (child.text.lower() for child in self._clauses.children(verb, "nsubj"))
        return verb.lemma in verbs_of_speech() and not first_person.isdisjoint(subjects)

    def _of_auxiliaries(self, verb: Token, *, negated: bool) -> Iterator[Operator]:
        auxiliaries = self._clauses.auxiliaries(verb)
        for word in auxiliaries:
            operator = operator_of(word, "auxiliaries") if word not in words("auxiliaries", "conditional") else None
            if word in words("unfulfilled") and "have" in auxiliaries and not negated:
                yield Operator.DENY
            elif operator and not (negated and operator is Operator.DOUBT and word not in words("doubting_negated")):
                yield Operator.DOUBT if operator is Operator.PLAN and self._conditions.has_condition(verb) else operator
            elif negated and word in words("doubting_negated"):
                yield Operator.DOUBT
        conditional = words("auxiliaries", "conditional") & set(auxiliaries)
        if verb.tag != "VB" and "have" not in auxiliaries:
            conditional -= words("contracted")
        if conditional and not negated:
            yield self._of_would(verb, "have" in auxiliaries)

    def _of_would(self, verb: Token, perfect: bool) -> Operator:
        """ "He said he would go" is the future of a past; "would have gone" did not; any other "would" may be."""
        if self._conditions.has_condition(verb):
            return Operator.DENY if perfect else Operator.DOUBT
        governor = self._clauses.governor(verb)
        if verb.dep == "conj" and governor:
            verb, governor = governor, self._clauses.governor(governor)
        if verb.dep == "ccomp" and governor and operator_of(governor.lemma.lower(), "clause_of_verb"):
            return Operator.PLAN
        return Operator.DENY if perfect else Operator.DOUBT

    def is_object_clause(self, verb: Token) -> bool:
        """Whether a coordinated clause with its own "that" is what the verb before it is about."""
        return any(child.text.lower() == "that" for child in self._clauses.children(verb, "mark"))

    def is_nor(self, token: Token, governor: Token) -> bool:
        """Whether "nor" joins the two and negates the second one alone."""
        own = bool(self._clauses.auxiliaries(token) or self._clauses.has_subject(token))
        return own and self._has_nor(token, governor)

    def joined_by_nor(self, token: Token, governor: Token) -> bool:
        """Whether "neither … nor" negates both with one subject: "neither confirmed nor denied"."""
        own = bool(self._clauses.auxiliaries(token) or self._clauses.has_subject(token))
        return not own and self._has_nor(token, governor)

    def _has_nor(self, token: Token, governor: Token) -> bool:
        between = self._clauses.children(governor, "cc") + self._clauses.children(token, "cc")
        return any(child.text.lower() == "nor" and child.index < token.index for child in between)

    def operator_of_phrase(self, phrase: Token, verb: Token, names: Sequence[str]) -> Operator | None:
        """What a verb says of the infinitive or participle that completes it."""
        infinitive = self._clauses.is_infinitive(phrase)
        if infinitive and self._is_yet_to(phrase):
            return Operator.DENY
        if verb.lemma in ("be", "have") and infinitive:
            obliged = verb.lemma == "have" and verb.tag == "VBD"
            if verb.tag == "VBD" and "have" in self._clauses.auxiliaries(phrase):
                return Operator.DENY  # "was to have met"
            if verb.tag == "VBD" and self._is_of_deed(verb):
                return None  # "her first act was to sign"
            return None if obliged else Operator.PLAN if verb.lemma == "be" else Operator.DOUBT
        operator = next(filter(None, (operator_of(name, "phrase_of_verb") for name in names)), None)
        if (verb.lemma == "go" and verb.tag != "VBG") or (
            operator is Operator.END and infinitive and verb.lemma == "stop"
        ):
            return None
        if operator is Operator.END and verb.lemma == "use" and self._clauses.children(verb, "dobj"):
            return None
        if operator is Operator.REPORT and not infinitive:
            return Operator.ANNOUNCE
        if operator is None and not infinitive:
            return operator_of(verb.lemma, "clause_of_verb") if phrase.tag == "VBG" else None
        return operator or (self.operator_of_purpose(verb) if verb.dep == "relcl" else None)

    def says_what(self, clause: Token, noun: Token) -> bool:
        """Whether a clause taken for a relative one says what its noun is of: "the rumour that he resigned"."""
        opened = self._clauses.first_word(clause).text.lower() == "that" and self._clauses.has_subject(clause)
        return self._clauses.is_infinitive(clause) or (opened and operator_of(noun.lemma.lower(), "noun") is not None)

    def is_imagined(self, clause: Token, noun: Token) -> bool:
        """Whether a relative clause tells of a work of fiction, or of a world that is none: "a film in which"."""
        opens = any(child.text.lower() in ("in", "where") for child in self._clauses.children(clause, "prep", "advmod"))
        return opens and noun.lemma.lower() in words("fiction") | words("imagined")

    def is_headline(self, token: Token, governor: Token) -> bool:
        """Whether an infinitive is all that a headline says of a name: "Holt to visit Peru"."""
        whole = governor.pos == "PROPN" and self._clauses.governor(governor) is None
        return whole and token.dep in ("acl", "relcl") and self._clauses.is_infinitive(token)

    def is_participle(self, clause: Token) -> bool:
        """Whether it says what was done with a noun, not what that is of: "an agreement signed by"."""
        reduced = clause.dep == "acl" and clause.tag == "VBN" and not self._clauses.is_infinitive(clause)
        return reduced and not self._clauses.has_subject(clause)

    def completes_particle(self, clause: Token, verb: Token) -> bool:
        """Whether a participle is the object of a phrasal verb: "held off signing"."""
        return clause.tag == "VBG" and any(
            each.index == clause.index - 1 for each in self._clauses.children(verb, "prt")
        )

    def is_in_document(self, predicate: Token, noun: Token) -> bool:
        """Whether it is what a report, a letter or the like does: "a report accusing Peru", "critical of Peru"."""
        finite = predicate.dep == "relcl" and predicate.tag != "VB"
        said = finite or (predicate.dep in ("acl", "amod") and predicate.tag in ("VBG", "JJ"))
        return said and noun.lemma in noun_lexicon().documents

    def is_issued(self, document: Token) -> bool:
        """Whether the clause around is about issuing it: the document says so as far as it is issued."""
        verb = self._clauses.governor(document)
        issued = document.dep == "dobj" and verb is not None and verb.lemma in noun_lexicon().verbs_of_issuing
        return issued or document.dep == "pobj"  # "called for a resolution banning Peru"

    def is_of_stating(self, phrase: Token) -> bool:
        """Whether it says or asks something, which who refuses to do leaves open ("refused to say whether")."""
        stated = self._clauses.children(phrase, "ccomp", "xcomp")
        return bool(stated) and any(name in words_of_stating() for name in self._clauses.names_of(phrase))

    def is_of_absence(self, preposition: Token, governor: Token) -> bool:
        """Whether what it leads to did not happen: "without signing", "far from signing", "rather than sign"."""
        beside = {governor.text.lower(), *(child.text.lower() for child in self._clauses.children(preposition))}
        word, before = preposition.text.lower(), self._clauses.tokens[preposition.index - 1].text.lower()
        return bool(words("deprived") & {word, *beside}) or f"{before} {word}" in words("in_place_of")

    def is_performed(self, phrase: Token, verb: Token) -> bool:
        """Whether who says that they want to do something does it by saying so: "I would like to thank her"."""
        subject = self._clauses.subject(verb)
        first_person = words("first_person", "singular") | words("first_person", "plural")
        by_saying = phrase.lemma in words("performed") and verb.lemma in words("performing")
        return by_saying and subject is not None and subject.text.lower() in first_person and not self.is_negated(verb)

    def _is_of_deed(self, verb: Token) -> bool:
        return any(subject.lemma.lower() in words("deeds") for subject in self._clauses.children(verb, "nsubj"))

    def _is_yet_to(self, phrase: Token) -> bool:
        to = next(child for child in self._clauses.children(phrase, "aux") if child.text.lower() == "to")
        return self._clauses.tokens[to.index - 1].text.lower() in words("not_yet")

    def operator_of_copula(self, verb: Token) -> Operator | None:
        """What "it is … that" says of its clause."""
        found = [
            operator_of(child.lemma.lower(), "adjective") for child in self._clauses.children(verb, "acomp", "attr")
        ]
        return next(filter(None, found), None)

    def operator_of_subject(self, verb: Token) -> Operator | None:
        """What the subject makes of what it is said to be: "the goal is the release of X", "the hope is that"."""
        found = (operator_of(child.lemma.lower(), "subject") for child in self._clauses.children(verb, "nsubj"))
        return next(filter(None, found), None)

    def operator_of_purpose(self, verb: Token) -> Operator | None:
        """What a verb says of what it is done for: "fought to free", "lost the race to lead", "made a bid to"."""
        nouns = self._clauses.children(verb, "dobj") or [self._clauses.tokens[verb.head]][: verb.dep == "relcl"]
        if verb.lemma in words("losing") and any(noun.lemma.lower() in words("contests") for noun in nouns):
            return Operator.DENY
        found = (operator_of(noun.lemma.lower(), "noun") for noun in nouns if verb.lemma not in words("exercising"))
        return operator_of(verb.lemma, "purpose_of_verb") or next(filter(None, found), None)

    def is_exercised(self, noun: Token) -> bool:
        """Whether it is done what the noun is of: "took the opportunity to", "kept her promise to"."""
        verb = self._clauses.governor(noun)
        return noun.dep == "dobj" and verb is not None and verb.lemma in words("exercising")

    def is_forecast(self, verb: Token) -> bool:
        """Whether a poll or the like says so."""
        subject = self._clauses.subject(verb)
        return subject is not None and subject.lemma.lower() in words("forecasts")

    def operator_of_sentence(self, root: Token) -> Operator | None:
        """A question doubts; a headline of an infinitive alone plans."""
        if any(token.text == "?" for token in self._clauses.sentence[-2:]):
            return Operator.DOUBT
        return Operator.PLAN if root.pos in VERBAL and self._clauses.is_infinitive(root) else None
