"""How organisations and parties that no gazetteer lists become entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.annotation.entities.naming import capitalised, compounds, with_article
from kgraph.annotation.entities.registry import Resolver
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind


class OrganizationNamer:
    """Organisations and parties that no gazetteer lists."""

    def __init__(self, resolver: Resolver, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._registry = resolver.registry
        self._gazetteer = gazetteer
        self._acronyms: dict[str, str] = {}
        self._posts: dict[tuple[str | None, str | None], str] = {}
        """By owner and noun, the post abroad named last: "the US embassy" after "the US embassy in Lima"."""

    def learn_acronym(self, acronym: str, key: str) -> None:
        """From here on the acronym names that entity."""
        self._acronyms[acronym] = key
        self._registry[key].aliases.add(acronym)

    def key_of(self, span: Span) -> str | None:
        """The entity of an organisation's name; its owner is part of the name of a public body."""
        known = self._acronyms.get(span.title) or self._shorter_of(span)
        if known:
            self._registry[known].aliases.add(span.title)
            return known
        owner = self._owner(span)
        if owner is None and (known := self._definite_before(span)):
            return known
        post = (owner, span.noun)
        if span.location is None and span.kind is MentionKind.NOMINAL and post in self._posts:
            return self._posts[post]
        key = self._add(span, owner if self._is_public(span, owner) else None)
        if span.location is not None:
            self._posts[post] = key
        self._relate(key, owner, span)
        return key

    def _add(self, span: Span, owner: str | None) -> str:
        if owner is None:
            return self._registry.add(span.type, span.title, *span.aliases, noun=span.noun)
        names, adjectives = self._registry.names_of(owner), self._registry.adjectives_of(owner)
        is_body = self._registry[owner].type is EntityType.ORGANIZATION
        site = f" in {span.location.title}" if span.location and span.kind is MentionKind.NOMINAL else ""
        others = [name + site for name in compounds(span.title, names, adjectives, is_body=is_body)]
        others += [f"{span.owner.title} {span.title}{site}"] if span.owner and span.owner.title else []
        name = f"{capitalised(span.title)} of {with_article(names[0])}{site}"
        listed = self._listed((name, *others), owner)
        if listed:
            name, others = listed.name, [*listed.surfaces, name, *others]
        qid = (listed.qid or None) if listed else None
        type_ = listed.type if listed else span.type
        return self._registry.add(
            type_, name, *([] if site else [span.title]), *others, *span.aliases, wikidata=qid, noun=span.noun
        )

    def _listed(self, names: Sequence[str], owner: str) -> GazetteerEntry | None:
        """The body of that owner that the gazetteer lists under one of the names."""
        qid = self._registry[owner].wikidata
        entries = (entry for name in names for entry in self._gazetteer.lookup(name))
        return next((entry for entry in entries if qid and qid in self._owners_of(entry)), None)

    def _owners_of(self, entry: GazetteerEntry) -> Iterator[str]:
        """The Wikidata ids of what a body belongs to, directly or by way of another."""
        yield entry.state
        parent: GazetteerEntry | None = entry
        while parent and parent.parent:
            yield parent.parent
            parent = self._gazetteer.by_qid.get(parent.parent)

    def _is_public(self, span: Span, owner: str | None) -> bool:
        public = span.noun in noun_lexicon().public or span.kind is MentionKind.NOMINAL
        return public and owner is not None and self._registry[owner].type is not EntityType.PERSON

    def _owner(self, span: Span) -> str | None:
        if span.owner is not None:
            return self._resolver.key_of(span.owner)
        lexicon = noun_lexicon()
        definite = span.noun in lexicon.public and span.title.lower() in lexicon.definite
        return self._resolver.home_key() if definite or span.kind is MentionKind.NOMINAL else None

    def _definite_before(self, span: Span) -> str | None:
        """The body named before that "the House" stands for where the article is about no one state."""
        if span.title.lower() not in noun_lexicon().definite:
            return None
        alike = (key for key, record in self._registry.items() if record.type is span.type)
        return next((key for key in alike if self._registry[key].name.startswith(f"{span.title} of ")), None)

    def _shorter_of(self, span: Span) -> str | None:
        """An organisation named before, of whose name this one is the beginning or the end."""
        words = span.title.lower().split()
        bare_party = span.type is EntityType.POLITICAL_PARTY and len(words) < 2
        of_home = span.noun in noun_lexicon().definite and self._resolver.home_key() is not None
        if span.owner is not None or of_home or bare_party:
            return None
        for key, record in self._registry.items():
            full = record.name.lower().split()
            longer = record.type is span.type and len(full) > len(words)
            if longer and words in (full[: len(words)], full[-len(words) :]):
                return key
        return None

    def _relate(self, key: str, owner: str | None, span: Span) -> None:
        if span.location is not None and (site := self._resolver.key_of(span.location)):
            self._registry.relate(key, "basedIn", site, span.head)
        if owner is None or owner == key or span.owner is None:
            return
        if self._registry[owner].type is EntityType.PERSON:
            if span.noun not in noun_lexicon().state_as_actor:
                self._registry.relate(owner, "leads", key, span.head)
        elif self._is_public(span, owner) and self._registry[owner].type is not EntityType.PLACE:
            self._registry.relate(key, "partOf", owner, span.head)
