"""From a matched frame to facts: which entities fill the roles, with what modality, time and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.frames.alternatives import names_alternatives
from kgraph.extraction.frames.contextual import ContextualReferents
from kgraph.extraction.frames.matcher import Match
from kgraph.extraction.frames.quantities import quantities
from kgraph.extraction.frames.referents import Referents
from kgraph.extraction.frames.times import FactTimes
from kgraph.extraction.inference import early_relations, lasting_relations, voiced_relations
from kgraph.extraction.modality.judgement import Judgement, judge
from kgraph.extraction.modality.operators import words
from kgraph.extraction.titles.office_lists import OfficeLists
from kgraph.extraction.titles.reader import Holding
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import (
    Document,
    EntityType,
    Modality,
    PartialDate,
    Period,
    RelationMention,
)
from kgraph.schema import load_schema

_FRAME_CONFIDENCE = 0.8
_HOLDING = ("heldOffice", "appointedTo")


def _narrowed(types: frozenset[EntityType], to: frozenset[str]) -> frozenset[EntityType]:
    """The classes that a relation accepts, or those of them that its frame asks for."""
    return frozenset(EntityType(name) for name in to) if to else types


class RoleFiller(Referents):
    """Finds the entities behind the tokens of a match and makes facts of them."""

    def __init__(self, document: Document, arguments: Arguments, holdings: Iterable[Holding]) -> None:
        super().__init__(document, arguments, holdings)
        self._context = ContextualReferents(document)
        self._lists = OfficeLists(document, self._types)
        self.times = FactTimes(document, self._lists)
        self._nouns = {entity.key: entity.noun for entity in document.entities}
        self._body_of = {r.subject: str(r.object) for r in document.named_relations if r.relation == "officeOf"}
        self.pseudo_offices = {
            r.subject: (r.relation, r.object)
            for r in document.named_relations
            if r.subject.startswith("office/") and r.relation != "officeOf" and isinstance(r.object, str)
        }

    def facts(self, match: Match) -> Iterator[RelationMention]:
        """The facts of one match: every subject with every object that its relation accepts."""
        relation = load_schema().relations[match.frame.relation]
        subjects = self._subjects(match, _narrowed(relation.domain, match.frame.subject_types))
        if not subjects:
            return
        judgement, period = self._judged(match), self.times.of(match)
        range_ = _narrowed(relation.range, match.frame.object_types)
        for subject in subjects:
            for object_ in self._objects(match, range_, subject, period, literal=relation.literal):
                if subject != object_ and (object_ not in subjects or _is_mutual(match)):
                    fact = self._fact(match, subject, object_, judgement, period)
                    yield from self.without_pseudo_offices(fact)

    def _fact(
        self, match: Match, subject: str, object_: str | PartialDate, judgement: Judgement, period: Period
    ) -> RelationMention:
        relation, speaker = load_schema().relations[match.frame.relation], self.speaker(judgement)
        voiced = relation.name in voiced_relations() and speaker == subject
        own = voiced and judgement.modality is Modality.REPORTED
        trigger = self._document.tokens[match.predicate]
        sentence = self._document.sentences[trigger.sentence]
        return RelationMention(
            subject,
            relation.name,
            object_,
            self._modality(match, Modality.ASSERTED if own else judgement.modality, period),
            sentence.begin,
            sentence.end,
            Period() if relation.literal else self.times.beside(object_, match, sentence, period),
            attributed_to=None if own else speaker,
            qualifiers=quantities(relation.name, self._document.article.text[sentence.begin : sentence.end]),
            confidence=_FRAME_CONFIDENCE,
            trigger=(trigger.begin, trigger.end),
        )

    def _judged(self, match: Match) -> Judgement:
        """What a speaker thinks of others, and of what they will do, is no report where the fact is the thinking.

        What a noun and the word before it say is taken for granted: "may visit the South American nation", "opposes
        Lee's plan to cut taxes".
        """
        told = {"self", "of"} if match.frame.relation in lasting_relations() else {"self"}
        subjects, objects = set(_filled(match.subjects)), set(_filled(match.objects))
        if (told & subjects and objects & {"modifier", "maker"}) or ("owner" in subjects and "self" in objects):
            return Judgement()
        judged = judge(self._document, match.predicate, same=self.same)
        own = any(role == "speaker" for role, _ in match.subjects)
        return Judgement() if own and judged.modality in (Modality.REPORTED, Modality.PLANNED) else judged

    def _modality(self, match: Match, judged: Modality, period: Period) -> Modality:
        """As judged, unless the frame says otherwise (who "will not quit" a party is of it, who "will skip" a summit is
        not at it) or the date is still to come.
        """
        stated = match.frame.modality
        said = judged in (Modality.ASSERTED, Modality.PLANNED)
        if said and names_alternatives(self._document, self._arguments, match):
            return Modality.POSSIBLE
        presupposed = stated is Modality.ASSERTED and judged is not Modality.REPORTED
        if presupposed or (judged is Modality.NEGATED and stated is Modality.NEGATED):
            return Modality.ASSERTED
        if judged is Modality.PLANNED and stated is Modality.NEGATED:
            return Modality.NEGATED
        if judged is not Modality.ASSERTED:
            return judged
        written = None if match.frame.relation in early_relations() else self._document.article.date
        if period.date and written and period.date.earliest > written:
            return Modality.PLANNED
        return stated or judged

    def _subjects(self, match: Match, types: frozenset[EntityType]) -> list[str]:
        if match.frame.named:
            return self._acting_at(match.predicate, types) or self._apposed(match.predicate, types)
        for role, indices in match.subjects:
            if role.endswith(">body"):
                found = self._bodies_of(indices)
            else:
                found = [entity for index in indices for entity in self._fillers(index, types, role, acts=True)]
            if match.frame.relation in voiced_relations():
                plural = words("first_person", "plural")
                found += [entity for index in indices for entity in self._speaking_at(index, types, plural)]
            found = [entity for entity in found if self._types[entity] not in match.frame.excluded_subjects]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _objects(
        self, match: Match, types: frozenset[EntityType], subject: str, period: Period, *, literal: bool
    ) -> list[str | PartialDate]:
        if literal:
            date = period.date or period.start
            return [date] if date else []
        for role, indices in match.objects:
            found = [
                each for each in self._in_role(role, indices, match, types, subject) if self._is_meant(each, match)
            ]
            if found and match.frame.relation in _HOLDING:
                sentence = self._document.tokens[match.predicate].sentence
                found = self._lists.with_following(found, self._document.sentences[sentence])
            if found:
                return list(dict.fromkeys(found))
        return []

    def _in_role(
        self, role: str, indices: Sequence[int], match: Match, types: frozenset[EntityType], subject: str
    ) -> Sequence[str]:
        """The objects that words in this role name, or that stand in no word but follow from what the article said."""
        match role:
            case "held":
                return self._held_by(subject, match)
            case "only":
                return self._context.only(types)
            case "home":
                return self._context.home(subject)
            case "last":
                return self._context.last(types, match.predicate)
            case "previous":
                return self._context.previous(types, match.predicate)
            case "named":
                return self._apposed(match.predicate, types)
        if role.endswith(">held"):
            return self._offices_of(indices)
        return self._in_words(role, indices, match, types)

    def _in_words(self, role: str, indices: Sequence[int], match: Match, types: frozenset[EntityType]) -> list[str]:
        acts, owners = load_schema().relations[match.frame.relation].symmetric, match.frame.belonging
        found = [
            entity
            for index in indices
            for entity in self._fillers(index, types, role, acts=acts) or self._owner(index, types, owners)
        ]
        if found or match.frame.relation not in voiced_relations():
            return found
        return [entity for index in indices for entity in self._addressed(index, types)]

    def _is_meant(self, entity: str, match: Match) -> bool:
        """Whether a frame that asks for certain objects asks for this one."""
        nouns, frame = self._nouns.get(entity), match.frame
        return (not frame.object_nouns or nouns in frame.object_nouns) and self._types[
            entity
        ] not in frame.excluded_types

    def _held_by(self, person: str, match: Match) -> list[str]:
        """The office that somebody holds by the end of the sentence, or held where the fact is about that."""
        former = match.frame.relation in ("leftOffice", "heldOffice")
        return self._tenancies.offices(person, end=self._end_of_sentence(match.predicate), former=former)[:1]

    def _offices_of(self, people: Iterable[int]) -> list[str]:
        """The office of those whom the text gives one alone."""
        person = frozenset({EntityType.PERSON})
        held = (
            self._tenancies.offices(entity, end=self._end_of_sentence(index))
            for index in people
            for entity in self.entities_at(index, person)
        )
        return [offices[0] for offices in held if len(offices) == 1 and not self._is_pseudo_office(offices[0])]

    def _bodies_of(self, people: Iterable[int]) -> list[str]:
        """The organisations, no states, that the offices of those belong to: the House for its speaker."""
        bodies = (self._body_of.get(office, "") for office in self._offices_of(people))
        return [body for body in bodies if self._types.get(body) is EntityType.ORGANIZATION]

    def _is_pseudo_office(self, office: str) -> bool:
        """Whether the title names no office of its own, as that of a leader, a founder or an adviser."""
        return office_lexicon().entailment.get(self._nouns.get(office) or "") in ("leader", "founder", "employee")

    def _end_of_sentence(self, token: int) -> int:
        return self._document.sentences[self._document.tokens[token].sentence].end

    def _fillers(self, index: int, types: frozenset[EntityType], role: str, *, acts: bool) -> list[str]:
        """What fills a role, for whom unnamed people `act` included; before a noun a demonym stands for its state."""
        if role.endswith(("modifier", "maker", "owner", "joined")) or self._document.tokens[index].dep == "npadvmod":
            schema = load_schema()
            mentions = self._at.get(index, ())
            fitting = [m.entity for m in mentions if any(schema.is_a(self._types[m.entity], type_) for type_ in types)]
            if fitting:
                return fitting[:1]
        return self._acting_at(index, types) if acts else self.entities_at(index, types)

    def _addressed(self, index: int, types: frozenset[EntityType]) -> list[str]:
        """The body whose unnamed people are praised or blamed: "accused Kenyan officials", "criticised the regime"."""
        token = self._document.tokens[index]
        several = token.tag == "NNS" or token.lemma.lower() in noun_lexicon().state_as_actor
        return self._acted_for(index, types) if several else []

    def speaker(self, judgement: Judgement) -> str | None:
        """Who says so, where the fact is reported and its speaker is an entity."""
        found = self._acting_at(judgement.source, frozenset(EntityType)) if judgement.source is not None else []
        return next(iter(found), None)

    def without_pseudo_offices(self, fact: RelationMention) -> Iterator[RelationMention]:
        """A leader, a founder or an adviser holds no office: what the title says instead."""
        holds = fact.relation in _HOLDING
        if not holds or not isinstance(fact.object, str):
            yield fact
        elif fact.relation == "heldOffice" and self._is_pseudo_office(fact.object):
            if fact.object in self.pseudo_offices:
                relation, body = self.pseudo_offices[fact.object]
                yield replace(fact, relation=relation, object=body)
        else:
            if fact.modality is Modality.ASSERTED:
                self._tenancies.add(fact.subject, fact.object, begin=fact.begin, former=fact.period.end is not None)
            yield fact


def _is_mutual(match: Match) -> bool:
    """Whether the same words fill both roles ("accused each other"), not a noun for them ("the list includes A, B")."""
    subjects, objects = (
        {index for _, indices in roles for index in indices} for roles in (match.subjects, match.objects)
    )
    return not subjects.isdisjoint(objects)


def _filled(roles: Iterable[tuple[str, Sequence[int]]]) -> list[str]:
    return [role for role, indices in roles if indices]
