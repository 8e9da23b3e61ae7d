"""What stands before the head of an office: rank, portfolio, how it is held, and the owner."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace

from kgraph.annotation.offices.between import past_class_nouns, past_party, past_praise
from kgraph.annotation.offices.text import OWNER_TYPES, OfficeText
from kgraph.annotation.spans import Span, is_capitalised
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, MentionKind, Sentence, Token

_LONGEST_CLAUSE = 15


@dataclass(slots=True)
class Left:
    """Where the phrase begins, the words of the title, how it is held, the owner, the rank in "deputy and prime".

    `sender` is the state before the body in "Russia's UN ambassador", `head` the token of the head noun,
    `start` the first token of the sentence.
    """

    first: int
    start: int
    title: list[str] = field(default_factory=list)
    modifiers: list[str] = field(default_factory=list)
    owner: Span | None = None
    coordinated_rank: str | None = None
    sender: Span | None = None
    head: int = 0
    person_follows: bool = False


class LeftReader:
    """Reads an office phrase from its head to the left."""

    def __init__(self, text: OfficeText) -> None:
        self._text = text

    def read(self, head_first: int, head: str, sentence: Sentence) -> Left:
        """What precedes a head that begins at token `head_first`."""
        last = head_first + len(head.split())
        left = Left(head_first, start=sentence.first, head=last - 1, person_follows=self._person_follows(last))
        index = head_first - 1
        while index >= sentence.first:
            step = self._step_left(index, head, left)
            if step == index:
                step = self._past_praise(index, head, left)
            if step == index:
                break
            index = step
            left.first = index + 1
        return left

    def _past_praise(self, index: int, head: str, left: Left) -> int:
        """The index before a possessive owner and the adjectives after it ("Chad's longest-serving minister")."""
        mark = past_praise(self._text, index, left.start)
        possessive = mark < index and self._text.tokens[mark].tag == "POS"
        owner = self._owner_ending(mark, head, left) if possessive and left.owner is None else None
        if owner is None or self._only_describes(owner, head, mark):
            return index
        left.owner = owner
        return owner.first - 1

    def _person_follows(self, index: int) -> bool:
        name = self._text.starting.get(index)
        return name is not None and name.type is EntityType.PERSON

    def _step_left(self, index: int, head: str, left: Left) -> int:
        """Takes in what ends at `index`; the index before it, or `index` when it does not belong."""
        steps = (
            *(self._take_owner, self._take_bracketed_owner, self._skip_class_nouns, self._stop_at_names),
            *(self._take_way_of_holding, self._skip_hyphen, self._take_before_owner, self._take_number),
            *(self._skip_ordinal, self._take_rank, self._take_coordinated_rank, self._skip_irregular),
        )
        taken = (step(index, head, left) for step in steps)
        before = next((each for each in taken if each is not None), None)
        return self._portfolio_left(index, head, left) if before is None else before

    def _take_owner(self, index: int, head: str, left: Left) -> int | None:
        owner = self._owner_ending(index, head, left) if left.owner is None else None
        if owner is None or self._only_describes(owner, head, index):
            return None
        left.owner = owner
        return owner.first - 1

    def _take_bracketed_owner(self, index: int, head: str, left: Left) -> int | None:
        """A body before its short form in brackets: "Fidesz (FID) president"."""
        closes = self._text.word(index) == ")" and index == left.first - 1 and self._text.word(index - 2) == "("
        owner = self._owner_ending(index - 3, head, left) if closes and left.owner is None else None
        if owner is None or owner.type not in (EntityType.ORGANIZATION, EntityType.POLITICAL_PARTY):
            return None
        left.owner = owner
        return owner.first - 1

    def _skip_class_nouns(self, index: int, head: str, left: Left) -> int | None:
        if left.owner is not None:
            return None
        before = min(past_class_nouns(self._text, index), past_party(self._text, index))
        return before if before < index else None

    def _stop_at_names(self, index: int, head: str, left: Left) -> int | None:
        """Other names are no part of a title, but for who sends an envoy to a body, and portfolios."""
        sent = left.owner is not None and head in self._text.lexicon.accredited
        is_portfolio = self._word(index) in self._text.lexicon.portfolios
        return index if index in self._text.covered and not sent and not is_portfolio else None

    def _is_done(self, word: Token) -> bool:
        """Whether it is a verb that says what somebody did: "Congress ousted President A"."""
        before = self._text.tokens[max(0, word.index - _LONGEST_CLAUSE) : word.index]
        return word.tag == "VBD" and any((t.head, t.dep) == (word.index, "nsubj") for t in before)

    def _take_way_of_holding(self, index: int, head: str, left: Left) -> int | None:
        word, compound = self._word(index), self._hyphenated(index)
        if word in self._text.lexicon.holding and not self._is_done(self._text.tokens[index]):
            left.modifiers.append(word)
            return index - 1
        if compound in self._text.lexicon.holding:
            left.modifiers.append(compound)
            return index - 3
        return None

    def _skip_hyphen(self, index: int, head: str, left: Left) -> int | None:
        joins = self._word(index) == "-" and index > left.start and self._word(index - 1) in self._before_hyphen(index)
        return index - 1 if joins else None

    def _take_before_owner(self, index: int, head: str, left: Left) -> int | None:
        return None if left.owner is None else self._before_owner(index, self._word(index), head, left)

    def _take_number(self, index: int, head: str, left: Left) -> int | None:
        word = self._word(index)
        return self._take_word(index, left) if self._is_numbered(index, word, head, left) else None

    def _skip_ordinal(self, index: int, head: str, left: Left) -> int | None:
        word = self._word(index)
        counts = self._text.tokens[index].tag == "JJ" and word[:1].isdigit()
        return index - 1 if counts or word in self._text.lexicon.ordinals else None

    def _take_rank(self, index: int, head: str, left: Left) -> int | None:
        word, lexicon = self._word(index), self._text.lexicon
        takes_portfolio = lexicon.entailment.get(head) == "leader" or head.split()[-1] in lexicon.portfolio_heads
        is_portfolio = takes_portfolio and word in lexicon.portfolios
        is_rank = (word in lexicon.ranks and not is_portfolio) or word == "prime"
        return self._take_word(index, left) if is_rank else None

    def _take_coordinated_rank(self, index: int, head: str, left: Left) -> int | None:
        """The rank of "deputy and prime minister"."""
        rank = self._word(index - 1) if index > left.start else ""
        if self._word(index) != "and" or rank not in ("deputy", "vice"):
            return None
        left.coordinated_rank = rank
        return index - 2

    def _skip_irregular(self, index: int, head: str, left: Left) -> int | None:
        return index - 1 if self._is_irregular(index, self._word(index), head) else None

    def _take_word(self, index: int, left: Left) -> int:
        left.title.insert(0, self._word(index))
        return index - 1

    def _word(self, index: int) -> str:
        return self._text.tokens[index].text.lower()

    def _hyphenated(self, index: int) -> str:
        """The compound that a token ends: "self-proclaimed", "would-be"."""
        return "".join(self._text.word(each).lower() for each in range(max(index - 2, 0), index + 1))

    def _is_numbered(self, index: int, word: str, head: str, left: Left) -> bool:
        """Whether an ordinal is part of the title ("First Vice President") and does not count holders."""
        lexicon, follows = self._text.lexicon, [*left.title, head][0].lower()
        deputises = follows.replace("-", " ").split()[0] in lexicon.deputising
        written = deputises and is_capitalised(self._text.tokens[index])
        return word in lexicon.ordinals and (written or follows in lexicon.numbered)

    def _is_irregular(self, index: int, word: str, head: str) -> bool:
        """Whether the word says what fighters somebody leads that an organisation's name before it names."""
        body = self._text.ending.get(index)
        leads = self._text.lexicon.entailment.get(head) in ("leader", "founder", "employee")
        return leads and word in noun_lexicon().irregulars and bool(body and body.type is EntityType.ORGANIZATION)

    def _before_hyphen(self, hyphen: int) -> Set[str]:
        """What a hyphen may join to a title: "ex-", "vice-"; no rank to how it is held ("national-conservative")."""
        lexicon = self._text.lexicon
        held = self._text.word(hyphen + 1).lower() in lexicon.holding
        return lexicon.past if held else lexicon.past | lexicon.ranks

    def _before_owner(self, index: int, word: str, head: str, left: Left) -> int:
        """What stands before the owner: a rank ("deputy UN envoy"), or the state that sends one to a body."""
        if word in self._text.lexicon.deputising:
            left.title.insert(0, word)
            return index - 1
        sends = head in self._text.lexicon.accredited and left.owner and left.owner.type is EntityType.ORGANIZATION
        sender = self._owner_ending(index, head, left) if sends and left.sender is None else None
        if sender is None or sender.type is not EntityType.STATE:
            return index
        left.sender = sender
        return sender.first - 1

    def _portfolio_left(self, index: int, head: str, left: Left) -> int:
        lexicon = self._text.lexicon
        if head.split()[-1] not in lexicon.portfolio_heads or lexicon.entailment.get(head) == "government_head":
            return index
        token, word = self._text.tokens[index], self._word(index)
        compound = (
            is_capitalised(token)
            and token.pos in ("PROPN", "NOUN", "ADJ")
            and index > left.start
            and not word.endswith(".")
            and not token.entity_label.endswith("DATE")
        )
        if word in self._text.lexicon.portfolios or compound or self._is_portfolio(index, left):
            left.title.insert(0, token.text)
            return index - 1
        joins = word in ("and", ",", "&") and left.title and index > left.start
        if joins and self._text.tokens[index - 1].text.lower() in self._text.lexicon.portfolios:
            left.title.insert(0, word)
            return index - 1
        return index

    def _is_portfolio(self, index: int, left: Left) -> bool:
        """Whether a common noun says of what one is chief: "the agency's emergency response chief"."""
        token, head = self._text.tokens[index], self._text.tokens[self._text.tokens[index].head]
        within = token.dep == "compound" and index < head.index <= left.head
        bodies = noun_lexicon().organization | noun_lexicon().party | noun_lexicon().irregulars
        return within and token.tag == "NN" and token.text.islower() and token.text not in bodies

    def _only_describes(self, owner: Span, head: str, index: int) -> bool:
        """Whether the name is not whose the office is ("Dutch economist", "Labour MP", "Obama's vice president")."""
        entailment = self._text.lexicon.entailment.get(head)
        of_party = owner.type is EntityType.POLITICAL_PARTY and self._text.tokens[index].tag not in ("POS", "PRP$")
        if of_party and entailment not in ("leader", "founder", "presiding", "employee"):
            return head not in self._text.lexicon.of_party or any(owner.title in e.members for e in owner.entries)
        if owner.type is EntityType.PERSON and entailment != "employee" and head not in self._text.lexicon.of_person:
            return True
        possessive = self._text.tokens[index].tag == "POS"
        if possessive and any(entry.kind == "continent" for entry in owner.entries):
            return True  # "Europe's youngest minister"
        acronym = self._text.word(index).replace(".", "").isupper()
        described = owner.kind is MentionKind.DEMONYM or (acronym and owner.type is EntityType.STATE)
        calling = head in self._text.lexicon.professions and owner.type is EntityType.STATE
        return (described and calling) or (owner.kind is MentionKind.DEMONYM and entailment == "employee")

    def _owner_ending(self, index: int, head: str, left: Left) -> Span | None:
        possessive = self._text.tokens[index].tag == "POS"
        owner = self._text.ending.get(index if possessive else index + 1 - 3 * self._is_acronym(index))
        if (
            owner is None
            or owner.type not in OWNER_TYPES
            or (owner.type is EntityType.PERSON and not (possessive or self._serves_next(left, head)))
            or self._text.is_portfolio_name(owner, head)
        ):
            return None
        return replace(owner, last=index + 1)

    def _serves_next(self, left: Left, head: str) -> bool:
        """Whether a person's name before the title says whom the person after it serves ("Trump adviser Bob Lund")."""
        entailment = self._text.lexicon.entailment[head]
        return entailment == "employee" and left.person_follows

    def _is_acronym(self, index: int) -> bool:
        """Whether an acronym in parentheses ends here: "Green Alliance (GA) leader"."""
        words = [token.text for token in self._text.tokens[max(0, index - 2) : index + 1]]
        return words[:1] == ["("] and words[-1] == ")" and words[1].isupper()
