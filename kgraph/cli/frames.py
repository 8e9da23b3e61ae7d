"""kgraph frames test."""

from __future__ import annotations

import typer

app = typer.Typer(help="How English says a relation.")
