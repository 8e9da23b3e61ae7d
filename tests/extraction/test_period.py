"""Which date belongs to which fact, in an article of Wednesday 12 May 2021.

Each line: a sentence, the word that carries the fact, and its time: a date, or "start/end".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kgraph.annotation.parsing.pipeline import load_pipeline
from kgraph.annotation.time.dates import resolve_dates
from kgraph.extraction.times.period import period_near, period_of
from kgraph.model import Article, Document, Period

EVENTS = (
    ("Mara Holt visited Chile on August 11, 2019.", "visited", "2019-08-11"),
    ("On Monday, Mara Holt visited Chile.", "visited", "2021-05-10"),
    ("Mara Holt paid an official visit to Chile on Monday.", "paid", "2021-05-10"),
    ("Mara Holt paid an official visit to Chile on Monday.", "visit", "2021-05-10"),
    ("The council met in Geneva in 2016 to elect a chair.", "met", "2016"),
    ("Mara Holt, who was arrested in 2016, visited Chile on Monday.", "visited", "2021-05-10"),
    ("Mara Holt, who was arrested in 2016, visited Chile on Monday.", "arrested", "2016"),
    ("Mara Holt, elected in 2016, praised the judges.", "praised", ""),
    ("Mara Holt led a 1994 coup that ousted Ivo Brandt.", "led", "1994"),
    ("Mara Holt led a 1994 coup that ousted Ivo Brandt.", "ousted", "1994"),
    ("Mara Holt met Ivo Brandt after the 1994 coup.", "met", ""),
    ("Mara Holt has died, according to the ministry on Friday.", "died", "2021-05-07"),
    ("Mara Holt, elected in 2016, praised the judges.", "elected", "2016"),
    ("Mara Holt said on Monday that Ivo Brandt had left the cabinet.", "left", ""),
    ("Mara Holt said on Monday that Ivo Brandt had left the cabinet in April.", "left", "2021-04"),
    ("Ivo Brandt has left the cabinet, Mara Holt said on Monday.", "left", ""),
    ("In March 2011, Mara Holt joined the senate and founded a party.", "founded", "2011-03"),
    ("In March 2011, Mara Holt joined the senate and in June of that year she founded a party.", "joined", "2011-03"),
    ("In March 2011, Mara Holt joined the senate and in June of that year she founded a party.", "founded", "2011-06"),
    ("In March 2011, Mara Holt joined the senate and later founded a party.", "founded", ""),
    ("Mara Holt was born in Lima and founded a party in 2004.", "born", ""),
    ("Mara Holt was arrested and charged on Monday.", "arrested", "2021-05-10"),
    ("Mara Holt was arrested and charged on Monday.", "charged", "2021-05-10"),
    ("Mara Holt criticised the 2008 law.", "criticised", ""),
    ("Mara Holt won the 2012 election.", "won", "2012"),
    ("Mara Holt won the election of 2012.", "won", "2012"),
    ("Mara Holt, who secured most seats in the senate in the 2012 election, lost her seat.", "secured", "2012"),
    ("Mara Holt resigned next to a lake last month on April 2.", "resigned", "2021-04-02"),
    ("The army was weak by 2010, when Mara Holt became queen.", "became", "2010"),
    ("In 1987, when Mara Holt became queen, Ivo Brandt resigned.", "became", "1987"),
    ("Mara Holt managed to win the race in 2012.", "win", "2012"),
    ("In 2012 Mara Holt managed to win the race.", "win", "2012"),
    ("In 2012 Mara Holt promised to build a bridge.", "build", ""),
    ("Mara Holt resigned on Tuesday, blaming the press.", "blaming", "2021-05-11"),
    ("Peru will host the summit on September 13–15.", "host", "2021-09-13/2021-09-15"),
    ("The country has sanctioned the airline since 2011.", "sanctioned", "2011/"),
    ("The meeting between the ministers took place on Monday.", "meeting", "2021-05-10"),
    ("Mara Holt met Ivo Brandt.", "met", ""),
    ("Mara Holt was jailed until 1974.", "jailed", ""),
    ("Mara Holt became queen after the vote in 2012.", "became", "2012"),
)
STATES = (
    ("Mara Holt is the third queen to visit Peru after Ada Ray in 1868 and Ida Ray in 1998.", "is", ""),
    ("Mara Holt was queen until her resignation in March 2019.", "was", "/2019-03"),
    ("Mara Holt has led the league since her election in March 2015.", "led", "2015-03/"),
    ("Mara Holt was the deputy chair of the league in 2008.", "was", "2008/"),
    ("Mara Holt was the deputy chair of the league in 2008.", "chair", "2008/"),
    ("Mara Holt served as governor from 2008 to 2012.", "served", "2008/2012"),
    ("Mara Holt served as governor between 2008 and 2012.", "served", "2008/2012"),
    ("Mara Holt has led the party since 2008.", "led", "2008/"),
    ("Mara Holt led the party until 2012.", "led", "/2012"),
    ("Since seizing the palace in 1994, Mara Holt has led the army.", "led", "1994/"),
    ("Mara Holt has led the army since she staged a coup in 1994.", "led", "1994/"),
    ("Mara Holt led the party since 2008 and until 2012.", "led", "2008/2012"),
    ("When Mara Holt entered the palace in 1987, she became head of the army.", "became", "1987/"),
    ("The rebels reached Lima, the capital, in February.", "capital", ""),
    ("Mara Holt met the leader of the party on Monday.", "leader", ""),
    ("Mara Holt has led the party in her second term.", "led", ""),
)
LISTS = (
    ("Mara Holt was Minister of Trade 1994–1999, then Prime Minister until 2002.", "Minister of Trade", "1994/1999"),
    ("Mara Holt was Minister of Trade 1994–1999, then Prime Minister until 2002.", "Prime Minister", "/2002"),
    ("The former governor (2008–2012) spoke.", "governor", "2008/2012"),
    ("The first governor from 2008 to 2012 was a poet.", "governor", "2008/2012"),
    ("Mara Holt met the governor in 2008.", "governor", ""),
    ("Mara Holt met the governor on Monday.", "governor", ""),
    ("The governor since 2008 is a poet.", "governor", "2008/"),
)
Documents = Mapping[str, Document]


@pytest.fixture(scope="session")
def documents() -> Documents:
    texts = dict.fromkeys(sentence for sentence, _, _ in (*EVENTS, *STATES, *LISTS))
    articles = (Article(str(number), text, date=dt.date(2021, 5, 12)) for number, text in enumerate(texts))
    return {article.text: _document(article, *rest) for article, *rest in load_pipeline().analyse(articles)}


def _document(article: Article, tokens: tuple, sentences: tuple) -> Document:  # type: ignore[type-arg]
    document = Document(article, tokens, sentences)
    return replace(document, dates=resolve_dates(document))


def _shown(period: Period) -> str:
    return f"{period.start or ''}/{period.end or ''}" if period.start or period.end else str(period.date or "")


def _at(document: Document, words: str) -> tuple[int, int]:
    begin = document.article.text.index(words)
    inside = [token.index for token in document.tokens if begin <= token.begin < begin + len(words)]
    return inside[0], inside[-1] + 1


@pytest.mark.parametrize("sentence, predicate, time", EVENTS)
def test_what_happens_takes_the_date_of_its_own_clause(
    documents: Documents, sentence: str, predicate: str, time: str
) -> None:
    document = documents[sentence]
    assert _shown(period_of(document, _at(document, predicate)[0], lasting=False)) == time


@pytest.mark.parametrize("sentence, predicate, time", STATES)
def test_what_lasts_starts_and_ends(documents: Documents, sentence: str, predicate: str, time: str) -> None:
    document = documents[sentence]
    assert _shown(period_of(document, _at(document, predicate)[0], lasting=True)) == time


@pytest.mark.parametrize("sentence, office, time", LISTS)
def test_an_office_takes_the_interval_right_after_it(
    documents: Documents, sentence: str, office: str, time: str
) -> None:
    document = documents[sentence]
    assert _shown(period_near(document, *_at(document, office))) == time


def test_a_date_in_another_sentence_is_another_fact_s(documents: Documents) -> None:
    [(article, *rest)] = load_pipeline().analyse([Article("a", "Mara Holt met Ivo Brandt. It rained on 3 May 2020.")])
    assert not period_of(_document(article, *rest), 2, lasting=False)
