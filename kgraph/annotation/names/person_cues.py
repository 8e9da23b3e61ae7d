"""What shows that a name is a person's where no list knows it: a title, kin, or what only people are, have and do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.names.bounds import to_hyphen
from kgraph.annotation.spans import Span, is_capitalised, text_of
from kgraph.gazetteer import load_gazetteer
from kgraph.grammar import SUBJECTS
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Sentence, Token

_BESIDE = frozenset({"compound", "nmod", "appos"})
_BEING = frozenset({"be", "become", "remain"})
_SERVING = frozenset({"serve", "act", "work"})


def with_unknown_people(
    tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span], offices: Sequence[Span]
) -> list[Span]:
    """The names with those that must be people made so, and the people added that only their clause shows."""
    after, heads = {office.last for office in offices}, {office.head for office in offices}
    cues = _Cues(tokens)
    known = [
        replace(name, type=EntityType.PERSON)
        if not (name.entries or name.noun or tokens[name.last - 1].text.lower() in noun_lexicon().premises)
        and (name.first in after or _is_set_beside(tokens, name, heads) or cues.show_person(name.first, name.head))
        else name
        for name in names
    ]
    taken = {index for span in (*names, *offices) for index in range(span.first, span.last)}
    return [*known, *_unnoticed(tokens, sentences, taken, cues)]


def _is_set_beside(tokens: Sequence[Token], name: Span, offices: set[int]) -> bool:
    """Whether an office is in apposition to the name, or the name to an office."""
    inside = range(name.first, name.last)
    below = any(tokens[office].dep == "appos" and tokens[office].head in inside for office in offices)
    return below or (tokens[name.head].dep == "appos" and tokens[name.head].head in offices)


class _Cues:
    """What the words that a name depends on, or that depend on it, say of it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._below: dict[int, list[Token]] = {}
        for token in tokens:
            if token.head != token.index:
                self._below.setdefault(token.head, []).append(token)

    def show_person(self, first: int, head: int) -> bool:
        """Whether a name, or what it is coordinated with, is somebody's kin or does as only people do."""
        token = self._tokens[head]
        while token.dep == "conj" and self._tokens[token.head].pos in ("NOUN", "PROPN"):
            token = self._tokens[token.head]
        described = first > 0 and self._tokens[first - 1].pos in ("DET", "ADJ")
        titled = any(word.tag == "POS" or word.pos == "ADP" for word in self._tokens[first:head])
        who = self._does_as_people_do(token) or self._is_called_so(token)
        return who or (not (described or titled) and self._is_kin(token))

    def _is_called_so(self, name: Token) -> bool:
        """Whether a noun for people is set after it: "Braun, a leftist and an advocate of peace"."""
        beside = (child for child in self._children(name, "appos") if child.tag == "NN" and child.index > name.index)
        return any(_is_person_noun(noun) and self._is_indefinite(noun) for noun in beside)

    def _is_indefinite(self, noun: Token) -> bool:
        return any(child.text.lower() in ("a", "an") for child in self._children(noun, "det"))

    def _does_as_people_do(self, subject: Token) -> bool:
        if subject.dep not in SUBJECTS:
            return False
        verb = self._tokens[subject.head]
        return any(self._is_personal(clause) for clause in (verb, *self._sharing_subject(verb)))

    def _sharing_subject(self, verb: Token) -> Iterator[Token]:
        """The verbs coordinated with a verb that have no subject of their own."""
        for other in self._children(verb, "conj"):
            if other.pos in ("VERB", "AUX") and not self._children(other, *SUBJECTS):
                yield other

    def _is_personal(self, verb: Token) -> bool:
        """Whether only people do what the verb says, or are or have what its attribute or object is."""
        nouns = noun_lexicon()
        objects = [child.lemma.lower() for child in self._children(verb, "dobj")]
        if verb.lemma in nouns.personal_verbs or not nouns.personal_possessions.isdisjoint(objects):
            return True
        if verb.lemma == "attend":
            return not nouns.schools.isdisjoint(objects)
        said = self._children(verb, "attr") if verb.lemma in _BEING else []
        if verb.lemma in _SERVING:
            links = (word for word in self._children(verb, "prep") if word.text == "as")
            said = [noun for link in links for noun in self._children(link, "pobj")]
        return any(map(_is_person_noun, said))

    def _is_kin(self, name: Token) -> bool:
        """Whether it is who has a wife or son, or who that is ("Lee's son", "the son of Lee", "her son Lee")."""
        kin, marrying = noun_lexicon().family, noun_lexicon().marrying
        governor = self._tokens[name.head]
        word, whose = governor.lemma.lower(), self._tokens[governor.head].lemma.lower()
        if name.dep in ("poss", "appos", "dobj"):
            return word in marrying or (word in kin and name.dep != "dobj")
        if name.dep == "pobj":
            return whose in (kin if governor.text.lower() == "of" else marrying)
        return any(child.lemma.lower() in kin and child.index < name.index for child in self._children(name, *_BESIDE))

    def _children(self, token: Token, *labels: str) -> list[Token]:
        return [child for child in self._below.get(token.index, ()) if child.dep in labels]


def _is_person_noun(token: Token) -> bool:
    word = token.lemma.lower()
    return word in noun_lexicon().personal_nouns or office_lexicon().entailment.get(word, "leader") != "leader"


def _unnoticed(tokens: Sequence[Token], sentences: Sequence[Sentence], taken: set[int], cues: _Cues) -> Iterator[Span]:
    """Runs of proper nouns that are no name to the model, and a person's by what is around them."""
    for token in tokens:
        if token.index in taken or not (_may_name(token) or _is_single(tokens, token) or _is_listed(token)):
            continue
        first = token.index
        while first > sentences[token.sentence].first and _may_name(tokens[first - 1]):
            first -= 1
        last = to_hyphen(tokens, token.index + 1)
        free = taken.isdisjoint(range(first, last)) and not (last < len(tokens) and _may_name(tokens[last]))
        if free and _may_begin(tokens, first) and cues.show_person(first, token.index):
            yield Span(first, last, EntityType.PERSON, text_of(tokens, first, last), head=last - 1)


def _may_begin(tokens: Sequence[Token], first: int) -> bool:
    """Whether nothing before it makes it a common noun ("the Committee") or part of a longer name."""
    before = tokens[first - 1]
    opens = first == 0 or before.sentence != tokens[first].sentence
    return opens or not (before.pos in ("DET", "ADJ", "PROPN") or before.tag == "POS")


def _is_single(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a capital taken for a plural is one by its verb ("Companys was a lawyer")."""
    verb = tokens[token.head]
    return token.tag == "NNS" and is_capitalised(token) and (verb.tag == "VBZ" or verb.text == "was")


def _is_listed(token: Token) -> bool:
    """Whether a capital taken for a common noun is a name that somebody in the lists has ("Robyn attended school")."""
    if token.pos != "NOUN" or not is_capitalised(token):
        return False
    return load_gazetteer().given_name_gender(token.text) is not None or token.text in load_gazetteer().surnames


def _may_name(token: Token) -> bool:
    """Whether it may be part of a name; surnames in -ing are often taken for gerunds."""
    title = token.text.lower() in office_lexicon().entailment or token.text.lower() in office_lexicon().honorifics
    noun = token.tag in ("NNP", "VBG")
    return is_capitalised(token) and noun and not title and not token.text.isupper()
