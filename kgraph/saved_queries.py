"""The questions of `ontology/queries/`: SPARQL with a title and parameters.

A file begins with comment lines `# title: …`, `# description: …` and, for each parameter,
`# param NAME (KIND): MEANING (default: VALUE)`; without a default the parameter must be given. In the
query a parameter is written `$NAME` and stands for a literal; `?NAME` is an ordinary variable. The
prefixes of :data:`kgraph.namespaces.PREFIXES` need not be declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from kgraph.errors import OntologyError, UsageError
from kgraph.model import PartialDate
from kgraph.namespaces import PREFIXES
from kgraph.ontology import ontology_path

__all__ = ["Parameter", "ParameterKind", "SavedQuery", "bind", "saved_queries", "saved_query"]

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
    return tuple(_read(path) for path in sorted(ontology_path("queries").glob("*.rq")))


def saved_query(name: str) -> SavedQuery:
    """The question of this name. Raises UsageError where there is none."""
    for query in saved_queries():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in saved_queries())
    raise UsageError(f"no saved query is called {name!r}; there are {known}")


def bind(query: SavedQuery, values: Mapping[str, str]) -> str:
    """SPARQL with the values in place of the parameters.

    An entity is given as one of its names in any case, as an IRI, or as a prefixed name such as
    `wd:Q42`. Raises UsageError where a parameter is unknown, missing or of the wrong kind.
    """
    if unknown := sorted(values.keys() - {parameter.name for parameter in query.parameters}):
        known = ", ".join(parameter.name for parameter in query.parameters) or "none"
        raise UsageError(f"{query.name}: no parameter {unknown[0]!r}; its parameters: {known}")
    literals = {parameter.name: _literal(query, parameter, values) for parameter in query.parameters}
    return _TOKEN.sub(lambda token: literals[token[1]], query.text)


def _read(path: Path) -> SavedQuery:
    text = path.read_text(encoding="utf-8")
    header = [(match["key"], match["rest"]) for line in text.splitlines() if (match := _HEADER.fullmatch(line))]
    single = {key: rest.removeprefix(": ") for key, rest in header if key != "param"}
    if missing := {"title", "description"} - single.keys():
        raise OntologyError(f"{path}: no line '# {min(missing)}: …'")
    parameters = tuple(_parameter(path, rest) for key, rest in header if key == "param")
    used = set(_TOKEN.findall(text))
    if odd := sorted(used ^ {parameter.name for parameter in parameters}):
        raise OntologyError(f"{path}: parameter {odd[0]!r} is {'not described' if odd[0] in used else 'not used'}")
    return SavedQuery(path.stem, single["title"], single["description"], parameters, text)


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
        return _text(str(PREFIXES[prefix]) + rest)
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
