"""A graph that was written: a folder of `kgraph build`, or an RDF file."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.errors import GraphError, UsageError
from kgraph.files import Paths, write_atomically
from kgraph.folder import PAGE, Derived, Folder
from kgraph.model import Article

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.query import Result

    from kgraph.facts import Facts
    from kgraph.graph.diff import Difference
    from kgraph.graph.validate import Validation
    from kgraph.library.reviewing import Review
    from kgraph.library.values import EntityView, RankedEntity, Step
    from kgraph.progress import Progress

__all__ = ["Graph", "graph_of", "open_graph"]


class Graph:
    """A graph to ask. It is read when first asked, and again after it was changed."""

    def __init__(self, path: Path | None = None, *, derived: Derived | None = None) -> None:
        self._path = path
        self._derived = derived

    def __repr__(self) -> str:
        return f"Graph({str(self._path)!r})" if self._path else f"<Graph of {len(self.facts.articles)} articles>"

    @cached_property
    def dataset(self) -> Dataset:
        """The RDF; its default graph is the union of the named ones. Raises GraphError."""
        if self._derived is not None:
            from kgraph.graph.dataset import dataset_from

            return dataset_from(self._derived.quads)
        from kgraph.rdf_files import read_rdf

        return read_rdf(self._file())

    @cached_property
    def facts(self) -> Facts:
        """The graph as values. Raises GraphError where it is not of kgraph's shape."""
        from kgraph.facts import read_facts

        return read_facts(self.dataset)

    def query(self, query: str, *, parameters: Mapping[str, str] | None = None) -> Result:
        """The answer to SPARQL, to a `.rq` file or to a saved question by name.

        kgraph's prefixes need not be declared. Raises QueryError, and UsageError also where nothing is found
        because a parameter names an entity that the graph has not.
        """
        from kgraph.graph.query import run_query
        from kgraph.library.querying import check_entities, which_query
        from kgraph.saved_queries import bind

        values = parameters or {}
        asked = which_query(query, values)
        with warnings.catch_warnings():
            # rdflib uses what it has itself deprecated.
            warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
            result = run_query(self.dataset, bind(asked, values), name=asked.name)
        if result.type == "SELECT" and not result.bindings:
            check_entities(asked, values, self.facts)
        return result

    def show(self, entity: str) -> EntityView:
        """All that is said of an entity, given by name, IRI or prefixed name. Raises UsageError."""
        from kgraph.library.lookup import find_entity
        from kgraph.library.views import view_of

        return view_of(find_entity(self.facts, entity), self.facts)

    def path(self, one: str, other: str) -> tuple[Step, ...]:
        """A shortest way over asserted facts. Raises DataError where there is none, UsageError for unknown names."""
        from kgraph.library.lookup import find_entity
        from kgraph.library.network import shortest_path

        return shortest_path(find_entity(self.facts, one), find_entity(self.facts, other), self.facts)

    def rank(self, *, limit: int = 20) -> tuple[RankedEntity, ...]:
        """The entities that matter most, by PageRank over asserted facts."""
        from kgraph.library.network import ranking

        return ranking(self.facts, limit=limit)

    def diff(self, other: Graph) -> Difference:
        """What the other graph says that this one does not, and the other way round."""
        from kgraph.graph.diff import difference

        return difference(self.facts, other.facts)

    def validate(self) -> Validation:
        """Check it against the shapes of the ontology (SHACL)."""
        from kgraph.graph.validate import validate

        return validate(self.dataset)

    def export(self, path: str | Path) -> None:
        """Write it in the format of the suffix. Raises UsageError, GraphError; the old file then stays."""
        from kgraph.output.export import export

        target = Path(path)
        try:
            if target.suffix.lower() == ".html" and self._page is not None:
                write_atomically(target, self._page.read_bytes())
            else:
                export(self.dataset, target)
        except OSError as error:
            raise GraphError(f"{path}: {error.strerror}") from error

    def forget(self, article: str) -> Article:
        """Take away what one article alone supported; gives the article back.

        It is named by identifier, IRI, title or source. Raises UsageError where the folder has no such
        article, or several.
        """
        folder = self._folder()
        with folder.locked():
            observations = folder.observations()
            gone = _article_named(article, [observation.article for observation in observations])
            folder.write(each for each in observations if each.article != gone)
        self._reset()
        return gone

    def review(self) -> Review:
        """What a person might settle, and the answers. Raises GraphError where it is no folder that can be changed."""
        from kgraph.library.reviewing import Review

        self._reset()
        return Review(self._folder())

    def _folder(self) -> Folder:
        """The folder that can be changed."""
        if self._path is None or not self._path.is_dir() or not Folder(self._path).holds_graph:
            raise GraphError(f"{self._path}: only a folder that kgraph build wrote can be changed")
        return Folder(self._path)

    @property
    def _page(self) -> Path | None:
        """The page of a folder, which has the articles' whole texts."""
        page = self._path / PAGE if self._path and self._path.is_dir() else None
        return page if page and page.is_file() else None

    def _file(self) -> Path:
        if self._path is None or not self._path.exists():
            raise GraphError(f"{self._path}: no such file or folder; kgraph build makes one")
        if not self._path.is_dir():
            return self._path
        folder = Folder(self._path)
        if not folder.trig.is_file():
            raise GraphError(f"{self._path}: no graph in this folder; kgraph build makes one")
        return folder.trig

    def _reset(self) -> None:
        for name in ("dataset", "facts"):
            self.__dict__.pop(name, None)


def open_graph(path: str | Path = "output") -> Graph:
    """The graph in a folder, or in an RDF file (its suffix says the format). Raises GraphError, UsageError."""
    graph = Graph(Path(path))
    graph._file()
    return graph


def graph_of(inputs: Paths, *, progress: Progress | None = None) -> Graph:
    """The graph of articles without writing anything; inputs as for :func:`kgraph.build`."""
    from kgraph.build import observe
    from kgraph.folder import derive
    from kgraph.resolution import Decisions

    return Graph(derived=derive(observe(inputs, progress=progress), Decisions()))


def _article_named(name: str, articles: list[Article]) -> Article:
    from kgraph.graph.iris import article_iri

    def names(article: Article) -> tuple[str | None, ...]:
        return (article.identifier, str(article_iri(article.identifier)), article.title, article.source)

    exact = [article for article in articles if article.identifier == name]
    found = exact or [article for article in articles if name in names(article)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} articles are called {name!r}: {', '.join(a.identifier for a in found)}")
    raise UsageError(f"no article {name!r} in this graph{_near(name, articles)}")


def _near(name: str, articles: list[Article]) -> str:
    from kgraph.library.lookup import suggestions

    names = (known for article in articles for known in (article.identifier, article.title) if known)
    return suggestions(name, {known: known for known in names})
