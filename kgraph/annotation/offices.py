"""Offices: "former Greek prime minister", "Minister of Health of Chad", "US ambassador to Kenya".

An office phrase is read outwards from its head noun: rank, portfolio, how it is held and owner to the left; portfolio,
destination and owner to the right. Coordinated offices form a group and share the owner that is said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kgraph.annotation.names import is_capitalised
from kgraph.annotation.spans import Span, head_of, home_state, text_of
from kgraph.lexicon import noun_lexicon, office_lexicon
from kgraph.model import EntityType, Sentence, Token

_OWNER_TYPES = frozenset(
    {EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY, EntityType.PERSON}
)
_BETWEEN = frozenset(
    {
        ",",
        "and",
        "as",
        "well",
        "the",
        "a",
        "an",
        "also",
        "then",
        "later",
        "or",
        "&",
        ";",
        "both",
        "current",
        "former",
        "twice",
        "elected",
        "was",
    }
)
_LONGEST_HEAD = 6
_LONGEST_DESCRIPTION = 5


@dataclass(slots=True)
class _Left:
    """What stands before a head: where it begins, the words of the title, how it is held, the owner."""

    first: int
    title: list[str] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    owner: Span | None = None
    coordinated_rank: str | None = None


@dataclass(slots=True)
class _Right:
    """What stands after a head: where it ends, the words of the title, the owner, the destination."""

    last: int
    title: str = ""
    owner: Span | None = None
    destination: Span | None = None
    modifiers: list[str] = field(default_factory=list)
    nested: Span | None = None


class OfficeParser:
    """Reads the offices of one document, given the names of people, states and bodies in it."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[Span]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._starting = {span.first: span for span in names}
        self._ending = {span.last: span for span in names}
        self._covered = {index for span in names for index in range(span.first, span.last)}
        self._lexicon = office_lexicon()
        self._heads = self._lexicon.entailment
        self._first_words = {head.replace("-", " ").split()[0] for head in self._heads} | {
            word.rstrip(".") for word in self._lexicon.abbreviated
        }

    def parse(self) -> list[Span]:
        """Spans of offices in text order; a span holds its modifiers, owner and group."""
        offices: list[Span] = []
        for sentence in self._sentences:
            found = list(self._of_sentence(sentence))
            offices.extend(self._grouped(found, sentence.first))
        return offices

    def _of_sentence(self, sentence: Sentence) -> Iterator[Span]:
        index = sentence.first
        while index < sentence.last:
            head, end = self._head_at(index, sentence.last)
            if not head or index in self._covered or self._is_rank_of_next(head, end, sentence.last):
                index += 1
                continue
            left, right = self._read_left(index, head, sentence), self._read_right(end, head, sentence)
            yield from self._spans((index, end), head, left, right)
            index = max(right.last, end)

    def _head_at(self, index: int, limit: int) -> tuple[str, int]:
        """The longest head noun that starts here, in the singular, and where it ends."""
        word = self._tokens[index].text.lower()
        if (
            word.split("-")[0].rstrip(".") not in self._first_words
            and self._tokens[index].lemma.lower() not in self._first_words
        ):
            return "", index
        for end in range(min(limit, index + _LONGEST_HEAD), index, -1):
            text = text_of(self._tokens, index, end).lower().replace("‑", "-")
            text = self._lexicon.abbreviated.get(text, text)
            singular = text_of(self._tokens, index, end - 1).lower() + (
                " " if end - 1 > index and self._tokens[end - 1].begin > self._tokens[end - 2].end else ""
            )
            for candidate in (text, singular + self._tokens[end - 1].lemma.lower()):
                if candidate in self._heads:
                    return candidate, end
        return "", index

    def _as_written(self, name: Span) -> str:
        article = self._tokens[name.first - 1].text.lower() == "the"
        return f"the {name.title}" if article else name.title

    def _siblings(self, office: Span) -> Iterator[Span]:
        """The same office of a second body that shares the first one's name ("councils of A and B")."""
        after = office.last + 1 + (self._text(office.last + 1) == "the")
        other = self._starting.get(after) if office.owner and self._text(office.last) == "and" else None
        if other and office.owner and other.title == office.owner.title and other.owner:
            yield replace(office, owner=other)

    def _is_rank_of_next(self, head: str, end: int, limit: int) -> bool:
        """Whether the word is no office here but the rank of the office that follows ("deputy chief minister")."""
        if head not in self._lexicon.ranks:
            return False
        after = end + (self._text(end).lower() == "and")
        return (
            after < limit
            and after not in self._covered
            and (bool(self._head_at(after, limit)[0]) or self._text(end).lower() in self._lexicon.ranks)
        )

    def _spans(self, at: tuple[int, int], head: str, left: _Left, right: _Right) -> Iterator[Span]:
        words = [*left.title, head]
        title = _title_case(" ".join(words) + (f" {right.title}" if right.title else ""))
        if right.destination:
            title += f" to {self._as_written(right.destination)}"
        owner = right.owner or left.owner
        span = Span(
            left.first,
            right.last,
            EntityType.OFFICE,
            title,
            noun=" ".join([*(word for word in left.title if word in self._lexicon.ranks and word != "prime"), head])
            if head not in ("secretary of state",)
            else head,
            owner=owner,
            location=right.destination,
            head=head_of(self._tokens, *at),
            modifiers=tuple(sorted({*left.modifiers, *right.modifiers})),
        )
        span = replace(span, complete=right.nested is not None)
        if right.nested:
            yield right.nested
        yield from self._siblings(span)
        if left.coordinated_rank:
            yield replace(
                span, title=f"{left.coordinated_rank.capitalize()} {title}", noun=f"{left.coordinated_rank} {span.noun}"
            )
        yield span

    def _read_left(self, head_first: int, head: str, sentence: Sentence) -> _Left:
        left = _Left(head_first)
        index = head_first - 1
        while index >= sentence.first:
            step = self._step_left(index, head, left, sentence)
            if step == index:
                break
            index = step
            left.first = index + 1
        return left

    def _step_left(self, index: int, head: str, left: _Left, sentence: Sentence) -> int:
        """Takes in what ends at `index`; the index before it, or `index` when it does not belong."""
        word, token = self._tokens[index].text.lower(), self._tokens[index]
        if left.owner is None and (owner := self._owner_ending(index)):
            left.owner = owner
            return owner.first - 1
        if index in self._covered and not (self._lexicon.portfolios >= {word}):
            return index
        if word in self._lexicon.holding:
            left.modifiers.append(word)
            return index - 1
        if (
            word == "-"
            and index > sentence.first
            and self._tokens[index - 1].text.lower() in self._lexicon.past | self._lexicon.ranks
        ):
            return index - 1
        if left.owner is not None:
            return index
        if word in self._lexicon.ordinals or (token.tag == "JJ" and word[:1].isdigit()):
            return index - 1
        if (word in self._lexicon.ranks and word not in self._lexicon.portfolios) or word == "prime":
            left.title.insert(0, word)
            return index - 1
        if word == "and" and index - 1 >= sentence.first and self._tokens[index - 1].text.lower() in ("deputy", "vice"):
            left.coordinated_rank = self._tokens[index - 1].text.lower()
            return index - 2
        return self._portfolio_left(index, word, head, left, sentence)

    def _portfolio_left(self, index: int, word: str, head: str, left: _Left, sentence: Sentence) -> int:
        if head.split()[-1] not in self._lexicon.portfolio_heads:
            return index
        token = self._tokens[index]
        compound = (
            is_capitalised(token)
            and token.pos in ("PROPN", "NOUN", "ADJ")
            and index > sentence.first
            and not word.endswith(".")
        )
        if word in self._lexicon.portfolios or compound:
            left.title.insert(0, token.text)
            return index - 1
        joins = word in ("and", ",", "&") and left.title and index > sentence.first
        if joins and self._tokens[index - 1].text.lower() in self._lexicon.portfolios:
            left.title.insert(0, word)
            return index - 1
        return index

    def _owner_ending(self, index: int) -> Span | None:
        possessive = self._tokens[index].tag == "POS"
        owner = self._ending.get(index if possessive else index + 1)
        if (
            owner is None
            or owner.type not in _OWNER_TYPES
            or (owner.type is EntityType.PERSON and not possessive)
            or self._is_portfolio_name(owner)
        ):
            return None
        return replace(owner, last=index + 1) if possessive else owner

    def _is_portfolio_name(self, span: Span) -> bool:
        """Whether a "name" is only what a minister is responsible for ("Commerce", "Justice")."""
        words = [token.text.lower() for token in self._tokens[span.first : span.last]]
        return not span.entries and all(word in self._lexicon.portfolios or word in ("and", "&", ",") for word in words)

    def _read_right(self, end: int, head: str, sentence: Sentence) -> _Right:
        right = _Right(end)
        if self._text(end) == "-" and self._text(end + 1).lower() in self._lexicon.not_yet:
            right.modifiers.append(self._text(end + 1).lower())
            right.last = end + 2
        while right.last < sentence.last and self._step_right(right, head, sentence):
            pass
        return right

    def _step_right(self, right: _Right, head: str, sentence: Sentence) -> bool:
        """Takes in one more prepositional phrase; False when what follows does not belong."""
        preposition = self._text(right.last).lower()
        if preposition not in self._lexicon.body_prepositions or right.owner is not None:
            return False
        after = self._skip_words(right.last + 1)
        if after >= sentence.last:
            return False
        name = self._starting.get(after)
        if nested := self._nested_office(after, name, sentence.last):
            right.title, right.last, right.owner = (
                f"{preposition} the {text_of(self._tokens, after, nested)}",
                nested,
                name,
            )
            right.nested = self._named_office(name, nested) if name else None
            return self._seat_of_nested(right, sentence)
        if name and name.type in _OWNER_TYPES and not self._is_portfolio_name(name):
            return self._take_name(right, name, head, preposition)
        if self._is_whole_country(after):
            right.last, right.owner = after + 1, home_state(after)
            return True
        return self._portfolio_right(right, after, preposition, sentence)

    def _nested_office(self, after: int, name: Span | None, limit: int) -> int:
        """The end of an office to whose holder this one belongs ("representative of the UN Secretary-General"); 0 for none."""
        if name is None or not name.entries or name.type is EntityType.PERSON or name.last >= limit:
            return 0
        head, end = self._head_at(name.last, limit)
        return end if head and end not in self._starting else 0

    def _named_office(self, owner: Span, end: int) -> Span:
        head, _ = self._head_at(owner.last, end)
        title = _title_case(text_of(self._tokens, owner.last, end))
        return Span(
            owner.first,
            end,
            EntityType.OFFICE,
            title,
            noun=head,
            owner=owner,
            head=head_of(self._tokens, owner.last, end),
        )

    def _seat_of_nested(self, right: _Right, sentence: Sentence) -> bool:
        after = self._skip_words(right.last + 1)
        name = self._starting.get(after)
        if (
            self._text(right.last).lower() in ("at", "for", "to", "in", "on")
            and name
            and name.type in _OWNER_TYPES - {EntityType.PERSON}
            and after < sentence.last
        ):
            right.title += f" {text_of(self._tokens, right.last, name.last)}"
            right.last = name.last
        return False

    def _take_name(self, right: _Right, name: Span, head: str, preposition: str) -> bool:
        while self._tokens[min(name.last, len(self._tokens) - 1)].tag == "POS" and (
            possessed := self._starting.get(name.last + 1)
        ):
            name = possessed
        if preposition == "to" and head in self._lexicon.destination_heads:
            right.destination = name
        elif (
            preposition in ("of", "for", "at")
            or (preposition in ("in", "from") and name.type is EntityType.PLACE)
            or (preposition == "to" and name.type is EntityType.PERSON)
        ):
            if name.type is EntityType.PERSON and preposition == "of":
                return False
            right.owner = name
        else:
            return False
        right.last = name.last
        return True

    def _portfolio_right(self, right: _Right, after: int, preposition: str, sentence: Sentence) -> bool:
        if right.title or preposition not in ("of", "for"):
            return False
        end = after
        while end < sentence.last and self._is_portfolio(end, end == after):
            end += 1
        while end > after and self._text(end - 1).lower() in ("and", ",", "of", "the", "&"):
            end -= 1
        if end == after:
            return False
        right.title = f"{preposition} {text_of(self._tokens, after, end)}"
        right.last = end
        return True

    def _is_portfolio(self, index: int, first: bool) -> bool:
        token, word = self._tokens[index], self._text(index).lower()
        if index in self._covered and word not in self._lexicon.portfolios:
            return False
        if word in ("and", ",", "&"):
            following = self._text(index + 1)
            return not first and (
                following.lower() in self._lexicon.portfolios
                or (
                    following[:1].isupper()
                    and following.lower() not in self._heads
                    and following.lower() not in self._lexicon.ranks
                    and index + 1 not in self._covered
                )
            )
        return word in self._lexicon.portfolios or (
            is_capitalised(token) and token.pos in ("PROPN", "NOUN", "ADJ") and word not in self._heads
        )

    def _skip_words(self, index: int) -> int:
        """Past "the", "the state of", "the Republic of" to what names the owner."""
        if self._text(index).lower() == "the":
            index += 1
        if (
            index not in self._starting
            and self._text(index).lower() in (*noun_lexicon().republic_words, "city")
            and self._text(index + 1) == "of"
        ):
            index += 2
        return self._skip_description(index)

    def _skip_description(self, index: int) -> int:
        """Past lower-case words that describe the name that follows ("of the populist Reform party")."""
        end = index
        while (
            end < index + _LONGEST_DESCRIPTION
            and end < len(self._tokens)
            and self._tokens[end].pos in ("ADJ", "NOUN", "PUNCT", "ADV")
            and (self._text(end).islower() or self._text(end) == "-")
        ):
            end += 1
        return end if end in self._starting else index

    def _is_whole_country(self, index: int) -> bool:
        words = noun_lexicon()
        return (
            self._text(index).lower() in words.anaphora["State"] | words.republic_words
            and self._text(index - 1).lower() == "the"
        )

    def _text(self, index: int) -> str:
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def _grouped(self, found: list[Span], first_group: int) -> list[Span]:
        """The spans with those that are coordinated in one group, the last one's owner given to those without."""
        groups: list[list[Span]] = []
        for span in found:
            if groups and self._coordinated(groups[-1][-1], span):
                groups[-1].append(span)
            else:
                groups.append([span])
        result: list[Span] = []
        for number, group in enumerate(groups):
            inherited: Span | None = None
            members = []
            for span in reversed(group):
                inherited = span.owner or inherited
                shared = span.owner or (
                    inherited if inherited and inherited.type is not EntityType.PERSON and len(group) > 1 else None
                )
                members.append(replace(span, owner=shared, group=first_group + number))
            result.extend(reversed(members))
        return [span for span in result if self._counts(span)]

    def _coordinated(self, before: Span, after: Span) -> bool:
        if before.first == after.first:
            return True
        between = [token.text.lower() for token in self._tokens[before.last : after.first]]
        return (
            bool(between)
            and len(between) <= 6
            and all(word in _BETWEEN for word in between)
            and bool({",", "and"} & set(between))
        )

    def _counts(self, span: Span) -> bool:
        """A weak head counts only with something beside it that makes it an office."""
        head = span.title.lower().split(" of ")[0].split(" for ")[0].split(" to ")[0]
        if head not in self._lexicon.weak or span.owner or span.location:
            return True
        if span.last in self._starting and self._starting[span.last].type is EntityType.PERSON:
            return True
        if (
            is_capitalised(self._tokens[span.head])
            and span.head != self._sentences[self._tokens[span.head].sentence].first
        ):
            return True
        return (
            head in ("president", "king", "queen", "governor", "mayor", "chancellor", "speaker", "premier")
            or " of " in span.title.lower()
        )


def _title_case(title: str) -> str:
    small = {"of", "for", "and", "the", "to", "at", "in", "on"}
    return " ".join(
        word if word in small else "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        for word in title.split()
    )
