"""How the text presents a fact: asserted, reported, planned, possible or negated, by the syntax above its predicate.

The walk goes from the predicate to the root of its sentence; what stands on the way may negate, weaken or attribute
what lies below. A relative clause or an apposition ends the walk, for what it says is presupposed.
"""

from __future__ import annotations

from kgraph.extraction.modality.citations import Citations
from kgraph.extraction.modality.clauses import Clauses
from kgraph.extraction.modality.conditions import Conditions
from kgraph.extraction.modality.happenings import Happenings, Saying
from kgraph.extraction.modality.operators import Judgement, Operator, applied, operator_of, words
from kgraph.extraction.modality.reader import ClauseReader
from kgraph.extraction.modality.reports import Reports, Same
from kgraph.grammar import NOMINAL, VERBAL
from kgraph.model import Document, Modality, Token

__all__ = ["Judgement", "judge"]

_PRESUPPOSED = frozenset({"relcl", "appos", "parataxis", "poss", "nummod"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubjpass", "acomp", "oprd", "advcl", "prep", "dep"})


def judge(document: Document, predicate: int, *, same: Same | None = None) -> Judgement:
    """The judgement of the fact whose predicate, a verb or a noun, is this token.

    `same` tells whether two tokens stand for one entity: what a speaker announces of its own doing is not merely
    reported. Without it a pronoun that can be the speaker is taken for it.
    """
    token = document.tokens[predicate]
    return _Walk(document, Clauses(document, token.sentence), same).judge(token)


class _Walk:
    """One walk from a predicate to the root."""

    def __init__(self, document: Document, clauses: Clauses, same: Same | None) -> None:
        self._clauses = clauses
        self._reader = ClauseReader(clauses)
        self._conditions = Conditions(clauses)
        self._happenings = Happenings(clauses)
        self._citations = Citations(clauses)
        self._reports = Reports(document, clauses, same)
        self._predicate: Token | None = None
        self._cancelled = -1
        self._plans_only = False
        self._judgement = Judgement()

    def judge(self, predicate: Token) -> Judgement:
        self._predicate = predicate
        token, shares, below = predicate, True, predicate
        for _ in self._clauses.sentence:
            self._read(token, below=below, shares=shares)
            governor = self._clauses.governor(token)
            if governor is None:
                self._apply(self._reader.operator_of_sentence(token))
                self._read_last_words()
                break
            if not self._climb(token, governor):
                break
            shares = self._shares(token, governor)
            token, below = governor, token
        self._read_quotation(predicate)
        return self._judgement

    def _read(self, token: Token, *, below: Token, shares: bool) -> None:
        self._reports.see(token)
        for operator in self._reader.operators(token, self._judgement.modality, below=below) if shares else ():
            if not (operator is Operator.NEGATE and token.index == self._cancelled):
                self._apply(operator)
        if token is not below and self._reader.is_in_vain(token):
            self._apply(Operator.DENY)
        if source := self._citations.source_cited(token):
            self._apply(Operator.REPORT, source=source.index)

    def _apply(self, operator: Operator | None, *, source: int | None = None) -> None:
        if operator is Operator.PLAN or (operator is not None and not self._plans_only):
            self._judgement = applied(operator, self._judgement, source=source)

    def _shares(self, token: Token, governor: Token) -> bool:
        """Whether what is said of the governor's clause (its "not" and "may") is said of this one."""
        if token.dep == "conj" and token.pos in VERBAL:
            if self._reader.joined_by_nor(token, governor):
                return True
            own = self._clauses.has_subject(token) or self._clauses.auxiliaries(token)
            return not own and token.tag not in ("VBD", "VBZ", "VBP")
        beside = token.dep in ("advcl", "prep") and not self._is_of_occurrence(token, governor)
        return self._plans_only or not beside or self._clauses.is_infinitive(token)

    def _is_of_occurrence(self, preposition: Token, governor: Token) -> bool:
        """Whether a happening is what takes place by "the imposition of" or "the start of"."""
        return preposition.text.lower() == "of" and governor.lemma.lower() in words("occurrence_nouns")

    def _climb(self, token: Token, governor: Token) -> bool:
        """Reads what the governor says of what it governs; False where that is presupposed."""
        if self._reader.is_headline(token, governor):
            return self._apply_found(Operator.PLAN)
        if token.dep == "relcl" and self._reader.is_imagined(token, governor):
            return self._apply_found(Operator.DOUBT)
        if token.dep == "relcl" and self._reader.says_what(token, governor):
            self._apply(operator_of(governor.lemma.lower(), "noun"))
            return True
        if token is self._predicate and self._reader.is_in_document(token, governor):
            return self._reader.is_issued(governor)
        if token.dep in _PRESUPPOSED:
            return False
        if token.dep == "conj":
            return self._climb_from_conjunct(token, governor)
        if token.pos in NOMINAL and token.dep not in ("acomp", "advcl", "ccomp", "xcomp"):
            return self._climb_from_noun(token, governor)
        if token.pos == "ADP":
            return self._climb_from_preposition(token, governor)
        if token.dep == "pcomp" or governor.pos == "ADP":
            return True
        if self._reader.is_participle(token):
            self._plans_only = token.lemma in words("occurrence")  # "will open with a dinner hosted by Peru"
            return self._plans_only
        if governor.pos in ("NOUN", "PROPN") and token.dep in ("acl", "ccomp", "xcomp", "advcl"):
            return self._climb_from_content(token, governor)
        if token.dep == "advcl" and not self._reader.completes_particle(token, governor):
            return self._climb_from_adverbial(token)
        if governor.pos == "ADJ":
            self._apply(operator_of(governor.lemma.lower(), "adjective"))
            return True
        return token.dep in _COMPLEMENTS and self._climb_from_complement(token, governor)

    def _climb_from_conjunct(self, token: Token, governor: Token) -> bool:
        if self._reader.is_object_clause(token):
            return self._climb_from_complement(token, governor)
        self._apply(Operator.NEGATE if self._reader.is_nor(token, governor) else None)
        return True

    def _climb_from_content(self, clause: Token, noun: Token) -> bool:
        """From "the plan to sell" or "the claim that" to the noun that the clause fills."""
        operator = None if self._reader.is_exercised(noun) else operator_of(noun.lemma.lower(), "noun")
        return self._apply_found(operator) or self._clauses.is_infinitive(clause)

    def _apply_found(self, operator: Operator | None, *, source: int | None = None) -> bool:
        self._apply(operator, source=source)
        return operator is not None

    def _climb_from_noun(self, noun: Token, governor: Token) -> bool:
        attempted = noun is not self._predicate
        if noun.dep in ("pobj", "attr", "oprd"):
            self._apply(self._reader.operator_of_subject(governor) if governor.lemma == "be" else None)
            return governor.pos == "ADP" or governor.pos in VERBAL
        if noun.dep in ("dobj", "nsubjpass") and governor.pos in VERBAL:
            if not attempted and noun.lemma in words("said") and governor.lemma in words("answering"):
                return False
            return self._apply_saying(self._happenings.as_object(noun, governor, attempted=attempted))
        if noun.dep == "compound" and governor.pos == "NOUN":
            return self._apply_found(operator_of(governor.lemma.lower(), "noun"))
        if noun.dep != "nsubj":
            return False
        self._apply(self._reader.operator_of_copula(governor) if governor.lemma == "be" else None)
        return self._apply_saying(self._happenings.as_subject(noun, governor, attempted=attempted))

    def _apply_saying(self, saying: Saying) -> bool:
        for operator in saying.operators:
            self._apply(operator)
        return saying.shared

    def _climb_from_preposition(self, preposition: Token, governor: Token) -> bool:
        """From "of signing" or "for her resignation" to the word that takes the preposition."""
        word = preposition.text.lower()
        if self._reader.is_of_absence(preposition, governor):
            self._apply(Operator.DENY)
            return False
        if governor.pos == "ADP":
            word = f"{governor.text.lower()} {word}"  # "out of"
        if governor.pos in ("ADV", "ADP"):
            governor = self._clauses.governor(governor) or governor
        if governor.pos in VERBAL:
            return self._climb_to_verb(word, governor)
        if governor.pos == "ADJ":
            found = operator_of(governor.lemma.lower(), "adjective")
            return self._apply_found(found or self._happenings.extraposed(word, governor))
        return governor.pos == "NOUN" and self._climb_to_noun(preposition, word, governor)

    def _climb_to_verb(self, word: str, verb: Token) -> bool:
        """From what stands under a preposition: "agreed to the sale", "warned against attacking"."""
        found = (operator_of(name, "prepositional", word) for name in self._clauses.names_of(verb))
        operator = next(filter(None, found), None) or self._happenings.extraposed(word, verb)
        active = bool(self._clauses.children(verb, "nsubj"))
        if operator is Operator.REPORT and not active:
            operator = Operator.DOUBT
        speaker = self._clauses.subject(verb) if active else None
        self._plans_only = self._plans_only or (operator is None and word in words("attending"))
        return self._apply_found(operator, source=speaker.index if speaker else None) or self._plans_only

    def _climb_to_noun(self, preposition: Token, word: str, governor: Token) -> bool:
        """From what stands under a preposition: "talk of a merger", "the start of the visit"."""
        if word in words("attending"):
            self._plans_only = True
            return True
        if self._is_of_occurrence(preposition, governor) or (word == "in" and governor.lemma in words("sharing")):
            return True
        if word == "of" and governor.tag == "NN" and governor.lemma in words("talk"):
            return self._apply_found(Operator.DOUBT)
        if word not in words("of_happening") or governor.lemma in words("concerned"):
            return False
        return self._apply_found(operator_of(governor.lemma.lower(), "noun"))

    def _climb_from_adverbial(self, clause: Token) -> bool:
        """A purpose shares the fate of what serves it; a time or a cause is taken for granted."""
        if self._conditions.is_condition(clause):
            self._apply(Operator.DENY if self._conditions.is_counterfactual(clause) else Operator.DOUBT)
            return False
        if self._clauses.is_infinitive(clause) and "for" in self._clauses.marks(clause):
            self._apply(Operator.DOUBT)
        elif self._clauses.is_infinitive(clause):
            self._apply(self._reader.operator_of_purpose(self._clauses.tokens[clause.head]))
        if self._conditions.is_to_come(clause) or self._conditions.is_forestalled(clause):
            self._apply(Operator.DENY if self._conditions.is_forestalled(clause) else Operator.PLAN)
        return clause.tag == "VBG" or self._clauses.is_infinitive(clause)

    def _climb_from_complement(self, token: Token, governor: Token) -> bool:
        bare = token.tag == "VBG" and not self._clauses.has_subject(token)
        phrasal = bare or token.dep in ("xcomp", "oprd", "acomp")
        if phrasal and self._reader.is_performed(token, governor):
            return False
        operator = self._operator_of_complement(token, governor, phrasal=phrasal)
        if operator is Operator.KEEP:
            return False
        if phrasal and operator is Operator.DENY and self._reader.is_of_stating(token):
            operator = Operator.DOUBT
        elif self._conditions.is_wished(token, governor):
            operator = Operator.DENY
        elif self._judgement.modality is Modality.ASSERTED and self._reader.is_forecast(governor):
            operator = Operator.DOUBT
        self._apply_to_complement(operator, governor, phrasal=phrasal)
        return True

    def _operator_of_complement(self, token: Token, governor: Token, *, phrasal: bool) -> Operator | None:
        names = list(self._clauses.names_of(governor))
        if phrasal:
            return self._reader.operator_of_phrase(token, governor, names)
        operator = next(filter(None, (operator_of(name, "clause_of_verb") for name in names)), None)
        if operator is None and self._clauses.is_infinitive(token):
            return self._reader.operator_of_phrase(token, governor, names)
        return operator

    def _apply_to_complement(self, operator: Operator | None, governor: Token, *, phrasal: bool) -> None:
        if operator in (Operator.REPORT, Operator.ANNOUNCE):
            self._read_report(governor, operator, phrasal=phrasal)
        elif operator is Operator.DENY and governor.lemma in words("failing") and self._reader.is_negated(governor):
            self._cancelled = governor.index
        elif governor.lemma == "be" and not phrasal:
            self._apply(self._reader.operator_of_copula(governor) or self._reader.operator_of_subject(governor))
        else:
            self._apply(operator)

    def _read_last_words(self) -> None:
        """Who says so at the end, where the parser took that for a relative clause: "…, a newspaper claimed"."""
        verb = self._citations.closing()
        operator = operator_of(verb.lemma.lower(), "clause_of_verb") if verb else None
        if verb and operator and verb is not self._predicate:
            self._read_report(verb, operator, phrasal=False)

    def _read_report(self, verb: Token, operator: Operator, *, phrasal: bool) -> None:
        if found := self._reports.by(verb, operator, phrasal=phrasal):
            self._apply(Operator.REPORT, source=found[0].index if found[0] else None)

    def _read_quotation(self, predicate: Token) -> None:
        """What stands between quotation marks is somebody's word, also where its sentence does not say whose."""
        asserted = self._judgement.modality is Modality.ASSERTED
        if asserted and (found := self._reports.quoting(predicate)):
            self._apply(Operator.REPORT, source=found[0])
