"""The text of a document as elections, events and legal acts are read from it: phrases, places and years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.annotation.spans import Span
from kgraph.lexicon import noun_lexicon
from kgraph.model import LOCATIONS, DateMention, EntityType, MentionKind, Sentence, Token

_PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "poss", "case", "punct"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_WITHIN_OBJECT = frozenset({"pobj", "prep", "nummod"})
_SITES = frozenset({"in", "at", "near"})
_NEAR = 4
_TARGETS = frozenset({"of", "on", "against"})


class HappeningText:
    """Tokens, sentences, the names found before, dates, and the dependency tree downwards."""

    def __init__(
        self,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        names: Sequence[Span],
        dates: Sequence[DateMention],
    ) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.covering = {index: span for span in names for index in range(span.first, span.last)}
        self.starting = {span.first: span for span in names}
        self.dates = dates
        self.children: dict[int, list[int]] = {}
        for token in tokens:
            if token.head != token.index:
                self.children.setdefault(token.head, []).append(token.index)

    def hyphenated(self, token: Token) -> str:
        """The word in lower case, with what a hyphen joins to it ("run-off")."""
        first = token.index - 2 if token.index > 1 and self.tokens[token.index - 1].text == "-" else token.index
        return "".join(each.text.lower() for each in self.tokens[first : token.index + 1])

    def year_before(self, token: Token) -> int | None:
        """The year of the last date before a token, in its sentence and the one before."""
        near = (date for date in self.dates if date.last <= token.index)
        told = [d.period for d in near if token.sentence - self.tokens[d.first].sentence <= 1]
        date = (told[-1].date or told[-1].start or told[-1].end) if told else None
        return date.earliest.year if date else None

    def limit(self, index: int) -> int:
        """The end of the sentence that a token is in."""
        return self.sentences[self.tokens[index].sentence].last

    def first_premodifier(self, head: int) -> int:
        """Where the phrase of a noun begins, without its determiner."""
        first = head
        for child in sorted(self.children.get(head, ()), reverse=True):
            premodifies = child < head and self.tokens[child].dep in _PREMODIFIERS
            if premodifies and self.tokens[child].text not in ('"', "“", "("):
                first = min(first, self.first_of_subtree(child))
            if premodifies and self.tokens[child].dep == "poss":
                break  # what stands before an owner is about something else
        while first < head and self._is_no_part(self.tokens[first]):
            first += 1
        return max(first, self.sentences[self.tokens[head].sentence].first)

    def _is_no_part(self, opening: Token) -> bool:
        """Whether a word only opens a phrase: a determiner, but not the "no" of "no-fly zone"."""
        compound = self.tokens[opening.index + 1].text == "-"
        return opening.tag == "POS" or (opening.pos in ("PUNCT", "DET", "PRON") and not compound)

    def first_of_subtree(self, index: int) -> int:
        """The first token that depends on this one."""
        return min([index, *(self.first_of_subtree(child) for child in self.children.get(index, ()) if child < index)])

    def last_of_subtree(self, index: int) -> int:
        """The last token that depends on this one."""
        return max([index, *(self.last_of_subtree(child) for child in self.children.get(index, ()) if child > index)])

    def is_definite(self, first: int) -> bool:
        """Whether the phrase that begins here is said to be known ("the", "this", "its")."""
        return first > 0 and self.tokens[first - 1].text.lower() in _DEFINITE

    def year_in(self, first: int, last: int) -> int | None:
        """The first number of four digits in [first, last)."""
        years = (int(token.text) for token in self.tokens[first:last] if token.text.isdigit() and len(token.text) == 4)
        return next(years, None)

    def year_of(self, token: Token, first: int, last: int) -> int | None:
        """The year in the phrase, else of the nearest date in the sentence."""
        if year := self.year_in(first, min(last + 2, len(self.tokens))):
            return year
        near = [date for date in self.dates if self.tokens[date.first].sentence == token.sentence]
        if not near:
            return None
        period = min(near, key=lambda date: min(abs(date.first - token.index), abs(date.last - token.index))).period
        date = period.date or period.end or period.start
        return date.earliest.year if date else None

    def stated_year(self, token: Token) -> int | None:
        """The year that a date right after the token, or at the beginning of its sentence, names."""
        opening = self.sentences[token.sentence].first + 1
        for date in self.dates:
            near = token.index < date.first <= token.index + _NEAR or opening - 1 <= date.first <= opening
            if near and (year := self.year_in(date.first, date.last)):
                return year
        return None

    def place_before(self, first: int, head: int) -> Span | None:
        """The first place or state among the words before a noun."""
        found = (self.covering.get(index) for index in range(first, head))
        return next((span for span in found if span and span.type in LOCATIONS and not self._is_hyphened(span)), None)

    def party_before(self, first: int, head: int) -> Span | None:
        """The first party among the words before a noun."""
        found = (self.covering.get(index) for index in range(first, head))
        return next((span for span in found if span and span.type is EntityType.POLITICAL_PARTY), None)

    def governing_verb(self, token: Token) -> Token | None:
        """The verb of which a word is the object, or of whose object it is a part ("won 31 of the seats")."""
        while token.dep in _WITHIN_OBJECT and token.head != token.index:
            token = self.tokens[token.head]
        return self.tokens[token.head] if token.dep == "dobj" else None

    def _is_hyphened(self, span: Span) -> bool:
        """Whether it is part of a compound: "Vatican-backed talks", "the US-China summit"."""
        around = [self.tokens[index].text for index in (span.first - 1, span.last) if 0 <= index < len(self.tokens)]
        return "-" in around or "–" in around

    def place_after(self, head: int, last: int, *, also: frozenset[str] = frozenset()) -> Span | None:
        """The place that "in" or one of the other prepositions leads to within [head, last)."""
        prepositions = _SITES | also
        for index in range(head + 1, min(last, len(self.tokens) - 1)):
            word = self.tokens[index]
            if word.text.lower() in prepositions and (word.text, self.tokens[word.head].pos) != ("on", "VERB"):
                place = self.starting.get(index + 1 + (self.tokens[index + 1].text.lower() == "the"))
                place = place if place and not self._describes(place) else self._set_beside_object(index)
                if place and place.type in LOCATIONS and not self._describes(place):
                    return place
        return None

    def _set_beside_object(self, preposition: int) -> Span | None:
        """The name beside the object of a preposition: "in the capital, Lima", "in the town of Puno"."""
        objects = [child for child in self.children.get(preposition, ()) if self.tokens[child].dep == "pobj"]
        named = (self.covering.get(name) for noun in objects for name in self._names_beside(noun))
        return next((span for span in named if span), None)

    def _names_beside(self, noun: int) -> Iterator[int]:
        """The heads of what is set off after a noun, and of what a noun for places is of."""
        is_place = self.tokens[noun].lemma in noun_lexicon().geographic
        for child in self.children.get(noun, ()):
            if child > noun and self.tokens[child].dep == "appos":
                yield child
            elif is_place and self.tokens[child].text == "of":
                yield from self.children.get(child, ())

    def place_of(self, noun: str, first: int, head: int, last: int) -> Span | None:
        """Where an event of that class noun is: what "in" says, or whose it is if it is a state's own affair."""
        nouns = noun_lexicon()
        after = self.place_after(head, last, also=_TARGETS if noun in nouns.assaults else frozenset())
        after = after or self._site_of(head)
        before = self.place_before(first, head)
        whole_name = before if before and before.type is EntityType.PLACE and self._is_name(before) else None
        return after or (before if noun in nouns.home_events else None if noun in nouns.assaults else whole_name)

    def venue(self, noun: int) -> Span | None:
        """The place in the clause of an event: "Riots erupted in Lima", "met in Lima for talks", "riots hit Lima"."""
        event = self.tokens[noun]
        verb = self.tokens[event.head]
        if event.dep == "nsubj" and verb.lemma in noun_lexicon().striking_verbs:
            struck = (
                self.covering.get(child) for child in self.children[verb.index] if self.tokens[child].dep == "dobj"
            )
            return next((span for span in struck if span and span.type in LOCATIONS), None)
        if event.dep == "pobj" and verb.text == "for" and event.lemma not in noun_lexicon().assaults:
            verb = self.tokens[verb.head]
        elif event.dep not in ("nsubj", "nsubjpass", "dobj") or verb.lemma not in noun_lexicon().venue_verbs:
            return None
        return self._site_of(verb.index)

    def _site_of(self, word: int) -> Span | None:
        """The place that a preposition of the word's own leads to."""
        sites = (child for child in self.children.get(word, ()) if self.tokens[child].dep == "prep")
        return next((place for site in sites if (place := self.place_after(site - 1, site + 1))), None)

    def _is_name(self, span: Span) -> bool:
        return span.kind is not MentionKind.DEMONYM and not self._owns(span)

    def end_of_place(self, place: Span) -> int:
        """Where the words for a place end: after the "state" of "Borno state"."""
        after = self.tokens[place.last : place.last + 1]
        calls = any(self.tokens[place.last - 1].head == token.index for token in after)
        return place.last + (calls and after[0].text in noun_lexicon().geographic)

    def _describes(self, span: Span) -> bool:
        """Whether a place only describes or owns what follows ("the U.S. embassy", "Iraq's army")."""
        last = self.end_of_place(span)
        compound = last == span.last < len(self.tokens) and self.tokens[last - 1].head == last
        return span.kind is MentionKind.DEMONYM or compound or self._owns(span)

    def _owns(self, span: Span) -> bool:
        return span.last < len(self.tokens) and self.tokens[span.last].tag == "POS"
