"""Whether a graph is what `ontology/shapes.ttl` promises (SHACL)."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Graph, Namespace

from kgraph.facts import triples_in
from kgraph.namespaces import RDF
from kgraph.ontology import ontology_path

__all__ = ["Validation", "Violation", "validate"]

_SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that is not what a shape promises; `path` and `value` where the shape names them."""

    node: str
    path: str
    message: str
    value: str
    severity: str


@dataclass(frozen=True, slots=True)
class Validation:
    """The outcome; `violations` are sorted."""

    conforms: bool
    violations: tuple[Violation, ...]

    @property
    def text(self) -> str:
        """One line a violation."""
        return "\n".join(_line(violation) for violation in self.violations)


def validate(graph: Graph) -> Validation:
    """Check the merged view of a graph or dataset. Raises OntologyError where the shapes are not there."""
    from pyshacl import validate as check

    data = Graph()
    data += triples_in(graph)
    conforms, report, _ = check(
        data,
        shacl_graph=Graph().parse(ontology_path("shapes.ttl"), format="turtle"),
        ont_graph=Graph().parse(ontology_path("kgraph.ttl"), format="turtle"),
        inference="none",
        advanced=False,
    )
    return Validation(bool(conforms), tuple(sorted(_violations(report))))


def _violations(report: Graph) -> set[Violation]:
    return {
        Violation(
            node=_value(report, result, "focusNode"),
            path=_value(report, result, "resultPath"),
            message=_value(report, result, "resultMessage"),
            value=_value(report, result, "value"),
            severity=_value(report, result, "resultSeverity").removeprefix(str(_SH)),
        )
        for result in report.subjects(RDF.type, _SH.ValidationResult)
    }


def _value(report: Graph, result: object, name: str) -> str:
    return min((str(value) for value in report.objects(result, _SH[name])), default="")  # type: ignore[arg-type]


def _line(violation: Violation) -> str:
    parts = (violation.severity, violation.node, violation.path, violation.message, violation.value)
    return " ".join(part for part in parts if part).replace("\n", " ")
