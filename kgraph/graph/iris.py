"""The IRIs of what the graph adds: made from content alone, so that the same thing has the same name everywhere."""

from __future__ import annotations

import hashlib
import re

from rdflib import URIRef

from kgraph.model import Evidence, PartialDate, Period
from kgraph.namespaces import KG, KGID, WD

__all__ = ["MERGED_GRAPH", "article_iri", "conflict_iri", "evidence_iri", "statement_iri", "wikidata_id"]

MERGED_GRAPH = KGID["graph/merged"]
"""The named graph of what no single article says: pooled modality, confidence, sources and conflicts."""

_HASH_LENGTH = 20
_WIKIDATA = re.compile(re.escape(str(WD)) + r"(Q[1-9]\d*)")


def article_iri(identifier: str) -> URIRef:
    """`kgid:article/` and the identifier; where characters had to go, a hash of it keeps articles apart.

    >>> str(article_iri("wn2020-011"))
    'https://w3id.org/kgraph/id/article/wn2020-011'
    """
    slug = re.sub(r"[^A-Za-z0-9._-]+", "-", identifier).strip("-._")
    if slug != identifier:
        slug = f"{slug[:60]}-{_hash(identifier)}".lstrip("-")
    return KGID[f"article/{slug}"]


def statement_iri(subject: str, relation: str, obj: str | PartialDate, period: Period) -> URIRef:
    """The IRI of a fact: the same for whatever modality and whichever article."""
    time = "/".join(str(part or "") for part in (period.date, period.start, period.end))
    return KGID[f"statement/{_hash(subject, str(KG[relation]), str(obj), time)}"]


def evidence_iri(statement: str, evidence: Evidence) -> URIRef:
    """The IRI of one sentence's support of a statement."""
    span = (str(evidence.begin), str(evidence.end))
    parts = (statement, str(article_iri(evidence.article)), *span, evidence.modality, evidence.attributed_to or "")
    return KGID[f"evidence/{_hash(*parts)}"]


def conflict_iri(kind: str, *statements: str) -> URIRef:
    """The IRI of a disagreement between statements, whatever their order."""
    return KGID[f"conflict/{_hash(kind, *sorted(statements))}"]


def wikidata_id(iri: str) -> str | None:
    """The id of what Wikidata's IRI names, None for any other IRI.

    >>> wikidata_id("http://www.wikidata.org/entity/Q42")
    'Q42'
    """
    match = _WIKIDATA.fullmatch(iri)
    return match[1] if match else None


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_HASH_LENGTH]
