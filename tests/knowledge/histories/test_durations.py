from __future__ import annotations

from datetime import date

import pytest

from knowledge.histories.reader import ClauseReader


def months(clause_reader: ClauseReader, text: str, as_of: date) -> list[int | None]:
    return [duration.months for duration in clause_reader.durations(text, as_of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5yrs", 60),
        ("5 years and 2 months", 62),
        ("a year and a half", 18),
        ("two and a half years", 30),
        ("2 1/2 years", 30),
        ("half a year", 6),
        ("six months", 6),
        ("18 mos.", 18),
        ("couple years", 24),
        ("a few years", 36),
        ("a decade and a half", 180),
        ("2-3 years", 24),
        ("a year or two", 12),
        ("5+ years", 60),
        ("almost 4 good years", 48),
        ("90 days", 3),
        ("2 weeks", 1),
    ],
)
def test_an_amount_of_time_becomes_months(clause_reader, as_of, text, expected):
    assert months(clause_reader, text, as_of) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since 2018", 84),
        ("since march 2023", 27),
        ("since march", 3),
        ("2009-2019", 120),
        ("2009-12", 36),
        ("'09-'12", 36),
        ("'98 to '03", 60),
        ("from march 2015 to june 2017", 27),
        ("03/2015 - 06/2017", 27),
        ("jan 2020 to present", 65),
        ("between 2015 and 2018", 36),
    ],
)
def test_a_period_runs_to_its_end_or_to_the_day_of_asking(clause_reader, as_of, text, expected):
    assert months(clause_reader, text, as_of) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "on and off since high school",
        "5 years ago",
        "since i was nineteen",
        "all my life",
        "in 2012",
        "40 hours a week",
        "5 days a week",
        "30 years old",
        "24k a year",
    ],
)
def test_no_number_is_invented_where_none_was_told(clause_reader, as_of, text):
    assert all(m is None for m in months(clause_reader, text, as_of))


def test_a_summer_counts_as_three_months(clause_reader, as_of):
    assert months(clause_reader, "for the past 3 summers", as_of) == [9]


def test_a_bare_second_number_takes_over_the_unit(clause_reader, as_of):
    assert months(clause_reader, "server for 7 years and bartender for 2", as_of) == [84, 24]


def test_a_period_that_ends_before_it_starts_gives_no_number(clause_reader, as_of):
    assert months(clause_reader, "2019-2009", as_of) == [None]


def test_since_a_year_still_to_come_gives_no_number(clause_reader, as_of):
    assert months(clause_reader, "since 2031", as_of) == [None]
