"""The entities of one article while they are being gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from kgraph.annotation.entities.naming import slug
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.model import EntityType, NamedRelation, ObservedEntity

_SHORT_NAMES = 5
_ADJECTIVES = 1


@dataclass(slots=True)
class Record:
    """What is known so far of one entity."""

    type: EntityType
    name: str
    aliases: set[str] = field(default_factory=set)
    wikidata: str | None = None
    noun: str | None = None


class EntityRegistry:
    """Records by key, what their names state of each other, and the acronyms the article defines."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._records: dict[str, Record] = {}
        self._relations: dict[tuple[str, str, str], int] = {}

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def items(self) -> Iterator[tuple[str, Record]]:
        """Keys and records in the order in which they were first added."""
        return iter(self._records.items())

    def add(
        self, type_: EntityType, name: str, *aliases: str, wikidata: str | None = None, noun: str | None = None
    ) -> str:
        """The key of the entity with this class and name, which is made if it is new."""
        key = f"{type_.lower()}/{slug(name)}"
        record = self._records.setdefault(key, Record(type_, name, wikidata=wikidata, noun=noun))
        record.aliases.update(alias for alias in aliases if alias)
        record.noun = record.noun or noun
        return key

    def add_entry(self, entry: GazetteerEntry) -> str:
        """The key of an entity of the gazetteer."""
        return self.add(entry.type, entry.name, *entry.aliases, *entry.acronyms, wikidata=entry.qid or None)

    def relate(self, subject: str, relation: str, object_: str, token: int) -> None:
        """Notes a fact that a name states; the first token that does is kept."""
        self._relations.setdefault((subject, relation, object_), token)

    def related(self, subject: str, relation: str) -> str | None:
        """The first object that the names give to a relation of a subject."""
        return next((end for start, name, end in self._relations if (start, name) == (subject, relation)), None)

    def names_of(self, key: str) -> list[str]:
        """The name of an entity and its shortest others, acronyms first."""
        record = self._records[key]
        entry = self._gazetteer.by_qid.get(record.wikidata or "")
        others = sorted(entry.aliases if entry else record.aliases, key=lambda alias: (len(alias), alias))
        return [record.name, *(entry.acronyms if entry else ()), *others[:_SHORT_NAMES]]

    def adjectives_of(self, key: str) -> list[str]:
        """The first demonyms of a state or place."""
        entry = self._gazetteer.by_qid.get(self._records[key].wikidata or "")
        return list(entry.demonyms[:_ADJECTIVES]) if entry else []

    def entities(self) -> tuple[ObservedEntity, ...]:
        """All entities, by key."""
        return tuple(
            ObservedEntity(
                key,
                record.type,
                record.name,
                tuple(sorted(record.aliases - {record.name})),
                record.wikidata,
                record.noun,
            )
            for key, record in sorted(self._records.items())
        )

    def relations(self) -> tuple[NamedRelation, ...]:
        """What the names state, in text order."""
        ordered = sorted(self._relations.items(), key=lambda item: (item[1], item[0]))
        return tuple(NamedRelation(*triple, token) for triple, token in ordered)


class Resolver(Protocol):
    """Gives the spans that a name contains their entities."""

    registry: EntityRegistry

    def key_of(self, span: Span, holder: str | None = None) -> str | None:
        """The entity of a span."""

    def home_key(self) -> str | None:
        """The entity of the state that the article is about."""

    def region_key(self) -> str | None:
        """The entity of the part of that state that the article is about, if it is about one."""
