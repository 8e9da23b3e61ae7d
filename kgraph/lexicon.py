"""The word lists of `ontology/gazetteer/` as the sets that the annotation asks."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from kgraph.ontology import read_yaml


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """What offices.yaml says, by head and by word."""

    entailment: dict[str, str]
    weak: frozenset[str]
    ranks: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    not_yet: frozenset[str]
    pretended: frozenset[str]
    ordinals: frozenset[str]
    numbered: frozenset[str]
    portfolios: frozenset[str]
    portfolio_heads: frozenset[str]
    body_prepositions: frozenset[str]
    destination_heads: frozenset[str]
    accredited: frozenset[str]
    default_body: dict[str, str]
    chamber_names: tuple[str, ...]
    seats: frozenset[str]
    unions: dict[str, str]
    inverted_portfolio_heads: frozenset[str]
    counterparts: frozenset[str]
    bridges: frozenset[str]
    after_names: frozenset[str]
    portfolio_nouns: dict[str, list[str]]
    peculiar: dict[str, dict[str, str]]
    usual: dict[str, dict[str, str]]
    short_for: dict[str, str]
    called_in_short: frozenset[str]
    national: frozenset[str]
    regional: frozenset[str]
    regional_heads: frozenset[str]
    national_portfolios: frozenset[str]
    only_regional: dict[str, list[str]]
    impossible: dict[str, list[str]]
    deputising: frozenset[str]
    leading: frozenset[str]
    professions: frozenset[str]
    unique: frozenset[str]
    corporate: frozenset[str]
    reigning: frozenset[str]
    republics: frozenset[str]
    without_body: frozenset[str]
    of_firms: frozenset[str]
    vague: frozenset[str]
    of_person: frozenset[str]
    of_chambers: frozenset[str]
    chamber_nouns: frozenset[str]
    of_party: frozenset[str]
    honorifics: frozenset[str]
    abbreviated: dict[str, str]
    tenures: dict[str, str]
    candidacies: dict[str, str]
    nouns_of_candidacy: frozenset[str]
    verbs_of_tenure: frozenset[str]

    @property
    def unheld(self) -> frozenset[str]:
        """Those that say that an office is not held, or only said to be."""
        return self.not_yet | self.pretended

    @property
    def holding(self) -> frozenset[str]:
        """All words that say how an office is held."""
        return self.past | self.present | self.unheld


@dataclass(frozen=True, slots=True)
class NounLexicon:
    """What nouns.yaml says: class nouns by the kind of thing they head."""

    organization: frozenset[str]
    party: frozenset[str]
    public: frozenset[str]
    public_adjectives: frozenset[str]
    definite: frozenset[str]
    institution: frozenset[str]
    state_as_actor: frozenset[str]
    agents: frozenset[str]
    local_agents: frozenset[str]
    irregulars: frozenset[str]
    in_numbers: frozenset[str]
    estranged: frozenset[str]
    doing: frozenset[str]
    harming: frozenset[str]
    election: frozenset[str]
    election_kinds: frozenset[str]
    regional_kinds: frozenset[str]
    party_kinds: frozenset[str]
    vague_elections: frozenset[str]
    contests: frozenset[str]
    passing_kinds: frozenset[str]
    verbs_of_electing: frozenset[str]
    own_elections: frozenset[str]
    people: frozenset[str]
    standing: frozenset[str]
    contesting: frozenset[str]
    deciding: frozenset[str]
    receiving: frozenset[str]
    shares: frozenset[str]
    event: frozenset[str]
    legal_act: frozenset[str]
    event_names: frozenset[str]
    legal_act_names: frozenset[str]
    name_particles: frozenset[str]
    kinship: frozenset[str]
    parts_of_places: frozenset[str]
    parts_of_bodies: frozenset[str]
    degrees: frozenset[str]
    female_nouns: frozenset[str]
    male_nouns: frozenset[str]
    republic_words: frozenset[str]
    article_words: frozenset[str]
    between_offices: frozenset[str]
    personal_verbs: frozenset[str]
    personal_possessions: frozenset[str]
    family: frozenset[str]
    marrying: frozenset[str]
    schools: frozenset[str]
    indefinite: frozenset[str]
    creeds: frozenset[str]
    belonging: frozenset[str]
    organs: frozenset[str]
    memberships: frozenset[str]
    performers: frozenset[str]
    players: frozenset[str]
    outsiders: frozenset[str]
    verbs_of_joining: frozenset[str]
    verbs_of_serving: frozenset[str]
    generations: frozenset[str]
    personal_nouns: frozenset[str]
    actor_verbs: frozenset[str]
    verbs_of_address: frozenset[str]
    verbs_of_emotion: frozenset[str]
    stances: frozenset[str]
    verbs_of_enacting: frozenset[str]
    verbs_of_voting: frozenset[str]
    verbs_of_bearing: frozenset[str]
    hard: frozenset[str]
    universal: frozenset[str]
    leagues: frozenset[str]
    ruling: frozenset[str]
    verbs_of_issuing: frozenset[str]
    verbs_of_purpose: frozenset[str]
    verbs_of_engaging: frozenset[str]
    verbs_of_appointing: frozenset[str]
    partly: frozenset[str]
    verbs_of_naming: frozenset[str]
    verbs_of_calling: frozenset[str]
    verbs_of_condemning: frozenset[str]
    deeds: frozenset[str]
    steps: frozenset[str]
    weighing: frozenset[str]
    undertakings: frozenset[str]
    joining: frozenset[str]
    documents: frozenset[str]
    suffered: frozenset[str]
    associates: frozenset[str]
    own_nouns: frozenset[str]
    apposed_classes: frozenset[str]
    comma_states: frozenset[str]
    geographic: frozenset[str]
    subdivisions: frozenset[str]
    living: frozenset[str]
    transparent: frozenset[str]
    legislators: frozenset[str]
    party_groups: frozenset[str]
    kinds_with_members: frozenset[str]
    chambers: frozenset[str]
    mentioning: frozenset[str]
    venue_verbs: frozenset[str]
    striking_verbs: frozenset[str]
    sites: frozenset[str]
    premises: frozenset[str]
    done_to_happenings: frozenset[str]
    held_as: frozenset[str]
    local_institutions: frozenset[str]
    seated: frozenset[str]
    posts: frozenset[str]
    missions: frozenset[str]
    administrations: frozenset[str]
    described_bodies: frozenset[str]
    home_events: frozenset[str]
    assaults: frozenset[str]
    idle_adjectives: frozenset[str]
    other_ones: frozenset[str]
    sorts: tuple[frozenset[str], ...]
    election_offices: dict[str, str]
    counts: dict[str, int]
    suspects: frozenset[str]
    prosecuting: frozenset[str]
    kinds_called: dict[str, frozenset[str]]
    sides: frozenset[str]
    verbs_of_identifying: frozenset[str]
    anaphora: dict[str, frozenset[str]]
    pronouns: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """What names.yaml says: where names begin and end, and what their words show."""

    outside: frozenset[str]
    inner: frozenset[str]
    openers: frozenset[str]
    prefixes: tuple[str, ...]
    place_prepositions: frozenset[str]
    locating: frozenset[str]
    personal_prepositions: frozenset[str]
    happening_nouns: frozenset[str]
    nameless: frozenset[str]
    double_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupLexicon:
    """What groups.yaml says: nouns for people who act together, by what tells one such group from another."""

    adherents: frozenset[str]
    fighters: frozenset[str]
    loyal: frozenset[str]
    inhabitants: frozenset[str]
    present: frozenset[str]
    sides: frozenset[str]
    partisans: frozenset[str]
    causes: frozenset[str]
    advocates: frozenset[str]
    collectives: frozenset[str]
    peoples: frozenset[str]

    @property
    def nouns(self) -> frozenset[str]:
        """All nouns of which several may be a group."""
        return self.adherents | self.fighters | self.inhabitants | self.partisans | self.advocates


@cache
def office_lexicon() -> OfficeLexicon:
    """The office nouns and their patterns."""
    words = read_yaml("gazetteer", "offices.yaml")
    entailment = {head: entailment for entailment, heads in words["heads"].items() for head in heads}
    return _lexicon(OfficeLexicon, ChainMap({"entailment": entailment}, words["holding"], words))


@cache
def noun_lexicon() -> NounLexicon:
    """The class nouns, the small words of names, and the pronouns."""
    return _lexicon(NounLexicon, read_yaml("gazetteer", "nouns.yaml"))


@cache
def name_lexicon() -> NameLexicon:
    """The words at the bounds of names, and those that say what is named."""
    return _lexicon(NameLexicon, read_yaml("gazetteer", "names.yaml"))


@cache
def group_lexicon() -> GroupLexicon:
    """The nouns for groups, and the words that tell them apart."""
    return _lexicon(GroupLexicon, read_yaml("gazetteer", "groups.yaml"))


@cache
def time_words(section: str) -> frozenset[str]:
    """The words of one list of time.yaml."""
    return frozenset(read_yaml("time.yaml")[section])


_Lexicon = TypeVar("_Lexicon", OfficeLexicon, NounLexicon, NameLexicon, GroupLexicon)

_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "frozenset[str]": frozenset,
    "tuple[str, ...]": tuple,
    "tuple[frozenset[str], ...]": lambda groups: tuple(map(frozenset, groups)),
    "dict[str, frozenset[str]]": lambda groups: {key: frozenset(words) for key, words in groups.items()},
}
"""How a section of YAML becomes the value of a field, by the field's type; what is not here stays as it is."""


def _lexicon(kind: type[_Lexicon], sections: Mapping[str, Any]) -> _Lexicon:
    """Every field from the section of its name. Raises OntologyError where there is none."""
    values = {
        field.name: _VALUES.get(str(field.type), lambda value: value)(sections[field.name]) for field in fields(kind)
    }
    return kind(**values)
