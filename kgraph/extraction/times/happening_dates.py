"""When the elections and events of an article take place, wherever the article says it: "the rally on Friday"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kgraph.extraction.times.period import agreed, lies_in, period_of
from kgraph.extraction.times.sentence_dates import SentenceDates
from kgraph.grammar import VERBAL
from kgraph.lexicon import noun_lexicon, time_words
from kgraph.model import Document, EntityType, Mention, Modality, PartialDate, Period, RelationMention, Token
from kgraph.ontology import read_yaml

_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.ELECTION})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_BESIDE = 2
_YEAR = re.compile(r"\d{4}(?= )")


@cache
def _ends() -> Mapping[str, str]:
    """For each relation that dates as its happening does, which end that is: "subject" or "object"."""
    table: Mapping[str, str] = read_yaml("inference.yaml")["happenings"]
    return table


def _of(fact: RelationMention) -> str:
    """The happening that a fact is about; empty where it is about none."""
    end = _ends().get(fact.relation)
    return str(fact.subject if end == "subject" else fact.object) if end else ""


def _is_within(period: Period, year: PartialDate) -> bool:
    return any(date and lies_in(date, year) for date in (period.date, period.start))


class HappeningDates:
    """The one time that an article settles for each of its happenings."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._names = {entity.key: entity.name for entity in document.entities if entity.type in _HAPPENINGS}
        self._mentions: dict[str, list[Mention]] = {}
        self._at: dict[int, str] = {}
        for mention in document.mentions:
            if mention.entity in self._names:
                self._mentions.setdefault(mention.entity, []).append(mention)
                self._at[mention.head] = mention.entity
        self._known: dict[str, Period] = {}

    def of(self, happening: str) -> Period:
        """When an election or event takes place; empty where the article does not settle it."""
        if happening not in self._known:
            year = self._year(happening)
            told = agreed(p for mention in self._mentions.get(happening, ()) for p in self._told(mention.head))
            found = told or agreed(self._introduced(happening))
            self._known[happening] = year if year.date and not _is_within(found, year.date) else found
        return self._known[happening]

    def during(self, predicate: int) -> Period:
        """The time of what something happens in: "was killed in the attack"."""
        pobjs = (head for head in self._at if self._verb_during(self._tokens[head]) == predicate)
        return next((period for head in pobjs if (period := self.of(self._at[head]))), Period())

    def dated(self, facts: Sequence[RelationMention]) -> list[RelationMention]:
        """Each fact about a happening with the time of that, unless it tells the same time as precisely itself.

        A happening without a time of its own has the one that all those facts have.
        """
        facts = [self._dated(fact, self.of(happening)) if (happening := _of(fact)) else fact for fact in facts]
        told: dict[str, set[Period]] = defaultdict(set)
        for fact in facts:
            if fact.period and (happening := _of(fact)):
                told[happening].add(fact.period)
        return [replace(f, period=agreed(told[_of(f)])) if _of(f) and not f.period else f for f in facts]

    def _dated(self, fact: RelationMention, period: Period) -> RelationMention:
        own = fact.period.date
        if not period or (own and period.date and lies_in(own, period.date)) or (fact.period and not own):
            return fact
        return replace(
            fact, period=period, modality=Modality.PLANNED if self._is_to_come(fact, period) else fact.modality
        )

    def _is_to_come(self, fact: RelationMention, period: Period) -> bool:
        """Whether the happening itself, of which it is said, is still to come; who stands for election does so now."""
        date, written = period.date or period.start, self._document.article.date
        told = fact.modality is Modality.ASSERTED and _ends()[fact.relation] == "subject"
        return told and written is not None and date is not None and date.earliest > written

    def _told(self, head: int) -> Iterator[Period]:
        noun = self._tokens[head]
        own = SentenceDates(self._document, noun.sentence).of_noun(noun)
        if own:
            yield from (date.period for date in own)
            return
        verb = self._verb_during(noun)
        governor = self._tokens[noun.head]
        if verb is None and (self._takes_place(noun, governor) or self._harms(noun, governor)):
            verb = governor.index if governor.pos in VERBAL else governor.head
        if verb is not None and (period := period_of(self._document, verb, lasting=False)):
            yield period

    def _takes_place(self, noun: Token, verb: Token) -> bool:
        return noun.dep in _ARGUMENTS and verb.lemma.lower() in time_words("holding")

    def _harms(self, noun: Token, governor: Token) -> bool:
        """Whether it is what kills, wounds or hits: "a bombing killed", "was hit by airstrikes"."""
        acts = noun.dep == "nsubj" and governor.lemma.lower() in noun_lexicon().harming
        done_by = governor.dep == "agent" and self._tokens[governor.head].lemma.lower() in noun_lexicon().harming
        return acts or (noun.dep == "pobj" and done_by)

    def _verb_during(self, noun: Token) -> int | None:
        """The verb that happens in, at or during what the noun names."""
        preposition = self._tokens[noun.head]
        verb = self._tokens[preposition.head]
        inside = noun.dep == "pobj" and preposition.text.lower() in time_words("during") and verb.pos in VERBAL
        return verb.index if inside and noun.lemma.lower() not in time_words("long_happenings") else None

    def _introduced(self, happening: str) -> Iterator[Period]:
        """The time of the noun that first spoke of it: "was killed in an attack on Friday. The attack …"."""
        first = min(self._mentions.get(happening, ()), key=lambda mention: mention.first, default=None)
        if first is None:
            return
        noun = self._tokens[first.head]
        for token in self._tokens[: first.first]:
            if token.lemma == noun.lemma and token.pos == "NOUN" and self._is_unnamed(token.index):
                yield from self._told(token.index)

    def _is_unnamed(self, head: int) -> bool:
        """Whether the noun is no more than that: "an airstrike", unlike "the airstrike in Kabul"."""
        return head not in self._at or " " not in self._names[self._at[head]]

    def _year(self, happening: str) -> Period:
        """The year that the name begins with, where it is said beside the noun: names assume years too."""
        year = _YEAR.match(self._names.get(happening, ""))
        beside = (
            token.text
            for mention in self._mentions.get(happening, ())
            for token in self._tokens[max(0, mention.first - _BESIDE) : mention.last + _BESIDE]
        )
        return Period(date=PartialDate(year[0])) if year and year[0] in beside else Period()
