"""What the parser gets wrong as a rule, put right: in "X, elected in 2010, said no" nobody says that X elected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgraph.grammar import SUBJECTS
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import Token

_SUBORDINATE = frozenset({"ccomp", "advcl"})
_REACH = 30
"""Tokens within which dependents are looked for."""


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with each participle after a name and a comma as the description of the name that it is.

    The parser takes such a participle for a finite verb where a noun follows that says what somebody became, and the
    verb of the sentence for one of saying, or for a second one of the same subject. A title before several names it
    takes for a part of the first one ("Prime Ministers A and B"), and "as mayor ends" in "her term as mayor ends" for
    a clause.
    """
    tokens = [_as_plural(tokens, _as_adnominal(tokens, token)) for token in tokens]
    for new in [new for token in tokens for new in _as_phrase(tokens, token)]:
        tokens[new.index] = new
    changed = {new.index: new for index in _set_off(tokens) for new in _as_participle(tokens, tokens[index])}
    return tuple(changed.get(token.index, token) for token in tokens) if changed else tuple(tokens)


def _as_adnominal(tokens: Sequence[Token], token: Token) -> Token:
    """The past form of a verb right after a comma that describes a noun, which is a participle."""
    describes = token.dep == "acl" and token.tag == "VBD" and token.index
    return replace(token, tag="VBN") if describes and tokens[token.index - 1].text == "," else token


def _as_plural(tokens: Sequence[Token], token: Token) -> Token:
    singular = token.text[:-1].lower()
    if token.tag != "NNP" or token.text[-1] != "s" or singular not in _titles():
        return token
    opens = token.index + 1 < len(tokens) and tokens[token.index + 1].tag == "NNP"
    return replace(token, tag="NNPS", lemma=singular) if opens else token


def _as_phrase(tokens: Sequence[Token], word: Token) -> list[Token]:
    """The "as" after a subject, and the second subject of the same verb, as a phrase that belongs to the first."""
    if word.text != "as" or word.dep != "mark" or word.index == 0:
        return []
    noun, verb = tokens[word.index - 1], tokens[word.head]
    while noun.dep in ("pobj", "prep") and tokens[noun.head].index < noun.index:
        noun = tokens[noun.head]  # "the nomination of Ann Lee as mayor was rejected"
    titles = [token for token in tokens[word.index : verb.index] if token.head == verb.index and token.dep in SUBJECTS]
    if noun.pos != "NOUN" or len(titles) != 1:
        return []
    phrase = [replace(word, dep="prep", head=noun.index), replace(titles[0], dep="pobj", head=word.index)]
    if noun.dep == "ROOT" and verb.head == noun.index and noun.lemma in noun_lexicon().held_as:
        clause = [replace(verb, dep="ROOT", head=verb.index), replace(noun, dep=titles[0].dep, head=verb.index)]
        return [*phrase, *clause]
    return phrase if noun.dep in SUBJECTS and noun.head == verb.index else []


@cache
def _titles() -> frozenset[str]:
    return frozenset(head.split()[-1] for head in office_lexicon().entailment)


def _set_off(tokens: Sequence[Token]) -> Iterator[int]:
    """The past forms of verbs right after a comma that the parser makes a clause of."""
    for token in tokens[2:]:
        past = token.tag in ("VBD", "VBN") and token.dep in (*_SUBORDINATE, "ROOT")
        if past and tokens[token.index - 1].text == ",":
            yield token.index


def _as_participle(tokens: Sequence[Token], verb: Token) -> Iterator[Token]:
    """The verb as a participle, its subject as that of the main verb; nothing where it may be a verb of its own."""
    below = _children(tokens, verb)
    subject = next((token for token in below if token.dep in SUBJECTS and token.index < verb.index), None)
    helped = any(token.dep in ("aux", "auxpass", "neg") for token in below)
    main = _main_verb(tokens, verb, below)
    if subject is None or helped or main is None:
        return
    became = verb.tag == "VBN" or any(token.dep == "oprd" for token in below) or main.dep == "conj"
    if not became:
        return
    yield replace(verb, dep="acl", tag="VBN", head=subject.index)
    yield replace(subject, dep="nsubj", head=main.index)
    yield from (replace(token, dep="oprd") for token in below if token.dep == "dobj")
    if main.head == verb.index:
        yield replace(main, dep=verb.dep, head=main.index if verb.head == verb.index else verb.head)


def _main_verb(tokens: Sequence[Token], verb: Token, below: Sequence[Token]) -> Token | None:
    """The later verb of the sentence that has no subject of its own, if there is one."""
    if verb.dep in _SUBORDINATE:
        main = tokens[verb.head]
    else:
        joined = any(token.dep == "cc" for token in below)
        later = (token for token in below if token.dep == "conj" and _is_after_comma(tokens, token))
        main = verb if joined else next(later, verb)
    own = any(token.dep in SUBJECTS for token in _children(tokens, main) if token.index > verb.index)
    return main if main.index > verb.index and not own else None


def _is_after_comma(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a comma stands before the verb and its auxiliaries."""
    group = (token for token in _children(tokens, verb) if token.dep in ("aux", "auxpass", "neg", "advmod"))
    first = min((token.index for token in group), default=verb.index)
    return tokens[min(first, verb.index) - 1].text == ","


def _children(tokens: Sequence[Token], head: Token) -> list[Token]:
    near = tokens[max(0, head.index - _REACH) : head.index + _REACH]
    return [token for token in near if token.head == head.index != token.index]
