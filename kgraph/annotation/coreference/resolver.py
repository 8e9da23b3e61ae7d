"""Pronouns and definite nouns that stand for an entity named before."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.coreference.anaphors import ACTORS, Anaphor, AnaphorReader
from kgraph.annotation.coreference.antecedents import Antecedents
from kgraph.annotation.coreference.holders import Holders
from kgraph.annotation.coreference.joint_anaphors import JointAnaphorResolver
from kgraph.annotation.coreference.kinship import RelativeOwners
from kgraph.annotation.coreference.nationals import one_of_a_people
from kgraph.annotation.coreference.regions import states_of_region
from kgraph.annotation.entities.index import EntityIndex
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Document, EntityType, Mention, MentionKind
from kgraph.quotations import quotation_around

_FITS, _HOME, _NAMED_SO = 0.3, 2.0, 1.0
_AS_OWNER, _AS_ACTOR, _AS_PLACE = -0.8, -0.4, -1.2
"""How much less an event, a law or a place is meant by "its" and by "it" than who acts."""
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "conj"})


class CoreferenceResolver:
    """Adds mentions for the pronouns and definite nouns of one article."""

    def __init__(self, document: Document, mentions: Sequence[Mention], index: EntityIndex) -> None:
        self._document = document
        self._tokens = tokens = document.tokens
        self._registry = index.registry
        self._index = index
        self._mentions = sorted(mentions, key=lambda mention: (mention.first, -mention.last))
        covered = frozenset(token for mention in mentions for token in range(mention.first, mention.last))
        self._reader = AnaphorReader(tokens, covered)
        self._antecedents = Antecedents(tokens, document.sentences, covered)
        self._holders = Holders(tokens, self._mentions, index.registry)
        self._joint = JointAnaphorResolver(tokens, index, self._holders)
        self._relatives = RelativeOwners(tokens)
        self._gender = self._honorific_genders()
        self._at: dict[int, str] = {}
        self._states: list[str] = []
        """The states named so far, the last one last."""

    def resolve(self) -> list[Mention]:
        """The new mentions, in text order; each may be the antecedent of the next."""
        added: list[Mention] = []
        waiting = iter([*self._mentions, None])
        following = next(waiting)
        for token in self._tokens:
            while following is not None and following.head <= token.index:
                added += self._taken_in(following)
                following = next(waiting)
            if joint := self._joint.mentions_at(token):
                added += [self._take(mention) for mention in joint]
                continue
            anaphor = self._reader.at(token)
            entity = self._entity_of(anaphor) if anaphor else None
            if anaphor and entity:
                self._relatives.note(anaphor, entity)
                added.append(self._take(self._mention(anaphor, entity)))
        return added

    def _taken_in(self, mention: Mention) -> list[Mention]:
        """Takes in a named mention; the person whom a bare office or a demonym stands for is one more."""
        self._take(mention)
        if one := one_of_a_people(self._tokens, mention):
            person = self._antecedents.best(one, lambda entity: self._as_from(entity, mention.entity))
            return [self._take(self._mention(one, person))] if person else []
        titled = mention.kind is MentionKind.NAME and self._registry[mention.entity].type is EntityType.OFFICE
        holder = self._holder(mention) if titled else None
        if holder is None:
            return []
        return [self._take(self._mention(self._office(mention), holder))]

    def _as_from(self, entity: str, home: str) -> float | None:
        """How well somebody is meant by where they are from, as those are who hold an office there."""
        places = self._holders.states_of(entity) | self._holders.bodies_of(entity, EntityType.PLACE)
        return _NAMED_SO if home in places else None

    def _take(self, mention: Mention) -> Mention:
        self._antecedents.add(mention)
        self._joint.add(mention)
        self._at.setdefault(mention.head, mention.entity)
        if mention.kind is MentionKind.NAME and self._registry[mention.entity].type is EntityType.STATE:
            self._states.append(mention.entity)
        return mention

    def _mention(self, anaphor: Anaphor, entity: str) -> Mention:
        first, last = self._tokens[anaphor.first], self._tokens[anaphor.last - 1]
        return Mention(first.begin, last.end, anaphor.first, anaphor.last, anaphor.head, entity, anaphor.kind)

    def _office(self, mention: Mention) -> Anaphor:
        person = frozenset({EntityType.PERSON})
        noun = self._registry[mention.entity].noun or ""
        return Anaphor(mention.first, mention.last, mention.head, MentionKind.NOMINAL, person, noun=noun)

    def _holder(self, office: Mention) -> str | None:
        """The person whom "the president" or "Chad's foreign minister" stands for, if the article names the holder."""
        head = self._tokens[office.head]
        definite = self._is_definite(office) and not set(office.modifiers) & office_lexicon().unheld
        if not definite or office.head in self._holders.beside or head.tag in ("NNS", "NNPS"):
            return None
        if head.dep not in _ARGUMENTS or self._tokens[head.head].text.lower() in ("as", "for"):
            return None
        return self._antecedents.best(
            self._office(office), lambda entity: _NAMED_SO if self._holders.hold(entity, office) else None
        )

    def _is_definite(self, office: Mention) -> bool:
        """Whether "the" or an owner stands first."""
        before = self._tokens[office.first - 1].text.lower() if office.first else ""
        owned = self._tokens[office.first].pos in ("PROPN", "ADJ") and office.first < office.head
        return (owned and before not in noun_lexicon().indefinite) or before in ("the", "this")

    def _entity_of(self, anaphor: Anaphor) -> str | None:
        if anaphor.possessor is not None:
            return self._possessed(anaphor, self._at.get(anaphor.possessor))
        owner = self._relatives.owner(anaphor, self._at)
        if owner and self._preference(anaphor, owner) is not None:
            return owner
        if anaphor.gender and anaphor.kind is MentionKind.PRONOUN and (named_after := self._named_after(anaphor)):
            return named_after
        described = self._reader.described_by(anaphor)
        if described and (known := self._fitting_at(described, anaphor)):
            return known
        if described and anaphor.gender is None:
            return None
        speaker = self._speaker_around(anaphor)
        return self._antecedents.best(
            anaphor, lambda entity: None if entity == speaker else self._preference(anaphor, entity)
        )

    def _fitting_at(self, heads: Sequence[int], anaphor: Anaphor) -> str | None:
        found = (self._at[head] for head in heads if head in self._at)
        return next((entity for entity in found if self._preference(anaphor, entity) is not None), None)

    def _speaker_around(self, anaphor: Anaphor) -> str | None:
        """Who says the direct speech that a pronoun of the third person stands in, and so is not meant by it."""
        if anaphor.kind is not MentionKind.PRONOUN:
            return None
        quotation = quotation_around(self._document, anaphor.head)
        speaker = quotation.speaker if quotation else None
        named = (mention.entity for mention in self._mentions if mention.head == speaker)
        return None if speaker is None else self._at.get(speaker) or next(named, None)

    def _named_after(self, anaphor: Anaphor) -> str | None:
        subject = self._reader.subject_after(anaphor)
        named = next((m.entity for m in self._mentions if m.head == subject and m.kind is MentionKind.NAME), None)
        return named if named and self._preference(anaphor, named) is not None else None

    def _possessed(self, anaphor: Anaphor, owner: str | None) -> str | None:
        """What "his country" or "her party" is, by the offices of the owner."""
        if owner is None or self._registry[owner].type is not EntityType.PERSON:
            return None
        if EntityType.STATE in anaphor.types:
            states = self._holders.states_of(owner)
            return next(iter(states)) if len(states) == 1 else None
        if EntityType.POLITICAL_PARTY in anaphor.types:
            parties = self._holders.bodies_of(owner, EntityType.POLITICAL_PARTY)
            return next(iter(parties)) if len(parties) == 1 else None
        return None

    def _preference(self, anaphor: Anaphor, entity: str) -> float | None:
        """How well an entity suits an anaphor by what it is; None where it cannot be meant."""
        type_ = self._registry[entity].type
        if type_ not in anaphor.types:
            return None
        if type_ is EntityType.PERSON:
            return self._of_person(anaphor, entity)
        if anaphor.kind is MentionKind.PRONOUN:
            return self._of_thing(anaphor, type_)
        if entity == self._home_meant(anaphor):
            return _HOME
        return 0.0 if type_ is EntityType.STATE else self._of_body(anaphor, entity)

    def _home_meant(self, anaphor: Anaphor) -> str | None:
        """What the article is about, unless a word before the noun sets off another state, which was named last."""
        part = self._index.region_key() if anaphor.noun in noun_lexicon().subdivisions else None
        home = part or self._index.home_key()
        words = [self._tokens[index].text for index in anaphor.modifiers]
        region = " ".join(word for word in words if word[:1].isupper())
        if not region:
            return home
        codes = states_of_region(region)
        fitting = [state for state in self._states if not codes or self._index.code_of(state) in codes]
        return home if codes and home in fitting else fitting[-1] if fitting else None

    def _of_person(self, anaphor: Anaphor, entity: str) -> float | None:
        known = self._gender.get(entity) or self._index.gender_of(entity)
        if anaphor.gender and known in ("m", "f") and known != anaphor.gender:
            return None
        if anaphor.noun in noun_lexicon().suspects and self._holders.prosecutes(entity):
            return None
        if anaphor.noun in office_lexicon().entailment and not self._holders.has_title(entity, anaphor.noun):
            return None
        described = {self._at[index] for index in anaphor.modifiers if index in self._at}
        states = {key for key in described if self._registry[key].type is EntityType.STATE}
        of_person = self._holders.states_of(entity)
        if states and of_person and not states & of_person:
            return None
        said_former = any(self._tokens[index].text.lower() in office_lexicon().past for index in anaphor.modifiers)
        former = said_former and self._holders.is_former(entity)
        return _FITS * (known == anaphor.gender) + _NAMED_SO * (bool(states & of_person) + former)

    def _of_thing(self, anaphor: Anaphor, type_: EntityType) -> float | None:
        if type_ is EntityType.PLACE:
            return _AS_PLACE
        if type_ is EntityType.STATE and self._tokens[anaphor.head].text.lower() == "them":
            return None
        if type_ in ACTORS or type_ is EntityType.GROUP:
            return _AS_ACTOR if anaphor.plural and type_ is EntityType.STATE else 0.0
        return _AS_OWNER if self._tokens[anaphor.head].dep == "poss" else _AS_ACTOR

    def _of_body(self, anaphor: Anaphor, entity: str) -> float | None:
        """A body is called by its own class noun; "group", "body" and the like name any."""
        record = self._registry[entity]
        kinds = noun_lexicon().kinds_called.get(anaphor.noun)
        if kinds is not None and self._index.kind_of(entity) not in kinds:
            return None
        own = anaphor.noun == record.noun or anaphor.noun in record.name.lower().split()
        if not own and anaphor.noun in noun_lexicon().own_nouns:
            return None
        return _NAMED_SO * own

    def _honorific_genders(self) -> dict[str, str]:
        """Gender by "Mrs" and by titles that only one has ("chairwoman", "king")."""
        nouns = noun_lexicon()
        genders: dict[str, str] = {}
        for mention in self._mentions:
            before = self._tokens[mention.first - 1].text.lower() if mention.first else ""
            gender = "m" if before in nouns.male_nouns else "f" if before in nouns.female_nouns else None
            if gender and self._registry[mention.entity].type is EntityType.PERSON:
                genders.setdefault(mention.entity, gender)
        return genders
