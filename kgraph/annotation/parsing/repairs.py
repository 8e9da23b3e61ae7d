"""All repairs of the parse, and what each of them may not do: hang two words on each other."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.parsing.finite_verbs import with_finite_verbs
from kgraph.annotation.parsing.participles import repaired
from kgraph.annotation.parsing.phrases import with_whole_phrases
from kgraph.annotation.parsing.prefixes import with_whole_verbs
from kgraph.model import Token


def with_repairs(parsed: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with what the parser gets wrong as a rule put right; each still leads to the root of its sentence."""
    return without_circles(parsed, with_whole_phrases(with_finite_verbs(repaired(with_whole_verbs(parsed)))))


def without_circles(parsed: Sequence[Token], changed: Sequence[Token]) -> tuple[Token, ...]:
    """The changed tokens, but a sentence whose changes together would make a circle as it was parsed."""
    moved = (new for old, new in zip(parsed, changed, strict=True) if new.head != old.head)
    circular = {token.sentence for token in moved if not _is_rooted(changed, token)}
    if not circular:
        return tuple(changed)
    return tuple(old if old.sentence in circular else new for old, new in zip(parsed, changed, strict=True))


def _is_rooted(tokens: Sequence[Token], token: Token) -> bool:
    passed = set[int]()
    while token.head != token.index:
        if token.index in passed:
            return False
        passed.add(token.index)
        token = tokens[token.head]
    return True
