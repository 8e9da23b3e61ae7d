"""From spans to the entities of one article: which names are one thing, and what it is called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgraph.annotation.people import PersonIndex
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Article, EntityType, MentionKind, NamedRelation, ObservedEntity


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, for a readable key."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + "".join(f"{ord(c):x}" for c in text[:8])


def with_article(name: str) -> str:
    """The name as it stands after "of": "the United States", "Chad"."""
    lexicon, words = noun_lexicon(), name.lower().split()
    needs = (
        words[0] in lexicon.article_words
        or words[-1] in lexicon.article_words
        or bool(set(words) & (lexicon.public | lexicon.party))
    )
    return f"the {name}" if needs and words[0] != "the" else name


@dataclass(slots=True)
class _Record:
    """An entity while its names are being gathered."""

    type: EntityType
    name: str
    aliases: set[str] = field(default_factory=set)
    wikidata: str | None = None
    noun: str | None = None


class EntityIndex:
    """Gives every span of one article its entity, making entities as they are first seen."""

    def __init__(self, article: Article, spans: Sequence[Span], gazetteer: Gazetteer) -> None:
        self._article = article
        self._gazetteer = gazetteer
        self._records: dict[str, _Record] = {}
        self._owner_of: dict[str, str] = {}
        self._relations: dict[tuple[str, str, str], int] = {}
        self._people = PersonIndex([span for span in spans if span.type is EntityType.PERSON], gazetteer)
        self._states = Counter(entry.qid for span in spans if (entry := _state_entry(span)))
        for entry in _title_states(article.title or "", gazetteer):
            self._states[entry.qid] += 3
        self._bodies = self._said_bodies(spans)
        self._place_with_offices = next((body for body in self._bodies.values() if body.type is EntityType.PLACE), None)
        self._acronyms: dict[str, str] = {}

    @property
    def home(self) -> GazetteerEntry | None:
        """The state that the article is about: the one it names most, more than once and half again as often as any other."""
        ranked = self._states.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and 2 * ranked[0][1] < 3 * ranked[1][1]):
            return None
        return self._gazetteer.by_qid[ranked[0][0]]

    def _said_bodies(self, spans: Sequence[Span]) -> dict[str, Span]:
        return {
            span.title.lower(): span.owner for span in reversed(spans) if span.type is EntityType.OFFICE and span.owner
        }

    def key_of(self, span: Span, holder: str | None = None) -> str | None:
        """The entity of a span; None when the span names nothing definite.

        `holder` is the entity of the person beside an office, who may be known to hold it in a state.
        """
        if span.type is EntityType.PERSON:
            return self._person(span)
        if span.type is EntityType.OFFICE:
            return self._office(span, holder)
        if span.entries:
            return self._listed(span)
        if span.type is EntityType.STATE:
            return self._home_key()
        if span.type in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY):
            return self._organization(span)
        return self._happening(span) if span.noun else self._plain(span)

    def _add(
        self, type_: EntityType, name: str, *aliases: str, wikidata: str | None = None, noun: str | None = None
    ) -> str:
        key = f"{type_.lower()}/{slug(name)}"
        record = self._records.setdefault(key, _Record(type_, name, wikidata=wikidata, noun=noun))
        record.aliases.update(alias for alias in aliases if alias)
        record.noun = record.noun or noun
        return key

    def _person(self, span: Span) -> str:
        person = self._people.person_of(span)
        qid = person.entry.qid if person.entry else None
        return self._add(EntityType.PERSON, person.name, span.title, wikidata=qid)

    def _listed(self, span: Span) -> str:
        entry = self._choose(span.entries)
        names = entry.aliases[:6] if entry.type is not EntityType.STATE else entry.aliases
        key = self._add(
            entry.type, entry.name, *names, *entry.acronyms, *self._demonym_free(span), wikidata=entry.qid or None
        )
        self._relate_listed(key, entry, span)
        return key

    def _demonym_free(self, span: Span) -> tuple[str, ...]:
        return (span.title,) if span.kind is MentionKind.NAME else ()

    def _choose(self, entries: Sequence[GazetteerEntry]) -> GazetteerEntry:
        """Of several things with one name, the one of the article's state, else the first listed."""
        home = self.home
        return next((entry for entry in entries if home and entry.state == home.qid), entries[0])

    def _relate_listed(self, key: str, entry: GazetteerEntry, span: Span) -> None:
        parent = self._gazetteer.by_qid.get(entry.parent or "") if entry.type is EntityType.ORGANIZATION else None
        if (
            parent
            and parent.qid in self._states
            and entry.kind in ("parliament", "chamber", "court", "government", "military", "organ")
        ):
            owner = self._add(parent.type, parent.name, *parent.aliases, wikidata=parent.qid)
            self._relate(key, "partOf", owner, span.head)

    def _organization(self, span: Span) -> str | None:
        nouns = noun_lexicon()
        owner = self._owner_key(span)
        known = self._acronyms.get(span.title) or self._shorter_of(span)
        if known:
            self._records[known].aliases.add(span.title)
            return known
        public = span.noun in nouns.public or span.kind is MentionKind.NOMINAL
        public = public and (owner is None or self._records[owner].type is not EntityType.PERSON)
        name = (
            f"{_capitalised(span.title)} of {with_article(self._records[owner].name)}"
            if owner and public
            else span.title
        )
        key = self._add(
            span.type,
            name,
            span.title,
            *(self._compounds(span.title, owner) if owner and public else ()),
            *span.aliases,
            noun=span.noun,
        )
        self._relate_organization(key, owner, span, public=public)
        return key

    def _shorter_of(self, span: Span) -> str | None:
        """An organisation named before, of whose name this one is the beginning or the end."""
        words = span.title.lower().split()
        if (
            span.owner is not None
            or span.noun in noun_lexicon().definite
            or (span.type is EntityType.POLITICAL_PARTY and len(words) < 2)
        ):
            return None
        for key, record in self._records.items():
            full = record.name.lower().split()
            if (
                record.type is span.type
                and len(full) > len(words)
                and (full[: len(words)] == words or full[-len(words) :] == words)
            ):
                return key
        return None

    def _owner_key(self, span: Span) -> str | None:
        if span.owner is not None:
            return self.key_of(span.owner)
        if (
            span.noun in noun_lexicon().public and span.title.lower() in noun_lexicon().definite
        ) or span.kind is MentionKind.NOMINAL:
            return self._home_key()
        return None

    def _home_key(self) -> str | None:
        home = self.home
        return self._add(home.type, home.name, *home.aliases, wikidata=home.qid) if home else None

    def _relate_organization(self, key: str, owner: str | None, span: Span, *, public: bool) -> None:
        if span.location is not None and (site := self.key_of(span.location)):
            self._relate(key, "basedIn", site, span.head)
        if owner is None or owner == key or span.owner is None:
            return
        owner_type = self._records[owner].type
        if public and owner_type in (EntityType.STATE, EntityType.ORGANIZATION):
            self._relate(key, "partOf", owner, span.head)
        elif owner_type is EntityType.PERSON:
            self._relate(owner, "leads", key, span.head)

    def _office(self, span: Span, holder: str | None) -> str | None:
        lexicon = office_lexicon()
        head = span.noun or ""
        if head in lexicon.default_body:
            return self._seat(span)
        owner = self.key_of(span.owner) if span.owner else self._office_body(span, holder)
        if head == "head of state" and (president := self._president_of(owner)):
            return president
        if owner is None:
            return self._add(EntityType.OFFICE, span.title, noun=head)
        body = self._records[owner]
        if span.complete:
            name = span.title
        else:
            name = (
                f"{body.name} {span.title}"
                if span.location is not None
                else f"{span.title} of {with_article(body.name)}"
            )
        key = self._add(EntityType.OFFICE, name, *self._compounds(span.title, owner), noun=head)
        self._owner_of[key] = owner
        means = {"employee": "worksFor", "leader": "leads"}.get(lexicon.entailment.get(head, ""), "officeOf")
        self._relate(key, means, owner, span.head)
        return key

    def _president_of(self, owner: str | None) -> str | None:
        """The presidency or crown of a state that "head of state" means, where the article names it."""
        heads = (
            key
            for key, body in self._owner_of.items()
            if body == owner and office_lexicon().entailment.get(self._records[key].noun or "") == "state_head"
        )
        return next(heads, None)

    def _seat(self, span: Span) -> str:
        """The seat of a member of a chamber: of the state that is named, else of the article's; a place is the constituency."""
        place = self.key_of(span.owner) if span.owner and span.owner.type is EntityType.PLACE else None
        owner = span.owner if span.owner and span.owner.type is not EntityType.PLACE else None
        chamber = self._chamber(span, owner)
        state = (
            next((body for one, relation, body in self._relations if one == chamber and relation == "partOf"), None)
            or self._home_key()
        )
        names = self._state_names(state)
        plain = [f"{name} {span.title}".strip() for name in names]
        constituency = f" from {self._records[place].name}" if place else ""
        member = f"Member of the {self._records[chamber].name}"
        key = self._add(
            EntityType.OFFICE,
            plain[0] + constituency,
            *(name + constituency for name in plain),
            *(() if place else (member,)),
            noun=span.noun,
        )
        self._relate(key, "officeOf", chamber, span.head)
        return key

    def _chamber(self, span: Span, owner: Span | None) -> str:
        if owner is not None and owner.type is EntityType.ORGANIZATION:
            return self.key_of(owner) or ""
        name = office_lexicon().default_body[span.noun or ""]
        listed = self._gazetteer.lookup(name)
        return (
            self._listed(Span(span.first, span.last, EntityType.ORGANIZATION, name, entries=listed, head=span.head))
            if listed
            else str(
                self._organization(
                    Span(
                        span.first,
                        span.last,
                        EntityType.ORGANIZATION,
                        name,
                        noun=name.split()[0].lower(),
                        owner=owner,
                        head=span.head,
                    )
                )
            )
        )

    def _state_names(self, state: str | None) -> list[str]:
        if state is None:
            return [""]
        entry = self._gazetteer.by_qid.get(self._records[state].wikidata or "")
        return [
            self._records[state].name,
            *(sorted(entry.aliases, key=len)[:4] if entry else ()),
            *(entry.demonyms[:1] if entry else ()),
        ]

    def _office_body(self, span: Span, holder: str | None) -> str | None:
        lexicon, head = office_lexicon(), span.noun or ""
        said = self._bodies.get(span.title.lower())
        if said is not None:
            return self.key_of(said)
        if lexicon.entailment.get(head) == "place_head":
            return self.key_of(self._place_with_offices) if self._place_with_offices else None
        of_portfolio = head in lexicon.inverted_portfolio_heads and span.title.lower() != head
        if not of_portfolio and head not in lexicon.national and span.title.lower() not in lexicon.national:
            return None
        known = self._people.entry_of(self._records[holder].name) if holder else None
        state = self._gazetteer.by_qid.get(known.state or "") if known else None
        if state:
            return self._add(state.type, state.name, *state.aliases, wikidata=state.qid)
        return self._home_key()

    def _compounds(self, title: str, owner: str) -> Iterator[str]:
        """Other ways to say "title of owner": "owner title", "demonym title", and the portfolio the other way round."""
        body = self._records[owner]
        entry = self._gazetteer.by_qid.get(body.wikidata or "")
        names = [
            body.name,
            *(entry.acronyms if entry else ()),
            *sorted(entry.aliases if entry else body.aliases, key=lambda alias: (len(alias), alias))[:5],
        ]
        demonyms = list(entry.demonyms[:2]) if entry else []
        for variant in _inverted(title):
            yield from (f"{name} {variant}" for name in [*names, *demonyms])
            yield from (f"{variant} of {with_article(name)}" for name in names)
            if body.type is EntityType.ORGANIZATION:
                yield from (f"{variant} of the {name}" for name in names)

    def _happening(self, span: Span) -> str | None:
        if span.noun == "election" and not span.owner and not span.year and span.title == "election" and not self.home:
            return None
        place = span.owner or (span.location if span.type in (EntityType.ELECTION, EntityType.EVENT) else None)
        where = self.key_of(place) if place else None
        if span.type is EntityType.ELECTION or span.noun == "referendum":
            return self._election(span, where or self._home_key())
        key = self._add(span.type, span.title, *span.aliases, noun=span.noun)
        if where and span.type is EntityType.EVENT:
            self._relate(key, "tookPlaceIn", where, span.head)
        return key

    def _election(self, span: Span, where: str | None) -> str:
        year = span.year or (self._article.date.year if self._article.date else None)
        title = "general election" if span.title == "election" and self._general(year) else span.title
        known = self._same_election(title, year, where)
        if known:
            self._records[known].aliases.update(span.aliases)
            return known
        place = self._records[where] if where else None
        words = [str(year) if year else "", place.name if place else "", title]
        key = self._add(
            span.type,
            " ".join(filter(None, words)),
            *span.aliases,
            *self._election_names(year, title, place),
            noun=span.noun,
        )
        if where:
            self._relate(key, "tookPlaceIn", where, span.head)
        return key

    def _general(self, year: int | None) -> bool:
        return any(
            record.type is EntityType.ELECTION and "general election" in record.name and str(year) in record.name
            for record in self._records.values()
        )

    def _same_election(self, title: str, year: int | None, where: str | None) -> str | None:
        """The election of that year and place that is already known, when a bare "election" means it."""
        if title != "election":
            return None
        place = self._records[where].name if where else ""
        for key, record in self._records.items():
            if record.type is EntityType.ELECTION and place in record.name and (str(year) in record.name):
                return key
        return None

    def _election_names(self, year: int | None, title: str, place: _Record | None) -> Iterator[str]:
        entry = self._gazetteer.by_qid.get(place.wikidata or "") if place else None
        names = [*(entry.demonyms[:2] if entry else ()), *(sorted(entry.aliases, key=len)[:4] if entry else ())]
        yield from (f"{year} {name} {title}" for name in names if year)
        if place:
            yield from (
                (f"{year} {title} in {place.name}", f"{place.name} {title}") if year else (f"{title} in {place.name}",)
            )

    def _plain(self, span: Span) -> str:
        return self._add(span.type, span.title, *span.aliases)

    def _relate(self, subject: str, relation: str, object_: str, token: int) -> None:
        self._relations.setdefault((subject, relation, object_), token)

    def learn_acronym(self, acronym: str, key: str) -> None:
        """From here on the acronym names that entity."""
        self._acronyms[acronym] = key
        self._records[key].aliases.add(acronym)

    def add_alias(self, key: str, alias: str) -> None:
        """One more string that the article uses for the entity."""
        self._records[key].aliases.add(alias)

    def relate(self, subject: str, relation: str, object_: str, token: int) -> None:
        """Records a fact that juxtaposed names state ("Paris, Texas")."""
        self._relate(subject, relation, object_, token)

    def type_of(self, key: str) -> EntityType:
        """The class of an entity."""
        return self._records[key].type

    def gender_of(self, key: str) -> str | None:
        """ "f" or "m" where a name or the gazetteer tells."""
        return self._people.gender_of(self._records[key].name)

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
        return tuple(
            NamedRelation(*triple, token)
            for triple, token in sorted(self._relations.items(), key=lambda item: (item[1], item[0]))
        )


def _state_entry(span: Span) -> GazetteerEntry | None:
    entry = span.entries[0] if span.entries else None
    return entry if entry and entry.type is EntityType.STATE else None


def _title_states(title: str, gazetteer: Gazetteer) -> Iterator[GazetteerEntry]:
    words, index = re.findall(r"[\w.\-]+", title), 0
    while index < len(words):
        end, entries = gazetteer.longest_match(words, index)
        if entries and entries[0].type is EntityType.STATE:
            yield entries[0]
        index = max(end, index + 1)


def _capitalised(title: str) -> str:
    return (
        title
        if title[:1].isupper()
        else " ".join(word if word in ("of", "the") else word.capitalize() for word in title.split())
    )


def _inverted(title: str) -> Iterator[str]:
    """The title, and "Secretary of Trade" for "Trade Secretary" or the other way round."""
    yield title
    words = title.split()
    if (
        len(words) > 1
        and words[-1].lower() in office_lexicon().inverted_portfolio_heads
        and words[-2].lower() not in office_lexicon().ranks
    ):
        yield f"{words[-1]} of {' '.join(words[:-1])}"
    if (
        len(words) > 2
        and words[0].lower() in office_lexicon().inverted_portfolio_heads
        and words[1] in ("of", "for")
        and words[2] != "State"
    ):
        yield f"{' '.join(words[2:])} {words[0]}"
