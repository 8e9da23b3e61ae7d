"""Random small observations: few entities and articles, so that facts meet, contradict and coincide."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from kgraph.model import (
    Article,
    EntityMention,
    EntityType,
    Modality,
    Observation,
    ObservedEntity,
    PartialDate,
    Period,
    RelationMention,
)

NAMES = {
    "person/ada": (EntityType.PERSON, ("Ada Quill", "Ada Maria Quill", "Quill")),
    "person/ben": (EntityType.PERSON, ("Ben Roe", "Benjamin Roe", "“Roe” \\ B.")),
    "state/farland": (EntityType.STATE, ("Farland", "Republic of Farland")),
    "office/premier": (EntityType.OFFICE, ("Premier of Farland",)),
}
WIKIDATA = {"state/farland": "Q900002"}
RELATIONS = ("met", "heldOffice", "headOfState", "birthDate", "visited", "spouseOf")

keys = st.sampled_from(sorted(NAMES))
partial_dates = st.sampled_from(["2018", "2018-04", "2018-04-02", "2018-04-03", "2019", "2020-02-29"]).map(PartialDate)
periods = st.one_of(
    st.just(Period()),
    partial_dates.map(lambda date: Period(date=date)),
    partial_dates.map(lambda date: Period(start=date)),
    partial_dates.map(lambda date: Period(end=date)),
    st.just(Period(start=PartialDate("2018"), end=PartialDate("2019-06"))),
)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=6, max_size=30)
qualifiers = st.lists(st.sampled_from([("seats", "1,200"), ("voteShare", "43.6%"), ("role", 'as "guest"')]), max_size=1)


@st.composite
def relation_mentions(draw: st.DrawFn, length: int) -> RelationMention:
    relation = draw(st.sampled_from(RELATIONS))
    begin = draw(st.integers(0, length - 1))
    return RelationMention(
        subject=draw(keys),
        relation=relation,
        object=draw(partial_dates) if relation == "birthDate" else draw(keys),
        modality=draw(st.sampled_from(Modality)),
        begin=begin,
        end=draw(st.integers(begin + 1, length)),
        period=draw(periods),
        attributed_to=draw(st.one_of(st.none(), keys)),
        qualifiers=tuple(draw(qualifiers)),
        confidence=draw(st.sampled_from([0.5, 0.8, 0.95, 1.0, 1 / 3, 0.66666])),
        inferred=draw(st.sampled_from([None, "rule"])),
        trigger=draw(st.sampled_from([None, (0, 2)])),
    )


@st.composite
def observations_of_article(draw: st.DrawFn, identifier: str) -> Observation:
    text = draw(texts)
    entities = []
    for key, (type_, names) in NAMES.items():
        used = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        entities.append(ObservedEntity(key, type_, used[0], tuple(used[1:]), WIKIDATA.get(key)))
    return Observation(
        Article(
            identifier,
            text,
            draw(st.one_of(st.none(), texts)),
            draw(st.one_of(st.none(), st.just(dt.date(2020, 1, 2)))),
        ),
        tuple(entities),
        tuple(draw(st.lists(relation_mentions(len(text)), max_size=5))),
        tuple(draw(st.lists(keys.map(lambda key: EntityMention(0, 3, key)), max_size=2))),
    )


@st.composite
def observation_sets(draw: st.DrawFn, *, min_size: int = 0) -> tuple[Observation, ...]:
    identifiers = draw(st.lists(st.sampled_from(["a", "b", "c d", "c-d"]), unique=True, min_size=min_size))
    return tuple(draw(observations_of_article(identifier)) for identifier in identifiers)
