"""kgraph show, validate and export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import one_line, working, write
from kgraph.cli.options import GraphFolder, Quiet

if TYPE_CHECKING:
    from kgraph.library import EntityView, FactView

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("show", epilog="Example: kgraph show 'Angela Merkel'")(show)
    app.command("validate", epilog="Example: kgraph validate -g output/")(validate)
    app.command("export", epilog="Example: kgraph export network.graphml")(export)


def show(
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name, an IRI or a prefixed one (wd:Q567).")],
    graph: GraphFolder = Path("output"),
) -> None:
    """Print all that the graph says of one entity.

    It is in time order, with the sentences behind each line, where they stand, and who is cited in them.
    """
    import kgraph

    with working("Reading the graph"):
        view = kgraph.open_graph(graph).show(entity)
    write(*_heading(view))
    for fact in view.facts:
        write("", *_fact_lines(fact))


def _heading(view: EntityView) -> list[str]:
    others = [name for name in view.names if name != view.label]
    return [
        f"{one_line(view.label)} ({view.type})",
        view.iri,
        *([f"also: {one_line(', '.join(others))}"] if others else []),
    ]


def _fact_lines(fact: FactView) -> list[str]:
    modality = "" if fact.modality == "Asserted" else f" [{fact.modality.lower()}]"
    lines = [f"{fact.when or '—':<23} {one_line(fact.text)}{modality}"]
    for piece in fact.evidence:
        lines.append(f"    “{one_line(piece.quote)}”")
        lines.append(f"    {one_line(piece.article)}{f', citing {one_line(piece.by)}' if piece.by else ''}")
    return lines


def validate(graph: GraphFolder = Path("output"), quiet: Quiet = False) -> None:
    """Check the graph against the shapes of the ontology (SHACL). Exits 1 where it does not conform."""
    import kgraph

    with working("Checking", quiet=quiet):
        report = kgraph.open_graph(graph).validate()
    if not quiet:
        write("conforms" if report.conforms else report.text.rstrip())
    raise typer.Exit(0 if report.conforms else 1)


def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="By suffix: .ttl .trig .nq .nt .jsonld .rdf .graphml .gexf .csv .cypher .html"
        ),
    ],
    graph: GraphFolder = Path("output"),
) -> None:
    """Write the graph in another format. The file is replaced as a whole or not at all."""
    import kgraph

    with working("Writing"):
        kgraph.open_graph(graph).export(file)
