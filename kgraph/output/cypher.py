"""Cypher for Neo4j 5: MERGE on the IRI, so that loading twice changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.corroboration import confidence, sources
from kgraph.facts import Facts
from kgraph.model import Entity, PartialDate, Statement

__all__ = ["cypher", "cypher_string"]

_ESCAPED = re.compile(r"""[\\'"`\x00-\x1f\x7f\u2028\u2029]""")
_ESCAPES = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def cypher(facts: Facts) -> str:
    """One command a line: entities, then the facts between them; dates that are objects become properties."""
    return "".join(f"{line};\n" for line in (*_entity_lines(facts), *_statement_lines(facts)))


def cypher_string(text: str) -> str:
    """A string literal that no text can break out of."""
    return f"'{_ESCAPED.sub(_escape, text)}'"


def _entity_lines(facts: Facts) -> Iterator[str]:
    yield "CREATE CONSTRAINT entity_iri IF NOT EXISTS FOR (e:Entity) REQUIRE e.iri IS UNIQUE"
    for _, entity in sorted(facts.entities.items()):
        node = f"MERGE (e:Entity {{iri: {cypher_string(entity.iri)}}})"
        yield f"{node} SET e:{_name(entity.type)}, e += {_entity(entity)}"


def _statement_lines(facts: Facts) -> Iterator[str]:
    for statement in facts.statements:
        if isinstance(statement.object, PartialDate):
            subject = f"MERGE (a:Entity {{iri: {cypher_string(statement.subject)}}})"
            if statement.modality == "Asserted":
                yield f"{subject} SET a.{_name(statement.relation)} = {cypher_string(str(statement.object))}"
        else:
            yield _edge(statement, statement.object)


def _edge(statement: Statement, obj: str) -> str:
    ends = (
        f"MERGE (a:Entity {{iri: {cypher_string(statement.subject)}}}) MERGE (b:Entity {{iri: {cypher_string(obj)}}})"
    )
    identity = _map({"modality": statement.modality} | _dates(statement))
    return f"{ends} MERGE (a)-[r:{_name(statement.relation)} {identity}]->(b) SET r += {_support(statement)}"


def _entity(entity: Entity) -> str:
    names = ", ".join(cypher_string(alias) for alias in entity.aliases)
    return f"{{label: {cypher_string(entity.label)}, names: [{names}]}}"


def _dates(statement: Statement) -> dict[str, str]:
    period = statement.period
    return {"date": str(period.date or ""), "startDate": str(period.start or ""), "endDate": str(period.end or "")}


def _support(statement: Statement) -> str:
    quotes = ", ".join(cypher_string(evidence.quote) for evidence in statement.evidence)
    articles = ", ".join(cypher_string(evidence.article) for evidence in statement.evidence)
    numbers = f"confidence: {confidence(statement)}, sources: {sources(statement)}"
    qualifiers = "".join(f", {_name(name)}: {cypher_string(value)}" for name, value in statement.qualifiers)
    return f"{{{numbers}, quotes: [{quotes}], articles: [{articles}]{qualifiers}}}"


def _map(values: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {cypher_string(value)}" for name, value in values.items()) + "}"


def _name(name: str) -> str:
    """A label, a type or a key; quoted where it is more than letters and digits."""
    return name if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) else "`" + name.replace("`", "``") + "`"


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"
