"""What a date expression means, in an article of Wednesday 12 May 2021."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.annotation.parsing.pipeline import load_pipeline
from kgraph.annotation.time.dates import resolve_dates
from kgraph.annotation.time.expressions import find_expressions
from kgraph.annotation.time.outlook import Outlook
from kgraph.annotation.time.resolution import Calendar
from kgraph.model import Article, Document, PartialDate, Period

ARTICLE_DATE = dt.date(2021, 5, 12)

ABSOLUTE = {
    "The envoy landed in Lima on 11 August 2019.": "2019-08-11",
    "The envoy landed in Lima on August 11, 2019.": "2019-08-11",
    "The envoy landed in Lima on Aug. 11, 2019.": "2019-08-11",
    "The envoy landed in Lima on the 11th of August 2019.": "2019-08-11",
    "The envoy landed in Lima on Friday, January 4, 2019.": "2019-01-04",
    "The treaty was signed on 2019-01-03.": "2019-01-03",
    "The king abdicated in March 2011.": "2011-03",
    "The king abdicated in March of 2011.": "2011-03",
    "The king abdicated in late March 2011.": "2011-03",
    "Lena Orlow won the vote in 2019.": "2019",
    "The bank was nationalised in early 2019.": "2019",
    "In 1924 the republic was proclaimed.": "1924",
    "The envoy landed in Lima on 11.08.2019.": "2019-08-11",
    "The envoy landed in Lima on 21/08/2019.": "2019-08-21",
    "The envoy landed in Lima on Christmas Eve 2019.": "2019-12-24",
    "The king abdicated in the middle of March 2011.": "2011-03",
    "The king abdicated at the beginning of 2011.": "2011",
}
RELATIVE_TO_THE_ARTICLE = {
    "The envoy landed in Lima on August 11 of this year.": "2021-08-11",
    "The envoy landed in Lima on August 11 last year.": "2020-08-11",
    "The envoy landed in Lima in November of last year.": "2020-11",
    "Lena Orlow met the governor on Tuesday.": "2021-05-11",
    "Lena Orlow met the governor on Wednesday.": "2021-05-12",
    "Lena Orlow met the governor on Thursday.": "2021-05-06",
    "Lena Orlow met the governor on Monday night.": "2021-05-10",
    "Lena Orlow met the governor last Wednesday.": "2021-05-05",
    "Lena Orlow will meet the governor next Wednesday.": "2021-05-19",
    "Lena Orlow will meet the governor on Saturday.": "2021-05-15",
    "Lena Orlow is expected to meet the governor on Saturday.": "2021-05-15",
    "The hearing is scheduled for Monday.": "2021-05-17",
    "Lena Orlow said on Monday that she will resign.": "2021-05-10",
    "Lena Orlow resigned yesterday.": "2021-05-11",
    "Lena Orlow resigned today.": "2021-05-12",
    "Lena Orlow will resign tomorrow.": "2021-05-13",
    "Lena Orlow resigned last month.": "2021-04",
    "Lena Orlow resigned earlier this month.": "2021-05",
    "Lena Orlow resigned earlier in the month.": "2021-05",
    "Lena Orlow resigned last year.": "2020",
    "Lena Orlow resigned last May.": "2020-05",
    "Lena Orlow will resign next year.": "2022",
    "The council approved two budgets this year.": "2021",
    "Lena Orlow resigned in January.": "2021-01",
    "Lena Orlow resigned in November.": "2020-11",
    "Lena Orlow resigned in late March.": "2021-03",
    "Lena Orlow will resign in January.": "2022-01",
    "Lena Orlow resigned last December.": "2020-12",
    "The ferry sank on 8 May.": "2021-05-08",
    "The ferry sank on May 20.": "2020-05-20",
    "The fair will open on May 20.": "2021-05-20",
    "The fair will open on January 20.": "2022-01-20",
    "Her resignation, effective May 31, was accepted.": "2021-05-31",
    "Lena Orlow resigned three days ago.": "2021-05-09",
    "Lena Orlow resigned three weeks ago.": "2021-04",
    "Lena Orlow resigned two months ago.": "2021-03",
    "Lena Orlow resigned a year ago.": "2020",
    "Lena Orlow resigned on the 3rd of this month.": "2021-05-03",
    "Lena Orlow resigned on the 14th.": "2021-04-14",
    "Lena Orlow will resign on the 14th.": "2021-05-14",
    "Lena Orlow resigned in mid-June.": "2020-06",
    "Lena Orlow resigned at the end of March.": "2021-03",
    "Lena Orlow resigned on New Year’s Day.": "2021-01-01",
    "Lena Orlow resigned on Friday of last week.": "2021-05-07",
    "Lena Orlow will meet the governor on Monday next week.": "2021-05-17",
    "Lena Orlow met the governor over the weekend.": "2021-05",
    "Lena Orlow will meet the governor two days from now.": "2021-05-14",
    "Lena Orlow will meet the governor in three days.": "2021-05-15",
    "Lena Orlow will meet the governor in three months' time.": "2021-08",
    "Lena Orlow will meet the governor in the next ten days.": "2021-05",
    "Lena Orlow will meet the governor within ten days.": "2021-05",
    "Lena Orlow visits Peru on Friday.": "2021-05-14",
    "Lena Orlow was visiting Peru on Friday.": "2021-05-07",
    "Lena Orlow may visit Peru on Friday.": "2021-05-14",
    "Lena Orlow decided to leave the party in June.": "2021-06",
    "Lena Orlow managed to leave the party in June.": "2020-06",
    "Voters go to the polls in November.": "2021-11",
    "The ministers met ahead of elections in June.": "2021-06",
    "The council called a vote for Thursday.": "2021-05-13",
    "Lena Orlow has apologised for Monday's attack.": "2021-05-10",
}
RELATIVE_TO_THE_TEXT = {
    "She took office in March 2017, and in June of the same year she resigned.": ["2017-03", "2017-06"],
    "She took office in 2014. Two years later she resigned.": ["2014", "2016"],
    "She took office in 2014, and the following year she resigned.": ["2014", "2015"],
    "She took office in 2014; a year earlier she had been a judge.": ["2014", "2013"],
    "She was arrested on March 3, 2017. She was released on April 9.": ["2017-03-03", "2017-04-09"],
    "He offered to resign on Monday night and left the next morning.": ["2021-05-10", "2021-05-11"],
    "She took office in 2014 and resigned later in the year.": ["2014", "2014"],
    "He was elected in 2016 and resigned in July.": ["2016", "2016-07"],
    "He was elected in July 2016. He resigned in January.": ["2016-07", "2021-01"],
    "She was arrested on March 3, 2017. She was released on the 14th.": ["2017-03-03", "2017-03-14"],
    "She was arrested on March 3, 2017. The day before, she had resigned.": ["2017-03-03", "2017-03-02"],
    "She took office in 2014; four years previously she had been a judge.": ["2014", "2010"],
    "Next year's election will be held in May.": ["2022", "2022-05"],
    'Lena Orlow said on Monday: "I was told this morning that nobody wants me."': ["2021-05-10", "2021-05-10"],
}
INTERVALS = {
    "He was minister from 2008 to 2012.": ("2008", "2012"),
    "He was minister between 2008 and 2012.": ("2008", "2012"),
    "He was minister (2008–2012) under two kings.": ("2008", "2012"),
    "He was minister (2008-12) under two kings.": ("2008", "2012"),
    "He was minister from March to June 2011.": ("2011-03", "2011-06"),
    "He was minister from March 2, 2011 until June 5, 2012.": ("2011-03-02", "2012-06-05"),
    "The fair will run September 13–15.": ("2021-09-13", "2021-09-15"),
    "The fair will run from September 13 to 15, 2023.": ("2023-09-13", "2023-09-15"),
    "The fair ran on 13-15 April 2019.": ("2019-04-13", "2019-04-15"),
    "Lena Orlow has led the union since 1982.": ("1982", None),
    "Lena Orlow has led the union since last year.": ("2020", None),
    "Lena Orlow has led the union since early May.": ("2021-05", None),
    "Lena Orlow, minister 2009–present, spoke first.": ("2009", None),
    "Lena Orlow led the union until 2002.": (None, "2002"),
    "Lena Orlow led the union till the end of March 2002.": (None, "2002-03"),
    "Lena Orlow led the union up to 2002.": (None, "2002"),
    "Lena Orlow has led the union since at least 1982.": ("1982", None),
    "The fair ran between 3 May and 5 June.": ("2020-05-03", "2020-06-05"),
    "The fair runs from Monday to Wednesday.": ("2021-05-10", "2021-05-12"),
}
NO_DATES = (
    "The empire declined in the 1990s.",
    "He was reformed in his second term.",
    "He died aged 64 after two years in prison.",
    "The town has 2019 inhabitants and 1,984 dogs.",
    "The company paid $2000 for 1500 chairs.",
    "Theresa Lind may resign; may others march.",
    "She wrote for the Sunday Chronicle.",
    "The reform is due by 2030.",
    "The council adopted Agenda 2030.",
    "He left before 2010 and died after 2015.",
    "Lena Orlow resigned two weeks ago, in the last days of one month or the first of another.",
    "The riots last summer lasted two weeks.",
    "She has worked there for three years.",
    "He was born on 31 February 2001.",
    "He lives on the 14th floor.",
    "He was dismissed two days before the vote.",
    "He was dismissed almost three months ago.",
    "He wrote the book in three months.",
    "He worked there for the next two weeks.",
    "As of 2020, nobody has left.",
    '"Nobody told me last night that the party is finished," Lena Orlow wrote.',
)
EVERYTHING = (*ABSOLUTE, *RELATIVE_TO_THE_ARTICLE, *RELATIVE_TO_THE_TEXT, *INTERVALS, *NO_DATES)


@pytest.fixture(scope="session")
def dated() -> Mapping[tuple[str, bool], tuple[Period, ...]]:
    """The periods of every sentence, with the date of its article and without."""
    found: dict[tuple[str, bool], tuple[Period, ...]] = {}
    for article, tokens, sentences in load_pipeline().analyse(
        Article(str(n), text) for n, text in enumerate(EVERYTHING)
    ):
        for known in (True, False):
            dated = replace(article, date=ARTICLE_DATE if known else None)
            mentions = resolve_dates(Document(dated, tokens, sentences))
            found[article.text, known] = tuple(mention.period for mention in mentions)
    return found


Dated = Mapping[tuple[str, bool], tuple[Period, ...]]


def _on(iso: str) -> tuple[Period, ...]:
    return (Period(date=PartialDate(iso)),)


def _from_to(start: str | None, end: str | None) -> Period:
    return Period(start=PartialDate(start) if start else None, end=PartialDate(end) if end else None)


@pytest.mark.parametrize("sentence, iso", ABSOLUTE.items())
def test_a_full_date_keeps_the_precision_of_the_text(dated: Dated, sentence: str, iso: str) -> None:
    assert dated[sentence, True] == _on(iso)


@pytest.mark.parametrize("sentence, iso", ABSOLUTE.items())
def test_a_full_date_needs_no_article_date(dated: Dated, sentence: str, iso: str) -> None:
    assert dated[sentence, False] == _on(iso)


@pytest.mark.parametrize("sentence, iso", RELATIVE_TO_THE_ARTICLE.items())
def test_a_relative_date_is_resolved_against_the_article(dated: Dated, sentence: str, iso: str) -> None:
    assert dated[sentence, True] == _on(iso)


@pytest.mark.parametrize("sentence", RELATIVE_TO_THE_ARTICLE)
def test_nothing_relative_is_invented_without_an_article_date(dated: Dated, sentence: str) -> None:
    assert dated[sentence, False] == ()


@pytest.mark.parametrize("sentence, isos", RELATIVE_TO_THE_TEXT.items())
def test_a_date_may_lean_on_the_one_named_before(dated: Dated, sentence: str, isos: list[str]) -> None:
    assert [str(period.date) for period in dated[sentence, True]] == isos


@pytest.mark.parametrize("sentence, ends", INTERVALS.items())
def test_a_time_has_a_start_and_an_end(dated: Dated, sentence: str, ends: tuple[str | None, str | None]) -> None:
    assert dated[sentence, True] == (_from_to(*ends),)


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_no_date_can_say_is_left_out(dated: Dated, sentence: str) -> None:
    assert dated[sentence, True] == ()


def test_a_mention_covers_its_words() -> None:
    text = "The minister, who left on Friday, January 4, 2019, returned."
    [(article, tokens, sentences)] = load_pipeline().analyse([Article("a", text)])
    [mention] = resolve_dates(Document(article, tokens, sentences))
    assert text[tokens[mention.first].begin : tokens[mention.last - 1].end] == "Friday, January 4, 2019"


def test_dates_do_not_run_across_sentences() -> None:
    written = Article("a", "It rained in May.\n\n2019 was dry.", date=ARTICLE_DATE)
    [analysed] = load_pipeline().analyse([written])
    mentions = resolve_dates(Document(*analysed))
    assert PartialDate("2019-05") not in [mention.period.date for mention in mentions]


@given(
    day=st.dates(dt.date(1600, 1, 1), dt.date(2090, 12, 31)), today=st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
)
def test_a_day_written_out_is_that_day_whatever_the_article(day: dt.date, today: dt.date) -> None:
    [expression] = find_expressions(f"{day:%B} {day.day}, {day:%Y}")
    point = Calendar(today).resolve(expression, sentence=0, outlook=Outlook.UNKNOWN)
    assert point is not None
    assert str(point.first) == day.isoformat()


@given(today=st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)), name=st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_lies_within_the_week_before_or_after(today: dt.date, name: str) -> None:
    [expression] = find_expressions(name)
    for outlook, days in ((Outlook.BACK, range(-6, 1)), (Outlook.AHEAD, range(7))):
        point = Calendar(today).resolve(expression, sentence=0, outlook=outlook)
        assert point is not None
        assert (point.first.earliest - today).days in days
        assert f"{point.first.earliest:%A}" == name
