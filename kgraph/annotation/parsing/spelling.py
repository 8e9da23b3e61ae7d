"""British spellings that a language model trained on American ones takes for nouns ("criticises")."""

from __future__ import annotations

import re
from functools import cache

from kgraph.ontology import read_yaml


def as_trained(text: str) -> str:
    """The text with such verbs spelt as the model has learnt them; no code point moves.

    >>> as_trained("Peru criticises the organisers' promises.")
    "Peru criticizes the organisers' promises."
    """
    return _verbs().sub(lambda verb: f"{verb[1][:-1]}z{verb[2]}", text)


def as_written(lemma: str) -> str:
    """The dictionary form of such a verb in its own spelling.

    >>> as_written("criticize")
    'criticise'
    """
    return "is".join(lemma.rsplit("iz", 1))


@cache
def _verbs() -> re.Pattern[str]:
    stems = "|".join(read_yaml("lemmas.yaml")["ise_verbs"])
    return re.compile(rf"\b((?:{stems})is)(e|es|ed|ing)\b", re.IGNORECASE)
