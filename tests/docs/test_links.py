"""What the documents point to is there, and the saved queries are all described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.saved_queries import saved_queries

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_a_saved_query_is_described(query) -> None:
    parameters = ", ".join(
        f"`{parameter.name}`" + (f"=`{parameter.default}`" if parameter.default is not None else "")
        for parameter in query.parameters
    )
    row = f"| `{query.name}` | {query.description} | {parameters} |"
    assert row in (ROOT / "docs" / "reference" / "queries.md").read_text(encoding="utf-8").splitlines()
