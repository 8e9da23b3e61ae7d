"""Why a sentence gives the facts it gives: for people who write frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.errors import UsageError
from kgraph.model import Article, RelationMention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.extraction import Explanation

__all__ = ["ExplainedFact", "ExplainedFrame", "ExplainedText", "explain_text"]


@dataclass(frozen=True, slots=True)
class ExplainedFact:
    """A fact as text; `note` names the rule that inferred it, where one did."""

    text: str
    modality: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class ExplainedFrame:
    """A frame that matched: the word that triggered it, the words in its roles, and what it states.

    Where it states nothing, `reason` says what was missing.
    """

    frame: str
    trigger: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    facts: tuple[ExplainedFact, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ExplainedText:
    """The frames that a text matches, and all facts that it gives, titles and inferred ones too."""

    frames: tuple[ExplainedFrame, ...]
    facts: tuple[ExplainedFact, ...]


def explain_text(text: str, *, date: str | None = None) -> ExplainedText:
    """Annotate and extract a text, and say why. `date` (YYYY-MM-DD) is the day it was written. Raises UsageError."""
    if not text.strip():
        raise UsageError("no sentence")
    from kgraph.annotation import annotate
    from kgraph.extraction import explain, extract
    from kgraph.reading import given_day

    (document,) = annotate([Article("sentence", text, date=given_day(date))])
    names = {entity.key: entity.name for entity in document.entities}
    return ExplainedText(
        tuple(_frame(explanation, names) for explanation in explain(document)),
        tuple(_fact(relation, names) for relation in extract(document).relations),
    )


def _frame(explanation: Explanation, names: Mapping[str, str]) -> ExplainedFrame:
    return ExplainedFrame(
        frame=explanation.frame,
        trigger=explanation.trigger,
        subject=explanation.subject,
        object=explanation.object,
        facts=tuple(_fact(relation, names) for relation in explanation.facts),
        reason=explanation.reason,
    )


def _fact(relation: RelationMention, names: Mapping[str, str]) -> ExplainedFact:
    obj = relation.object if isinstance(relation.object, str) else str(relation.object)
    by = f"by {names.get(relation.attributed_to, '')}" if relation.attributed_to else ""
    return ExplainedFact(
        text=f"{names[relation.subject]} {relation.relation} {names.get(obj, obj)}",
        modality=relation.modality,
        when=relation.period.text,
        note=", ".join(note for note in (by, f"by rule {relation.inferred}" if relation.inferred else "") if note),
    )
