"""How far the articles behind a statement support it."""

from __future__ import annotations

import math
from collections import defaultdict

from kgraph.model import Evidence, Modality, Statement

__all__ = ["confidence", "sources"]


def confidence(statement: Statement) -> float:
    """How sure the statement is when articles are independent: noisy-or over their best evidence, three decimals."""
    best: defaultdict[str, float] = defaultdict(float)
    for evidence in _supporting(statement):
        best[evidence.article] = max(best[evidence.article], evidence.confidence)
    return round(1 - math.prod(sorted(1 - value for value in best.values())), 3)


def sources(statement: Statement) -> int:
    """The number of distinct articles behind it; one that denies it is none of them, unless all do."""
    return len({evidence.article for evidence in _supporting(statement)})


def _supporting(statement: Statement) -> list[Evidence]:
    negated = statement.modality is Modality.NEGATED
    return [evidence for evidence in statement.evidence if (evidence.modality is Modality.NEGATED) is negated]
