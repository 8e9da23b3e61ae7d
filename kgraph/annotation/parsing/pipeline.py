"""spaCy, and the only place that knows it: text in, tokens and sentences of our own out."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token as SpacyToken
from spacy.util import compile_infix_regex

from kgraph.annotation.parsing.parentheticals import ReadableText, readable
from kgraph.annotation.parsing.repairs import with_repairs
from kgraph.annotation.parsing.spelling import as_trained, as_written
from kgraph.errors import ReadingError
from kgraph.language_model import best_model
from kgraph.model import Article, Sentence, Token
from kgraph.ontology import read_yaml

_BATCH = 8
_APOSTROPHES = frozenset({"'", "’"})
_ZONE = 4 * _BATCH
"""So many articles are read before spaCy may forget the words it met in them."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_LONGEST_WRAPPED_LINE = 120
"""Characters; in a text with a longer line, lines are not broken to fit a width, so each break ends a paragraph."""

Analysis = tuple[Article, tuple[Token, ...], tuple[Sentence, ...]]


@Language.component("kgraph_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """A paragraph ends a sentence, and so does a heading that runs on into one, whatever the parser thinks."""
    wrapped = max(map(len, doc.text.split("\n"))) <= _LONGEST_WRAPPED_LINE
    words = list(doc)  # spaCy makes a token anew each time it is asked for
    for token, after in pairwise(words):
        if token.is_space and (_BLANK_LINE.search(token.text) or ("\n" in token.text and not wrapped)):
            after.is_sent_start = True
    for before, token in pairwise(words):
        if token.is_sent_start is None and (before.is_alpha or before.text == ","):
            token.is_sent_start = False
    for heading, opener, word in zip(words, words[1:], words[2:], strict=False):
        if opener.text in _openers() and heading.is_lower and heading.is_alpha and word.is_lower:
            opener.is_sent_start = True
    return doc


@cache
def _openers() -> frozenset[str]:
    return frozenset(read_yaml("sentences.yaml")["openers"])


class Pipeline:
    """A loaded model."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._nlp = spacy.load(name)
        self._nlp.add_pipe("kgraph_paragraphs", before="parser")
        self._adapt_tokenizer(cast(Tokenizer, self._nlp.tokenizer))

    def _adapt_tokenizer(self, tokenizer: Tokenizer) -> None:
        """Cuts words up as in the text that the model was trained on, but for names that look like contractions."""
        data = read_yaml("sentences.yaml")
        rules = (tokenizer.rules or {}).items()
        tokenizer.rules = {form: parts for form, parts in rules if form not in data["no_contractions"]}
        begun = "".join(
            rf"(?<!\b{form})" for prefix in data["whole_prefixes"] for form in (prefix, prefix.capitalize())
        )
        infixes = [f"{begun}(?:{infix})" for infix in self._nlp.Defaults.infixes or ()]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """Each article with its tokens and sentences, in order.

        White space is no token: what depended on it depends on the word that it depended on, so that heads stay
        indices of tokens. No sentence goes beyond a paragraph. Raises ReadingError for a text too long to parse.
        """
        waiting = iter(articles)
        while zone := list(islice(waiting, _ZONE)):
            yield from self._analysed(zone)

    def _analysed(self, articles: Sequence[Article]) -> list[Analysis]:
        """Whole before anything is yielded, for zones must not be nested and a reader may stop half-way."""
        views = [self._view(article) for article in articles]
        with self._nlp.memory_zone():
            docs = self._nlp.pipe((as_trained(view.text) for view in views), batch_size=_BATCH)
            return [(article, *_copied(doc, view)) for article, view, doc in zip(articles, views, docs, strict=True)]

    def _view(self, article: Article) -> ReadableText:
        if len(article.text) > self._nlp.max_length:
            limit = self._nlp.max_length
            raise ReadingError(
                f"{article.identifier}: {len(article.text)} characters, more than {limit} in one article"
            )
        return readable(article.text)


def _copied(doc: Doc, view: ReadableText) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Values of our own, which outlive the memory zone."""
    words = [token for token in doc if not token.is_space]
    index_of = {token.i: index for index, token in enumerate(words)}
    spans = [kept for span in _sentences(doc) if (kept := [index_of[t.i] for t in span if not t.is_space])]
    sentence_of = {index: number for number, span in enumerate(spans) for index in span}
    parsed = [
        _token(word, index, index_of.get(_head(word).i, index), sentence_of[index], view)
        for index, word in enumerate(words)
    ]
    tokens = with_repairs(parsed)
    sentences = (Sentence(tokens[span[0]].begin, tokens[span[-1]].end, span[0], span[-1] + 1) for span in spans)
    return tokens, tuple(sentences)


def _sentences(doc: Doc) -> Iterable[SpacySpan]:
    return doc.sents if len(doc) else ()


def _head(token: SpacyToken) -> SpacyToken:
    """The word that governs a token, past white space."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return head


def _token(word: SpacyToken, index: int, head: int, sentence: int, view: ReadableText) -> Token:
    text = view.text[word.idx : word.idx + len(word)]
    return Token(
        index=index,
        text=text,
        lemma=_lemma(word) if text == word.text else as_written(_lemma(word)),
        pos=word.pos_,
        tag="POS" if word.dep_ == "case" and word.text in _APOSTROPHES else word.tag_,
        dep=word.dep_,
        head=head,
        begin=view.offset(word.idx),
        end=view.offset(word.idx + len(word) - 1) + 1,
        sentence=sentence,
        entity_label=f"{word.ent_iob_}-{word.ent_type_}" if word.ent_type_ else "",
    )


def _lemma(word: SpacyToken) -> str:
    if word.tag_ in ("VBD", "VBN") and word.i and word.nbor(-1).tag_ == "TO":
        return str(word.lower_)  # "to found"
    return _corrected_lemmas().get((word.pos_, word.lower_), word.lemma_)


@cache
def _corrected_lemmas() -> dict[tuple[str, str], str]:
    """By part of speech and form, where the model's rules take the form for another word's."""
    verbs = read_yaml("lemmas.yaml")["VERB"]
    return {("VERB", form): lemma for form, lemma in verbs.items()}


@cache
def load_pipeline() -> Pipeline:
    """The best English model that is installed. Raises UsageError where there is none."""
    name = best_model().name
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=FutureWarning)
        return Pipeline(name)
