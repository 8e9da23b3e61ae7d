"""How much of what a careful reader writes down the graph says, and what it says beside it.

A fact of the graph is right when its relation is the reader's and both ends match: some label of the
entity equals, folded (case, accents, articles, punctuation), some name of the reader's entity. One
fact under two entity nodes is wrong once: a duplicate node is an error of the graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rdflib import Graph

from kgraph.evaluation.gold import GoldArticle, GoldFact
from kgraph.evaluation.predictions import Prediction, fold, predictions_of
from kgraph.facts import triples_in
from kgraph.graph.vocabulary import symmetric_relations
from kgraph.model import Modality

__all__ = ["Evaluation", "Finding", "Score", "evaluate"]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of facts, and the usual ratios of them (0 where nothing was counted)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return _ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact that was missed, is wrong, or is asserted against the text (`kind` "leak")."""

    kind: str
    article: str
    fact: str
    modality: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What :func:`evaluate` measures.

    `modality`, `dates` and `evidence` are shares of the right facts: those whose modality agrees,
    those of the stated times that agree, and those whose sentence overlaps the reader's. `leaks`
    counts what the reader has as denied, planned, reported or possible and the graph asserts.
    """

    articles: int
    overall: Score
    asserted: Score
    leaks: int
    modality: float
    dates: float
    evidence: float
    relations: dict[str, Score]
    findings: tuple[Finding, ...]


def evaluate(graph: Graph, gold: Sequence[GoldArticle]) -> Evaluation:
    """Compare the statements of a graph with the facts of a reader, article by article.

    A statement belongs to an article where a piece of its evidence derives from an article whose
    identifier, title or source is the reader's.
    """
    merged = Graph()
    merged += triples_in(graph)
    predicted = predictions_of(merged)
    tally: Counter[str] = Counter()
    relations: defaultdict[str, Counter[str]] = defaultdict(Counter)
    findings: list[Finding] = []
    for article in gold:
        facts = next((predicted[name] for name in article.names if name in predicted), {})
        for outcome in _compared(article, sorted(facts.values(), key=lambda fact: fact.key)):
            relations[outcome.relation][outcome.kind] += 1
            tally.update(outcome.counts())
            findings.extend(outcome.findings(article.identifier))
    return _evaluation(len(gold), tally, relations, findings)


def _evaluation(
    articles: int, tally: Counter[str], relations: dict[str, Counter[str]], findings: list[Finding]
) -> Evaluation:
    return Evaluation(
        articles=articles,
        overall=Score(tally["right"], tally["wrong"], tally["missed"]),
        asserted=Score(tally["asserted right"], tally["asserted wrong"], tally["asserted missed"]),
        leaks=tally["leak"],
        modality=_ratio(tally["modality agrees"], tally["right"]),
        dates=_ratio(tally["time agrees"], tally["time"]),
        evidence=_ratio(tally["evidence agrees"], tally["right"]),
        relations={name: Score(c["right"], c["wrong"], c["missed"]) for name, c in sorted(relations.items())},
        findings=tuple(findings),
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A fact of the reader, one of the graph, or both where they match."""

    gold: GoldFact | None
    predicted: Prediction | None

    @property
    def kind(self) -> str:
        if self.gold and self.predicted:
            return "right"
        return "missed" if self.gold else "wrong"

    @property
    def relation(self) -> str:
        return (self.gold or self.predicted).relation  # type: ignore[union-attr]

    @property
    def is_asserted(self) -> bool:
        return self.predicted is not None and Modality.ASSERTED.lower() in self.predicted.modalities

    @property
    def is_leak(self) -> bool:
        return self.kind == "right" and self.is_asserted and not _says_asserted(self.gold)

    def counts(self) -> Iterator[str]:
        yield self.kind
        if _says_asserted(self.gold):
            yield "asserted right" if self.is_asserted else "asserted missed"
        elif self.is_asserted:
            yield "asserted wrong"
        if self.is_leak:
            yield "leak"
        if self.gold and self.predicted:
            yield from _agreements(self.gold, self.predicted)

    def findings(self, article: str) -> Iterator[Finding]:
        if self.gold and (self.kind == "missed" or self.is_leak):
            yield Finding("leak" if self.is_leak else "missed", article, self.gold.label, self.gold.modality)
        elif self.predicted and self.kind == "wrong":
            yield Finding("wrong", article, self.predicted.label, ", ".join(sorted(self.predicted.modalities)))


def _says_asserted(fact: GoldFact | None) -> bool:
    return fact is not None and fact.modality == Modality.ASSERTED.lower()


def _agreements(gold: GoldFact, predicted: Prediction) -> Iterator[str]:
    if gold.modality in predicted.modalities:
        yield "modality agrees"
    if any(begin < gold.end and gold.begin < end for begin, end in predicted.spans):
        yield "evidence agrees"
    for time in gold.times:
        yield "time"
        if time in predicted.times:
            yield "time agrees"


def _compared(article: GoldArticle, facts: Iterable[Prediction]) -> Iterator[_Outcome]:
    open_facts = list(article.facts)
    for fact in facts:
        match = next((gold for gold in open_facts if _matches(gold, fact)), None)
        if match:
            open_facts.remove(match)
        yield _Outcome(match, fact)
    for gold in open_facts:
        yield _Outcome(gold, None)


def _matches(gold: GoldFact, fact: Prediction) -> bool:
    if gold.relation != fact.relation:
        return False
    subject, obj = _folded(gold.subject), _folded(gold.object)
    if gold.is_literal or fact.is_literal:
        return gold.is_literal and fact.is_literal and bool(fact.subject & subject) and bool(fact.object & gold.object)
    either_way = gold.relation in symmetric_relations() and bool(fact.subject & obj) and bool(fact.object & subject)
    return either_way or (bool(fact.subject & subject) and bool(fact.object & obj))


@cache
def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
