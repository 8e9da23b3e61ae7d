"""What the documents show is what happens: their `console` blocks and Python sessions are run, top to bottom."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kgraph.cli import app

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(console|python(?=\n>>> ))\n(.*?)^```", re.MULTILINE | re.DOTALL)
DOCUMENTS = {
    str(path.relative_to(ROOT)): path
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if BLOCK.search(path.read_text(encoding="utf-8"))
}
REPORT = re.compile(r"^(?:Entities|Facts|Relations|Merged) .*", re.MULTILINE)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the examples, as in a fresh checkout."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("workplace")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_shows_is_what_happens(name: str) -> None:
    names: dict[str, object] = {}
    for kind, block in BLOCK.findall(DOCUMENTS[name].read_text(encoding="utf-8")):
        if kind == "console":
            for command, shown in commands(block):
                assert_alike(printed(command), shown)
        else:
            assert_doctest_passes(block, names, name)


def commands(block: str) -> list[tuple[str, str]]:
    """Each `$ kgraph …` line with what is shown under it."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", f"output without a command: {parts[0]!r}"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def printed(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "kgraph", command
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, f"{command}: {result.output}"
    return result.stdout


def assert_alike(actual: str, shown: str) -> None:
    """The same text; `…` stands for anything, on a line of its own for any lines.

    How many facts there are is the benchmarks' business.
    """
    parts = re.split(r"^…\n|…", without_counts(shown), flags=re.MULTILINE)
    pattern = ".*".join(map(re.escape, parts))
    if not re.fullmatch(pattern, without_counts(actual), re.DOTALL):
        pytest.fail(f"{actual}\nis not as shown:\n{shown}", pytrace=False)


def without_counts(text: str) -> str:
    return REPORT.sub(lambda line: re.sub(r"\d+", "N", line[0]), text)


def assert_doctest_passes(block: str, names: dict[str, object], document: str) -> None:
    """The names that a block defines are there in the next one."""
    test = doctest.DocTestParser().get_doctest(block, names, document, document, 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert report == [], "".join(report)
