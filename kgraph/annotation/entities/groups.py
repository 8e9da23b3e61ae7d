"""How groups without a name become entities: called by whom they follow, where they are or what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.annotation.entities.naming import with_article
from kgraph.annotation.entities.registry import Resolver
from kgraph.annotation.spans import Span
from kgraph.lexicon import group_lexicon
from kgraph.model import EntityType, MentionKind

_NAMES = 2


class GroupNamer:
    """Groups of one article: all mentions that are told by the same words are one."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._registry = resolver.registry
        self._latest: dict[str, str] = {}
        """The group that was last called so, by what it is called without its owner and place."""

    def key_of(self, span: Span) -> str | None:
        """The entity of a group; None where neither the phrase nor the article says which one it is."""
        if span.noun is None:
            return self._registry.add(EntityType.GROUP, span.title)
        called = _joined((*span.modifiers, span.short))
        key = self._told(span, called) or self._named_before(span, called) or self._of_home(span, called)
        if key:
            self._registry[key].aliases.update({span.title, span.short})
            self._latest[called] = self._latest[span.short] = key
        return key

    def _named_before(self, span: Span, called: str) -> str | None:
        """The group that "the farmers" refers back to; "protesters" does without the article."""
        alone = span.title.lower() == called.lower()
        known = span.definite or bool(span.modifiers) or span.noun in group_lexicon().present
        return self._latest.get(called) if alone and known else None

    def _told(self, span: Span, called: str) -> str | None:
        """The group whose owner or place the phrase names."""
        if span.owner is not None:
            owner = self._resolver.key_of(span.owner)
            return self._following(span, owner, span.owner.title) if owner else None
        if span.location is not None:
            place = self._resolver.key_of(span.location)
            return self._in_place(span, called, place) if place else None
        return self._registry.add(EntityType.GROUP, called, noun=span.noun) if span.complete else None

    def _of_home(self, span: Span, called: str) -> str | None:
        """The group of the state that the article is about, if it is one of those that need not be told from others."""
        words = group_lexicon()
        known = bool(span.modifiers) or span.noun in words.present | words.collectives
        home = self._resolver.home_key() if known else None
        return self._in_place(span, called, home) if home else None

    def _following(self, span: Span, owner: str, said: str) -> str:
        """Those who follow or fight for somebody, under every way to say so."""
        name, several = self._registry[owner].name, span.short
        tie = "of" if span.noun in group_lexicon().adherents else "loyal to"
        others = [way for each in (name, said) for way in _ways(several, each)]
        return self._registry.add(EntityType.GROUP, f"{several} {tie} {with_article(name)}", *others, noun=span.noun)

    def _in_place(self, span: Span, called: str, place: str) -> str:
        """Those of a place, under its adjective where the phrase has that."""
        names, adjectives = self._registry.names_of(place)[:_NAMES], self._registry.adjectives_of(place)
        before = [f"{word} {called}" for word in (*adjectives, *names)]
        after = [f"{called} {tie} {with_article(name)}" for name in names for tie in ("in", "of")]
        by_adjective = span.location is not None and span.location.kind is MentionKind.DEMONYM
        name, *others = [*before, *after] if by_adjective else [*after, *before]
        known = next((key for key in self._latest.values() if name in self._registry[key].aliases), None)
        return known or self._registry.add(EntityType.GROUP, name, *others, noun=span.noun)


def _ways(several: str, name: str) -> Iterator[str]:
    yield from (f"{name} {several}", f"pro-{name} {several}", f"{several} of {name}", f"{several} loyal to {name}")


def _joined(words: tuple[str, ...]) -> str:
    side = " ".join(words).replace(" - ", "-").replace(" – ", "-")
    return f"{side[0].lower()}{side[1:]}"
