"""Capitals that stand for the government: "Moscow accused Washington", "talks with Kyiv"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.annotation.entities.registry import EntityRegistry
from kgraph.gazetteer import Gazetteer, GazetteerEntry
from kgraph.lexicon import noun_lexicon
from kgraph.model import EntityType, Mention, MentionKind, Token

_TOWARDS = frozenset({"with", "against", "between"})


def governments(
    tokens: Sequence[Token], mentions: Sequence[Mention], registry: EntityRegistry, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """One more mention, of the state, where its capital does or suffers what only who acts can."""
    for mention in mentions:
        record = registry[mention.entity]
        entry = gazetteer.by_qid.get(record.wikidata or "") if record.type is EntityType.PLACE else None
        state = _state_of_capital(entry, gazetteer) if entry and mention.kind is MentionKind.NAME else None
        if state and _acts(tokens, tokens[mention.head]):
            yield replace(mention, entity=registry.add_entry(state), kind=MentionKind.NOMINAL)


def _state_of_capital(entry: GazetteerEntry, gazetteer: Gazetteer) -> GazetteerEntry | None:
    return gazetteer.by_qid.get(entry.state) if entry.kind == "capital" else None


def _acts(tokens: Sequence[Token], name: Token) -> bool:
    """Whether the capital is the subject of such a verb, the object of an accusation or its owner, or has talks; or
    what it owns is what it does or thinks.
    """
    while name.dep == "conj" and tokens[name.head].pos == "PROPN":
        name = tokens[name.head]
    governor, nouns = tokens[name.head], noun_lexicon()
    if name.dep == "poss":
        addressed = governor.dep == "dobj" and tokens[governor.head].lemma in nouns.verbs_of_address
        return addressed or governor.lemma in nouns.stances
    if name.dep == "nsubj":
        return governor.lemma in nouns.actor_verbs
    if name.dep == "dobj":
        return governor.lemma in nouns.verbs_of_address | nouns.verbs_of_emotion
    by = governor.dep == "agent" and tokens[governor.head].lemma in nouns.actor_verbs
    return name.dep == "pobj" and (by or governor.text.lower() in _TOWARDS)
