"""`/query`: the editor, with the saved questions as examples."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from kgraph.namespaces import PREFIXES
from kgraph.saved_queries import ParameterKind, SavedQuery, bind, saved_queries
from kgraph.server.paths import PAGES
from kgraph.server.templates import html_response

__all__ = ["editor"]

_FIRST_QUERY = """
SELECT ?person ?name WHERE {
  ?person a kg:Person ; skos:prefLabel ?name .
} ORDER BY ?name LIMIT 10
"""
_WORDS = (ParameterKind.ENTITY, ParameterKind.TEXT)


async def editor(request: Request) -> Response:
    """The page with the editor."""
    examples = [_example(query) for query in saved_queries() if _is_offered(query)]
    return html_response(
        "query.html",
        inline_styles=True,
        queries=examples,
        first=_with_prefixes(_FIRST_QUERY),
        prefixes=PREFIXES,
        pages=PAGES,
    )


def _is_offered(query: SavedQuery) -> bool:
    """Whether each parameter has a default, or is a name for which its meaning can stand until it is replaced."""
    return all(parameter.default is not None or parameter.kind in _WORDS for parameter in query.parameters)


def _example(query: SavedQuery) -> dict[str, str]:
    open_ = {parameter.name: parameter.meaning for parameter in query.parameters if parameter.default is None}
    blanks = " and ".join(f"“{meaning}”" for meaning in open_.values())
    title = f"{query.title} (replace {blanks})" if blanks else query.title
    return {"title": title, "text": _with_prefixes(bind(query, open_))}


def _with_prefixes(query: str) -> str:
    """The editor knows no prefix that is not declared, so a query declares those that it uses."""
    used = [prefix for prefix in PREFIXES if re.search(rf"\b{prefix}:\w", query)]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + query
