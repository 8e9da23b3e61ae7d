"""The seats of members of chambers: "Senator X of Ohio", "Labour MP X", "a Turkish lawmaker"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.annotation.entities.naming import with_article
from kgraph.annotation.entities.registry import Resolver
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType

_CONTINENT = "continent"


class SeatNamer:
    """Offices whose holders are members of a chamber that the title leaves unsaid."""

    def __init__(self, resolver: Resolver, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._registry = resolver.registry
        self._gazetteer = gazetteer

    def key_of(self, span: Span, known: GazetteerEntry | None) -> str | None:
        """The entity of a seat; a place in its name is the constituency. None for another office.

        `known` is the state that the gazetteer ties its holder to, if it does.
        """
        lexicon, span = office_lexicon(), self._of_union(span)
        if span.location is not None:
            return None
        if span.noun in lexicon.seats:
            return self._of_state(span, self._state_told(span) or known)
        placed = not any(entry.kind == _CONTINENT for entry in (span.owner.entries if span.owner else ()))
        seated = span.noun in lexicon.default_body and placed and not self._has_portfolio(span)
        return self._of_chamber(span, self._state_told(span) or known) if seated else None

    def _of_union(self, span: Span) -> Span:
        """The seat as that of the union of a continent's states ("a European lawmaker")."""
        entries, unions = span.owner.entries if span.owner else (), office_lexicon().unions
        listed = next((self._gazetteer.by_qid.get(unions[each.qid]) for each in entries if each.qid in unions), None)
        if listed is None or span.owner is None:
            return span
        return replace(span, owner=replace(span.owner, type=listed.type, entries=(listed,), title=listed.name))

    def _has_portfolio(self, span: Span) -> bool:
        """Whether the title says for what ("human rights representative"), as no seat does."""
        before = span.title.lower().removesuffix(span.noun or "").split()
        return bool(before) and before[-1] in office_lexicon().portfolios

    def _state_told(self, span: Span) -> GazetteerEntry | None:
        """The state that the constituency or the party beside the title lies in ("Texas senator", "Labour MP")."""
        constituency = span.owner if span.owner and span.owner.type is EntityType.PLACE else None
        entries = (entry for told in (constituency, span.setting) if told for entry in told.entries)
        states = (self._gazetteer.by_qid.get(entry.state or entry.parent) for entry in entries)
        return next((state for state in states if state and state.type is EntityType.STATE), None)

    def _of_state(self, span: Span, told: GazetteerEntry | None) -> str | None:
        """The seat in the chamber of the state that the owner is, that is told, or that the article is about."""
        owner = span.owner if span.owner and span.owner.type is not EntityType.PLACE else None
        home = self._registry.add_entry(told) if told else self._resolver.home_key()
        state = self._resolver.key_of(owner) if owner else home
        entry = self._chamber_of(state) if state else None
        if entry is None or state is None:
            return None
        chamber = self._registry.add_entry(entry)
        titled = [f"{name} {span.title}" for name in self._names_with_adjectives(state)]
        names = [f"Member of {with_article(entry.name)}", *titled, span.title, "Member of Parliament", "MP"]
        key = self._registry.add(EntityType.OFFICE, *names, noun=span.noun)
        self._registry.relate(key, "officeOf", chamber, span.head)
        return key

    def _chamber_of(self, state: str) -> GazetteerEntry | None:
        """The chamber or parliament of a state whose members are told by their seat alone."""
        home = self._gazetteer.by_qid.get(self._registry[state].wikidata or "")
        if home is None:
            return None
        candidates = (
            entry
            for name in office_lexicon().chamber_names
            for entry in (
                *self._gazetteer.lookup(name),
                *self._gazetteer.lookup(f"{name} of {with_article(home.name)}"),
            )
        )
        return next((entry for entry in candidates if self._belongs(entry, home)), None)

    def _parliament_of(self, body: str) -> GazetteerEntry | None:
        """The parliament of a union of states: that of the EU for "an EU parliamentarian"."""
        qid = self._registry[body].wikidata
        listed = self._gazetteer.by_qid.values() if qid else ()
        return next((entry for entry in listed if entry.kind == "parliament" and entry.parent == qid), None)

    def _belongs(self, chamber: GazetteerEntry, state: GazetteerEntry) -> bool:
        """Whether a chamber is that of a state, or of its parliament."""
        parliament = self._gazetteer.by_qid.get(chamber.parent)
        return bool(state.qid) and state.qid in (chamber.parent, parliament.parent if parliament else "")

    def _of_chamber(self, span: Span, told: GazetteerEntry | None) -> str:
        """The seat whose title names its chamber in every state ("Senator")."""
        owner = span.owner
        place = self._resolver.key_of(owner) if owner and owner.type is EntityType.PLACE else None
        over = self._chamber_over(span, told) if owner is None or place else None
        chamber = over or self._chamber(span, owner if place is None else None)
        state = self._registry.related(chamber, "partOf") or self._home_of(chamber)
        plain = [f"{name} {span.title}" for name in self._names_with_adjectives(state)] if state else [span.title]
        constituency = f" from {self._registry[place].name}" if place else ""
        member = () if place else (f"Member of the {self._registry[chamber].name}",)
        names = [*(name + constituency for name in plain), *member]
        of_no_state = bool(self._registry[chamber].wikidata) and state is None
        key = self._registry.add(EntityType.OFFICE, *(reversed(names) if of_no_state else names), noun=span.noun)
        self._registry.relate(key, "officeOf", chamber, span.head)
        return key

    def _chamber_over(self, span: Span, state: GazetteerEntry | None) -> str | None:
        """The chamber of a state that the title stands for, if it is listed and no chamber of several states."""
        name = office_lexicon().default_body[span.noun or ""]
        if state is None or any(not entry.state for entry in self._gazetteer.lookup(name)):
            return None
        listed = self._gazetteer.lookup(f"{name} of {with_article(state.name)}")
        chamber = next((entry for entry in listed if self._belongs(entry, state)), None)
        return self._registry.add_entry(chamber) if chamber else None

    def _home_of(self, chamber: str) -> str | None:
        """The state of a listed chamber, none for the European Parliament; the article's for one of many."""
        listed = self._gazetteer.by_qid.get(self._registry[chamber].wikidata or "")
        if listed is None:
            return self._resolver.home_key()
        parliament = self._gazetteer.by_qid.get(listed.parent)
        owners = (listed.state, listed.parent, parliament.parent if parliament else "")
        states = (entry for qid in owners if (entry := self._gazetteer.by_qid.get(qid)))
        state = next((entry for entry in states if entry.type is EntityType.STATE), None)
        return self._registry.add_entry(state) if state else None

    def _names_with_adjectives(self, state: str) -> Sequence[str]:
        return [*self._registry.names_of(state), *self._registry.adjectives_of(state)]

    def _chamber(self, span: Span, owner: Span | None) -> str:
        """The chamber that a member's title stands for, of the state that owns it."""
        if owner is not None and owner.type is EntityType.ORGANIZATION and (body := self._resolver.key_of(owner)):
            parliament = self._parliament_of(body)
            return self._registry.add_entry(parliament) if parliament else body
        name = office_lexicon().default_body[span.noun or ""]
        listed = () if owner else self._gazetteer.lookup(name)
        body_span = Span(
            span.first,
            span.last,
            EntityType.ORGANIZATION,
            name,
            entries=listed,
            noun=name.split()[0].lower(),
            owner=owner,
            head=span.head,
        )
        return self._resolver.key_of(body_span) or self._registry.add(EntityType.ORGANIZATION, name)
