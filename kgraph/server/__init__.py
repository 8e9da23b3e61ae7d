"""The graph on the web, on this machine only: the page, and a SPARQL 1.1 endpoint."""

from __future__ import annotations

from kgraph.server.app import LOOPBACK, create_app
from kgraph.server.limits import Limits
from kgraph.server.running import serve

__all__ = ["LOOPBACK", "Limits", "create_app", "serve"]
