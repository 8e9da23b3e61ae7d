"""What spaCy found in a text, as values of our own, read column by column for speed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from kgraph.annotation.parsing.parentheticals import ReadableText
from kgraph.annotation.parsing.repairs import with_repairs
from kgraph.annotation.parsing.spelling import as_written
from kgraph.model import Sentence, Token
from kgraph.ontology import read_yaml

_APOSTROPHES = frozenset({"'", "’"})
_IOB = ("", "I", "O", "B")


def copied(doc: Doc, view: ReadableText) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """The tokens, white space left out, and the sentences, which outlive spaCy's memory zone.

    Heads are indices of tokens: what depended on white space depends on the word above it.
    """
    starts, heads, spaces = _numbers(doc, SENT_START), _heads(doc), _numbers(doc, IS_SPACE)
    words = [i for i, space in enumerate(spaces) if not space]
    index_of = {i: index for index, i in enumerate(words)}
    spans = _spans(words, starts)
    sentence_of = [number for number, (first, last) in enumerate(spans) for _ in range(first, last)]
    governed = [index_of.get(_past_space(i, heads, spaces), index) for index, i in enumerate(words)]
    tokens = with_repairs(list(_tokens(doc, view, words, governed, sentence_of)))
    return tokens, tuple(Sentence(tokens[first].begin, tokens[last - 1].end, first, last) for first, last in spans)


def _numbers(doc: Doc, attribute: int) -> list[int]:
    return [int(value) for value in doc.to_array([attribute]).astype("int64").ravel().tolist()]


def _heads(doc: Doc) -> list[int]:
    return [i + offset for i, offset in enumerate(_numbers(doc, HEAD))]


def _names(doc: Doc, attribute: int) -> list[str]:
    keys = [int(key) for key in doc.to_array([attribute]).ravel().tolist()]
    names = {key: doc.vocab.strings[key] for key in set(keys)}
    return [names[key] for key in keys]


def _spans(words: Sequence[int], starts: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences as [first, last) indices of tokens; one of white space alone is none."""
    begun = [0]
    for index, (before, i) in enumerate(pairwise(words), start=1):
        if any(starts[each] == 1 for each in range(before + 1, i + 1)):
            begun.append(index)
    return [*pairwise([*begun, len(words)])] if words else []


def _past_space(word: int, heads: Sequence[int], spaces: Sequence[int]) -> int:
    head = heads[word]
    while spaces[head] and heads[head] != head:
        head = heads[head]
    return head


def _tokens(
    doc: Doc, view: ReadableText, words: Sequence[int], heads: Sequence[int], sentences: Sequence[int]
) -> Iterator[Token]:
    read, begins, lengths = doc.text, _numbers(doc, IDX), _numbers(doc, LENGTH)
    lemmas, parts, tags, labels = (_names(doc, attribute) for attribute in (LEMMA, POS, TAG, DEP))
    inside, classes = _numbers(doc, ENT_IOB), _names(doc, ENT_TYPE)
    for index, i in enumerate(words):
        begin, end = begins[i], begins[i] + lengths[i]
        text, trained = view.text[begin:end], read[begin:end]
        lemma = _lemma(trained, parts[i], tags[i - 1 : i + 1], lemmas[i])
        yield Token(
            index=index,
            text=text,
            lemma=lemma if text == trained else as_written(lemma),
            pos=parts[i],
            tag="POS" if labels[i] == "case" and trained in _APOSTROPHES else tags[i],
            dep=labels[i],
            head=heads[index],
            begin=view.offset(begin),
            end=view.offset(end - 1) + 1,
            sentence=sentences[index],
            entity_label=f"{_IOB[inside[i]]}-{classes[i]}" if classes[i] else "",
        )


def _lemma(text: str, part: str, tags: Sequence[str], lemma: str) -> str:
    if tags and tags[0] == "TO" and tags[-1] in ("VBD", "VBN"):
        return text.lower()  # "to found"
    return _corrected_lemmas().get((part, text.lower()), lemma)


@cache
def _corrected_lemmas() -> dict[tuple[str, str], str]:
    """By part of speech and form, where the model's rules take the form for another word's."""
    verbs = read_yaml("lemmas.yaml")["VERB"]
    return {("VERB", form): lemma for form, lemma in verbs.items()}
