"""Invented graphs of any size for the tests and the measurements of the page."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Container, Sequence
from functools import cache

from kgraph.model import (
    Article,
    Entity,
    EntityMention,
    EntityType,
    Evidence,
    Modality,
    Observation,
    ObservedEntity,
    PartialDate,
    Period,
    Statement,
)
from kgraph.output.view import PageData, page_data


def _names(text: str) -> list[str]:
    return text.split(", ")


_FIRST = _names(
    "Orla, Tomas, Mirela, Anton, Sefa, Ilse, Bruno, Davit, Noor, Petra, "
    "Janek, Lucia, Omar, Wanda, Rafe, Tilda, Emin, Greta, Ivo, Kaia"
)
_LAST = _names(
    "Venn, Brek, Halloran, Sorvino, Aldane, Krusk, Meller, Dravic, "
    "Ostrom, Lindqvar, Pells, Tarn, Vasko, Wexley, Yarrow, Zemba"
)
_LAND = _names(
    "Ravonia, Selmark, Ostrava-Nor, Tirelle, Quenland, Marvik, Dorvania, Esperan, Caldoria, Brunmark, Lowen, Ardesh"
)
_TOWN = ["Port Ravon", "Selmouth", "Kell Bay", "Tirvale", "Novgart", "Marhaven", "Esk", "Calder"]
_BODY = _names(
    "Council, Assembly, Central Bank, Court of Audit, Energy Agency, Trade Commission, Press Union, Red Sea Forum"
)
_PARTY = ["Reform Party", "Unity List", "Green Front", "People's Alliance", "Liberal Bloc"]
_OFFICE = ["President", "Prime Minister", "Minister of Finance", "Speaker"]
_EVENT = ["Summit", "Peace Talks", "Floods", "Trade Fair"]
_PART = ["North", "South", "East", "West", "Upper", "Lower", "New", "Old"]
_LETTERS = "ABCDEFGHJKLMNOPRSTVWZ"
_SHARE = {
    EntityType.PERSON: 0.42,
    EntityType.ORGANIZATION: 0.18,
    EntityType.OFFICE: 0.14,
    EntityType.STATE: 0.08,
    EntityType.PLACE: 0.06,
    EntityType.POLITICAL_PARTY: 0.05,
    EntityType.EVENT: 0.03,
    EntityType.LEGAL_ACT: 0.02,
    EntityType.ELECTION: 0.02,
}
_RELATIONS = (
    (EntityType.PERSON, "met", EntityType.PERSON, "met"),
    (EntityType.PERSON, "heldOffice", EntityType.OFFICE, "served as"),
    (EntityType.OFFICE, "officeOf", EntityType.STATE, "is an office of"),
    (EntityType.PERSON, "memberOfParty", EntityType.POLITICAL_PARTY, "joined the"),
    (EntityType.PERSON, "leads", EntityType.ORGANIZATION, "chairs the"),
    (EntityType.PERSON, "visited", EntityType.STATE, "travelled to"),
    (EntityType.STATE, "memberOf", EntityType.ORGANIZATION, "belongs to the"),
    (EntityType.PERSON, "criticised", EntityType.PERSON, "criticised"),
    (EntityType.ORGANIZATION, "basedIn", EntityType.PLACE, "sits in"),
    (EntityType.PERSON, "participatedIn", EntityType.EVENT, "spoke at the"),
    (EntityType.PERSON, "signed", EntityType.LEGAL_ACT, "signed the"),
    (EntityType.PERSON, "wonElection", EntityType.ELECTION, "won the"),
    (EntityType.PLACE, "locatedIn", EntityType.STATE, "lies in"),
    (EntityType.STATE, "sanctioned", EntityType.STATE, "imposed sanctions on"),
)
_MODALITIES = (*[Modality.ASSERTED] * 17, Modality.REPORTED, Modality.PLANNED, Modality.NEGATED)


class KeyLinker:
    """Every key is an entity of its own."""

    def canonical(self, article_identifier: str, key: str) -> str:
        return f"https://w3id.org/kgraph/id/{key}"


@cache
def synthetic_page(count: int, *, seed: int = 3) -> PageData:
    """A page of `count` entities: some are tied to many others, most to a few."""
    chance = random.Random(seed)
    entities = _entities(count, chance)
    ties = _ties(entities, chance)
    statements, observations = [], []
    for number in range(0, len(ties), 8):
        said, observation = _article(number // 8, ties[number : number + 8], chance)
        statements += said
        observations.append(observation)
    return page_data(entities, statements, observations, KeyLinker())


def entity(key: str, type_: EntityType, label: str, *aliases: str) -> Entity:
    return Entity(f"https://w3id.org/kgraph/id/{key}", type_, label, aliases)


def _topics(count: int) -> int:
    """Most of what is said stays within a topic of some dozens of entities, as in news."""
    return max(1, count // 45)


def _entities(count: int, chance: random.Random) -> list[Entity]:
    found: dict[str, Entity] = {}
    numbers = itertools.count(1)
    for type_, share in _SHARE.items():
        for _ in range(max(1, round(count * share))):
            number = next(numbers)
            label = _unused(_name(type_, number, _LAND[number % _topics(count) % len(_LAND)], chance), found)
            aliases = [label.split()[-1]] if type_ is EntityType.PERSON else []
            found[label] = entity(f"{type_.lower()}/{number}", type_, label, *aliases)
    return list(found.values())[:count]


def _name(type_: EntityType, number: int, land: str, chance: random.Random) -> str:
    pick = chance.choice
    return {
        EntityType.PERSON: f"{pick(_FIRST)} {pick(_LAST)}",
        EntityType.STATE: land if number % 3 else f"Republic of {land}",
        EntityType.PLACE: pick(_TOWN),
        EntityType.ORGANIZATION: f"{land} {pick(_BODY)}",
        EntityType.POLITICAL_PARTY: f"{pick(_PARTY)} of {land}",
        EntityType.OFFICE: f"{pick(_OFFICE)} of {land}",
        EntityType.EVENT: f"{land} {pick(_EVENT)}",
        EntityType.LEGAL_ACT: f"{land} Budget Act",
        EntityType.ELECTION: f"{2005 + number % 15} {land} general election",
    }[type_]


def _unused(name: str, taken: Container[str]) -> str:
    """The name, or one like it: the first word doubled by an initial or a part of the country."""
    first, _, rest = name.partition(" ")
    others = (f"{part} {name}" for part in _PART) if not rest else (f"{first} {letter}. {rest}" for letter in _LETTERS)
    more = (f"{name} {number}" for number in itertools.count(2))
    return next(each for each in itertools.chain([name], others, more) if each not in taken)


Tie = tuple[Entity, str, Entity, str]
_Group = tuple[EntityType, int]


def _ties(entities: Sequence[Entity], chance: random.Random) -> list[Tie]:
    topics = _topics(len(entities))
    groups: dict[_Group, list[Entity]] = {}
    for each in entities:
        groups.setdefault((each.type, int(_key(each).split("/")[1]) % topics), []).append(each)
    popular = {group: _by_rank(members) for group, members in groups.items()}
    ties: dict[Tie, None] = {}
    for number in range(round(len(entities) * 1.8)):
        pattern = number % len(_RELATIONS) if number % 3 else chance.randrange(2)
        subject_type, relation, object_type, words = _RELATIONS[pattern]
        topic = number // 12 % topics
        far = chance.randrange(topics) if chance.random() < 0.12 else topic
        subjects, objects = groups.get((subject_type, topic)), popular.get((object_type, far))
        if subjects and objects and (subject := chance.choice(subjects)) != (obj := chance.choice(objects)):
            ties[subject, relation, obj, words] = None
    return list(ties)


def _by_rank(group: Sequence[Entity]) -> list[Entity]:
    """The first of the group many times, the later ones less often."""
    return [each for rank, each in enumerate(group) for _ in range(1 + 24 // (1 + rank))]


def _article(number: int, ties: Sequence[Tie], chance: random.Random) -> tuple[list[Statement], Observation]:
    """An article with one sentence for each tie."""
    identifier, date = f"sample-{number:05}", dt.date(2010, 1, 4) + dt.timedelta(days=chance.randrange(4000))
    text, statements, mentions = "", [], []
    for tie in ties:
        statement, named = _sentence(tie, len(text), identifier, date, chance)
        statements.append(statement)
        mentions += named
        text += statement.evidence[0].quote + (" " if chance.random() < 0.7 else "\n\n")
    title = f"{ties[0][0].label} and {ties[0][2].label}: what happened"
    article = Article(identifier, text, title, date, f"https://news.example/{identifier}")
    return statements, Observation(article, _observed(ties), (), tuple(mentions))


def _observed(ties: Sequence[Tie]) -> tuple[ObservedEntity, ...]:
    ends = {_key(each): each for tie in ties for each in (tie[0], tie[2])}
    return tuple(ObservedEntity(key, each.type, each.label) for key, each in ends.items())


def _sentence(
    tie: Tie, begin: int, article: str, date: dt.date, chance: random.Random
) -> tuple[Statement, list[EntityMention]]:
    """What the sentence at this place of the article states, and the two that it names."""
    subject, relation, obj, words = tie
    quote = f"{subject.label} {words} {obj.label} in {date.year}."
    verb = begin + len(subject.label) + 1
    name = verb + len(words) + 1
    modality = chance.choice(_MODALITIES)
    confidence = chance.choice((0.7, 0.85, 0.95))
    evidence = Evidence(
        article, begin, begin + len(quote), quote, modality, confidence, trigger=(verb, verb + len(words))
    )
    period = _period(relation, date, chance)
    mentions = [EntityMention(begin, verb - 1, _key(subject)), EntityMention(name, name + len(obj.label), _key(obj))]
    return Statement(subject.iri, relation, obj.iri, modality, (evidence,), period), mentions


def _period(relation: str, date: dt.date, chance: random.Random) -> Period:
    if relation == "heldOffice":
        period = Period(start=PartialDate(str(date.year)))
    else:
        period = Period(date=PartialDate(date.isoformat()[: chance.choice((4, 7, 10))]))
    return period if chance.random() < 0.8 else Period()


def _key(each: Entity) -> str:
    return each.iri.removeprefix("https://w3id.org/kgraph/id/")
