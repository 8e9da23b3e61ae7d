"""Words that name an ideology or an alignment: "far-right", "socialism", "Islamists"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kgraph.annotation.affixes import is_affixed
from kgraph.annotation.spans import Span, head_of, text_of
from kgraph.model import EntityType, MentionKind, Token
from kgraph.ontology import read_table

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "oprd", "appos", "conj"})
_DASHES = str.maketrans("–‑", "--")


def find_ideologies(tokens: Sequence[Token], taken: Sequence[Span]) -> Iterator[Span]:
    """Spans in text order, the longest where several begin, none within one of `taken` ("pro-Moscow" but around one).

    An adjective or a noun for followers is a nominal mention, the ideology's own name a name.
    """
    apart = (span for span in taken if not is_affixed(tokens, span.first))
    inside = {index for span in apart for index in range(span.first, span.last)}
    index = 0
    while index < len(tokens):
        last = _longest(tokens, index)
        said = inside.isdisjoint(range(index, last)) and not (_is_prefixed(tokens, index) or _compares(tokens, index))
        if last > index and said:
            yield _span(tokens, index, last)
        index = max(last, index + 1)


def _is_prefixed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a prefix makes another word of it: "post-communist"."""
    return first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].end == tokens[first - 1].begin


def _compares(tokens: Sequence[Token], first: int) -> bool:
    """Whether it says only how somebody is beside others: "more moderate", "less liberal"."""
    return first > 0 and tokens[first - 1].text.lower() in ("more", "less") and tokens[first].pos == "ADJ"


def is_ideology(text: str) -> bool:
    """Whether a text is an ideology's own name, no adjective or other expression for it."""
    known = _by_expression().get(_key(text))
    return known is not None and _key(known[0]) == _key(text)


def is_ideological(text: str) -> bool:
    """Whether a text is any expression for an ideology ("Marxist–Leninist", "socialists")."""
    return _key(text) in _by_expression()


def _longest(tokens: Sequence[Token], first: int) -> int:
    """The end of the longest known expression that begins at a token; the token itself where none does."""
    longest = _longest_by_first_word().get(_key(tokens[first].text), 0)
    for last in range(min(first + longest, len(tokens)), first, -1):
        if _key(text_of(tokens, first, last)) in _by_expression():
            return last
    return first


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    text = text_of(tokens, first, last)
    name, others = _by_expression()[_key(text)]
    kind = MentionKind.NAME if _key(text) == _key(name) and text not in others else MentionKind.NOMINAL
    if kind is MentionKind.NAME and first and _is_variety(tokens[first - 1]):
        first, name, others = first - 1, f"{tokens[first - 1].text} {name}", ()
    head = _head(tokens, first, last)
    return Span(first, last, EntityType.CONCEPT, name, kind, head=head, aliases=(*others, text))


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word by which it hangs in the sentence, though the parser took the last for a verb ("the Christian left")."""
    hung = [i for i in range(first, last) if tokens[i].dep in _ROLES and not first <= tokens[i].head < last]
    return hung[-1] if hung else head_of(tokens, first, last)


def _is_variety(word: Token) -> bool:
    """Whether a word before an ideology's name says whose it is: "Serbian nationalism"."""
    return word.text[:1].isupper() and word.dep in ("amod", "compound")


def _key(text: str) -> str:
    return text.lower().translate(_DASHES)


@cache
def _by_expression() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The name of the ideology and its other expressions, by each of them."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in read_table("gazetteer", "ideologies.tsv"):
        others = tuple(
            word for column in ("adjectives", "members", "aliases") for word in row[column].split("|") if word
        )
        found |= {_key(word): (row["name"], others) for word in (row["name"], *others)}
    return found


@cache
def _longest_by_first_word() -> Mapping[str, int]:
    """For each first token of an expression the number of tokens of the longest."""
    lengths: dict[str, int] = {}
    for expression in _by_expression():
        words = expression.replace("-", " - ").split()
        for first in (words[0], expression.split()[0]):
            lengths[first] = max(lengths.get(first, 0), len(words))
    return lengths
