"""Votes, seats and shares of the vote that a sentence on an election states."""

from __future__ import annotations

import re

_QUANTITIES = (
    ("voteShare", re.compile(r"([\d.]+)\s*(?:%|per\s?cent|percent)")),
    ("seats", re.compile(r"([\d,]+)\s+seats")),
    ("votes", re.compile(r"([\d,]+)\s+votes")),
)
_COUNTED = frozenset({"candidateIn", "wonElection", "lostElection"})


def quantities(relation: str, text: str) -> tuple[tuple[str, str], ...]:
    """The qualifiers (name, value) of a fact of this relation that the sentence states; none but of elections."""
    if relation not in _COUNTED:
        return ()
    return tuple(
        (name, found.group(1) + ("%" if name == "voteShare" else ""))
        for name, pattern in _QUANTITIES
        if (found := pattern.search(text))
    )
