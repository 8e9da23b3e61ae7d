"""The facts as a table: one row for each piece of evidence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kgraph.corroboration import confidence, sources
from kgraph.facts import Facts
from kgraph.model import Evidence, Statement

__all__ = ["EVIDENCE_COLUMNS", "FACT_COLUMNS", "table"]

FACT_COLUMNS = (
    "subject_iri",
    "subject",
    "relation",
    "object_iri",
    "object",
    "modality",
    "date",
    "start",
    "end",
    "qualifiers",
    "confidence",
    "sources",
)
EVIDENCE_COLUMNS = ("article", "article_date", "evidence_modality", "attributed_to", "quote")


def table(facts: Facts) -> str:
    """CSV (RFC 4180, but lines end in a line feed) with a header; dates are ISO 8601 at the precision that is known.

    All that is no number is quoted: left to itself the writer leaves a lone carriage return bare, which ends a line.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(FACT_COLUMNS + EVIDENCE_COLUMNS)
    writer.writerows(_rows(facts))
    return text.getvalue()


def _rows(facts: Facts) -> Iterator[tuple[object, ...]]:
    dates = {article.identifier: article.date for article in facts.articles.values()}
    for statement in facts.statements:
        fact = _fact(facts, statement)
        for evidence in statement.evidence:
            yield (*fact, evidence.article, dates.get(evidence.article), *_support(facts, evidence))


def _fact(facts: Facts, statement: Statement) -> tuple[object, ...]:
    period, obj = statement.period, statement.object
    return (
        statement.subject,
        facts.label(statement.subject),
        statement.relation,
        obj if isinstance(obj, str) else None,
        facts.label(obj),
        statement.modality,
        *(period.date, period.start, period.end),
        "; ".join(f"{name}={value}" for name, value in statement.qualifiers),
        confidence(statement),
        sources(statement),
    )


def _support(facts: Facts, evidence: Evidence) -> tuple[object, ...]:
    speaker = evidence.attributed_to
    return evidence.modality, None if speaker is None else facts.label(speaker), evidence.quote
