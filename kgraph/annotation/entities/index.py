"""From spans to the entities of one article: which names are one thing, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from kgraph.annotation.entities.groups import GroupNamer
from kgraph.annotation.entities.happenings import HappeningNamer
from kgraph.annotation.entities.offices import OfficeNamer
from kgraph.annotation.entities.organizations import OrganizationNamer
from kgraph.annotation.entities.people import PersonIndex
from kgraph.annotation.entities.registry import EntityRegistry
from kgraph.annotation.entities.setting import Setting
from kgraph.annotation.names.initials import spelled_elsewhere
from kgraph.annotation.spans import Span, home_state
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon
from kgraph.model import Article, EntityType, MentionKind

_BODIES_OF_BODIES = frozenset({"parliament", "chamber", "court", "government", "agency", "military", "organ"})


class EntityIndex:
    """Gives every span of one article its entity, making entities as they are first seen.

    `related` are pairs of names that relatives bear, not one person; `introduced` names before lives in parentheses.
    """

    def __init__(
        self,
        article: Article,
        spans: Sequence[Span],
        gazetteer: Gazetteer,
        *,
        related: Set[tuple[str, str]] = frozenset(),
        introduced: Set[str] = frozenset(),
    ) -> None:
        self.registry = EntityRegistry(gazetteer)
        self._gazetteer = gazetteer
        self._setting = Setting(article.title or "", spans, gazetteer)
        self._spelled = spelled_elsewhere(spans)
        self._named = {span.entries[0].qid for span in spans if span.entries}
        people = [span for span in spans if span.type is EntityType.PERSON]
        offices = self._setting.offices
        self._people = PersonIndex(
            people,
            gazetteer,
            states=self._setting.states,
            related=related,
            offices=offices,
            introduced=introduced,
        )
        self._organizations = OrganizationNamer(self, gazetteer)
        self._offices = OfficeNamer(self, self._setting, self._people, gazetteer)
        self._groups = GroupNamer(self)
        self._happenings = HappeningNamer(self, article.date.year if article.date else None)

    def key_of(self, span: Span, holder: str | None = None) -> str | None:
        """The entity of a span; None when the span names nothing definite.

        `holder` is the entity of the person beside an office, who may be known to hold it in a state.
        """
        if span.type is EntityType.PERSON:
            return self._person(span)
        if span.title in self._spelled and not span.entries:
            return self._spelled_out(span)
        if span.type is EntityType.OFFICE:
            return self._offices.key_of(span, holder)
        if span.entries:
            return self._listed(span)
        if span.type is EntityType.STATE:
            part = self.region_key() if span.noun in noun_lexicon().subdivisions else None
            return part or self.home_key()
        if span.type in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY):
            return self._organizations.key_of(span)
        if span.type is EntityType.GROUP:
            return self._groups.key_of(span)
        if span.noun:
            return self._happenings.key_of(span)
        return self.registry.add(span.type, span.title, *span.aliases)

    def _spelled_out(self, acronym: Span) -> str | None:
        """The entity of what an acronym spells, which goes by it too."""
        key = self.key_of(self._spelled[acronym.title])
        if key:
            self.registry[key].aliases.add(acronym.title)
        return key

    def home_key(self) -> str | None:
        """The entity of the state that the article is about."""
        home = self._setting.home
        return self.registry.add_entry(home) if home else None

    def region_key(self) -> str | None:
        """The entity of the part of that state that the article is about, if it is about one."""
        return self.key_of(self._setting.region) if self._setting.region else None

    def code_of(self, key: str) -> str:
        """The ISO 3166-1 code of a state; empty where the gazetteer has none."""
        entry = self._gazetteer.by_qid.get(self.registry[key].wikidata or "")
        return entry.iso2 if entry else ""

    def kind_of(self, key: str) -> str:
        """What kind of body or place the gazetteer has it as; empty where it has none."""
        entry = self._gazetteer.by_qid.get(self.registry[key].wikidata or "")
        return entry.kind if entry else ""

    def learn_acronym(self, acronym: str, key: str) -> None:
        """From here on the acronym names that entity."""
        self._organizations.learn_acronym(acronym, key)

    def gender_of(self, key: str) -> str | None:
        """Either "f" or "m" where a name or the gazetteer tells."""
        return self._people.gender_of(self.registry[key].name)

    def _person(self, span: Span) -> str:
        person = self._people.person_of(span)
        qid = person.entry.qid if person.entry else None
        full = self._people.full_name(span)
        return self.registry.add(EntityType.PERSON, person.name, span.title, full, wikidata=qid or None)

    def _listed(self, span: Span) -> str | None:
        entry = self._choose(span)
        if entry is None:
            return None
        if self._is_anothers(entry, span.title) or self._is_homonym(entry, span.title):
            own = replace(span, entries=(), noun=span.title.split()[-1].lower(), owner=home_state(span.first))
            return self._organizations.key_of(own)
        key = self.registry.add_entry(entry)
        if entry.type is EntityType.LEGAL_ACT:
            self._happenings.take_listed(key)
        if span.kind is MentionKind.NAME and span.title not in entry.members:
            self.registry[key].aliases.add(span.title)
        self._relate_to_parent(key, entry, span)
        return key

    def _choose(self, span: Span) -> GazetteerEntry | None:
        """Of several things with one name, the one of the article's state, else of a state it names, else the first.

        A noun for members ("the Socialists") is nobody's of a state that the article does not name.
        """
        home, named = self._setting.home, self._setting.named_states
        own = [entry for entry in span.entries if home and home.qid in (entry.state, entry.parent)]
        own = own or [entry for entry in span.entries if not named.isdisjoint((entry.state, entry.parent))]
        foreign = home is not None and not own and span.title in span.entries[0].members
        return None if foreign else (own or span.entries)[0]

    def _is_anothers(self, entry: GazetteerEntry, title: str) -> bool:
        """Whether a name that leaves out whose organ it is ("Security Council") is one of the article's state.

        So it is where the article never names the body whose organ the list has under that name.
        """
        parent = self._gazetteer.by_qid.get(entry.parent) if entry.kind == "organ" else None
        if parent is None or self._setting.home is None or parent.qid in self._named:
            return False
        return _is_named_in(parent, entry.name) and not _is_named_in(parent, title)

    def _is_homonym(self, entry: GazetteerEntry, title: str) -> bool:
        """Whether a name that several parties bear is here that of one of the article's state which is not listed."""
        named = self._setting.named_states
        foreign = self._setting.home is not None and entry.state not in {self._setting.home.qid, *named}
        return foreign and entry.type is EntityType.POLITICAL_PARTY and title in entry.aliases

    def _relate_to_parent(self, key: str, entry: GazetteerEntry, span: Span) -> None:
        if entry.type is not EntityType.ORGANIZATION or entry.kind not in _BODIES_OF_BODIES:
            return
        parent = self._gazetteer.by_qid.get(entry.parent)
        while parent and not _is_named_in(parent, span.title):
            parent = self._gazetteer.by_qid.get(parent.parent)
        if parent:
            self.registry.relate(key, "partOf", self.registry.add_entry(parent), span.head)


def _is_named_in(parent: GazetteerEntry, title: str) -> bool:
    """Whether the name of a body says to whom it belongs ("UN General Assembly")."""
    return any(re.search(rf"\b{re.escape(name)}(?!\w)", title) for name in parent.surfaces)
