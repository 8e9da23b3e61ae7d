"""Facts that follow from facts, by the rules of `ontology/inference.yaml`; each keeps its premise's evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from kgraph.gazetteer import load_gazetteer
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType, Modality, ObservedEntity, Period, RelationMention
from kgraph.ontology import read_yaml


@cache
def lasting_relations() -> frozenset[str]:
    """The relations that hold over a time rather than happen."""
    return frozenset(read_yaml("inference.yaml")["lasting"])


@cache
def voiced_relations() -> frozenset[str]:
    """The relations that somebody enters by saying so: a "we" of direct speech is who speaks."""
    return frozenset(read_yaml("inference.yaml")["voiced"])


@cache
def early_relations() -> frozenset[str]:
    """The relations that hold before the time of what they are about: who stands in an election that is to come."""
    return frozenset(read_yaml("inference.yaml")["early"])


@cache
def superseded() -> Mapping[str, frozenset[str]]:
    """For a relation, those that say more of the same two and so stand in its place ("candidateIn": "wonElection")."""
    return {relation: frozenset(ends) for relation, ends in read_yaml("inference.yaml")["superseded"].items()}


@dataclass(frozen=True, slots=True)
class Inference:
    """Applies the rules to the facts of one article, given its entities and the bodies of its offices."""

    entities: Mapping[str, ObservedEntity]
    bodies: Mapping[str, str]
    locations: Mapping[str, str] = field(default_factory=dict)
    """What each place lies in, where its name says so."""
    pseudo_offices: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What titles that are no offices say instead: whom or what their holders lead, founded or work for."""

    def closure(self, fact: RelationMention) -> Iterator[RelationMention]:
        """The fact and all that follows from it."""
        yield fact
        for derived in (*self._from_relation(fact), *self._from_holding(fact), *self._from_place(fact)):
            yield from self.closure(derived)

    def _from_relation(self, fact: RelationMention) -> Iterator[RelationMention]:
        for rule in read_yaml("inference.yaml")["relations"]:
            if (
                rule["from"] != fact.relation
                or fact.modality not in rule["modalities"]
                or not self._object_fits(rule, fact)
            ):
                continue
            modality = Modality(rule["as"]) if "as" in rule else fact.modality
            holds = rule["gives"] == "heldOffice" and isinstance(fact.object, str)
            pseudo = self.pseudo_offices.get(str(fact.object)) if holds else None
            relation, object_ = pseudo or (rule["gives"], fact.object)
            yield replace(
                fact,
                relation=relation,
                object=object_,
                modality=modality,
                period=_period(fact, rule),
                inferred=rule["rule"],
                qualifiers=(),
            )

    def _from_place(self, fact: RelationMention) -> Iterator[RelationMention]:
        """What happened in a place happened in the state that the place is said to lie in."""
        outer = self.locations.get(fact.object) if isinstance(fact.object, str) else None
        if outer is None or self.entities[outer].type is not EntityType.STATE or fact.modality is Modality.NEGATED:
            return
        for rule in read_yaml("inference.yaml")["places"]:
            if rule["relation"] == fact.relation:
                yield replace(fact, object=outer, inferred=rule["rule"])

    def _object_fits(self, rule: dict[str, Any], fact: RelationMention) -> bool:
        if "object" not in rule:
            return True
        object_ = self.entities[fact.object] if isinstance(fact.object, str) else None
        told = object_ is not None and object_.type == rule["object"]
        if not told or not self._subject_fits(rule, fact):
            return False
        return "nouns" not in rule or (object_ is not None and _is_called_by(object_, rule))

    def _subject_fits(self, rule: dict[str, Any], fact: RelationMention) -> bool:
        return "subject" not in rule or self.entities[fact.subject].type == rule["subject"]

    def _from_holding(self, fact: RelationMention) -> Iterator[RelationMention]:
        body = self.bodies.get(fact.object) if fact.relation == "heldOffice" and isinstance(fact.object, str) else None
        if body is None or fact.modality is Modality.NEGATED or not isinstance(fact.object, str):
            return
        office, owner = self.entities[fact.object], self.entities[body]
        for rule in read_yaml("inference.yaml")["holding"]:
            if self._entails(rule, office, owner) and self._rules(rule, office, fact.subject, owner):
                subject, object_ = (body, fact.subject) if rule.get("inverse") else (fact.subject, body)
                yield replace(fact, subject=subject, relation=rule["gives"], object=object_, inferred=rule["rule"])

    def _rules(self, rule: dict[str, Any], office: ObservedEntity, holder: str, body: ObservedEntity) -> bool:
        """Whether the holder has the office in their own right, which who is married to one that rules has not."""
        if office.noun not in rule.get("consorts", ()):
            return True
        listed = load_gazetteer().lookup(self.entities[holder].name)
        return any(tenure.state == body.wikidata for entry in listed for tenure in entry.tenures)

    def _entails(self, rule: dict[str, Any], office: ObservedEntity, body: ObservedEntity) -> bool:
        noun = office.noun or ""
        if office.name.split()[0].lower() in office_lexicon().deputising and rule["entailment"] != "office":
            return False
        if rule["gives"] == "leads" and not _is_of_whole(office, body):
            return False
        if office_lexicon().entailment.get(noun) != rule["entailment"] or noun not in rule.get("nouns", (noun,)):
            return False
        return body.type in rule["body"] and ("government" not in rule or _government(body) in rule["government"])


def _is_called_by(body: ObservedEntity, rule: dict[str, Any]) -> bool:
    """Whether one of the rule's nouns says what the body is, beside its name or at the end of it ("Peace Union", but
    not "Union Carbide"), and the gazetteer does not have it as of another kind.
    """
    entry = load_gazetteer().by_qid.get(body.wikidata or "")
    noun = re.split(r" (?:of|for|in) ", body.name.lower())[0].split()[-1]
    beside = body.noun not in body.name.lower().split()
    return (body.noun if beside else noun) in rule["nouns"] and not (entry and entry.kind in rule["except_kinds"])


def _is_of_whole(office: ObservedEntity, body: ObservedEntity) -> bool:
    """Whether it is the office of the whole body, not of a branch of its work ("foreign policy chief of the EU")."""
    before, _, after = office.name.lower().partition(office.noun or "")
    of_body = after.removeprefix(" of ").removeprefix("the ").removeprefix("for ")
    plain = not after or any(of_body == name.lower().removeprefix("the ") for name in (body.name, *body.aliases))
    return plain and all(word in office_lexicon().ranks for word in before.split())


def _period(fact: RelationMention, rule: dict[str, Any]) -> Period:
    if rule.get("time") == "start":
        return Period(start=fact.period.date or fact.period.start, end=fact.period.end)
    if rule.get("time") == "end":
        return Period(end=fact.period.date)
    return Period() if rule.get("time") == "none" else fact.period


def _government(body: ObservedEntity) -> str | None:
    entry = load_gazetteer().by_qid.get(body.wikidata or "") if body.type is EntityType.STATE else None
    return entry.government if entry else None
