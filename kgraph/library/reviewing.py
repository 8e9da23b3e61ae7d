"""Settling by hand which entities are one: what is asked, and what is kept of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from kgraph.errors import GraphError
from kgraph.files import write_atomically
from kgraph.folder import Folder

if TYPE_CHECKING:
    from kgraph.model import Observation
    from kgraph.resolution import Candidate, Decisions, Linker, Side

__all__ = ["Review", "ReviewReport"]

_HEADER = (
    "# Pairs that may be one thing. Set `same` to true or false; what stays null stays undecided.\n"
    "# Then: kgraph review --apply FILE\n"
)


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """How many decisions there now are of either kind, and what the graph has since."""

    same: int
    different: int
    entities: int


class Review:
    """The decisions on a folder. An answer is kept at once; `apply` makes the graph anew."""

    def __init__(self, folder: Folder) -> None:
        """Raises GraphError, DataError where the folder cannot be read."""
        self._folder = folder
        self._decisions = folder.decisions()
        self._answers: dict[tuple[str, str], bool] = {}
        self._past: list[tuple[Decisions, dict[tuple[str, str], bool]]] = []

    @property
    def decisions(self) -> Decisions:
        """All that is decided by now."""
        return self._decisions

    def pairs(self) -> tuple[Candidate, ...]:
        """The pairs in doubt, the most valuable first."""
        from kgraph.resolution import unsure_pairs

        return unsure_pairs(self._observations, self._linker)

    def decided(self) -> tuple[Candidate, ...]:
        """The pairs that were decided, to be thought over."""
        from kgraph.resolution import decided_pairs

        return decided_pairs(self._observations, self._linker, self._decisions)

    def joined(self, entity: str) -> tuple[Candidate, ...]:
        """What the entity with this IRI was made of, each article's with the first."""
        from kgraph.resolution import joined_pairs

        return joined_pairs(self._observations, self._linker, entity)

    def is_settled(self, pair: Candidate) -> bool:
        """Whether the answers given meanwhile say it already: what is one with the one is one with the other."""
        from networkx.utils import UnionFind

        together = UnionFind()
        for (one, other), same in self._answers.items():
            if same:
                together.union(one, other)
        ends = {together[pair.left.identifier], together[pair.right.identifier]}
        apart = ({together[one], together[other]} for (one, other), same in self._answers.items() if not same)
        return len(ends) == 1 or any(ends == known for known in apart)

    def answer(self, pair: Candidate, *, same: bool | None, who: str = "") -> None:
        """Keep an answer; None forgets what was decided. Raises DataError."""
        self._past.append((self._decisions, dict(self._answers)))
        decision = pair.decision(same=bool(same), who=who)
        ends = (pair.left.identifier, pair.right.identifier)
        if same is None:
            self._answers.pop(ends, None)
            self._keep(self._decisions.without(*decision.pair))
        else:
            self._answers[ends] = same
            self._keep(self._decisions.with_decision(decision))

    def undo(self) -> None:
        """Take the last answer back; nothing where there is none. Raises DataError."""
        if self._past:
            decisions, self._answers = self._past.pop()
            self._keep(decisions)

    def take_over(self, path: Path) -> None:
        """Keep the decisions of a file as well; on a pair that both decide, the file's stands. Raises DataError."""
        from kgraph.resolution import read_decisions

        if not path.is_file():
            raise GraphError(f"{path}: no such file")
        decisions = self._decisions
        for decision in read_decisions(path):
            decisions = decisions.with_decision(decision)
        self._keep(decisions)

    def export(self, path: Path) -> int:
        """Write the pairs in doubt to a file for `take_over`; gives their number. Raises GraphError."""
        rows = [_row(pair) for pair in self.pairs()]
        text = _HEADER + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=1000)
        try:
            write_atomically(path, text)
        except OSError as error:
            raise GraphError(f"{path}: {error.strerror}") from error
        return len(rows)

    def apply(self) -> ReviewReport:
        """Make the graph anew from the articles and the decisions. Raises GraphError."""
        with self._folder.locked():
            derived = self._folder.write(self._folder.observations(), decisions=self._decisions)
        same = sum(decision.same for decision in self._decisions)
        return ReviewReport(same, len(self._decisions.judged) - same, len(derived.entities))

    def _keep(self, decisions: Decisions) -> None:
        self._folder.keep(decisions)
        self._decisions = decisions

    @cached_property
    def _observations(self) -> tuple[Observation, ...]:
        return self._folder.observations()

    @cached_property
    def _linker(self) -> Linker:
        from kgraph.resolution import default_candidates, resolve

        with default_candidates() as gazetteer:
            return resolve(self._observations, decisions=self._decisions, gazetteer=gazetteer)


def _row(pair: Candidate) -> dict[str, object]:
    decision = pair.decision(same=False)
    sides = (pair.left, pair.right) if decision.left == pair.left.observed[0] else (pair.right, pair.left)
    said = {name: _said(side) for name, side in zip(("left", "right"), sides, strict=True)}
    return {
        "left": decision.left,
        "right": decision.right,
        "same": None,
        "names": list(decision.names),
        "because": list(pair.reasons),
        "says": said,
    }


def _said(side: Side) -> list[str]:
    return [f"{' '.join(quote.split())} ({article})" for article, quote in side.quotes]
