"""The web application: routes, and what they share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kgraph.server.description import openapi
from kgraph.server.editor import editor
from kgraph.server.endpoint import sparql
from kgraph.server.engine import Engine
from kgraph.server.entity import entity
from kgraph.server.gate import Gate
from kgraph.server.limits import Limits
from kgraph.server.page import Page
from kgraph.server.templates import html_response

__all__ = ["LOOPBACK", "create_app"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a machine knows itself."""

_HERE = Path(__file__).parent


def create_app(
    graph_path: str | Path,
    *,
    limits: Limits | None = None,
    allowed_hosts: Collection[str] = LOOPBACK,
    allowed_origins: Collection[str] = (),
) -> Starlette:
    """The application that serves a folder of kgraph, or an RDF file.

    It answers requests whose header `Host` names one of `allowed_hosts`, and of web pages from
    elsewhere only those from `allowed_origins` ("https://example.org"). The graph is loaded when the
    application starts and again whenever its file changes. Raises GraphError where there is no graph.
    """
    limits = limits or Limits()
    app = Starlette(
        routes=_routes(),
        middleware=_middleware(limits, allowed_hosts, allowed_origins),
        lifespan=_lifespan,
    )
    app.state.engine = Engine(Path(graph_path), limits)
    app.state.limits = limits
    return app


def _routes() -> list[Route | Mount]:
    return [
        Route("/", _home),
        Route("/query", editor),
        Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"]),
        Route("/entity/{class}/{slug}", entity),
        Route("/health", _health),
        Route("/openapi.json", _openapi),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
        Mount("/vendor", StaticFiles(directory=_HERE / "vendor")),
    ]


def _middleware(limits: Limits, hosts: Collection[str], origins: Collection[str]) -> list[Middleware]:
    middleware = [Middleware(Gate, limits=limits, hosts=hosts, origins=origins)]
    if origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"]))
    return middleware


def _lifespan(app: Starlette) -> AbstractAsyncContextManager[None]:
    @asynccontextmanager
    async def running() -> AsyncIterator[None]:
        await app.state.engine.start()
        try:
            yield
        finally:
            await app.state.engine.close()

    return running()


async def _home(request: Request) -> Response:
    """The page brings its own policy, which names its scripts by their hashes."""
    page: Page = request.app.state.engine.page
    html = page.html()
    if html is None:
        return html_response("home.html", problem=page.problem)
    return HTMLResponse(
        html, headers={"Content-Security-Policy": "frame-ancestors 'none'", "Cache-Control": "no-cache"}
    )


async def _health(request: Request) -> Response:
    engine: Engine = request.app.state.engine
    return JSONResponse({"status": "ok", "graphs": len(engine.graphs)})


async def _openapi(request: Request) -> Response:
    return JSONResponse(openapi())
