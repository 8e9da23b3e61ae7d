"""Makes the page with live queries: `python -m kgraph.server.rendering PATH ENDPOINT` writes it to standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from kgraph.folder import Folder, derive
from kgraph.library import open_graph
from kgraph.output.view import facts_page_data, page_data, render_page

__all__ = ["render"]


def render(path: Path, *, endpoint: str) -> str:
    """The page of a folder, or of an RDF file; `endpoint` is the path of SPARQL on the server. Raises GraphError."""
    if path.is_dir() and Folder(path).holds_graph:
        derived = derive(Folder(path).observations(), Folder(path).decisions())
        page = page_data(derived.entities, derived.statements, derived.observations, derived.linker)
    else:
        page = facts_page_data(open_graph(path).facts)
    return render_page(page, endpoint=endpoint)


if __name__ == "__main__":
    sys.stdout.buffer.write(render(Path(sys.argv[1]), endpoint=sys.argv[2]).encode())
