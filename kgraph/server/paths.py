"""Which path on this server is the page of which thing."""

from __future__ import annotations

import re

from kgraph.namespaces import KGID, WD

__all__ = ["PAGES", "entity_iri", "entity_path"]

PAGES = {str(KGID): "/entity/", str(WD): "/entity/wd/"}
"""Beginnings of IRIs, and of the paths of their pages."""

_CLASS = re.compile(r"[a-z][A-Za-z-]*")
_SLUG = re.compile(r"[\w.~-]+")
_WIKIDATA = "wd"


def entity_iri(class_: str, slug: str) -> str | None:
    """The IRI that a path stands for, None where it can be none.

    >>> entity_iri("wd", "Q42")
    'http://www.wikidata.org/entity/Q42'
    """
    if not _CLASS.fullmatch(class_) or not _SLUG.fullmatch(slug):
        return None
    return str(WD[slug] if class_ == _WIKIDATA else KGID[f"{class_}/{slug}"])


def entity_path(iri: str) -> str | None:
    """The path of a thing that may have a page here, the inverse of entity_iri.

    >>> entity_path("https://w3id.org/kgraph/id/person/ada-lovelace")
    '/entity/person/ada-lovelace'
    """
    for namespace, page in PAGES.items():
        path = page + iri.removeprefix(namespace)
        parts = path.split("/")[2:]
        if iri.startswith(namespace) and len(parts) == 2 and entity_iri(*parts) == iri:
            return path
    return None
