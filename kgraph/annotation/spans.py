"""The working value of the annotation stage: a stretch of tokens that names something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kgraph.gazetteer import GazetteerEntry
from kgraph.model import EntityType, MentionKind, Token

_HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens [first, last) that stand for an entity of a type, before entities are told apart.

    `title` is the name without its owner ("Prime Minister" in "Greek prime minister"), `owner` the
    span of what it belongs to, `location` that of where it sits, `noun` its class noun, `year` what
    tells one election or event from the next; `complete` when the title needs no owner added to be a name;
    `implied` when an office says that there was an election ("elected president in 2012"), `recent` when it has just
    been, `year_before` is the year told last before one that the text speaks of for the first time;
    `setting` tells of which state a seat is that has no owner (a party, a constituency);
    `shared` where a title in the plural names an office in each of several bodies;
    `unread` where an office is of something that nothing is known of;
    `short` is a description's noun with what stands before it, `definite` whether that is said to be known.
    """

    first: int
    last: int
    type: EntityType
    title: str
    kind: MentionKind = MentionKind.NAME
    entries: tuple[GazetteerEntry, ...] = ()
    noun: str | None = None
    owner: Span | None = None
    location: Span | None = None
    setting: Span | None = None
    head: int = -1
    modifiers: tuple[str, ...] = ()
    group: int | None = None
    aliases: tuple[str, ...] = ()
    year: int | None = None
    complete: bool = False
    shared: bool = False
    unread: bool = False
    short: str = ""
    implied: bool = False
    recent: bool = False
    year_before: int | None = None
    definite: bool = False

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last


def text_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words [first, last) as the text spaces them."""
    parts: list[str] = []
    for token in tokens[first:last]:
        if parts and token.begin > tokens[token.index - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def is_capitalised(token: Token) -> bool:
    """Whether the token looks like a part of a name."""
    return token.text[:1].isupper() and token.text != "I"


def joins_parts(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a hyphen between two capitals of one word ("Export-Import")."""
    if tokens[index].text not in _HYPHENS or not 0 < index < len(tokens) - 1:
        return False
    before, hyphen, after = tokens[index - 1 : index + 2]
    tight = before.end == hyphen.begin and hyphen.end == after.begin
    return tight and is_capitalised(before) and is_capitalised(after)


def home_state(index: int, noun: str | None = None) -> Span:
    """The state the article is about, where a token ("the Republic") stands for it; or its part ("the province")."""
    return Span(index, index + 1, EntityType.STATE, "", MentionKind.NOMINAL, noun=noun, head=index)


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of [first, last) whose syntactic head lies outside; the last such, as names end in their head."""
    heads = [
        index for index in range(first, last) if not first <= tokens[index].head < last or tokens[index].head == index
    ]
    return heads[-1] if heads else last - 1


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order; of those that overlap the longest stays, then the one given first."""
    taken: set[int] = set()
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.first - span.last):
        if taken.isdisjoint(range(span.first, span.last)):
            taken.update(range(span.first, span.last))
            kept.append(span)
    return sorted(kept, key=lambda span: span.first)
