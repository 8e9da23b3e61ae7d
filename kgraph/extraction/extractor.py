"""Composes the parts of the extraction stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.frames.filling import RoleFiller
from kgraph.extraction.frames.matcher import FrameMatcher
from kgraph.extraction.inference import Inference, lasting_relations, superseded
from kgraph.extraction.juxtaposition.beside import Beside
from kgraph.extraction.juxtaposition.bodies import BodyReader
from kgraph.extraction.juxtaposition.ideology import IdeologyReader
from kgraph.extraction.juxtaposition.people import JuxtapositionReader
from kgraph.extraction.modality.nominal import judge_happening, judge_nominal
from kgraph.extraction.succession import handed_on
from kgraph.extraction.times.period import period_in_office, period_near, period_of
from kgraph.extraction.times.settled import SettledTimes
from kgraph.extraction.titles.reader import Holding, TitleReader
from kgraph.model import (
    Document,
    EntityMention,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    Period,
    RelationMention,
)
from kgraph.schema import load_schema

_NAME_CONFIDENCE = 0.9
_TITLE_CONFIDENCE = 0.95


def extract(document: Document) -> Observation:
    """All that the article contributes: its facts, the entities they need, and where those are mentioned."""
    holdings, arguments = list(TitleReader(document).holdings()), Arguments(document)
    filler = RoleFiller(document, arguments, holdings)
    named = list(_named(document))
    said = [*named, *_read(document, holdings, arguments, filler)]
    said = filler.times.happenings.dated([*said, *handed_on(said, _entities(document))])
    facts = _inferred(document, said, filler)
    return _observation(document, _settled(_with_outcomes(_without_idle_events(facts, named))))


def _entities(document: Document) -> dict[str, ObservedEntity]:
    return {entity.key: entity for entity in document.entities}


def _read(
    document: Document, holdings: Sequence[Holding], arguments: Arguments, filler: RoleFiller
) -> Iterator[RelationMention]:
    """What titles, words beside each other and frames state."""
    beside = Beside(document)
    yield from _held(document, holdings, filler)
    yield from JuxtapositionReader(beside, {holding.person for holding in holdings}).facts()
    yield from BodyReader(beside).facts()
    yield from IdeologyReader(document, arguments, filler).facts()
    yield from _framed(document, arguments, filler)


def _inferred(document: Document, said: Sequence[RelationMention], filler: RoleFiller) -> list[RelationMention]:
    """What is stated and all that follows from it, as far as its ends are of the classes that it is for."""
    entities = _entities(document)
    offices = (stated for stated in document.named_relations if stated.relation == "officeOf")
    bodies = {stated.subject: stated.object for stated in offices if isinstance(stated.object, str)}
    locations = {f.subject: f.object for f in said if f.relation == "locatedIn" and isinstance(f.object, str)}
    inference = Inference(entities, bodies, locations, filler.pseudo_offices)
    facts = (fact for stated in said for fact in inference.closure(stated))
    types = {key: entity.type for key, entity in entities.items()}
    return [_one_way_round(fact) for fact in facts if _is_well_formed(fact, types)]


def _observation(document: Document, relations: tuple[RelationMention, ...]) -> Observation:
    ends = (end for fact in relations for end in (fact.subject, fact.object, fact.attributed_to))
    used = {end for end in ends if isinstance(end, str)}
    mentions = (EntityMention(m.begin, m.end, m.entity) for m in document.mentions if m.entity in used)
    entities = _entities(document)
    return Observation(
        document.article, tuple(entities[key] for key in sorted(used)), relations, tuple(dict.fromkeys(mentions))
    )


def _named(document: Document) -> Iterator[RelationMention]:
    """What the names themselves state."""
    known = load_schema().relations
    for relation in document.named_relations:
        if (
            relation.relation in known and relation.subject.split("/")[0] != "office"
        ) or relation.relation == "officeOf":
            sentence = document.sentences[document.tokens[relation.token].sentence]
            happens = isinstance(relation.object, str) and relation.relation not in lasting_relations()
            period = period_of(document, relation.token, lasting=False) if happens else Period()
            yield RelationMention(
                relation.subject,
                relation.relation,
                relation.object,
                judge_happening(document, relation.token, period) if happens else Modality.ASSERTED,
                sentence.begin,
                sentence.end,
                period,
                confidence=_NAME_CONFIDENCE,
            )


def _held(document: Document, holdings: Iterable[Holding], filler: RoleFiller) -> Iterator[RelationMention]:
    """Titles and appositions."""
    for holding in holdings:
        office, sentence = holding.office, document.sentences[document.tokens[holding.token].sentence]
        modality = judge_nominal(document, holding.token).modality
        period = period_near(document, office.first, office.last) or period_in_office(document, office.last)
        fact = RelationMention(
            holding.person,
            "heldOffice",
            office.entity,
            modality,
            sentence.begin,
            sentence.end,
            period,
            confidence=_TITLE_CONFIDENCE,
            trigger=(office.begin, office.end),
        )
        yield from filler.without_pseudo_offices(fact)


def _framed(document: Document, arguments: Arguments, filler: RoleFiller) -> Iterator[RelationMention]:
    """What the frames state; who holds what comes first, for other facts are about those who hold it."""
    matches = FrameMatcher(document, arguments).matches()
    for match in sorted(matches, key=lambda match: match.frame.relation != "heldOffice"):
        yield from filler.facts(match)


def _without_idle_events(facts: Sequence[RelationMention], named: Sequence[RelationMention]) -> list[RelationMention]:
    """Without the place in the name of an election or event of which the article says nothing else."""
    places = {fact for fact in named if fact.relation == "tookPlaceIn" and fact.subject.startswith("election")}
    busy = {key for fact in facts if fact not in places for key in (fact.subject, fact.object)}
    return [fact for fact in facts if fact not in places or fact.subject in busy]


def _with_outcomes(facts: Sequence[RelationMention]) -> Iterator[RelationMention]:
    """Without what the article says more of, as how an election ended; who got votes where another won lost it."""
    told, ends = (Modality.ASSERTED, Modality.REPORTED), superseded()
    ended = {(f.subject, f.relation, f.object) for f in facts if f.modality in told}
    won = {object_ for _, relation, object_ in ended if relation == "wonElection"}
    winning = {(f.trigger, f.object) for f in facts if (f.subject, "wonElection", f.object) in ended}
    for fact in facts:
        if not any((fact.subject, end, fact.object) in ended for end in ends.get(fact.relation, ())):
            beside = (fact.trigger, fact.object) in winning  # "the winner and its ally got 43 seats"
            lost = fact.relation in ends and fact.qualifiers and fact.object in won and not beside
            yield replace(fact, relation="lostElection", inferred="another-won") if lost else fact


def _is_well_formed(fact: RelationMention, types: Mapping[str, EntityType]) -> bool:
    if fact.subject == fact.object:
        return False
    return load_schema().accepts(
        fact.relation, types[fact.subject], types[fact.object] if isinstance(fact.object, str) else None
    )


def _one_way_round(fact: RelationMention) -> RelationMention:
    """A symmetric fact with its ends in the order of their keys."""
    if not load_schema().relations[fact.relation].symmetric or not isinstance(fact.object, str):
        return fact
    subject, object_ = sorted((fact.subject, fact.object))
    return replace(fact, subject=subject, object=object_)


def _settled(facts: Iterable[RelationMention]) -> tuple[RelationMention, ...]:
    """Each fact once a sentence, in text order; one without a time takes the one time that the article settles."""
    facts = sorted(facts, key=lambda f: (bool(f.period), f.confidence, f.inferred is None))
    once = {(f.subject, f.relation, f.object, f.modality, f.begin, _term(f)): f for f in facts}
    told = {key[:-1] for key in once if key[-1]}
    once = {key: fact for key, fact in once.items() if key[-1] or key[:-1] not in told}
    times = SettledTimes(facts)
    settled = (replace(fact, period=times.of(fact)) for fact in once.values())
    return tuple(sorted(settled, key=lambda f: (f.begin, f.subject, f.relation, str(f.object), f.modality)))


def _term(fact: RelationMention) -> Period | None:
    """A time with both its ends, of which there may be several: "in office 1990–1994 and 1998–2002"."""
    return fact.period if fact.period.start and fact.period.end else None
