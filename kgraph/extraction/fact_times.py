"""When what a matched frame states is so."""

from __future__ import annotations

from kgraph.extraction.happening_dates import HappeningDates
from kgraph.extraction.inference import lasting_relations, voiced_relations
from kgraph.extraction.matcher import Match
from kgraph.extraction.office_lists import OfficeLists
from kgraph.extraction.period import period_of
from kgraph.model import Document, PartialDate, Period, Sentence
from kgraph.quotations import quotation_around


class FactTimes:
    """The times of the facts of one document."""

    def __init__(self, document: Document, lists: OfficeLists) -> None:
        self._document = document
        self._lists = lists
        self.happenings = HappeningDates(document)

    def of(self, match: Match) -> Period:
        """When it is so; what happens in something is of its time, what somebody does by speaking of the speech's."""
        lasting = match.frame.relation in lasting_relations()
        period = period_of(self._document, match.predicate, lasting=lasting)
        if period or lasting:
            return period
        return self.happenings.during(match.predicate) or self._of_speech(match)

    def beside(self, object_: str | PartialDate, match: Match, sentence: Sentence) -> Period:
        """The time beside an office that the match names by a word of its own, not by who holds it."""
        named = any(indices for _, indices in match.objects)
        period = self._lists.period(str(object_), sentence) if named else Period()
        happens = match.frame.relation not in lasting_relations() and not period.end
        return Period(date=period.start) if happens else period

    def _of_speech(self, match: Match) -> Period:
        voiced = match.frame.relation in voiced_relations()
        quotation = quotation_around(self._document, match.predicate) if voiced else None
        if quotation is None or quotation.speaker is None:
            return Period()
        return period_of(self._document, self._document.tokens[quotation.speaker].head, lasting=False)
