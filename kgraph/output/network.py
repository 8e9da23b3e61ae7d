"""GraphML and GEXF: entities as nodes, one edge for each statement between two of them, whatever its modality."""

from __future__ import annotations

import io
import re

import networkx as nx

from kgraph.corroboration import confidence, sources
from kgraph.facts import Facts
from kgraph.model import Statement
from kgraph.output.rdfxml import xml_text

__all__ = ["gexf", "graphml"]

_GEXF_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(facts: Facts) -> str:
    """For yEd, Gephi, Cytoscape, igraph and the like."""
    text = io.BytesIO()
    nx.write_graphml_xml(_network(facts), text, prettyprint=True)
    return text.getvalue().decode() + "\n"


def gexf(facts: Facts) -> str:
    """For Gephi."""
    lines = "\n".join(nx.generate_gexf(_network(facts), prettyprint=True))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_GEXF_DATE.sub("", lines)}\n'


def _network(facts: Facts) -> nx.MultiDiGraph:
    network = nx.MultiDiGraph()
    for iri, entity in sorted(facts.entities.items()):
        network.add_node(xml_text(iri), label=xml_text(entity.label), type=str(entity.type))
    for number, statement in enumerate(facts.statements):
        if isinstance(statement.object, str):
            ends = (xml_text(statement.subject), xml_text(statement.object))
            network.add_edge(*ends, key=str(number), **_attributes(statement))
    return network


def _attributes(statement: Statement) -> dict[str, str | float | int]:
    period = statement.period
    dates = {"date": period.date, "startDate": period.start, "endDate": period.end}
    attributes: dict[str, str | float | int] = {
        "label": statement.relation,
        "relation": statement.relation,
        "modality": str(statement.modality),
        "confidence": confidence(statement),
        "sources": sources(statement),
        "quote": xml_text(statement.evidence[0].quote) if statement.evidence else "",
    }
    return attributes | {name: str(date) for name, date in dates.items() if date}
