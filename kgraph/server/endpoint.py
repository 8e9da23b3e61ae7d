"""`/sparql`."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kgraph.server.description import service_description
from kgraph.server.engine import Engine
from kgraph.server.limits import Limits
from kgraph.server.messages import Answer, Question
from kgraph.server.negotiation import TRIPLE_FORMATS, preferred
from kgraph.server.protocol import question_of
from kgraph.server.refusal import Refusal

__all__ = ["answered", "sparql"]

_ALLOW = "GET, HEAD, OPTIONS, POST"
_PAGE_OR_DESCRIPTION = {**TRIPLE_FORMATS, "text/html": "text/html"}


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service where none is asked."""
    engine: Engine = request.app.state.engine
    limits: Limits = request.app.state.limits
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": _ALLOW})
    try:
        question = await question_of(request, limits)
        if question is None:
            return _description(request, engine)
        answer = await answered(request, question)
    except Refusal as refusal:
        answer = Answer.refusing(refusal.status, str(refusal))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(answer.body, answer.status, headers=headers, media_type=answer.media_type)


async def answered(request: Request, question: Question) -> Answer:
    """The answer; a client that goes away stops its query."""
    engine: Engine = request.app.state.engine
    asking = asyncio.create_task(engine.ask(question))
    leaving = asyncio.create_task(_left(request))
    try:
        await asyncio.wait((asking, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise Refusal(499, "the client closed the request")
        return asking.result()
    finally:
        asking.cancel()
        leaving.cancel()
        await asyncio.gather(asking, leaving, return_exceptions=True)


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _description(request: Request, engine: Engine) -> Response:
    media_type = preferred(", ".join(request.headers.getlist("accept")), _PAGE_OR_DESCRIPTION)
    if media_type is None:
        return PlainTextResponse("the service description is offered as Turtle and other RDF\n", 406)
    if media_type == "text/html":
        return RedirectResponse("/query", 303)
    endpoint = str(request.url.replace(query="", fragment=""))
    description = service_description(endpoint, engine.graphs, media_type)
    return Response(description, headers={"Vary": "Accept"}, media_type=media_type)
