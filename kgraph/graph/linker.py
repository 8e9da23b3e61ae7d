"""What the graph asks of resolution: which entity of the world an article's entity is."""

from __future__ import annotations

from typing import Protocol

from kgraph.model import Entity

__all__ = ["Linker"]


class Linker(Protocol):
    """The outcome of resolution over a set of observations."""

    def canonical(self, article_identifier: str, key: str) -> str:
        """The canonical IRI of the entity that the article knows under this key."""

    def entities(self) -> tuple[Entity, ...]:
        """All canonical entities, each with its one label and all its aliases."""

    def entities_of(self, article_identifier: str) -> tuple[Entity, ...]:
        """The canonical entities of one article, with only the names that this article uses."""
