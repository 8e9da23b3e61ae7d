"""When what a matched frame states is so."""

from __future__ import annotations

from kgraph.extraction.frames.matcher import Match
from kgraph.extraction.inference import lasting_relations, voiced_relations
from kgraph.extraction.times.happening_dates import HappeningDates
from kgraph.extraction.times.period import period_of
from kgraph.extraction.titles.office_lists import OfficeLists
from kgraph.model import Document, EntityType, PartialDate, Period, Sentence, Token
from kgraph.quotations import quotation_around, verbs_of_saying


class FactTimes:
    """The times of the facts of one document."""

    def __init__(self, document: Document, lists: OfficeLists) -> None:
        self._document = document
        self._lists = lists
        self._entity = {mention.head: mention.entity for mention in document.mentions}
        offices = {entity.key for entity in document.entities if entity.type is EntityType.OFFICE}
        self._titles = {mention.head for mention in document.mentions if mention.entity in offices}
        self._dates = {date.first: date.period for date in document.dates}
        self.happenings = HappeningDates(document)

    def of(self, match: Match) -> Period:
        """When it is so; what happens in something is of its time, what somebody does by speaking of the speech's."""
        lasting = match.frame.relation in lasting_relations()
        period = period_of(self._document, match.predicate, lasting=lasting)
        if period or lasting:
            return period
        return self.happenings.during(match.predicate) or self._of_speech(match)

    def beside(self, object_: str | PartialDate, match: Match, sentence: Sentence, period: Period) -> Period:
        """The time beside an office that the match names by a word of its own, not by who holds it; or right after one
        of several objects ("visited Peru on Monday and Chile on Tuesday"); else `period`.
        """
        if own := self._right_after(object_, match):
            return own
        words = (index for role, indices in match.objects if not role.endswith("held") for index in indices)
        named = any(index in self._titles for index in words)
        beside = self._lists.period(str(object_), sentence) if named else Period()
        if not beside or (period.start == beside.start and period.end):
            return period
        happens = match.frame.relation not in lasting_relations() and not beside.end
        return Period(date=beside.start) if happens else beside

    def _right_after(self, object_: str | PartialDate, match: Match) -> Period:
        """The date that only a preposition sets apart from the one of several objects that is meant."""
        several = [index for _, indices in match.objects if len(indices) > 1 for index in indices]
        ends = (index + 1 for index in several if self._entity.get(index) == object_)
        links = (end for end in ends if end < len(self._document.tokens) and self._document.tokens[end].pos == "ADP")
        found = (self._dates.get(link + 1) for link in links)
        return next(filter(None, found), Period())

    def _of_speech(self, match: Match) -> Period:
        """When direct speech is said; speech without a date is of the time when its speaker was last said to speak."""
        voiced = match.frame.relation in voiced_relations()
        quotation = quotation_around(self._document, match.predicate) if voiced else None
        if quotation is None or quotation.speaker is None:
            return Period()
        speaker = self._document.tokens[quotation.speaker]
        return self._of_saying(speaker) or self._said_before(
            self._entity.get(speaker.index), min(quotation.first, speaker.index)
        )

    def _said_before(self, speaker: str | None, index: int) -> Period:
        earlier = (
            token for token in reversed(self._document.tokens[:index]) if self._entity.get(token.index) == speaker
        )
        said = (period for token in earlier if token.dep == "nsubj" and (period := self._of_saying(token)))
        return next(said, Period()) if speaker else Period()

    def _of_saying(self, speaker: Token) -> Period:
        verb = self._document.tokens[speaker.head]
        says = verb.lemma.lower() in verbs_of_saying()
        return period_of(self._document, verb.index, lasting=False) if says else Period()
