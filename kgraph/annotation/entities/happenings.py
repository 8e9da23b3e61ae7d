"""How elections, events and legal acts become entities, and which short form means which of them."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.annotation.entities.naming import election_names
from kgraph.annotation.entities.registry import Resolver
from kgraph.annotation.spans import Span
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind


class HappeningNamer:
    """Elections, events and legal acts. An election is told from the next by its year and place."""

    def __init__(self, resolver: Resolver, article_year: int | None) -> None:
        self._resolver = resolver
        self._registry = resolver.registry
        self._article_year = article_year
        self._latest: dict[str, None] = {}
        """Keys in the order in which they were last mentioned."""

    def key_of(self, span: Span) -> str | None:
        """The entity of a happening; None for an election of no known place or year."""
        key = (
            self._election(span) if span.type is EntityType.ELECTION or span.noun == "referendum" else self._other(span)
        )
        if key:
            self._note(key)
        return key

    def take_listed(self, key: str) -> None:
        """Lets a treaty or law of the gazetteer be what "the treaty" or "the deal" means after it."""
        record = self._registry[key]
        words = (word for name in (record.name, *sorted(record.aliases)) for word in name.lower().split())
        record.noun = record.noun or next((word for word in words if word in noun_lexicon().legal_act), None)
        self._note(key)

    def _note(self, key: str) -> None:
        self._latest.pop(key, None)
        self._latest[key] = None

    def _other(self, span: Span) -> str:
        if known := self._named_before(span):
            self._registry[known].aliases.update({span.short, *span.aliases})
            return known
        where = self._resolver.key_of(span.location) if span.location and span.type is EntityType.EVENT else None
        if where is None:
            return self._registry.add(span.type, span.title, *span.aliases, noun=span.noun)
        key = self._registry.add(span.type, *self._event_names(span, self._registry[where].name), noun=span.noun)
        self._registry.relate(key, "tookPlaceIn", where, span.head)
        return key

    def _named_before(self, span: Span) -> str | None:
        """What a description without complements ("the new law") refers back to: the last such thing."""
        if span.kind is not MentionKind.NOMINAL or span.title != span.short or span.location:
            return None
        words = span.short.lower().split()
        if set(words) & noun_lexicon().other_ones:
            return None
        telling = {word for word in words[:-1] if word not in noun_lexicon().idle_adjectives}
        if not span.definite and not telling:
            return None
        fitting = [key for key in reversed(self._latest) if self._fits(key, span, telling)]
        called_so = [key for key in fitting if self._registry[key].noun == span.noun]
        named = [key for key in fitting if span.type is EntityType.LEGAL_ACT and self._registry[key].name[:1].isupper()]
        return next(iter([*called_so, *named, *fitting]), None)

    def _fits(self, key: str, span: Span, telling: set[str]) -> bool:
        """Whether an earlier thing is of the same sort, and has in its names the words that tell which one is meant."""
        record = self._registry[key]
        said = {word for name in (record.name, *record.aliases) for word in name.lower().split()}
        several = record.type is EntityType.EVENT and f"{span.noun}s" in said and span.short.endswith(span.noun or "")
        same_sort = record.type is span.type and _same_sort(span.noun or "", record.noun or "")
        return same_sort and telling <= said and not several

    def _event_names(self, span: Span, place: str) -> Iterator[str]:
        """A named event's name; a described one's with its year and place, so that it can be told apart."""
        if span.kind is MentionKind.NOMINAL and span.short:
            year, words = str(span.year or ("" if span.definite else self._article_year) or ""), span.short.split()
            where = span.location.title if span.location else place
            located = where in span.title or place in span.title or _is_within(span)
            described = span.title if located else f"{span.title} in {place}"
            yield " ".join([*([year] if year and year not in words else []), described])
            yield from (f"{span.short} in {place}", f"{place} {span.short}")
        yield span.title
        yield from span.aliases

    def _election(self, span: Span) -> str | None:
        stated = self._resolver.key_of(span.owner) if span.owner else None
        where = stated or self._unsaid_place(span)
        if known := self._same_election(span, where):
            self._call(known, span, where)
            self._note_place(known, stated, span)
            return known
        of_then = span.year_before not in (None, self._article_year)
        undated = (bool(span.short or span.implied) and not span.recent) or of_then
        year = span.year or (None if undated else self._article_year)
        if year is None and (where is None or (span.title == "election" and not (stated or span.definite))):
            return None
        return self._new_election(span, year, where, stated)

    def _unsaid_place(self, election: Span) -> str | None:
        """The part of a state that the article is about, unless it is an election of the whole; else the state."""
        kinds = set(election.title.split()) & noun_lexicon().election_kinds
        of_part = kinds <= noun_lexicon().regional_kinds
        return (self._resolver.region_key() if of_part else None) or self._resolver.home_key()

    def _new_election(self, span: Span, year: int | None, where: str | None, stated: str | None) -> str | None:
        place = self._registry[where].name if where else ""
        others: list[str] = []
        if where:
            places = [*self._registry.adjectives_of(where), *self._registry.names_of(where)[1:]]
            titles = [span.title, "general election"] if span.title == "election" else [span.title]
            others = [n for title in titles for n in election_names(title, year=year, place=place, others=places)]
        name = " ".join(filter(None, [str(year or ""), place, span.title]))
        key = self._registry.add(span.type, name, *span.aliases, *others, noun=span.noun)
        self._note_place(key, stated, span)
        return key

    def _note_place(self, election: str, stated: str | None, span: Span) -> None:
        """Notes where an election is, which is nowhere if it is a party's own."""
        if stated and self._registry[stated].type is not EntityType.POLITICAL_PARTY:
            self._registry.relate(election, "tookPlaceIn", stated, span.head)

    def _same_election(self, span: Span, where: str | None) -> str | None:
        """The election named before that a bare "election", or one without its year, means."""
        bare = span.title == "election"
        if not span.definite:
            return None
        place = self._registry[where].name if where else ""
        for key in reversed(self._latest):
            name, is_election = self._registry[key].name, self._registry[key].type is EntityType.ELECTION
            this_year = span.year == self._article_year and not name[:1].isdigit()
            same_year = span.year is None or str(span.year) in name or this_year
            same_kind = bare or name.endswith(f" {span.title}") or _without_year(name) == f"{place} election"
            if is_election and place in name and same_year and same_kind:
                return key
        return None

    def _call(self, key: str, span: Span, where: str | None) -> None:
        """Adds the forms of a later mention; one that says which sort of election it was gives the name."""
        record = self._registry[key]
        record.aliases.update(span.aliases)
        place = self._registry[where].name if where else ""
        if span.title != "election" and _without_year(record.name) == f"{place} election":
            record.aliases.add(record.name)
            record.name = f"{record.name.removesuffix('election')}{span.title}"
        if span.year and not record.name[:1].isdigit():
            record.aliases.add(record.name)
            record.name = f"{span.year} {record.name}"


def _without_year(name: str) -> str:
    year, _, rest = name.partition(" ")
    return rest if year.isdigit() else name


def _is_within(span: Span) -> bool:
    """Whether where a happening is stands among the words that describe it ("the Turkish protests")."""
    return span.location is not None and span.first <= span.location.first < span.head


def _same_sort(one: str, other: str) -> bool:
    """Whether two class nouns may mean one thing ("bill" and "law")."""
    return one == other or any({one, other} <= sort for sort in noun_lexicon().sorts)
