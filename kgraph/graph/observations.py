"""What articles contribute, as JSON Lines: the source of truth that every graph is derived from.

One article a line, sorted by identifier, keys sorted, values that equal their default left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import GraphError
from kgraph.files import write_atomically
from kgraph.model import Observation, PartialDate

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

__all__ = ["dump_observations", "load_observations", "parse_observation", "read_observations", "write_observations"]


def read_observations(path: Path) -> tuple[Observation, ...]:
    """All observations of a file, sorted by article identifier.

    Raises GraphError, naming file, line and reason, where a line is broken, contradicts itself or repeats an article.
    """
    try:
        return load_observations(path.read_bytes(), name=str(path))
    except OSError as error:
        raise GraphError(f"{path}: {error.strerror}") from error


def write_observations(path: Path, observations: Iterable[Observation]) -> None:
    """Replace the file by these observations; the old one stays where writing fails (OSError)."""
    write_atomically(path, dump_observations(observations))


def dump_observations(observations: Iterable[Observation]) -> bytes:
    """The content of a file of observations: the same bytes whatever the order."""
    lines = (_line(observation) for observation in sorted(observations, key=_identifier))
    return "".join(lines).encode()


def load_observations(data: bytes, *, name: str) -> tuple[Observation, ...]:
    """The inverse of :func:`dump_observations`; `name` is what error messages call the file."""
    observations = tuple(_parsed_lines(data, name))
    return tuple(sorted(observations, key=_identifier))


def _parsed_lines(data: bytes, name: str) -> Iterator[Observation]:
    first_line: dict[str, int] = {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            observation = parse_observation(line)
        except ValueError as error:
            raise GraphError(f"{name}: line {number}: {error}") from error
        identifier = observation.article.identifier
        first = first_line.setdefault(identifier, number)
        if first != number:
            raise GraphError(f"{name}: line {number}: article {identifier!r} is already on line {first}")
        yield observation


def parse_observation(line: bytes | str) -> Observation:
    """One line. Raises ValueError with a reason of one line."""
    from pydantic import ValidationError

    try:
        observation = _adapter().validate_json(line)
    except ValidationError as error:
        raise ValueError(_reason(error)) from error
    if observation is None:
        raise ValueError("Input should be an object")
    _check(observation)
    return observation


def _line(observation: Observation) -> str:
    content = _adapter().dump_python(observation, mode="json", exclude_defaults=True)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _identifier(observation: Observation) -> str:
    return observation.article.identifier


@cache
def _adapter() -> TypeAdapter[Observation | None]:
    """Refuses unknown keys: a file of a later version must not lose them when it is written again.

    pydantic takes such a setting only for a type that is not itself a dataclass.
    """
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(Observation | None, config=ConfigDict(extra="forbid"))


def _reason(error: ValidationError) -> str:
    # A value that is refused by its own class says more than the alternatives that it is not.
    first = min(error.errors(include_url=False), key=lambda each: each["type"] != "value_error")
    place = ".".join(str(part) for part in first["loc"])
    return " ".join(f"{place}: {first['msg']}".removeprefix(": ").split())


def _check(observation: Observation) -> None:
    """Refuse what no extraction yields: spans outside the text and keys without an entity."""
    length = len(observation.article.text)
    spans = [(relation.begin, relation.end) for relation in observation.relations]
    spans += [(mention.begin, mention.end) for mention in observation.mentions]
    for begin, end in spans:
        if not 0 <= begin <= end <= length:
            raise ValueError(f"characters {begin} to {end} are not in a text of {length}")
    known = {entity.key for entity in observation.entities}
    unknown = sorted(set(_keys(observation)) - known)
    if unknown:
        raise ValueError(f"no entity has the key {unknown[0]!r}")


def _keys(observation: Observation) -> Iterator[str]:
    for relation in observation.relations:
        yield relation.subject
        if not isinstance(relation.object, PartialDate):
            yield relation.object
        if relation.attributed_to is not None:
            yield relation.attributed_to
    for mention in observation.mentions:
        yield mention.entity
