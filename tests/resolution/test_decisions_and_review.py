"""What a person is asked, and what is kept of the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from resolution.observing import observation

from kgraph.errors import DataError
from kgraph.resolution import (
    Decision,
    Decisions,
    dump_decisions,
    read_decisions,
    resolve,
    unsure_pairs,
    write_decisions,
)

_PARTY = {"q": ["PoliticalParty", "Orchard Party"]}


def _articles() -> list[object]:
    return [
        observation("a", {"p": ["Person", "Bill Ashworth"]}, []),
        observation("b", {"p": ["Person", "William Ashworth"], **_PARTY}, [["p", "leads", "q"]]),
        observation("c", {"p": ["Person", "J. Okonedo"], **_PARTY}, [["p", "met", "q"], ["p", "leads", "q"]]),
        observation("d", {"p": ["Person", "Janet Okonedo"], "q": ["Person", "Ann Lee"]}, [["p", "met", "q"]]),
    ]


def test_pairs_in_doubt_come_with_their_evidence() -> None:
    articles = _articles()
    found = unsure_pairs(articles, resolve(articles))
    assert {(pair.left.name, pair.right.name) for pair in found} == {
        ("Bill Ashworth", "William Ashworth"),
        ("J. Okonedo", "Janet Okonedo"),
    }
    bill = next(pair for pair in found if pair.left.name == "Bill Ashworth")
    assert (bill.left.facts, bill.right.facts, bill.reasons) == (0, 1, ("nickname name",))
    assert bill.right.quotes == (("b", "William Ashworth. Orchard Party"),)
    assert [pair.value for pair in found] == sorted((pair.value for pair in found), reverse=True)


@pytest.mark.parametrize("same", [True, False])
def test_what_is_answered_is_done_and_not_asked_again(same: bool) -> None:
    articles = _articles()
    pair = unsure_pairs(articles, resolve(articles))[0]
    decisions = Decisions().with_decision(pair.decision(same=same))
    linker = resolve(articles, decisions=decisions)
    one, other = (side.observed[0] for side in (pair.left, pair.right))
    assert (linker.iris[one] == linker.iris[other]) is same
    left = unsure_pairs(articles, linker)
    assert (pair.left.name, pair.right.name) not in {(p.left.name, p.right.name) for p in left}


def test_a_file_of_decisions_reads_as_it_was_written(tmp_path: Path) -> None:
    decisions = Decisions(
        frozenset(
            {
                Decision.of("b#p", "a#p", same=True, names=("Bea", "Ann"), who="editor"),
                Decision.of("a#p", "c#p", same=False),
            }
        )
    )
    path = tmp_path / "decisions.yaml"
    write_decisions(path, decisions)
    assert dump_decisions(read_decisions(path)) == path.read_text() == dump_decisions(decisions)
    assert path.read_text().splitlines()[1:] == [
        "- left: a#p", "  right: b#p", "  same: true", "  names:", "  - Ann", "  - Bea", "  who: editor",
        "- left: a#p", "  right: c#p", "  same: false",
    ]  # fmt: skip


def test_of_two_files_that_contradict_not_the_same_stands() -> None:
    one = Decisions().with_decision(Decision.of("a#p", "b#p", same=True))
    other = Decisions().with_decision(Decision.of("b#p", "a#p", same=False))
    assert [d.same for d in one | other] == [d.same for d in other | one] == [False]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- left: a#p\n", "decision 1: needs left, right and same"),
        ("- {left: a#p, right: a#p, same: true}\n", "decision 1: left and right are the same: a#p"),
        ("- {left: a#p, right: b#p, same: true, names: [x]}\n", "decision 1: names are two or none"),
        ("- {left: a#p, right: b#p, same: true}\n- {left: b#p, right: a#p, same: false}\n", "decided both ways"),
        ("- {left: a#p, right: b#p, smae: true}\n", "decision 1: needs left, right and same"),
        ("left: a\n", "not a list of decisions"),
        ("- [\n", "while parsing"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(caught.value)


def test_a_binary_file_is_said_to_be_no_text(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_bytes(b"\x80\x81")
    with pytest.raises(DataError, match=r"decisions\.yaml: not UTF-8 text$"):
        read_decisions(path)
