"""Who is behind an attack that is only called "the attack" where somebody suffers from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgraph.extraction.arguments.arguments import Arguments
from kgraph.extraction.modality.judgement import judge
from kgraph.lexicon import noun_lexicon
from kgraph.model import Document, EntityType, Modality

_MEANS = frozenset({"in", "with", "during"})


def perpetrators(document: Document, arguments: Arguments) -> Mapping[int, list[int]]:
    """By the head of each mention of an attack, the heads of those whom the article names as its doers anywhere."""
    attacks = {entity.key for entity in document.entities if entity.type is EntityType.EVENT}
    mentions = [mention for mention in document.mentions if mention.entity in attacks]
    doers: dict[str, list[int]] = {}
    for mention in mentions:
        stated = judge(document, mention.head).modality is Modality.ASSERTED
        if stated and document.tokens[mention.head].lemma.lower() in noun_lexicon().assaults:
            doers.setdefault(mention.entity, []).extend(_doers(document, arguments, mention.head))
    return {mention.head: doers.get(mention.entity, []) for mention in mentions}


def _doers(document: Document, arguments: Arguments, attack: int) -> Iterator[int]:
    """Those who do it by its own phrase, by the verb that it is the object of, or by what they do in it."""
    noun = document.tokens[attack]
    governor = document.tokens[noun.head]
    yield from (head for role in ("by", "owner", "modifier") for head in arguments.of(attack, role))
    if noun.dep in ("dobj", "nsubjpass") and governor.lemma.lower() in noun_lexicon().doing:
        yield from arguments.of(governor.index, "agent")
    verb = document.tokens[governor.head]
    if noun.dep == "pobj" and governor.text.lower() in _MEANS and verb.lemma.lower() in noun_lexicon().harming:
        yield from arguments.of(verb.index, "agent")
