"""How organisations and offices become entities: each kind with its own way to be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from kgraph.annotation.entities.naming import capitalised, compounds, with_article
from kgraph.annotation.entities.people import PersonIndex
from kgraph.annotation.entities.registry import Resolver
from kgraph.annotation.entities.seats import SeatNamer
from kgraph.annotation.entities.setting import Setting
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon, office_lexicon
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
        others += [f"{span.owner.title} {span.title}{site}"] if span.owner else []
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


_OF_STATES = {"head of state": "state_head", "head of government": "government_head"}
"""What the head of a state or government is by what holding the office entails."""


class OfficeNamer:
    """Offices, with the body they belong to even where the text leaves it unsaid."""

    def __init__(self, resolver: Resolver, setting: Setting, people: PersonIndex, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._registry = resolver.registry
        self._setting = setting
        self._people = people
        self._gazetteer = gazetteer
        self._seats = SeatNamer(resolver, gazetteer)
        self._body_of: dict[str, str] = {}
        self._bodies_of_holders: dict[tuple[str, str], str] = {}

    def key_of(self, span: Span, holder: str | None) -> str | None:
        """The entity of an office; `holder` is that of the person beside it."""
        if seat := self._seats.key_of(span, self._known_state_of(holder)):
            return seat
        if span.noun in office_lexicon().without_body:
            return self._registry.add(EntityType.OFFICE, span.title, noun=span.noun)
        body = self._resolver.key_of(span.owner) if span.owner else self._unsaid_body(span, holder)
        if holder and body:
            self._bodies_of_holders.setdefault((holder, span.noun or ""), body)
        if (kind := _OF_STATES.get(span.noun or "")) and (known := self._known_office(body, kind)):
            return known
        if span.noun in office_lexicon().leading and (known := self._leadership_of(span, body)):
            return known
        if body is None:
            vague = span.title.lower() in office_lexicon().vague
            return None if vague else self._registry.add(EntityType.OFFICE, span.title, noun=span.noun)
        return self._of_body(span, body)

    def _of_body(self, span: Span, body: str) -> str:
        names, adjectives = self._registry.names_of(body), self._registry.adjectives_of(body)
        others = compounds(span.title, names, adjectives, is_body=self._registry[body].type is EntityType.ORGANIZATION)
        plain = not set(span.title.lower().split()) - {span.noun} - office_lexicon().ranks
        noun = "leader" if plain and self._is_party(body) and span.noun in office_lexicon().leading else span.noun
        name = self._name(span, names[0])
        usual = office_lexicon().usual.get(self._registry[body].wikidata or "", {})
        title = usual.get(span.title.lower().replace("-", " "), name)
        key = self._registry.add(EntityType.OFFICE, title, name, *others, noun=noun)
        self._body_of[key] = body
        entailment = office_lexicon().entailment.get(noun or "", "")
        relation = {"employee": "worksFor", "leader": "leads", "founder": "founded"}.get(entailment, "officeOf")
        self._registry.relate(key, relation, body, span.head)
        return key

    def _name(self, span: Span, body: str) -> str:
        if span.complete:
            return span.title
        title, to, destination = span.title.partition(" to ") if span.location is not None else (span.title, "", "")
        return f"{title} of {with_article(body)}{to}{destination}"

    def _known_office(self, body: str | None, kind: str) -> str | None:
        """The presidency, crown or premiership of a state that "head of state" means, where the article names it."""
        entailment = office_lexicon().entailment
        offices = (key for key, owner in self._body_of.items() if owner == body)
        return next((key for key in offices if entailment.get(self._registry[key].noun or "") == kind), None)

    def _leadership_of(self, span: Span, body: str | None) -> str | None:
        """The office of the "head" of a body that the article called its "chief" before."""
        if body is None or span.title.lower() != span.noun:
            return None
        nouns = office_lexicon().leading
        alike = (key for key, owner in self._body_of.items() if owner == body)
        known = next((key for key in alike if self._registry[key].name.split(" of ")[0].lower() in nouns), None)
        if known:
            names, adjectives = self._registry.names_of(body), self._registry.adjectives_of(body)
            self._registry[known].aliases.update(compounds(span.title, names, adjectives, is_body=True))
        return known

    def _unsaid_body(self, span: Span, holder: str | None) -> str | None:
        """The body that its holder is known by, that the article gives to such an office, or the article's state."""
        if known := self._bodies_of_holders.get((holder or "", span.noun or "")):
            return known
        lexicon, head = office_lexicon(), span.noun or ""
        principal, title = (_without(lexicon.deputising, words) for words in (head, span.title.lower()))
        portfolio = set(span.title.lower().split()) - {head} - lexicon.ranks
        of_portfolio = principal in lexicon.inverted_portfolio_heads and bool(portfolio)
        is_national = of_portfolio or principal in lexicon.national or title in lexicon.national
        if is_national and holder and (state := self._state_of_holder(span, holder)):
            return state
        if is_national and self._serves_elsewhere(holder):
            return None
        if head in lexicon.corporate:
            return self._resolver.key_of(self._setting.company) if self._setting.company else None
        borrows = lexicon.entailment.get(head) != "employee" and head not in lexicon.vague
        bodies = self._setting.bodies_of(span.title) if borrows else ()
        said = [key for body in bodies if (key := self._resolver.key_of(body))]
        if is_national and (home := self._resolver.home_key()):
            return home
        if not said and lexicon.entailment.get(head) == "place_head":
            return self._resolver.key_of(self._setting.place) if self._setting.place else None
        return said[0] if said else self._state_named_last() if is_national else None

    def _state_named_last(self) -> str | None:
        """The state of the office before ("prime minister of Peru, then president")."""
        return next((body for body in reversed(self._body_of.values()) if self._is_state(body)), None)

    def _is_state(self, key: str) -> bool:
        return self._registry[key].type is EntityType.STATE

    def _is_party(self, key: str) -> bool:
        return self._registry[key].type is EntityType.POLITICAL_PARTY

    def _known_state_of(self, holder: str | None) -> GazetteerEntry | None:
        """The state that the gazetteer ties a person to."""
        person = self._people.entry_of(self._registry[holder].name) if holder else None
        return self._gazetteer.by_qid.get(person.state) if person else None

    def _state_of_holder(self, span: Span, holder: str) -> str | None:
        """The state or body in which the gazetteer knows a person to have held such an office, else their state."""
        name = self._registry[holder].name
        person = self._people.entry_of(name)
        such = (
            [tenure.state for tenure in person.tenures if tenure.office.lower() == span.title.lower()] if person else []
        )
        known = such[0] if such else person.state if person else self._gazetteer.by_surname.state_of(name, span.title)
        body = self._gazetteer.by_qid.get(known or "")
        unfit = not such and self._serves_elsewhere(holder)
        return self._registry.add_entry(body) if body and not unfit else None

    def _serves_elsewhere(self, holder: str | None) -> bool:
        """Whether the gazetteer knows of a person only that they served a body of no one state."""
        person = self._people.entry_of(self._registry[holder].name) if holder else None
        body = self._gazetteer.by_qid.get(person.state) if person else None
        return body is not None and body.type is not EntityType.STATE


def _without(words: Set[str], phrase: str) -> str:
    return " ".join(word for word in phrase.split() if word not in words)
