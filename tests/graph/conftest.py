from __future__ import annotations

from pathlib import Path

import pytest

_RDFLIB_ON_ITSELF = r"ignore:Dataset\.(default_context|identifier|contexts) is deprecated:DeprecationWarning"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """rdflib uses what it has itself deprecated whenever the union of a dataset is asked."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings(_RDFLIB_ON_ITSELF))
