"""The cost of reading, beside the bare spaCy pipeline on the same texts in one run.

usage: python benchmarks/speed.py ARTICLES.jsonl [--rounds 5]

Two comparisons, all in CPU seconds, so that what else the machine does counts little:

- in one process and by turns: kgraph's annotation and extraction, and spaCy's own model; the ratio is taken round by
  round, and its minimum, median and maximum are printed;
- as a process of its own: `kgraph build`, from starting Python and loading the model to the written graph and page, and
  its peak memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence

import spacy

from kgraph.annotation import annotate
from kgraph.annotation.parsing.pipeline import load_pipeline
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


def in_turns(articles: Sequence[Article], rounds: int) -> list[tuple[float, float]]:
    """CPU seconds of spaCy and of kgraph, round by round, after one round that does not count."""
    nlp = spacy.load(load_pipeline().name)

    def read_with_spacy() -> None:
        for _ in nlp.pipe((article.text for article in articles), batch_size=8):
            pass

    read_with_spacy()
    read_with_kgraph(articles)
    return [(cpu_seconds(read_with_spacy), cpu_seconds(lambda: read_with_kgraph(articles))) for _ in range(rounds)]


def whole_process(articles: str) -> tuple[float, float, float]:
    """Seconds on the clock, CPU seconds and peak memory in MB of `kgraph build`."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "kgraph", "build", articles, "-o", folder, "--quiet"])
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"kgraph build failed: {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    articles = list(read_articles([arguments.articles]))
    words = sum(len(article.text.split()) for article in articles)
    rounds = in_turns(articles, arguments.rounds)
    ratios = sorted(ours / bare for bare, ours in rounds)
    bare, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
    clock, cpu, peak = whole_process(arguments.articles)
    print(f"{len(articles)} articles, {words} words, {arguments.rounds} rounds")
    print(f"spaCy's model alone      {bare:.2f} CPU-seconds, {words / bare:.0f} words a second")
    print(f"annotation, extraction   {ours:.2f} CPU-seconds, {words / ours:.0f} words a second")
    print(f"ratio                    min {ratios[0]:.2f} median {statistics.median(ratios):.2f} max {ratios[-1]:.2f}")
    print(f"kgraph build, all of it  {cpu:.2f} CPU-seconds, {clock:.2f} on the clock, peak memory {peak:.0f} MB")
    print(f"ratio to spaCy's model   {cpu / bare:.2f}")


if __name__ == "__main__":
    main()
