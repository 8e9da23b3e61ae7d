"""Offices said one after another: which are of one person, and the body that is named once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgraph.annotation.offices.text import OfficeText
from kgraph.annotation.spans import Span
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType

_LONGEST_GAP = 6
_PERSONAL = frozenset({EntityType.PERSON, EntityType.POLITICAL_PARTY})


class OfficeGroups:
    """Puts the offices of one sentence in groups that share their holders."""

    def __init__(self, text: OfficeText) -> None:
        self._text = text

    def grouped(self, found: Sequence[Span], first_group: int) -> list[Span]:
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
            unread = any(span.unread for span in group)
            members = []
            for span in reversed(self._sharing_first(group)):
                inherited = span.owner or inherited
                shared = span.owner or (
                    inherited if inherited and inherited.type is not EntityType.PERSON and len(group) > 1 else None
                )
                members.append(
                    replace(span, owner=shared, group=first_group + number, unread=unread and shared is None)
                )
            result.extend(reversed(members))
        return result

    def _sharing_first(self, group: Sequence[Span]) -> list[Span]:
        """The offices with the owner before the first one given to those that have none ("Acme chairman and CEO")."""
        owner: Span | None = None
        shared = []
        for span in group:
            leads = self._text.lexicon.entailment.get(span.noun or "") == "leader"
            determined = self._text.tokens[max(0, span.first - 1)].pos == "DET"
            if span.owner:
                owner = span.owner if span.owner.first < span.head and span.owner.type not in _PERSONAL else None
            elif owner and not (leads or determined):
                span = replace(span, owner=owner)
            shared.append(span)
        return shared

    def _coordinated(self, before: Span, after: Span) -> bool:
        if before.first == after.first:
            return True
        if before.owner and after.owner and _are_two_states(before.owner, after.owner):
            return False
        between = [token.text.lower() for token in self._text.tokens[before.last : after.first]]
        return (
            bool(between)
            and len(between) <= _LONGEST_GAP
            and all(word in noun_lexicon().between_offices for word in between)
            and bool({",", "and"} & set(between))
        )


def _are_two_states(one: Span, other: Span) -> bool:
    """Whether nobody holds an office of both: "the US president and Russian President A"."""
    listed = {entry.qid for entry in one.entries}.isdisjoint(entry.qid for entry in other.entries)
    return listed and one.type is other.type is EntityType.STATE
