"""Composes the stages: articles in, a folder with the graph out.

The folder holds `observations.jsonl` (what each article contributes: the source of truth), the graph
derived from it (`graph.ttl`, `graph.trig`, `graph.html`), and `decisions.yaml` where a person decided
what is the same. Nothing in it changes unless all of it can.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from kgraph.files import Paths
from kgraph.folder import Derived, Folder
from kgraph.model import Article, Observation
from kgraph.progress import Progress
from kgraph.reading import read_articles
from kgraph.version import extraction_version

__all__ = ["BuildReport", "build", "observe"]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build read, and what the graph holds after it.

    `entities` are counted by class, `facts` by modality, `relations` by name whatever the modality.
    """

    output: Path
    read: int
    added: int
    replaced: int
    skipped: int
    articles: int
    entities: Mapping[str, int]
    facts: Mapping[str, int]
    relations: Mapping[str, int]


def build(
    inputs: Paths,
    *,
    output: str | Path = "output",
    date: dt.date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Read articles and add them to the graph in the folder `output`.

    `inputs` are files, folders and "-", or one of them; see :func:`kgraph.reading.read_articles`. An article that is
    already there under its identifier is replaced; one that has not changed since is skipped.

    Raises ReadingError, GraphError or UsageError in one line; the folder is then as it was before.
    """
    folder = Folder(Path(output))
    folder.check_writable()
    known = _by_identifier(folder.observations())
    articles = list(read_articles(inputs, date=date, title=title, source=source))
    fresh = [article for article in articles if not _is_unchanged(article, known.get(article.identifier))]
    observed = _by_identifier(_observe(fresh, progress))
    with folder.locked():
        known = _by_identifier(folder.observations())
        derived = folder.write((known | observed).values())
    return _report(folder.path, len(articles), known.keys() & observed.keys(), observed.keys(), derived)


def observe(inputs: Paths, *, progress: Progress | None = None) -> tuple[Observation, ...]:
    """What the articles contribute, without a folder. Raises ReadingError or UsageError in one line."""
    return tuple(_observe(list(read_articles(inputs)), progress))


def _by_identifier(observations: Iterable[Observation]) -> dict[str, Observation]:
    return {observation.article.identifier: observation for observation in observations}


def _report(output: Path, read: int, replaced: Set[str], observed: Set[str], derived: Derived) -> BuildReport:
    return BuildReport(
        output=output,
        read=read,
        added=len(observed) - len(replaced),
        replaced=len(replaced),
        skipped=read - len(observed),
        articles=len(derived.observations),
        entities=derived.entity_counts,
        facts=derived.fact_counts,
        relations=derived.relation_counts,
    )


def _is_unchanged(article: Article, known: Observation | None) -> bool:
    return known is not None and known.article == article and known.version == extraction_version()


def _observe(articles: Sequence[Article], progress: Progress | None) -> Iterator[Observation]:
    """What the articles contribute. The language model is loaded only where there is something to read."""
    if not articles:
        return
    from kgraph.annotation import annotate
    from kgraph.extraction import extract

    report = progress or (lambda done, total: None)
    report(0, len(articles))
    for done, document in enumerate(annotate(articles), start=1):
        yield replace(extract(document), version=extraction_version())
        report(done, len(articles))
