"""Canonical IRIs: Wikidata's where a cluster is linked, else readable, stable ones of our own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from kgraph.model import EntityType, ObservedEntity
from kgraph.namespaces import KGID, WD
from kgraph.surfaces import surface_key

__all__ = ["Named", "canonical_iris", "label_of", "slug", "type_of"]

_HASH = 8


class Named:
    """A cluster that needs an IRI: its observed entities by id, its Wikidata id, and what it belongs to."""

    def __init__(self, members: Mapping[str, ObservedEntity], wikidata: str | None, belongs_to: Sequence[str]) -> None:
        self.identifier = min(members)
        self.size = len(members)
        self.wikidata = wikidata
        self.label = label_of(list(members.values()))
        self.type = type_of(list(members.values()))
        self.belongs_to = belongs_to

    @property
    def plain(self) -> str:
        """The IRI by class and name alone."""
        return str(KGID[f"{slug(self.type)}/{slug(self.label)}"])

    @property
    def digest(self) -> str:
        """A mark that only changes where the smallest member does."""
        return hashlib.sha256(self.identifier.encode()).hexdigest()[:_HASH]


def canonical_iris(clusters: Sequence[Named]) -> dict[str, str]:
    """The IRI of each cluster by its identifier.

    Where several have a claim to one, a Wikidata IRI goes to the largest; of minted ones each carries
    what tells them apart: what it belongs to, else a hash of its smallest member.
    """
    chosen: dict[str, str] = {}
    for wikidata, claimants in _grouped(clusters, lambda c: c.wikidata).items():
        best = min(claimants, key=lambda c: (-c.size, c.identifier))
        chosen[best.identifier] = str(WD[wikidata])
    rest = [cluster for cluster in clusters if cluster.identifier not in chosen]
    for plain, claimants in _grouped(rest, lambda c: c.plain).items():
        chosen.update(_distinguished(plain, claimants))
    return chosen


def _grouped(clusters: Sequence[Named], key: Callable[[Named], str | None]) -> dict[str, list[Named]]:
    grouped: dict[str, list[Named]] = defaultdict(list)
    for cluster in clusters:
        value = key(cluster)
        if value:
            grouped[value].append(cluster)
    return dict(sorted(grouped.items()))


def _distinguished(plain: str, claimants: Sequence[Named]) -> dict[str, str]:
    if len(claimants) == 1:
        return {claimants[0].identifier: plain}
    marks = {c.identifier: "-".join(slug(name) for name in c.belongs_to[:1]) for c in claimants}
    counts = Counter(marks.values())
    return {
        c.identifier: f"{plain}-{mark if (mark := marks[c.identifier]) and counts[mark] == 1 else c.digest}"
        for c in claimants
    }


def label_of(members: Sequence[ObservedEntity]) -> str:
    """The fullest name of those that at least a third as many articles use as the commonest; then the commonest."""
    counts = Counter(member.name for member in members)
    enough = max(counts.values()) / 3
    usual = [name for name, count in counts.items() if count >= enough]
    return min(usual, key=lambda name: (-len(name.split()), -counts[name], -len(name), name))


def type_of(members: Sequence[ObservedEntity]) -> EntityType:
    """The class that most articles give it."""
    counts = Counter(member.type for member in members)
    return min(counts, key=lambda type_: (-counts[type_], type_))


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; letters without an ASCII form by their code points.

    >>> slug("Abdulla Shahid"), slug("PoliticalParty"), slug("Łódź")
    ('abdulla-shahid', 'political-party', 'lodz')
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", surface_key(text))
    plain = unicodedata.normalize("NFKD", spaced)
    ascii_ = "".join(c if c.isascii() or not c.isalnum() else f"u{ord(c):x}" for c in plain)
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-") or "unnamed"
