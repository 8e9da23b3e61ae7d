"""The command line: thin, arguments in, tables and progress out. The library has the same verbs."""

from kgraph.cli.app import app, main

__all__ = ["app", "main"]
