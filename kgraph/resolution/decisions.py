"""What a person decided is the same, or is not: kept in a readable file, and applied from then on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kgraph.errors import DataError

__all__ = ["Decision", "Decisions", "dump_decisions", "read_decisions"]

_HEADER = "# What was decided to be one thing, or two. Sorted; edit it by hand or with `kgraph review`.\n"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One judgement of two observed entities, each named "article identifier#key"; `left` sorts before `right`."""

    left: str
    right: str
    same: bool

    @classmethod
    def of(cls, one: str, other: str, *, same: bool) -> Decision:
        """The judgement of two observed entities, given in either order."""
        left, right = sorted((one, other))
        return cls(left, right, same)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All judgements, at most one a pair."""

    judged: frozenset[Decision] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.judged)

    def __or__(self, other: Decisions) -> Decisions:
        """Both; where they contradict each other, "not the same" stands, for a wrong merge is worse than none."""
        by_pair: dict[tuple[str, str], Decision] = {}
        for decision in sorted(self.judged | other.judged, key=lambda decision: decision.same, reverse=True):
            by_pair[decision.left, decision.right] = decision
        return Decisions(frozenset(by_pair.values()))

    def with_decision(self, decision: Decision) -> Decisions:
        """These and one more, which replaces an earlier one on the same pair."""
        kept = {one for one in self.judged if (one.left, one.right) != (decision.left, decision.right)}
        return Decisions(frozenset(kept | {decision}))


def dump_decisions(decisions: Decisions) -> str:
    """The text of a decisions file."""
    rows = [{"left": d.left, "right": d.right, "same": d.same} for d in sorted(decisions.judged)]
    return _HEADER + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=1000)


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file; none where there is no file. Raises DataError naming the file and the row."""
    if not path.is_file():
        return Decisions()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {' '.join(str(error).split())}") from error
    return Decisions(frozenset(_decisions(path, rows)))


def _decisions(path: Path, rows: Any) -> Iterable[Decision]:
    if not isinstance(rows, list):
        raise DataError(f"{path}: not a list of decisions")
    for number, row in enumerate(rows, 1):
        yield _decision(f"{path}: decision {number}", row)


def _decision(where: str, row: Any) -> Decision:
    fields: Mapping[str, type] = {"left": str, "right": str, "same": bool}
    if not isinstance(row, dict) or any(not isinstance(row.get(name), kind) for name, kind in fields.items()):
        raise DataError(f"{where}: needs left, right and same (true or false)")
    return Decision.of(row["left"], row["right"], same=row["same"])
