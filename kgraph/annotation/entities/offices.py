"""How offices become entities, with the bodies they belong to."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from kgraph.annotation.entities.naming import compounds, title_case, with_article
from kgraph.annotation.entities.people import PersonIndex
from kgraph.annotation.entities.registry import Resolver
from kgraph.annotation.entities.seats import SeatNamer
from kgraph.annotation.entities.setting import Setting
from kgraph.annotation.spans import Span
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import office_lexicon
from kgraph.model import EntityType

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
        span = self._of_subdivision(span)
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
        return self._of_body(self._in_full(span, body), body)

    def _of_subdivision(self, span: Span) -> Span:
        """A governor's office with the part of a state whose name a city or another state has too ("of Georgia")."""
        if span.owner is None or span.noun not in office_lexicon().of_subdivisions:
            return span
        listed = [entry for entry in self._gazetteer.lookup(span.owner.title) if entry.kind == "subdivision"]
        if len(listed) != 1 or listed[0] in span.owner.entries[:1]:
            return span
        owner = replace(span.owner, type=listed[0].type, entries=tuple(listed), title=listed[0].name)
        return replace(span, owner=owner)

    def _in_full(self, span: Span, body: str) -> Span:
        """The office of a state that newspapers call by a shorter word: its "premier" is its prime minister."""
        full = office_lexicon().short_for.get(span.title.lower())
        own = self._registry[body].wikidata in office_lexicon().called_in_short
        if full is None or own or not self._is_state(body):
            return span
        return replace(span, title=title_case(full), noun=full, aliases=(*span.aliases, span.title))

    def _of_body(self, span: Span, body: str) -> str:
        names, adjectives = self._registry.names_of(body), self._registry.adjectives_of(body)
        others = compounds(span.title, names, adjectives, is_body=self._registry[body].type is EntityType.ORGANIZATION)
        plain = not set(span.title.lower().split()) - {span.noun} - office_lexicon().ranks
        noun = "leader" if plain and self._is_party(body) and span.noun in office_lexicon().leading else span.noun
        name = self._name(span, names[0])
        usual = office_lexicon().usual.get(self._registry[body].wikidata or "", {})
        title = usual.get(span.title.lower().replace("-", " "), name)
        key = self._registry.add(EntityType.OFFICE, title, name, *others, *span.aliases, noun=noun)
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
        is_regional = title in lexicon.regional or (of_portfolio and portfolio.isdisjoint(lexicon.national_portfolios))
        if is_regional and not self._known_to_have_held(span, holder) and (region := self._resolver.region_key()):
            return region
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
            return home if self._is_of_states(title, home) else None
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

    def _is_of_states(self, title: str, state: str) -> bool:
        """Whether that state as a whole has such an office: Canada has no premier, a republic no king."""
        wikidata, lexicon = self._registry[state].wikidata or "", office_lexicon()
        entry = self._gazetteer.by_qid.get(wikidata)
        government = entry.government if entry else ""
        crowned = title in lexicon.reigning and title != "pope"
        fits = government not in (lexicon.republics if crowned else lexicon.monarchies if title == "president" else ())
        return fits and wikidata not in lexicon.only_regional.get(title, ())

    def _known_to_have_held(self, span: Span, holder: str | None) -> Sequence[str]:
        """Where the gazetteer knows a person to have held such an office, by Wikidata id."""
        person = self._people.entry_of(self._registry[holder].name) if holder else None
        tenures = person.tenures if person else ()
        return [tenure.state for tenure in tenures if tenure.office.lower() == span.title.lower()]

    def _state_of_holder(self, span: Span, holder: str) -> str | None:
        """The state or body in which the gazetteer knows a person to have held such an office, else their state."""
        name = self._registry[holder].name
        person = self._people.entry_of(name)
        such = self._known_to_have_held(span, holder)
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
