"""Tokens and sentences as the other stages may rely on them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.annotation.parsing.pipeline import load_pipeline
from kgraph.annotation.parsing.repairs import without_circles
from kgraph.errors import ReadingError
from kgraph.model import Article, Sentence, Token

TEXT = """A council in Lima

Mara Holt met Ivo Brandt on Monday.  They
signed a treaty. "It is late," she said


On Tuesday Holt resigned"""


def _analysed(text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    [(_, tokens, sentences)] = load_pipeline().analyse([Article("a", text)])
    return tokens, sentences


def _check(text: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> None:
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(text[token.begin : token.end] == token.text for token in tokens)
    assert all(one.end <= other.begin for one, other in pairwise(tokens))
    assert not any(token.text.isspace() or not token.text for token in tokens)
    covered = [index for sentence in sentences for index in range(sentence.first, sentence.last)]
    assert covered == list(range(len(tokens)))
    for number, sentence in enumerate(sentences):
        assert sentence.first < sentence.last
        assert (sentence.begin, sentence.end) == (tokens[sentence.first].begin, tokens[sentence.last - 1].end)
        assert all(token.sentence == number for token in tokens[sentence.first : sentence.last])
        assert all(sentence.first <= token.head < sentence.last for token in tokens[sentence.first : sentence.last])


def test_tokens_and_sentences_are_consistent() -> None:
    _check(TEXT, *_analysed(TEXT))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Mara", "Holt", "met", "–", "“", "”", "\n\n", " ", "\t", ".", "é", "🗳", "2019"])))
def test_tokens_and_sentences_are_consistent_whatever_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    _check(text, *_analysed(text))


@pytest.mark.parametrize(
    "text", [TEXT, "Ivo Brandt said he and his three co-accused staged the robbery with grenades."]
)
def test_the_tree_of_a_sentence_has_no_cycle(text: str) -> None:
    tokens, _ = _analysed(text)
    for token in tokens:
        steps = 0
        while token.head != token.index:
            token, steps = tokens[token.head], steps + 1
            assert steps <= len(tokens)


def test_forms_have_the_dictionary_form_that_news_means() -> None:
    tokens, _ = _analysed("Ann hopes to win. They staged a protest. Ann was installed as dean.")
    assert {"hope", "stage", "install"} <= {token.lemma for token in tokens}


def test_a_blank_line_ends_a_sentence() -> None:
    _, sentences = _analysed(TEXT)
    shown = [TEXT[sentence.begin : sentence.end] for sentence in sentences]
    assert not any("\n\n" in sentence for sentence in shown)
    assert shown[0] == "A council in Lima"
    assert shown[-1] == "On Tuesday Holt resigned"


def test_a_line_break_ends_a_sentence_where_lines_are_not_broken_to_fit_a_width() -> None:
    body = "President Mara Holt has named Ivo Brandt to the court of appeal, " + "and she said that he was able, " * 3
    _, sentences = _analysed(f"Holt names Brandt to court\n{body}she added.")
    assert (sentences[0].begin, sentences[0].end) == (0, len("Holt names Brandt to court"))


def test_a_heading_that_runs_on_into_a_sentence_ends_where_that_begins() -> None:
    text = "The hopes are high In an interview, Mara Holt spoke. She read A Tale of Two Cities."
    _, sentences = _analysed(text)
    assert [text[sentence.begin : sentence.end] for sentence in sentences] == [
        "The hopes are high",
        "In an interview, Mara Holt spoke.",
        "She read A Tale of Two Cities.",
    ]


def test_a_line_break_in_text_broken_to_fit_a_width_ends_no_sentence() -> None:
    _, sentences = _analysed("Mara Holt has named\nIvo Brandt to the court.")
    assert len(sentences) == 1


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n", "\u00a0"])
def test_a_text_without_words_has_no_tokens(text: str) -> None:
    assert _analysed(text) == ((), ())


def test_entity_labels_begin_and_go_on() -> None:
    tokens, _ = _analysed("The governor met Mara Holt.")
    assert [token.entity_label for token in tokens if token.text in ("Mara", "Holt", "governor")] == [
        "",
        "B-PERSON",
        "I-PERSON",
    ]


def test_biographical_parentheses_keep_the_offsets_of_the_rest() -> None:
    text = "Mara Holt (born 4 May 1950 in Lima) signed a treaty."
    tokens, sentences = _analysed(text)
    _check(text, tokens, sentences)


def test_articles_come_back_in_order_whatever_their_number() -> None:
    articles = [Article(str(number), f"Minister {number} resigned.") for number in range(70)]
    analysed = list(load_pipeline().analyse(articles))
    assert [article for article, _, _ in analysed] == articles
    assert [tokens[1].text for _, tokens, _ in analysed] == [str(number) for number in range(70)]


def test_an_article_is_read_the_same_alone_and_among_others() -> None:
    among = {
        article.identifier: rest
        for article, *rest in load_pipeline().analyse([Article("x", "Go."), Article("a", TEXT)])
    }
    assert tuple(among["a"]) == _analysed(TEXT)


def test_articles_are_read_as_they_are_asked_for() -> None:
    def endless() -> Iterator[Article]:
        number = 0
        while True:
            yield Article(str(number), "Mara Holt resigned.")
            number += 1

    assert [article.identifier for article, _, _ in islice(load_pipeline().analyse(endless()), 3)] == ["0", "1", "2"]


def test_two_readings_may_go_on_at_once() -> None:
    one = load_pipeline().analyse([Article("a", "Mara Holt resigned."), Article("b", "Ivo Brandt won.")])
    next(one)
    assert _analysed("Ivo Brandt won.")[0][0].text == "Ivo"
    assert next(one)[0].identifier == "b"


def test_tokens_outlive_the_reading() -> None:
    tokens, _ = _analysed("The zyxwvian parliament dissolved.")
    _analysed("Something else was read.")
    gc.collect()
    assert [token.text for token in tokens] == ["The", "zyxwvian", "parliament", "dissolved", "."]


def test_a_text_too_long_to_parse_is_refused_in_one_line() -> None:
    with pytest.raises(ReadingError, match=r"^long: 1000001 characters, more than 1000000 in one article$"):
        list(load_pipeline().analyse([Article("long", "a" * 1_000_001)]))


def test_a_sentence_whose_repairs_make_a_circle_stays_as_it_was_parsed() -> None:
    ((_, tokens, _),) = load_pipeline().analyse([Article("a", "Ann slept. Jan woke.")])
    hung = [replace(token, head={0: 1, 1: 0}.get(token.index, token.head)) for token in tokens]
    assert without_circles(tokens, hung) == tokens
