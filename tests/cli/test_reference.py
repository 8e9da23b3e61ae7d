"""Every command and option is documented, and every command shows an example in its help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kgraph.cli import app

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text()


def commands(group: typer.main.TyperGroup, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


ALL = sorted(commands(typer.main.get_command(app)))


def help_of(command: tuple[str, ...]) -> str:
    result = CliRunner().invoke(app, [*command, "--help"], terminal_width=200)
    assert result.exit_code == 0
    return result.stdout


def section_of(command: tuple[str, ...]) -> str:
    """The part of the reference between this command's heading and the next heading."""
    match = re.search(rf"^## `kgraph {' '.join(command)}[ `].*?(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert match, f"docs/reference/cli.md has no section on kgraph {' '.join(command)}"
    return match[0]


def test_all_commands_are_found():
    promised = {"build", "query", "show", "merge", "review", "forget", "diff", "validate", "export", "serve", "path"}
    assert {command[0] for command in ALL} == promised | {"rank", "eval", "gazetteer", "frames"}


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_help_has_an_example_that_is_the_command(command):
    assert re.search(rf"Examples?: .*kgraph {' '.join(command)} ?", " ".join(help_of(command).split()))


@pytest.mark.parametrize("group", [(), ("gazetteer",), ("frames",)], ids=" ".join)
def test_no_summary_of_a_command_is_cut_off(group):
    listed = CliRunner().invoke(app, [*group, "--help"], terminal_width=80).stdout.partition("Commands:")[2]
    assert [line for line in listed.splitlines() if line.endswith("...")] == []
    assert len(listed.splitlines()) > 1


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_reference_has_every_option(command):
    options = set(re.findall(r"--[a-z][a-z-]*", help_of(command))) - {"--help"}
    documented = section_of(command)
    assert {option for option in options if option not in documented} == set()


def test_reference_has_no_command_that_is_gone():
    headings = re.findall(r"^## `kgraph ((?:[a-z]+ ?)+)", REFERENCE, re.MULTILINE)
    known = {" ".join(command) for command in ALL}
    assert [heading for heading in headings if heading.strip() not in known] == []
