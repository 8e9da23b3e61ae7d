"""The values that pass between the stages: frozen, free of behaviour that needs a library.

All offsets are code points into :attr:`Article.text`, end-exclusive. Token ranges are indices into
:attr:`Document.tokens`, end-exclusive.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kgraph.periods import UNDATED
from kgraph.periods import PartialDate as PartialDate
from kgraph.periods import Period as Period


class EntityType(StrEnum):
    """The classes of the ontology that an entity can have."""

    PERSON = "Person"
    OFFICE = "Office"
    STATE = "State"
    PLACE = "Place"
    ORGANIZATION = "Organization"
    POLITICAL_PARTY = "PoliticalParty"
    ELECTION = "Election"
    EVENT = "Event"
    LEGAL_ACT = "LegalAct"
    GROUP = "Group"
    CONCEPT = "Concept"


LOCATIONS = frozenset({EntityType.PLACE, EntityType.STATE})
"""The classes of what has a place on the map."""

BODIES = frozenset({EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY})
"""The classes of what has members and acts as one."""


class Modality(StrEnum):
    """How a text presents a fact; only what is asserted becomes a plain triple."""

    ASSERTED = "Asserted"
    REPORTED = "Reported"
    PLANNED = "Planned"
    POSSIBLE = "Possible"
    NEGATED = "Negated"


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. The text is never altered after reading, so that offsets hold.

    `digest` is set only where the whole text is not at hand, as in a graph that came without its
    articles: `text` then holds the quotes at their places and spaces between them.
    """

    identifier: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    digest: str | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the whole text in UTF-8."""
        return self.digest or hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its dependency analysis (spaCy's labels; `head` is a token index)."""

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    begin: int
    end: int
    sentence: int
    entity_label: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters [begin, end) and its tokens [first, last)."""

    begin: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression, tokens [first, last), resolved against the article's date."""

    first: int
    last: int
    period: Period


class MentionKind(StrEnum):
    """How a mention refers to its entity."""

    NAME = "name"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text, [begin, end), tokens [first, last), that stands for an entity of the article.

    `head` is the token index of its syntactic head. `modifiers` are the words before a title that
    say how it is held ("former", "acting"); mentions with the same `group` are coordinated.
    """

    begin: int
    end: int
    first: int
    last: int
    head: int
    entity: str
    kind: MentionKind = MentionKind.NAME
    modifiers: tuple[str, ...] = ()
    group: int | None = None


@dataclass(frozen=True, slots=True)
class ObservedEntity:
    """An entity as one article shows it, before anything is decided across articles.

    `key` is unique within the article ("person/nancy-pelosi"). `name` is the fullest form of the
    text; `wikidata` is set where the gazetteer leaves no doubt. `noun` is the class noun that names
    it ("prime minister", "senate"), where one does.
    """

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class NamedRelation:
    """A fact that a name, or the parentheses after it, state ("Senate of France", "Paris, Texas"), seen at a token."""

    subject: str
    relation: str
    object: str | PartialDate
    token: int


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article: what extraction reads."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[ObservedEntity, ...] = ()
    named_relations: tuple[NamedRelation, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationMention:
    """One sentence's support for one fact between two entities of the article (by their keys).

    `object` is a PartialDate for the relations whose range is a date. The fact is in its positive
    form whatever its modality. `qualifiers` are (name, value) pairs out of voteShare, seats, votes,
    ordinal, role. [begin, end) is the sentence that says it. `inferred` is the name of the rule of
    the ontology that derived it, else None. `trigger` [begin, end) are the words that carry it.
    """

    subject: str
    relation: str
    object: str | PartialDate
    modality: Modality
    begin: int
    end: int
    period: Period = UNDATED
    attributed_to: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0
    inferred: str | None = None
    trigger: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A place [begin, end) of the text that names the entity with this key."""

    begin: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Observation:
    """All that one article contributes: what is kept on disk, and the input of resolution.

    `version` says which reading it is; another version may see more in the same article.
    """

    article: Article
    entities: tuple[ObservedEntity, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the world under its canonical IRI."""

    iri: str
    type: EntityType
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence's support of one statement: characters [begin, end) of the article's text."""

    article: str
    begin: int
    end: int
    quote: str
    modality: Modality
    confidence: float
    attributed_to: str | None = None
    inferred: str | None = None
    trigger: tuple[int, int] | None = None

    @property
    def identity(self) -> tuple[str, int, int, str, str]:
        """What no two pieces of evidence of a statement share; it also sorts them."""
        return (self.article, self.begin, self.end, self.modality, self.attributed_to or "")


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact between canonical entities with all its evidence, whatever the modality."""

    subject: str
    relation: str
    object: str | PartialDate
    modality: Modality
    evidence: tuple[Evidence, ...]
    period: Period = UNDATED
    qualifiers: tuple[tuple[str, str], ...] = ()
