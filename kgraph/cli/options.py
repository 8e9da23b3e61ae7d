"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["GraphFolder", "Quiet"]

GraphFolder = Annotated[
    Path, typer.Option("--graph", "-g", help="The folder that `kgraph build` wrote, or an RDF file.", metavar="PATH")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
