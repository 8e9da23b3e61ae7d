"""Canonical IRIs: Wikidata's, else readable ones; two things never share one."""

from __future__ import annotations

from resolution.observing import observation

from kgraph.namespaces import KGID, WD
from kgraph.resolution import Decision, Decisions, resolve


def _president(article: str, state: str, qid: str, name: str = "Peter Novak") -> object:
    return observation(
        article,
        {"p": ["Person", name], "o": ["Office", f"President of {state}"], "s": ["State", state, {"wikidata": qid}]},
        [["p", "heldOffice", "o"], ["o", "officeOf", "s"]],
    )


def test_a_wikidata_id_gives_the_iri() -> None:
    linker = resolve([observation("a", {"s": ["State", "Austria", {"wikidata": "Q40"}]})])
    assert linker.canonical("a", "s") == str(WD["Q40"])


def test_else_class_and_fullest_name_do() -> None:
    articles = [
        observation("a", {"p": ["Person", "Anna Keller"]}),
        observation("b", {"p": ["Person", "Anna M. Keller"]}),
    ]
    linker = resolve(articles)
    assert linker.canonical("a", "p") == linker.canonical("b", "p") == str(KGID["person/anna-m-keller"])


def test_namesakes_carry_what_tells_them_apart() -> None:
    linker = resolve([_president("a", "Austria", "Q40"), _president("b", "Slovenia", "Q215")])
    assert linker.canonical("a", "p") == str(KGID["person/peter-novak-austria"])
    assert linker.canonical("b", "p") == str(KGID["person/peter-novak-slovenia"])


def test_namesakes_that_nothing_tells_apart_carry_a_mark_that_others_do_not_change() -> None:
    articles = [observation(name, {"p": ["Person", "Peter Novak"]}) for name in "abc"]
    apart = Decisions().with_decision(Decision.of("a#p", "b#p", same=False))
    iris = {name: resolve(articles[:2], decisions=apart).canonical(name, "p") for name in "ab"}
    assert len(set(iris.values())) == 2
    assert all(iri.startswith(str(KGID["person/peter-novak-"])) for iri in iris.values())
    third = observation("c", {"p": ["Person", "Maja Lind"]})
    assert resolve([*articles[:2], third], decisions=apart).canonical("a", "p") == iris["a"]


def test_a_wikidata_iri_goes_to_one_only_where_a_person_told_two_apart() -> None:
    articles = [observation(name, {"s": ["State", "Austria", {"wikidata": "Q40"}]}) for name in "ab"]
    linker = resolve(articles, decisions=Decisions().with_decision(Decision.of("a#s", "b#s", same=False)))
    assert {linker.canonical("a", "s"), linker.canonical("b", "s")} == {str(WD["Q40"]), str(KGID["state/austria"])}


def test_an_article_gives_only_the_names_it_uses() -> None:
    articles = [
        observation("a", {"p": ["Person", "Anna Keller"]}),
        observation("b", {"p": ["Person", "Anna M. Keller"]}),
    ]
    linker = resolve(articles)
    (here,), (pooled,) = linker.entities_of("a"), linker.entities()
    assert (here.label, here.aliases) == ("Anna M. Keller", ("Anna Keller",))
    assert (pooled.label, pooled.aliases) == ("Anna M. Keller", ("Anna Keller",))
    assert linker.entities_of("b")[0].aliases == ()


def test_a_name_alone_that_suits_two_joins_neither() -> None:
    bare = observation("c", {"p": ["Person", "Peter Novak"]})
    linker = resolve([_president("a", "Austria", "Q40"), _president("b", "Slovenia", "Q215"), bare])
    assert len({linker.canonical(article, "p") for article in "abc"}) == 3


def test_a_name_alone_joins_the_one_that_many_more_articles_name() -> None:
    many = [_president(f"a{number}", "Austria", "Q40") for number in range(8)]
    bare = observation("c", {"p": ["Person", "Peter Novak"]})
    linker = resolve([*many, _president("b", "Slovenia", "Q215"), bare])
    assert linker.canonical("c", "p") == linker.canonical("a0", "p") != linker.canonical("b", "p")
