"""spaCy, and the only place that knows it: text in, tokens and sentences of our own out."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, cast

import spacy
from spacy.attrs import IS_ALPHA, IS_LOWER, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from kgraph.annotation.parsing.copying import copied
from kgraph.annotation.parsing.parentheticals import ReadableText, readable
from kgraph.annotation.parsing.spelling import as_trained
from kgraph.errors import ReadingError
from kgraph.language_model import best_model
from kgraph.model import Article, Sentence, Token
from kgraph.ontology import read_yaml

_BATCH = 8
_ZONE = 4 * _BATCH
"""So many articles are read before spaCy may forget the words it met in them."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_LONGEST_WRAPPED_LINE = 120
"""Characters; in a text with a longer line, lines are not broken to fit a width, so each break ends a paragraph."""

Analysis = tuple[Article, tuple[Token, ...], tuple[Sentence, ...]]


@Language.component("kgraph_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """A paragraph ends a sentence, and so does a heading that runs on into one, whatever the parser thinks."""
    text = doc.text
    wrapped = max(map(len, text.split("\n"))) <= _LONGEST_WRAPPED_LINE
    spaces, words, lower = (doc.to_array([flag]).ravel().tolist() for flag in (IS_SPACE, IS_ALPHA, IS_LOWER))
    forms, starts = [token.text for token in doc], doc.to_array([SENT_START]).astype("int64")
    for index, form in enumerate(forms[1:], start=1):
        before, goes_on = forms[index - 1], index + 1 < len(forms) and lower[index + 1]
        breaks = spaces[index - 1] and (_BLANK_LINE.search(before) or ("\n" in before and not wrapped))
        if breaks or (form in _openers() and lower[index - 1] and words[index - 1] and goes_on):
            starts[index] = 1
        elif words[index - 1] or before == ",":
            starts[index] = -1
    return doc.from_array([SENT_START], cast(Any, starts.astype("uint64")))


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
            return [(article, *copied(doc, view)) for article, view, doc in zip(articles, views, docs, strict=True)]

    def _view(self, article: Article) -> ReadableText:
        if len(article.text) > self._nlp.max_length:
            limit = self._nlp.max_length
            raise ReadingError(
                f"{article.identifier}: {len(article.text)} characters, more than {limit} in one article"
            )
        return readable(article.text)


@cache
def load_pipeline() -> Pipeline:
    """The best English model that is installed. Raises UsageError where there is none."""
    name = best_model().name
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=FutureWarning)
        return Pipeline(name)
