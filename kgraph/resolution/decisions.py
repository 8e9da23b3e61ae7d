"""What a person decided is the same, or is not: kept in a readable file, and applied from then on.

A decision names two entities as articles observe them, "article identifier#key", and a key is made of the
class and the name ("person/anna-keller"). So a decision outlives re-reading its articles, merging folders
and every change of IRIs; it rests while one of its articles is away, and holds again when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kgraph.errors import DataError

__all__ = ["Decision", "Decisions", "dump_decisions", "read_decisions", "write_decisions"]

_HEADER = "# What was decided to be one thing, or two. Sorted; edit it by hand or with `kgraph review`.\n"


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One judgement of two observed entities, each named "article identifier#key"; `left` sorts before `right`.

    `names` are theirs, in the same order, and `who` decided: both for the reader of the file only.
    """

    left: str
    right: str
    same: bool
    names: tuple[str, ...] = field(default=(), compare=False)
    who: str = field(default="", compare=False)

    @classmethod
    def of(cls, one: str, other: str, *, same: bool, names: tuple[str, ...] = (), who: str = "") -> Decision:
        """The judgement of two observed entities, given in either order."""
        if one > other:
            one, other, names = other, one, names[::-1]
        return cls(one, other, same, names, who)

    @property
    def pair(self) -> tuple[str, str]:
        """The two that it is about."""
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All judgements, at most one a pair."""

    judged: frozenset[Decision] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.judged)

    def __iter__(self) -> Iterator[Decision]:
        return iter(sorted(self.judged))

    def __or__(self, other: Decisions) -> Decisions:
        """Both; where they contradict each other, "not the same" stands, for a wrong merge is worse than none."""
        by_pair: dict[tuple[str, str], Decision] = {}
        for decision in sorted((*self.judged, *other.judged), key=_preference):
            by_pair[decision.pair] = decision
        return Decisions(frozenset(by_pair.values()))

    def with_decision(self, decision: Decision) -> Decisions:
        """These and one more, which replaces an earlier one on the same pair."""
        return Decisions(self.without(decision.left, decision.right).judged | {decision})

    def without(self, one: str, other: str) -> Decisions:
        """These but for what was decided on a pair, given in either order."""
        return Decisions(frozenset(d for d in self.judged if set(d.pair) != {one, other}))


def _preference(decision: Decision) -> tuple[object, ...]:
    """What is to stand comes last: not the same, then what tells the reader more; the rest makes it one order."""
    return (not decision.same, len(decision.names), bool(decision.who), decision.names, decision.who)


def dump_decisions(decisions: Decisions) -> str:
    """The text of a decisions file."""
    rows = [_row(decision) for decision in decisions]
    return _HEADER + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=1000)


def _row(decision: Decision) -> dict[str, object]:
    row: dict[str, object] = {"left": decision.left, "right": decision.right, "same": decision.same}
    if decision.names:
        row["names"] = list(decision.names)
    if decision.who:
        row["who"] = decision.who
    return row


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Replace the file by these decisions; the old one stays where writing fails. Raises DataError."""
    from kgraph.files import write_atomically

    try:
        write_atomically(path, dump_decisions(decisions))
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file; none where there is no file. Raises DataError naming the file and the row.

    A row whose `same` is null is an open question and no decision.
    """
    if not path.is_file():
        return Decisions()
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text") from error
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {' '.join(str(error).split())}") from error
    return _distinct(path, _decisions(path, rows))


def _distinct(path: Path, decisions: Iterable[Decision]) -> Decisions:
    by_pair: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if by_pair.setdefault(decision.pair, decision).same != decision.same:
            raise DataError(f"{path}: decided both ways: {decision.left} and {decision.right}")
    return Decisions(frozenset(by_pair.values()))


def _decisions(path: Path, rows: Any) -> Iterable[Decision]:
    if not isinstance(rows, list):
        raise DataError(f"{path}: not a list of decisions")
    for number, row in enumerate(rows, 1):
        if not (isinstance(row, dict) and "same" in row and row["same"] is None):
            yield _decision(f"{path}: decision {number}", row)


def _decision(where: str, row: Any) -> Decision:
    fields: Mapping[str, type] = {"left": str, "right": str, "same": bool}
    if not isinstance(row, dict) or any(not isinstance(row.get(name), kind) for name, kind in fields.items()):
        raise DataError(f"{where}: needs left, right and same (true or false)")
    if row["left"] == row["right"]:
        raise DataError(f"{where}: left and right are the same: {row['left']}")
    names = row.get("names") or []
    if not isinstance(names, list) or len(names) not in (0, 2):
        raise DataError(f"{where}: names are two or none")
    pair = (row["left"], row["right"])
    return Decision.of(*pair, same=row["same"], names=tuple(map(str, names)), who=str(row.get("who") or ""))
