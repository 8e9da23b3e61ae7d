"""The questions of `ontology/queries/`: SPARQL with a title and parameters.

A file begins with comment lines `# title: …`, `# description: …` and, for each parameter,
`# param NAME (KIND): MEANING (default: VALUE)`; without a default the parameter must be given. In the
query a parameter is written `$NAME` and stands for a literal; `?NAME` is an ordinary variable. The
prefixes of :data:`kgraph.namespaces.PREFIXES` need not be declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from kgraph.errors import OntologyError, QueryError, UsageError
from kgraph.model import PartialDate
from kgraph.namespaces import PREFIXES
from kgraph.ontology import ontology_path

__all__ = ["ANY", "Parameter", "ParameterKind", "SavedQuery", "bind", "query_file", "saved_queries", "saved_query"]

ANY = "*"
"""The value of a parameter that stands for all entities."""

_HEADER = re.compile(r"# (?P<key>title|description|param)\b ?(?P<rest>.*)")
_PARAMETER = re.compile(
    r"(?P<name>\w+) \((?P<kind>[a-z ]+)\): (?P<meaning>.*?)(?: \(default: (?P<default>.*)\))?",
)
_ESCAPES = str.maketrans({'"': '\\"', "\n": "\\n", "\r": "\\r"})
_TOKEN = re.compile(r"\$(\w+)")


class ParameterKind(StrEnum):
    """What a parameter's value is and so which literal it becomes."""

    ENTITY = "entity"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FIRST_DAY = "first day"
    LAST_DAY = "last day"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; without a `default` it must be given."""

    name: str
    kind: ParameterKind
    meaning: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question under the name of its file; `text` is SPARQL with its parameters as `$NAME`."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """All questions that kgraph ships, sorted by name. Raises OntologyError."""
    return tuple(_shipped(path) for path in sorted(ontology_path("queries").glob("*.rq")))


def saved_query(name: str) -> SavedQuery:
    """The question of this name. Raises UsageError where there is none."""
    for query in saved_queries():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in saved_queries())
    raise UsageError(f"no saved query is called {name!r}; there are {known}")


def query_file(path: Path) -> SavedQuery:
    """The question in a file of one's own, which needs no header. Raises QueryError, OntologyError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 text") from error
    said = dict(_header(text))
    return SavedQuery(str(path), said.get("title", ""), said.get("description", ""), _parameters(path, text), text)


def bind(query: SavedQuery, values: Mapping[str, str]) -> str:
    """SPARQL with the values in place of the parameters.

    An entity is given as one of its names in any case, as an IRI, or as a prefixed name such as
    `wd:Q42`. Raises UsageError where a parameter is unknown, missing or of the wrong kind.
    """
    if unknown := sorted(values.keys() - {parameter.name for parameter in query.parameters}):
        known = ", ".join(parameter.name for parameter in query.parameters) or "none"
        raise UsageError(f"{query.name}: no parameter {unknown[0]!r}; its parameters: {known}")
    literals = {parameter.name: _literal(query, parameter, values) for parameter in query.parameters}
    return _TOKEN.sub(lambda token: literals.get(token[1], token[0]), query.text)


def _shipped(path: Path) -> SavedQuery:
    query = query_file(path)
    for key, value in (("description", query.description), ("title", query.title)):
        if not value:
            raise OntologyError(f"{path}: no line '# {key}: …'")
    used = set(_TOKEN.findall(query.text))
    if odd := sorted(used ^ {parameter.name for parameter in query.parameters}):
        raise OntologyError(f"{path}: parameter {odd[0]!r} is {'not described' if odd[0] in used else 'not used'}")
    return replace(query, name=path.stem)


def _header(text: str) -> Iterator[tuple[str, str]]:
    """The keys of the comment lines with what they say; a key may stand more than once."""
    for line in text.splitlines():
        if match := _HEADER.fullmatch(line):
            yield match["key"], match["rest"].removeprefix(": ")


def _parameters(path: Path, text: str) -> tuple[Parameter, ...]:
    return tuple(_parameter(path, said) for key, said in _header(text) if key == "param")


def _parameter(path: Path, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["kind"] not in set(ParameterKind):
        raise OntologyError(f"{path}: not 'NAME (KIND): MEANING': {line!r}")
    return Parameter(match["name"], ParameterKind(match["kind"]), match["meaning"], match["default"])


def _literal(query: SavedQuery, parameter: Parameter, values: Mapping[str, str]) -> str:
    value = values.get(parameter.name, parameter.default)
    if value is None:
        raise UsageError(f"{query.name}: {parameter.name} is missing: {parameter.meaning}")
    try:
        return _LITERALS[parameter.kind](value.strip())
    except ValueError as error:
        raise UsageError(f"{query.name}: {parameter.name} is no {parameter.kind}: {value!r}") from error


def _text(value: str) -> str:
    """A string literal. A backslash is refused: engines differ on when they expand \\u escapes."""
    if "\\" in value:
        raise ValueError(value)
    return '"' + value.translate(_ESCAPES) + '"'


def _entity(value: str) -> str:
    prefix, colon, rest = value.partition(":")
    if colon and prefix in PREFIXES:
        return _text(PREFIXES[prefix] + rest)
    return _text(value.removeprefix("<").removesuffix(">"))


def _number(value: str) -> str:
    return str(int(value))


def _day(value: str) -> str:
    if len(value) != 10:
        raise ValueError(value)
    return f'"{PartialDate(value).earliest}"^^xsd:date'


_LITERALS: Mapping[ParameterKind, Callable[[str], str]] = {
    ParameterKind.ENTITY: _entity,
    ParameterKind.TEXT: _text,
    ParameterKind.NUMBER: _number,
    ParameterKind.DAY: _day,
    ParameterKind.FIRST_DAY: lambda value: f'"{PartialDate(value).earliest}"^^xsd:date',
    ParameterKind.LAST_DAY: lambda value: f'"{PartialDate(value).latest}"^^xsd:date',
}
