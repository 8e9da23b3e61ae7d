"""Invented graphs of any size for the tests and the measurements of the page, and a page in a browser."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

_FIRST = [
    "Orla",
    "Tomas",
    "Mirela",
    "Anton",
    "Sefa",
    "Ilse",
    "Bruno",
    "Davit",
    "Noor",
    "Petra",
    "Janek",
    "Lucia",
    "Omar",
    "Wanda",
    "Rafe",
    "Tilda",
    "Emin",
    "Greta",
    "Ivo",
    "Kaia",
]
_LAST = [
    "Venn",
    "Brek",
    "Halloran",
    "Sorvino",
    "Aldane",
    "Krusk",
    "Meller",
    "Dravic",
    "Ostrom",
    "Lindqvar",
    "Pells",
    "Tarn",
    "Vasko",
    "Wexley",
    "Yarrow",
    "Zemba",
]
_LAND = [
    "Ravonia",
    "Selmark",
    "Ostrava-Nor",
    "Tirelle",
    "Quenland",
    "Marvik",
    "Dorvania",
    "Esperan",
    "Caldoria",
    "Brunmark",
    "Lowen",
    "Ardesh",
]
_TOWN = ["Port Ravon", "Selmouth", "Kell Bay", "Tirvale", "Novgart", "Marhaven", "Esk", "Calder"]
_BODY = [
    "Council",
    "Assembly",
    "Central Bank",
    "Court of Audit",
    "Energy Agency",
    "Trade Commission",
    "Press Union",
    "Red Sea Forum",
]
_PARTY = ["Reform Party", "Unity List", "Green Front", "People's Alliance", "Liberal Bloc"]
_SHARE = (
    (EntityType.PERSON, 0.42), (EntityType.ORGANIZATION, 0.18), (EntityType.OFFICE, 0.14), (EntityType.STATE, 0.08),
    (EntityType.PLACE, 0.06), (EntityType.POLITICAL_PARTY, 0.05), (EntityType.EVENT, 0.03), (EntityType.LEGAL_ACT, 0.02),
    (EntityType.ELECTION, 0.02),
)  # fmt: skip
_PERSON, _ORGANIZATION, _STATE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE
_RELATIONS = (
    (_PERSON, "met", _PERSON, "met"), (_PERSON, "heldOffice", EntityType.OFFICE, "served as"),
    (EntityType.OFFICE, "officeOf", _STATE, "is an office of"), (_PERSON, "memberOfParty", EntityType.POLITICAL_PARTY, "joined the"),
    (_PERSON, "leads", _ORGANIZATION, "chairs the"), (_PERSON, "visited", _STATE, "travelled to"),
    (_STATE, "memberOf", _ORGANIZATION, "belongs to the"), (_PERSON, "criticised", _PERSON, "criticised"),
    (_ORGANIZATION, "basedIn", EntityType.PLACE, "sits in"), (_PERSON, "participatedIn", EntityType.EVENT, "spoke at the"),
    (_PERSON, "signed", EntityType.LEGAL_ACT, "signed the"), (_PERSON, "wonElection", EntityType.ELECTION, "won the"),
    (EntityType.PLACE, "locatedIn", _STATE, "lies in"), (_STATE, "sanctioned", _STATE, "imposed sanctions on"),
)  # fmt: skip
_MODALITIES = (*[Modality.ASSERTED] * 17, Modality.REPORTED, Modality.PLANNED, Modality.NEGATED)


class KeyLinker:
    """Every key is an entity of its own."""

    def canonical(self, article_identifier: str, key: str) -> str:
        return f"https://w3id.org/kgraph/id/{key}"


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


def _entities(count: int, chance: random.Random) -> list[Entity]:
    found: dict[str, Entity] = {}
    number = 0
    for type_, share in _SHARE:
        for _ in range(max(1, round(count * share))):
            number += 1
            label = _name(type_, number, chance)
            label = label if label not in found else f"{label} {number}"
            found[label] = entity(
                f"{type_.lower()}/{number}", type_, label, *([label.split()[-1]] if type_ is _PERSON else [])
            )
    return list(found.values())[:count]


def _name(type_: EntityType, number: int, chance: random.Random) -> str:
    land, pick = chance.choice(_LAND), chance.choice
    return {
        EntityType.PERSON: f"{pick(_FIRST)} {pick(_LAST)}",
        EntityType.STATE: land if number % 3 else f"Republic of {land}",
        EntityType.PLACE: pick(_TOWN),
        EntityType.ORGANIZATION: f"{land} {pick(_BODY)}",
        EntityType.POLITICAL_PARTY: f"{pick(_PARTY)} of {land}",
        EntityType.OFFICE: f"{pick(['President', 'Prime Minister', 'Minister of Finance', 'Speaker'])} of {land}",
        EntityType.EVENT: f"{land} Summit",
        EntityType.LEGAL_ACT: f"{land} Budget Act",
        EntityType.ELECTION: f"{2005 + number % 15} {land} general election",
    }[type_]


Tie = tuple[Entity, str, Entity, str]


def _ties(entities: Sequence[Entity], chance: random.Random) -> list[Tie]:
    by_type: dict[EntityType, list[Entity]] = {}
    for each in entities:
        by_type.setdefault(each.type, []).append(each)
    popular = {
        type_: [each for rank, each in enumerate(group) for _ in range(1 + 24 // (1 + rank))]
        for type_, group in by_type.items()
    }
    ties = []
    for number in range(round(len(entities) * 1.7)):
        subject_type, relation, object_type, words = (
            _RELATIONS[number % len(_RELATIONS)] if number % 3 else _RELATIONS[chance.randrange(2)]
        )
        if subject_type in by_type and object_type in by_type:
            subject, obj = chance.choice(by_type[subject_type]), chance.choice(popular[object_type])
            if subject != obj:
                ties.append((subject, relation, obj, words))
    return ties


def _article(number: int, ties: Sequence[Tie], chance: random.Random) -> tuple[list[Statement], Observation]:
    identifier, date = f"sample-{number:05}", dt.date(2010, 1, 4) + dt.timedelta(days=chance.randrange(4000))
    text, statements, mentions = "", [], []
    for subject, relation, obj, words in ties:
        begin = len(text)
        sentence = f"{subject.label} {words} {obj.label} in {date.year}."
        at = begin + len(subject.label) + 1
        mentions += [
            EntityMention(begin, at - 1, _key(subject)),
            EntityMention(at + len(words) + 1, at + len(words) + 1 + len(obj.label), _key(obj)),
        ]
        modality = chance.choice(_MODALITIES)
        evidence = Evidence(
            identifier,
            begin,
            begin + len(sentence),
            sentence,
            modality,
            chance.choice((0.7, 0.85, 0.95)),
            trigger=(at, at + len(words)),
        )
        period = (
            Period(start=PartialDate(str(date.year)))
            if relation == "heldOffice"
            else Period(date=PartialDate(date.isoformat()[: chance.choice((4, 7, 10))]))
        )
        statements.append(
            Statement(
                subject.iri, relation, obj.iri, modality, (evidence,), period if chance.random() < 0.8 else Period()
            )
        )
        text += sentence + (" " if chance.random() < 0.7 else "\n\n")
    observed = tuple(
        {
            _key(each): ObservedEntity(_key(each), each.type, each.label) for tie in ties for each in (tie[0], tie[2])
        }.values()
    )
    title = f"{ties[0][0].label} and {ties[0][2].label}: what happened"
    article = Article(identifier, text, title, date, f"https://news.example/{identifier}")
    return statements, Observation(article, observed, (), tuple(mentions))


def _key(each: Entity) -> str:
    return each.iri.removeprefix("https://w3id.org/kgraph/id/")


_SCREENSHOTS = Path(__file__).parents[2] / "output" / "screenshots"


@dataclass
class OpenPage:
    """A page in the browser, with what it asked for and what went wrong in it."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def assert_clean(self) -> None:
        """Nothing failed and nothing was asked for but the file itself."""
        assert self.errors == []
        assert [url for url in self.requests if not url.startswith(("file:", "blob:", "data:"))] == []

    def at(self, address: str) -> OpenPage:
        """Go to a place in the page by its address."""
        self.tab.evaluate("address => { location.hash = address }", address)
        return self

    def text(self, selector: str) -> str:
        return str(self.tab.locator(selector).inner_text())

    def screenshot(self, name: str) -> None:
        _SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=str(_SCREENSHOTS / f"{name}.png"))


Opener = Callable[..., OpenPage]
