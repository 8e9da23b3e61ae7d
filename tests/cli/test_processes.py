"""The command line as a process: what only a real one shows."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KGRAPH = [sys.executable, "-m", "kgraph"]


def run(*arguments: str, cwd: Path, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KGRAPH, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, **options)


def test_help_is_quick_and_loads_no_heavy_library(tmp_path):
    code = (
        "import sys, kgraph.cli\n"
        "try: kgraph.cli.app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'rdflib', 'networkx', 'pyshacl', 'numpy', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "Commands" in result.stdout


def test_version(tmp_path):
    result = run("--version", cwd=tmp_path)
    assert (result.returncode, result.stdout.split()[0]) == (0, "kgraph")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show", "x"], 1, "kgraph: output: no such file or folder; kgraph build makes one\n"),
        (["build", "missing.txt"], 1, "kgraph: missing.txt: no such file or folder\n"),
        (["build", "https://example.org/"], 2, "kgraph: https://example.org/: kgraph reads nothing from the network"),
        (["nonsense"], 2, "kgraph: No such command 'nonsense'"),
        (["show"], 2, "kgraph: Missing argument 'ENTITY'"),
        (["rank", "--limit", "many"], 2, "kgraph: Invalid value for '--limit'"),
        (["gazetteer"], 2, "kgraph: Missing command"),
    ],
)
def test_errors_are_one_line_on_standard_error(tmp_path, arguments, code, message):
    result = run(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (code, "")
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1


def test_a_reader_that_stops_reading_is_no_error(tmp_path):
    process = subprocess.Popen(
        [*KGRAPH, "query", "--list"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 141


def test_an_interrupted_build_leaves_no_trace(tmp_path):
    article = tmp_path / "long.txt"
    article.write_text("The president of Norland met the chancellor of Sudland in the old town hall. " * 12_000)
    process = subprocess.Popen([*KGRAPH, "build", article.name], cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    time.sleep(5)  # past the imports, on a busy machine too
    process.send_signal(signal.SIGINT)
    _, message = process.communicate(timeout=60)
    assert (process.returncode, message) == (130, "kgraph: interrupted\n")
    assert list(tmp_path.iterdir()) == [article]


@pytest.mark.slow
def test_a_build_says_nothing_but_its_report(tmp_path):
    (tmp_path / "talks.txt").write_text("Norwegian prime minister Erna Solberg met Angela Merkel in Oslo.")
    result = run("build", "talks.txt", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Articles   1 read: 1 added")
    assert {path.name for path in (tmp_path / "output").iterdir()} == {
        "graph.html",
        "graph.trig",
        "graph.ttl",
        "observations.jsonl",
    }
