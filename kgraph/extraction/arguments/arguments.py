"""Who does what to whom: the arguments of a predicate, read off the dependency parse.

Passives, participles, relative clauses, control ("agreed to host") and coordination are undone, so that a frame
need only say *agent* and *patient*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgraph.extraction.arguments.companions import Companions
from kgraph.extraction.arguments.dependencies import PASSIVE_SUBJECTS, SUBJECTS
from kgraph.extraction.arguments.object_complements import ObjectComplements
from kgraph.extraction.arguments.owners import Owners
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Document, EntityType, Token

_OPEN_COMPLEMENTS = frozenset({"acomp", "xcomp", "conj", "advcl", "pcomp", "ccomp"})
_MAX_DEPTH = 6
# "Accused her of lying", "thanked her for coming": what follows is the object's doing.
_OBJECT_CONTROL = frozenset({"of", "for", "on", "with", "from", "into"})


class Arguments(Owners, ObjectComplements, Companions):
    """The arguments of the predicates of one document, as token indices of their heads."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        acts = {entity.key for entity in document.entities if entity.type is EntityType.LEGAL_ACT}
        self._acts = {mention.head for mention in document.mentions if mention.entity in acts}
        self._known: dict[tuple[int, str], tuple[int, ...]] = {}

    def of(self, predicate: int, role: str) -> list[int]:
        """Heads that fill a role of a verb or noun, coordination expanded.

        Roles of a verb: "agent", "patient", "subject" (whatever the voice), "recipient", "attribute" (what it says its
        subject or object is), "content" (the verb of the clause it takes), "complement" (of its infinitive), "main"
        (the verb of the clause it is an adjunct of), "occasion" (that of a clause that says when), "particle",
        "compound" ("Vienna-based"). Roles of a noun: "agent", "patient", "owner", "modifier", "maker" (the one that
        says whose it is: "Libyan" and "US", not "Libya", before "intervention"), "before" and "after" (the name right
        before or after it), "joined" (the two that a hyphen joins before it), "subject" (what it is said of). Any
        other role is a preposition.
        """
        key = predicate, role
        if key not in self._known:
            self._known[key] = tuple(self._filling(self._tokens[predicate], role))
        return list(self._known[key])

    def _filling(self, token: Token, role: str) -> Iterable[int]:
        heads = self._of_verb(token, role) if token.pos in ("VERB", "AUX") else self._of_noun(token, role)
        if role == "subject" and self._titles_one(token):
            return heads
        joint = (index for head in heads for index in self.coordinated(self._referred(head)))
        return dict.fromkeys(found for index in joint for found in self._meant(index))

    def _meant(self, index: int) -> Iterator[int]:
        """What is counted or called so: the laws in "a raft of laws", Bremen in "the city of Bremen"."""
        inner = self._prepositional(index, "of") if self._is_transparent(index) else []
        if not inner:
            yield index
        for head in inner:
            yield from self.coordinated(head)

    def _is_transparent(self, index: int) -> bool:
        token, nouns = self._tokens[index], noun_lexicon()
        if token.pos != "NOUN" or index in self._mentioned:
            return False
        counts = token.lemma.lower() in nouns.transparent and not self._is_numbered(index)
        return counts or token.lemma.lower() in nouns.geographic

    def _is_numbered(self, noun: int) -> bool:
        """Whether one of several is meant: "the first round of the election"."""
        return any(child.text in office_lexicon().ordinals for child in self.children(noun, "amod"))

    def _of_verb(self, verb: Token, role: str) -> list[int]:
        passive = self.is_passive(verb)
        if role == "agent":
            return self._by(verb) if passive else self._subjects(verb)
        if role == "patient":
            return self._subjects(verb) if passive else self._objects(verb)
        if role == "compound":
            return [child.index for child in self.children(verb.index, "npadvmod")]
        if role == "main":
            governor = self._tokens[verb.head]
            return [governor.index] if verb.dep == "advcl" and governor.pos in ("VERB", "AUX") else []
        if role == "occasion":
            return self.occasions(verb)
        if role == "subject":
            return self._subjects(verb)
        if role == "particle":
            return [child.index for child in self.children(verb.index, "prt", "advmod")]
        if role in ("appointee", "appointed"):
            return [pair[role == "appointed"].index for pair in self._appointments(verb)]
        if role == "recipient":
            given = passive and self.children(verb.index, "dobj")
            return self._subject(verb) if given else [child.index for child in self.children(verb.index, "dative")]
        if role == "attribute":
            labels = ("attr", "oprd", "acomp", "ccomp", *(("dobj",) if passive else ()))
            found = self.children(verb.index, *labels)
            return [child.index for child in found if child.dep != "ccomp" or child.pos == "ADJ"]
        if role in ("content", "complement"):
            clauses = self.children(verb.index, "ccomp", *(("xcomp",) if role == "complement" else ()))
            return [clause.index for clause in clauses if self._is_infinitive(clause) == (role == "complement")]
        after = self._prepositional(verb.index, role) or self._shared_prepositional(verb, role)
        after = after or self._beyond_clause(verb, role)
        return after or self._hung_on_name(verb, role) or (self._where(verb) if role in ("in", "at") else [])

    def _subjects(self, verb: Token) -> list[int]:
        """The grammatical subject and who does the same."""
        own = self._subject(verb)
        return [*own, *self.companions(verb, own)] if own else own

    def _by(self, verb: Token) -> list[int]:
        """Who a passive says did it; also where that stands before ("government-backed") or is hung on what was given
        or named ("was granted a pardon by", "was named minister by"), or on the charge ("was convicted of fraud by").
        """
        if own := self._prepositional(verb.index, "by", label="agent"):
            return own
        given = [child.index for child in self.children(verb.index, "dobj", "oprd", "attr")]
        given += self._prepositional(verb.index, "of") + self._prepositional(verb.index, "with")
        hung = [index for head in given for index in self._prepositional(head, "by")]
        return hung or [child.index for child in self.children(verb.index, "npadvmod") if verb.dep == "amod"]

    def _of_noun(self, noun: Token, role: str) -> list[int]:
        if role == "owner":
            return self._owned_by(noun)
        if role == "modifier":
            return [child.index for child in self._modifiers(noun) if not self._is_of_degree(child)]
        if role == "maker":
            return [index for index in self._of_noun(noun, "modifier") if index not in self._located]
        if role == "joined":
            return self._hyphenated(noun)
        if role == "agent":
            return self._of_noun(noun, "by") or self._owning_doers(noun)
        if role == "participle":
            return [child.index for child in self.children(noun.index, "acl")]
        if role == "by":
            return self._prepositional(noun.index, "by") or self._hung_on_argument(noun, "by") or self._doers(noun)
        if role == "patient":
            return self._prepositional(noun.index, "of")
        if role == "subject":
            return self._said_of(noun)
        if role == "before":
            return self._named_before(noun)
        if role == "after":
            return self._named_after(noun)
        if role == "content":
            clauses = self.children(noun.index, "acl", "ccomp", "relcl")
            return [clause.index for clause in clauses if self.has_subject_of_its_own(clause)]
        own = self._prepositional(noun.index, role) or self._hung_on_argument(noun, role)
        return own or self._hung_on_measure(noun, role) or self._of_relatives(noun, role)

    def _said_of(self, noun: Token) -> list[int]:
        """What a noun or adjective is set beside or predicated of."""
        governor = self._tokens[noun.head]
        if noun.dep == "ccomp" or (noun.pos == "ADJ" and noun.dep == "ROOT"):
            return [child.index for child in self.children(noun.index, *SUBJECTS, *PASSIVE_SUBJECTS)]
        if noun.dep == "appos" or (noun.dep in ("compound", "nmod") and governor.pos == "PROPN"):
            return [governor.index]
        if noun.dep in ("attr", "acomp") and governor.pos in ("VERB", "AUX"):
            return self._subject(governor)
        joined = noun.dep == "conj" and governor.pos == "NOUN" and governor.dep in ("attr", "appos", "conj", "pobj")
        if joined and not (governor.dep == "pobj" and self.children(noun.index, "poss")):
            return self._said_of(governor)
        if noun.dep == "pobj" and (whole := self._one_of_many(governor)):
            return self._said_of(whole) if whole.pos not in ("VERB", "AUX") else self._subject(whole)
        if noun.dep == "pobj" and governor.text.lower() == "as":
            return self._serving(self._tokens[governor.head])
        if noun.dep == "amod" and governor.index < noun.index:
            return [governor.index]
        return self.identified_as(noun) or self.examples(noun) or self.apposed(noun.index)

    def identified_as(self, noun: Token) -> list[int]:
        """The name that the noun is said to be: "the winner was Ann Lee"."""
        verb = self._tokens[noun.head]
        if noun.dep not in SUBJECTS or verb.lemma not in ("be", "remain"):
            return []
        return [child.index for child in self.children(verb.index, "attr") if child.pos == "PROPN"]

    def _serving(self, verb: Token) -> list[int]:
        """Who does or is known for something as what a noun says: "rose to fame as a member"."""
        if verb.lemma.lower() not in noun_lexicon().verbs_of_serving:
            return []
        if verb.pos == "ADJ":
            return self._said_of(verb)
        return [] if self.children(verb.index, "dobj") and not self.is_passive(verb) else self._subject(verb)

    def examples(self, noun: Token) -> list[int]:
        """What is given as an example of a noun: "allies such as Spain", "guests included Spain"."""
        governor = self._tokens[noun.head]
        if governor.lemma == "include" and noun.dep == "nsubj":
            return self._objects(governor)
        such = any(self.children(child.index, "amod") for child in self.children(noun.index, "prep"))
        words = ("including", "like", *(("as",) if such else ()))
        return [index for word in words for index in self._prepositional(noun.index, word)]

    def _objects(self, verb: Token) -> list[int]:
        own = [self._antecedent(verb, child) for child in self.children(verb.index, "dobj", "obj")] or self._named(verb)
        if any(self._is_reciprocal(index) for index in own):
            return self._subject(verb)
        return own or self._of_clause(verb) or self._gap_in_relative(verb) or self._shared(verb)

    def _shared(self, verb: Token) -> list[int]:
        """The object of the verb coordinated right after: "met and thanked the envoy"."""
        for other in self.children(verb.index, "conj"):
            if other.pos == "VERB" and other.index - verb.index == 2 and not self.children(other.index, *SUBJECTS):
                return self._objects(other)
        return []

    def _subject(self, verb: Token, depth: int = 0) -> list[int]:
        """The grammatical subject, looked for upwards where the clause has none of its own."""
        own = self._own_subjects(verb)
        if own:
            both = bool(self.children(own[0].index, "cc"))  # "not only A but also B"
            if both and self._is_exception(own[0]):
                own = own[:1]
            return [self._antecedent(verb, subject) for subject in (own if both else own[-1:])]
        if depth > _MAX_DEPTH or verb.head == verb.index:
            return []
        governor = self._tokens[verb.head]
        if verb.dep == "acl" and self._is_infinitive(verb) and governor.pos == "NOUN":
            return self._bearers(governor) or [governor.index]
        if verb.dep in ("acl", "relcl") and governor.pos == "ADJ":
            return self._said_of(governor)
        if verb.dep in ("acl", "relcl", "amod"):
            nouns = [self._act_around(governor)] if governor.pos not in ("VERB", "AUX") else []
            return [self._beyond_place(noun, verb) for noun in nouns]
        if verb.dep == "xcomp" and governor.pos == "ADJ":
            return self._able(governor)
        if verb.dep == "xcomp" and governor.pos in ("VERB", "AUX"):
            return self._controller(governor, depth)
        if verb.dep in _OPEN_COMPLEMENTS:
            if self._goes_on_speaking(verb, governor):
                return self._subject(self._tokens[governor.head], depth + 1)
            if governor.pos in ("VERB", "AUX"):
                engaged = self._is_infinitive(verb) and governor.lemma.lower() in noun_lexicon().verbs_of_engaging
                return self._controller(governor, depth) if engaged else self._subject(governor, depth + 1)
            if governor.pos == "ADP":
                outer = self._beyond_particles(governor)
                if outer.pos in ("VERB", "AUX"):
                    objects = self._objects(outer) if governor.text.lower() in _OBJECT_CONTROL else []
                    return objects if objects and not self.is_passive(outer) else self._subject(outer, depth + 1)
                return self._said_of(outer) if outer.pos == "ADJ" else self._of_noun(outer, "owner")
        return []

    def _is_exception(self, whole: Token) -> bool:
        """Whether what follows a "but" is left out of the whole before it: "every country but Peru"."""
        first = {whole.text.lower(), *(child.text.lower() for child in self.children(whole.index, "det"))}
        return not noun_lexicon().universal.isdisjoint(first)

    def _beyond_particles(self, preposition: Token) -> Token:
        """What a preposition belongs to, past the words before it: "stopped short of", "backed out of"."""
        outer = self._tokens[preposition.head]
        while outer.pos in ("ADV", "ADP") and outer.head != outer.index:
            outer = self._tokens[outer.head]
        return outer

    def _act_around(self, noun: Token) -> int:
        """The noun that a participle describes: the bill in "a bill on guns proposed by X", else the nearest one."""
        outer = self._tokens[self._tokens[noun.head].head]
        inner = noun.dep == "pobj" and noun.index not in self._mentioned
        return outer.index if inner and outer.index in self._acts else noun.index

    def _able(self, adjective: Token) -> list[int]:
        """Who is "due to meet her", but not who is "too weak to", or what is "hard to do"."""
        degree = any(child.text.lower() in ("too", "enough") for child in self.children(adjective.index, "advmod"))
        return [] if degree or adjective.lemma.lower() in noun_lexicon().hard else self._said_of(adjective)

    def _bearers(self, noun: Token) -> list[int]:
        """Whose a plan, decision or right is: its owner, or who has, makes or announces it."""
        governor = self._tokens[noun.head]
        borne = noun.dep == "dobj" and governor.lemma.lower() in noun_lexicon().verbs_of_bearing
        return self._of_noun(noun, "owner") or (self._subject(governor) if borne else [])

    def _controller(self, governor: Token, depth: int) -> list[int]:
        """Object control ("asked her to lead") before subject control ("agreed to lead", "rang her to thank her")."""
        if governor.lemma.lower() in noun_lexicon().verbs_of_purpose:
            return self._subject(governor, depth + 1)
        objects = [child.index for child in self.children(governor.index, "dobj", "dative")]
        return objects or self._named(governor) or self._subject(governor, depth + 1)
