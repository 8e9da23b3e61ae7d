"""People called by where they are from: "the Norwegian" for a prime minister, "the Bavarian" for a state's premier."""

from __future__ import annotations

from collections.abc import Sequence

from kgraph.annotation.coreference.anaphors import Anaphor
from kgraph.gazetteer import load_gazetteer
from kgraph.model import EntityType, Mention, MentionKind, Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss"})
_SINGULAR = frozenset({"NN", "NNP", "JJ"})


def one_of_a_people(tokens: Sequence[Token], demonym: Mention) -> Anaphor | None:
    """The person whom "the" and a demonym on its own mean; None for an adjective and for a whole people."""
    token, before = tokens[demonym.head], tokens[demonym.first - 1] if demonym.first else None
    alone = token.dep in _ARGUMENTS and token.tag in _SINGULAR and before is not None and before.text.lower() == "the"
    if not alone or demonym.kind is not MentionKind.DEMONYM or not _is_countable(token.text):
        return None
    person = frozenset({EntityType.PERSON})
    return Anaphor(demonym.first - 1, demonym.last, demonym.head, MentionKind.NOMINAL, person)


def _is_countable(word: str) -> bool:
    """Whether one person is called so: a "Norwegian" and a "Frenchman", no "British"."""
    entry = load_gazetteer().demonyms.get(word)
    return entry is not None and (f"{word}s" in entry.demonyms or word.endswith(("man", "woman")))
