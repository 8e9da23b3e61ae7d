"""The seats of members of chambers: "Senator X of Ohio", "Labour MP X", "a Turkish lawmaker"."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.naming import with_article
from kgraph.annotation.registry import Resolver
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType


class SeatNamer:
    """Offices whose holders are members of a chamber that the title leaves unsaid."""

    def __init__(self, resolver: Resolver, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._registry = resolver.registry
        self._gazetteer = gazetteer

    def key_of(self, span: Span) -> str | None:
        """The entity of a seat; a place in its name is the constituency. None for another office."""
        lexicon = office_lexicon()
        if span.location is not None:
            return None
        if span.noun in lexicon.seats:
            return self._of_state(span)
        return self._of_chamber(span) if span.noun in lexicon.default_body else None

    def _of_state(self, span: Span) -> str | None:
        """The seat in the chamber of the state that the owner is, or that the article is about."""
        owner = span.owner if span.owner and span.owner.type is not EntityType.PLACE else None
        state = self._resolver.key_of(owner) if owner else self._resolver.home_key()
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

    def _belongs(self, chamber: GazetteerEntry, state: GazetteerEntry) -> bool:
        """Whether a chamber is that of a state, or of its parliament."""
        parliament = self._gazetteer.by_qid.get(chamber.parent)
        return bool(state.qid) and state.qid in (chamber.parent, parliament.parent if parliament else "")

    def _of_chamber(self, span: Span) -> str:
        """The seat whose title names its chamber in every state ("Senator")."""
        owner = span.owner
        place = self._resolver.key_of(owner) if owner and owner.type is EntityType.PLACE else None
        chamber = self._chamber_over(span) or self._chamber(span, owner if place is None else None)
        state = self._registry.related(chamber, "partOf") or self._home_of(chamber)
        plain = [f"{name} {span.title}" for name in self._names_with_adjectives(state)] if state else [span.title]
        constituency = f" from {self._registry[place].name}" if place else ""
        member = () if place else (f"Member of the {self._registry[chamber].name}",)
        names = [*(name + constituency for name in plain), *member]
        of_no_state = bool(self._registry[chamber].wikidata) and state is None
        key = self._registry.add(EntityType.OFFICE, *(reversed(names) if of_no_state else names), noun=span.noun)
        self._registry.relate(key, "officeOf", chamber, span.head)
        return key

    def _chamber_over(self, span: Span) -> str | None:
        """The chamber of the state that the constituency lies in ("Texas senator")."""
        entries = span.owner.entries if span.owner and span.owner.type is EntityType.PLACE else ()
        state = next((state for entry in entries if (state := self._gazetteer.by_qid.get(entry.state))), None)
        if state is None:
            return None
        name = f"{office_lexicon().default_body[span.noun or '']} of {with_article(state.name)}"
        chamber = next((entry for entry in self._gazetteer.lookup(name) if self._belongs(entry, state)), None)
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
            return body
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
