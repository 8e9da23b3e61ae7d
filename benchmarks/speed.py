"""The cost of reading: kgraph's annotation and extraction beside the bare spaCy pipeline on the same texts in one run.

usage: python benchmarks/speed.py ARTICLES.jsonl [--rounds 5]

The two take turns; the ratio is of CPU seconds, round by round. Printed: words a second, the ratio's minimum, median
and maximum, and the peak memory of the process, which has both in it.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence

import spacy

from kgraph.annotation import annotate
from kgraph.annotation.pipeline import load_pipeline
from kgraph.extraction import extract
from kgraph.model import Article
from kgraph.reading import read_articles


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def read_with_kgraph(articles: Sequence[Article]) -> None:
    for document in annotate(articles):
        extract(document)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    articles = list(read_articles([arguments.articles]))
    words = sum(len(article.text.split()) for article in articles)
    nlp = spacy.load(load_pipeline().name)

    def read_with_spacy() -> None:
        for _ in nlp.pipe((article.text for article in articles), batch_size=8):
            pass

    read_with_spacy()
    read_with_kgraph(articles)
    rounds = [
        (cpu_seconds(read_with_spacy), cpu_seconds(lambda: read_with_kgraph(articles))) for _ in range(arguments.rounds)
    ]
    ratios = sorted(ours / bare for bare, ours in rounds)
    ours = statistics.median(ours for _, ours in rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(articles)} articles, {words} words, {arguments.rounds} rounds")
    print(f"kgraph {words / ours:.0f} words a CPU-second")
    print(f"ratio to bare spaCy: min {ratios[0]:.2f} median {statistics.median(ratios):.2f} max {ratios[-1]:.2f}")
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
