"""kgraph gazetteer import and info."""

from __future__ import annotations

import typer

app = typer.Typer(help="The known names.")
