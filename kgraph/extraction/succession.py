"""The office that goes from one person to the next: who succeeded somebody held what they held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.lexicon import office_lexicon
from kgraph.model import Modality, ObservedEntity, Period, RelationMention
from kgraph.ontology import read_yaml

_LEADING = frozenset({"heldOffice", "leads"})
_REAL = (Modality.ASSERTED, Modality.REPORTED)


def handed_on(facts: Sequence[RelationMention], entities: Mapping[str, ObservedEntity]) -> Iterator[RelationMention]:
    """The office of each of two people of whom one succeeded the other, where the article gives it to one of them.

    It is what the predecessor left, else what the successor holds, else what the same sentence says that the
    predecessor held. Who succeeds somebody as king need not have succeeded a king.
    """
    rule = read_yaml("inference.yaml")["succession"]
    for fact in (fact for fact in facts if fact.relation == rule["from"] and isinstance(fact.object, str)):
        before = [f for f in facts if f.subject == fact.object and f.modality in (*_REAL, fact.modality)]
        after = [f for f in facts if f.subject == fact.subject and f.modality is fact.modality and not f.period.end]
        left = _only({(f.relation, f.object) for f in before if f.relation == rule["left"]})
        post = left or _post_of(fact, after) or _post_of(fact, [f for f in before if f.begin == fact.begin])
        if post is None or entities[post].noun in office_lexicon().reigning:
            continue
        if fact.modality in map(Modality, rule["to_predecessor"]):
            yield _held(fact, str(fact.object), post, Period(end=fact.period.date))
        if fact.modality in map(Modality, rule["to_successor"]):
            yield _held(fact, fact.subject, post, Period(start=fact.period.date))


def _held(fact: RelationMention, holder: str, post: str, period: Period) -> RelationMention:
    rule = read_yaml("inference.yaml")["succession"]
    return replace(
        fact,
        subject=holder,
        relation=rule["office"],
        object=post,
        period=period,
        inferred=rule["rule"],
        qualifiers=(),
    )


def _post_of(fact: RelationMention, told: Sequence[RelationMention]) -> str | None:
    """The one office that the sentence, else the article, gives to somebody; None where they lead a body."""
    posts = [each for each in told if each.relation in _LEADING]
    nearest = [post for post in posts if post.begin == fact.begin] or posts
    return _only({(post.relation, post.object) for post in nearest})


def _only(posts: set[tuple[str, object]]) -> str | None:
    relation, office = next(iter(posts)) if len(posts) == 1 else (None, None)
    return office if relation != "leads" and isinstance(office, str) else None
