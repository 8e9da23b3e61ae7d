"""SPARQL 1.1 Protocol: what of an HTTP request is the question (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request

from kgraph.server.limits import Limits
from kgraph.server.messages import Question
from kgraph.server.negotiation import SOLUTION_FORMATS, TRIPLE_FORMATS, preferred
from kgraph.server.refusal import Refusal

__all__ = ["question_of"]

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"

Parameters = Sequence[tuple[str, str]]


async def question_of(request: Request, limits: Limits) -> Question | None:
    """The question of a request; None where it asks for the service description. Raises Refusal."""
    parameters = list(request.query_params.multi_items())
    query = None
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = _text(await _body(request, limits), media_type)
        if media_type == _QUERY:
            query = body
        else:
            parameters = list(parse_qsl(body, keep_blank_values=True))
    if query is None:
        query = _query(parameters)
    if query is None:
        if request.method == "POST":
            raise Refusal(400, "there is no parameter `query`")
        return None
    return _question(query, parameters, request, limits)


def _question(query: str, parameters: Parameters, request: Request, limits: Limits) -> Question:
    if len(query) > limits.query_characters:
        raise Refusal(413, f"the query is longer than {limits.query_characters} characters")
    if not query.isprintable() and any(0xD800 <= ord(character) < 0xE000 for character in query):
        raise Refusal(400, "the query is not Unicode text")
    default = _values(parameters, "default-graph-uri")
    named = _values(parameters, "named-graph-uri")
    accept = ", ".join(request.headers.getlist("accept"))
    return Question(
        query=query,
        solution_format=preferred(accept, SOLUTION_FORMATS),
        triple_format=preferred(accept, TRIPLE_FORMATS),
        default_graphs=default if default or named else None,
        named_graphs=named if default or named else None,
    )


def _query(parameters: Parameters) -> str | None:
    if _values(parameters, "update"):
        raise Refusal(403, "updates are not allowed: this endpoint only reads")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) > 1:
        raise Refusal(400, "there must be one parameter `query`, not several")
    return queries[0] if queries else None


def _values(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for key, value in parameters if key == name))


def _text(body: bytes, media_type: str) -> str:
    if media_type == _UPDATE:
        raise Refusal(403, "updates are not allowed: this endpoint only reads")
    if media_type not in (_FORM, _QUERY):
        raise Refusal(415, f"a query is sent as {_QUERY} or {_FORM}")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, "the body is not UTF-8") from error


async def _body(request: Request, limits: Limits) -> bytes:
    """The body up to the limit, without reading further."""
    too_long = Refusal(413, f"the body is longer than {limits.body_bytes} bytes")
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > limits.body_bytes:
        raise too_long
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > limits.body_bytes:
                    raise too_long
    except TimeoutError as error:
        raise Refusal(408, f"the body did not arrive within {limits.body_seconds:g} s") from error
    return bytes(body)
