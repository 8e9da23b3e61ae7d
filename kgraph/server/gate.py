"""What every request passes first: is it meant for this server, and is it of reasonable size. Also the access log."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Mapping

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kgraph.server.limits import Limits

__all__ = ["ACCESS_LOG", "Gate"]

ACCESS_LOG = "kgraph.server.access"
"""The logger of one line for each request: client, method, path, status, milliseconds."""

_HEADERS: Mapping[bytes, bytes] = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-resource-policy": b"same-origin",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
}


class Gate:
    """ASGI middleware.

    A page of another site cannot be kept from sending requests to this machine, under its own name that
    it lets point here (DNS rebinding) or plainly. The first shows in the header `Host`, the second in
    `Origin` and `Sec-Fetch-Site`; both are refused unless host or origin is allowed.
    """

    def __init__(self, app: ASGIApp, *, limits: Limits, hosts: Collection[str], origins: Collection[str]) -> None:
        self._app = app
        self._limits = limits
        self._hosts = frozenset(host.lower() for host in hosts)
        self._origins = frozenset(origins)
        self._log = logging.getLogger(ACCESS_LOG)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it; log it either way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                present = {name.lower() for name, _ in message["headers"]}
                added = [(name, value) for name, value in _HEADERS.items() if name not in present]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        refusal = self._refusal(scope)
        try:
            await (refusal or self._app)(scope, receive, watched)
        finally:
            self._record(scope, status, time.perf_counter() - begin)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if len(scope["raw_path"]) + len(scope["query_string"]) > self._limits.url_characters:
            return _plain(414, f"the URL is longer than {self._limits.url_characters} characters: use POST")
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name(hosts[0]) not in self._hosts:
            return _plain(421, "not answered under that host name unless the server is started with --allow-host")
        if not self._is_own(headers, scope):
            return _plain(403, "pages of other sites are not answered unless the server is started with --allow-origin")
        return None

    def _is_own(self, headers: Headers, scope: Scope) -> bool:
        """Whether no other site sent it. Following a link from another site is allowed."""
        origin = headers.get("origin")
        if origin is not None:
            return origin in self._origins or origin == f"{scope['scheme']}://{headers['host']}"
        navigates = headers.get("sec-fetch-mode") == "navigate" and scope["method"] in ("GET", "HEAD")
        return headers.get("sec-fetch-site") not in ("cross-site", "same-site") or navigates

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        """Log percent-encoded bytes only: what a client sent cannot forge a line."""
        client = scope["client"][0] if scope.get("client") else "-"
        target = scope["raw_path"] + (b"?" + scope["query_string"] if scope["query_string"] else b"")
        printable = target[:500].decode("ascii", "backslashreplace")
        self._log.info("%s %s %r %d %.1f ms", client, scope["method"], printable, status, seconds * 1000)


def _plain(status: int, reason: str) -> ASGIApp:
    return PlainTextResponse(f"{reason}\n", status_code=status)


def _name(host: str) -> str:
    """The host without its port; IPv6 addresses keep their brackets."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdecimal() and not name.endswith(":") else host.lower()
