"""From the entities of articles to the entities of the world.

`resolve` decides and gives a `Linker`, which applies; `unsure_pairs` says what a person might settle, and
`Decisions` keep what was settled. `default_candidates` is the gazetteer to link to.
"""

from kgraph.resolution.decisions import Decision, Decisions, dump_decisions, read_decisions, write_decisions
from kgraph.resolution.importing import import_gazetteer
from kgraph.resolution.known import CandidateSource, KnownEntity, KnownNames, KnownTenure
from kgraph.resolution.linker import Linker, observed_id, resolve
from kgraph.resolution.review import Candidate, Side, decided_pairs, joined_pairs, unsure_pairs
from kgraph.resolution.sources import default_candidates, default_store_path, imported_digest, imported_path
from kgraph.resolution.store import GazetteerStore, ImportReport, InfoRow

__all__ = [
    "Candidate",
    "CandidateSource",
    "Decision",
    "Decisions",
    "GazetteerStore",
    "ImportReport",
    "InfoRow",
    "KnownEntity",
    "KnownNames",
    "KnownTenure",
    "Linker",
    "Side",
    "decided_pairs",
    "default_candidates",
    "default_store_path",
    "dump_decisions",
    "import_gazetteer",
    "imported_digest",
    "imported_path",
    "joined_pairs",
    "observed_id",
    "read_decisions",
    "resolve",
    "unsure_pairs",
    "write_decisions",
]
