"""kgraph gazetteer: what names kgraph knows, and importing more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import progress_bar, write, write_table
from kgraph.cli.options import Quiet
from kgraph.cli.running import CommandGroup
from kgraph.errors import UsageError

__all__ = ["app"]

app = typer.Typer(cls=CommandGroup, help="The names that kgraph knows.")


@app.command("import", epilog="Example: kgraph gazetteer import people.tsv ep-popolo.json entities.ftm.json query.csv")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Tab-separated (.tsv), Popolo (.json), FollowTheMoney (.json .jsonl), Wikidata SPARQL results "
            "(.csv .json); each also as .gz.",
        ),
    ],
    quiet: Quiet = False,
) -> None:
    """Add files to the imported gazetteer.

    Entities are linked to Wikidata by it from then on, beside the shipped one. It is a file in your data folder,
    or the one that KGRAPH_GAZETTEER names; `kgraph gazetteer info` says where. Rows without a Wikidata id or a
    name are passed over. A file is imported whole or not at all.
    """
    from kgraph.resolution import import_gazetteer

    for file in files:
        with progress_bar(f"Importing {file.name}", quiet=quiet) as progress:
            report = import_gazetteer(file, progress=progress)
        if not quiet:
            counts = f"{report.entities} entities, {report.names} names, {report.tenures} tenures"
            write(f"{file}: {counts}; {report.skipped} rows passed over")


@app.command("info", epilog="Example: kgraph gazetteer info")
def info() -> None:
    """Say how many things kgraph knows, and from where.

    They are counted by class; then it says where the imported gazetteer lies, and a hash of what is in it.
    """
    from kgraph.gazetteer import load_gazetteer

    shipped = Counter(str(entry.type) for entry in load_gazetteer().entries)
    rows = [(type_, "shipped", number) for type_, number in sorted(shipped.items())]
    imported, place = _imported()
    write_table(("class", "from", "entries"), [*rows, *imported])
    write(place)


def _imported() -> tuple[list[tuple[str, str, int]], str]:
    from kgraph.resolution import GazetteerStore, imported_path

    path = imported_path()
    if path is None:
        return [], _why_none()
    store = GazetteerStore(path)
    rows = [(row.type, row.source, row.entities) for row in store.info()]
    digest = store.digest
    store.close()
    return rows, f"Imported: {path} ({digest})"


def _why_none() -> str:
    from kgraph.resolution import default_store_path

    try:
        return f"No gazetteer is imported (it would lie at {default_store_path()})"
    except UsageError as turned_off:
        return str(turned_off)


@app.command("remove", epilog="Example: kgraph gazetteer remove")
def remove(quiet: Quiet = False) -> None:
    """Take away all that was imported. Graphs change when they are next written.

    To leave it out for once, set KGRAPH_GAZETTEER to nothing.
    """
    from kgraph.resolution import GazetteerStore, imported_path

    path = imported_path()
    if path is not None:
        GazetteerStore(path).remove()
    if not quiet:
        write(f"Removed {path}" if path else "No gazetteer is imported")
