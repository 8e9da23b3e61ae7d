"""Which of the things named so far an anaphor stands for.

A grammatical subject is preferred to other mentions, the nearer sentence to the farther (centering: Grosz, Joshi and
Weinstein, 1995), the same grammatical role to another (parallelism), and what the article names often to what it
names once (Lappin and Leass, 1994). Common nouns compete for "it" and "they", so that these may stand for nothing.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence

from kgraph.annotation.coreference.anaphors import Anaphor
from kgraph.grammar import SUBJECTS
from kgraph.lexicon import noun_lexicon
from kgraph.model import Mention, MentionKind, Sentence, Token

_TELLING = frozenset({"attr", "appos", "oprd", "compound"})
"""Where a noun says what something named is."""
_LONGEST_PHRASE = 5
_REACH = {MentionKind.PRONOUN: 3, MentionKind.NOMINAL: 6}
_ROLES = {"nsubj": 1.5, "nsubjpass": 1.4, "dobj": 0.5, "poss": 0.4, "agent": 0.4, "dative": 0.4, "attr": 0.3}
_OF_MAIN_CLAUSE = 0.3
_PARALLEL = 0.4
_DISTANCE = {MentionKind.PRONOUN: 0.9, MentionKind.NOMINAL: 0.5}
_SALIENCE, _MOST_SALIENT = 0.12, 6
_OF_SAME_CLAUSE = 0.5
"""For the subject of the clause that a pronoun stands in, or of the nearest above it."""
_NOT_OF_OWN_CLAUSE = 0.8
"""How much less a noun means the subject of its own clause, for that "its" or "itself" would do."""
_ALONE_IN_SENTENCE = 0.8
"""For the only fitting person whom the sentence names before a pronoun."""
_COMMON_NOUN = 0.3
"""How much less a common noun is talked about than a name in its place."""
_LEAST, _LEAST_OWNER = -0.2, -1.0
"""What a thing must score to be meant by "it", and by "its"; people have no rivals among common nouns."""

Preference = Callable[[str], float | None]


class Antecedents:
    """The mentions met so far in one document, by how much they are talked of."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], covered: frozenset[int]) -> None:
        self._tokens = tokens
        self._covered = covered
        self._mentions: deque[Mention] = deque()
        self._counts: Counter[str] = Counter()
        self._subjects: dict[int, list[int]] = {}
        for token in tokens:
            if token.dep in SUBJECTS:
                self._subjects.setdefault(token.head, []).append(token.index)
        self._nouns = [t for t in tokens if t.pos == "NOUN" and t.index not in covered and self._role(t) > 0.4]

    def add(self, mention: Mention) -> None:
        """Takes in the next mention of the text."""
        self._counts[mention.entity] += mention.kind is not MentionKind.DEMONYM
        self._mentions.append(mention)
        newest = self._tokens[mention.first].sentence
        while newest - self._tokens[self._mentions[0].first].sentence > max(_REACH.values()):
            self._mentions.popleft()

    def best(self, anaphor: Anaphor, preference: Preference) -> str | None:
        """The entity it most likely stands for; `preference` adds to an entity's score or, as None, excludes it."""
        scores: dict[str, tuple[float, int]] = {}
        subject = self._nearest_subject(anaphor)
        for mention in self._within_reach(anaphor):
            extra = preference(mention.entity)
            if extra is not None and not self._is_excluded(mention, anaphor):
                score = self._score(mention, anaphor) + extra + self._as_subject(anaphor) * (mention.head == subject)
                scores[mention.entity] = max(scores.get(mention.entity, (score, mention.first)), (score, mention.first))
        if anaphor.gender and anaphor.kind is MentionKind.PRONOUN:
            self._prefer_the_only_one(scores, anaphor)
        entity = max(scores, key=scores.__getitem__, default=None)
        if entity is None or self._is_outdone(scores[entity], anaphor):
            return None
        return None if self._is_introduced_since(anaphor, scores[entity][1]) else entity

    def _as_subject(self, anaphor: Anaphor) -> float:
        """What it counts to be the subject of the clause of the anaphor or of the nearest one above."""
        inside = anaphor.kind is MentionKind.NOMINAL and self._tokens[anaphor.head].dep not in SUBJECTS
        return -_NOT_OF_OWN_CLAUSE if inside else _OF_SAME_CLAUSE

    def _is_introduced_since(self, anaphor: Anaphor, since: int) -> bool:
        """Whether another such thing without a name was spoken of after a name: "a company", then "the company"."""
        if anaphor.kind is not MentionKind.NOMINAL or not anaphor.noun:
            return False
        alike = (token for token in self._tokens[since : anaphor.first] if token.text.lower() == anaphor.noun)
        unnamed = (token for token in alike if token.index not in self._covered and token.dep not in _TELLING)
        return any(map(self._is_indefinite, unnamed))

    def _is_indefinite(self, noun: Token) -> bool:
        before = self._tokens[max(0, noun.index - _LONGEST_PHRASE) : noun.index]
        return any(t.head == noun.index and t.text.lower() in noun_lexicon().indefinite for t in before)

    def _prefer_the_only_one(self, scores: dict[str, tuple[float, int]], anaphor: Anaphor) -> None:
        sentence = self._tokens[anaphor.head].sentence
        here = {mention.entity for mention in self._mentions if self._tokens[mention.first].sentence == sentence}
        named = here & scores.keys()
        if len(named) == 1:
            (only,) = named
            scores[only] = (scores[only][0] + _ALONE_IN_SENTENCE, scores[only][1])

    def _within_reach(self, anaphor: Anaphor) -> Iterator[Mention]:
        sentence = self._tokens[anaphor.head].sentence
        for mention in self._mentions:
            near = sentence - self._tokens[mention.first].sentence <= _REACH[anaphor.kind]
            if near and mention.last <= anaphor.first and mention.kind is not MentionKind.DEMONYM:
                yield mention

    def _score(self, mention: Mention, anaphor: Anaphor) -> float:
        head = self._governing(self._tokens[mention.head])
        frequent = _SALIENCE * min(self._counts[mention.entity], _MOST_SALIENT)
        return self._prominence(head, anaphor) + frequent

    def _nearest_subject(self, anaphor: Anaphor) -> int | None:
        """The subject of the clause that the anaphor stands in, else of the nearest clause above it."""
        index = self._tokens[anaphor.head].head
        while True:
            found = [s for s in self._subjects.get(index, ()) if s < anaphor.first]
            if found or self._tokens[index].head == index:
                return found[-1] if found else None
            index = self._tokens[index].head

    def _prominence(self, head: Token, anaphor: Anaphor) -> float:
        """How much the place of a noun in its sentence, and of that in the text, makes it the topic at the anaphor."""
        main = _OF_MAIN_CLAUSE if head.dep in SUBJECTS and self._tokens[head.head].dep == "ROOT" else 0.0
        own_role = self._tokens[anaphor.head].dep
        same = own_role in SUBJECTS and head.dep in SUBJECTS
        parallel = _PARALLEL if same or (own_role == head.dep == "dobj") else 0.0
        distance = self._tokens[anaphor.head].sentence - head.sentence
        return self._role(head) + main + parallel - _DISTANCE[anaphor.kind] * distance

    def _role(self, head: Token) -> float:
        by = head.dep == "pobj" and self._tokens[head.head].dep == "agent"
        return _ROLES["agent"] if by else _ROLES.get(head.dep, 0.0)

    def _governing(self, head: Token) -> Token:
        """The noun whose role a conjunct or an apposition shares."""
        while head.dep in ("conj", "appos") and self._tokens[head.head].pos in ("NOUN", "PROPN"):
            head = self._tokens[head.head]
        return head

    def _is_excluded(self, mention: Mention, anaphor: Anaphor) -> bool:
        """Whether both are arguments of one verb, or one is part of the other's phrase."""
        head, pronoun = self._governing(self._tokens[mention.head]), self._tokens[anaphor.head]
        if pronoun.text.lower().endswith(("self", "selves")):
            return False
        if anaphor.kind is MentionKind.PRONOUN and self._differs_in_number(mention, anaphor):
            return True
        if self._is_set_off_after(pronoun, mention.head):
            return True
        if pronoun.dep != "poss" and head.dep in SUBJECTS and self._verb_of(pronoun) == head.head:
            return True
        return anaphor.kind is MentionKind.NOMINAL and self._tokens[mention.head].head == pronoun.index

    def _is_set_off_after(self, pronoun: Token, name: int) -> bool:
        """Whether it owns what is set off after the name: "Karl Braun, his father"."""
        owned = self._tokens[pronoun.head]
        return pronoun.dep == "poss" and owned.dep == "appos" and owned.head == name

    def _differs_in_number(self, mention: Mention, anaphor: Anaphor) -> bool:
        """Whether "it" would stand for a plural ("Republicans")."""
        return not anaphor.plural and anaphor.gender is None and self._tokens[mention.head].tag in ("NNS", "NNPS")

    def _verb_of(self, word: Token) -> int | None:
        """The verb of which a word is an object, also behind a preposition."""
        if word.dep in ("dobj", "dative", "pobj") or (word.dep == "pobj" and self._tokens[word.head].pos == "ADP"):
            governor = self._tokens[word.head]
            return governor.head if governor.pos == "ADP" else governor.index
        return None

    def _is_outdone(self, best: tuple[float, int], anaphor: Anaphor) -> bool:
        """Whether a pronoun for things stands for nothing named, or likelier for a common noun of its number."""
        if anaphor.kind is not MentionKind.PRONOUN or anaphor.gender is not None:
            return False
        if best[0] < (_LEAST_OWNER if self._tokens[anaphor.head].dep == "poss" else _LEAST):
            return True
        sentence, plural = self._tokens[anaphor.head].sentence, ("NNS", "NNPS") if anaphor.plural else ("NN", "NNP")
        subject = self._nearest_subject(anaphor)
        rivals = (
            (self._prominence(noun, anaphor) - _COMMON_NOUN + _OF_SAME_CLAUSE * (noun.index == subject), noun.index)
            for noun in self._nouns
            if noun.sentence in (sentence - 1, sentence) and noun.index < anaphor.first and noun.tag in plural
        )
        return max(rivals, default=(float("-inf"), 0)) > best
