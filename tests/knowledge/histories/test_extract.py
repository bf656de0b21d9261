from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

PHRASES = Path(__file__).parents[2] / "phrases"


def codes(jobs):
    return [job.code for job in jobs]


def months(jobs):
    return [job.months for job in jobs]


def test_jobs_come_in_the_order_told_with_their_own_durations(reader, as_of):
    jobs = reader.read("waited tables 5 yrs, drove for uber, then security guard 2 years", as_of)
    assert codes(jobs) == ["35-3031", "53-3054", "33-9032"]
    assert months(jobs) == [60, None, 24]
    assert [job.text for job in jobs] == ["waited tables", "drove for uber", "security guard"]


def test_durations_told_before_their_jobs_are_bound_to_them(reader, as_of):
    jobs = reader.read("5 years as a roofer 2 years as a plumber", as_of)
    assert [(job.code, job.months) for job in jobs] == [("47-2181", 60), ("47-2152", 24)]


def test_a_duration_in_the_next_sentence_goes_back_to_its_job(reader, as_of):
    jobs = reader.read("I was a janitor at a hospital. did that for 6 years", as_of)
    assert [(job.code, job.months) for job in jobs] == [("37-2011", 72)]


def test_two_years_each_goes_to_both(reader, as_of):
    assert months(reader.read("bartender and dog groomer, 2 years each", as_of)) == [24, 24]


def test_one_word_is_a_job(reader, as_of):
    assert codes(reader.read("cashier", as_of)) == ["41-2011"]


def test_duties_of_one_job_stay_one_job(reader, as_of):
    assert len(reader.read("cooked and cleaned at a nursing home for six months", as_of)) == 1
    assert len(reader.read("mowed lawns and trimmed hedges", as_of)) == 1
    assert len(reader.read("worked in a warehouse, picking and packing orders", as_of)) == 1


def test_two_titles_at_one_employer_are_two_jobs(reader, as_of):
    assert codes(reader.read("stock and cashier at walmart", as_of)) == ["53-7065", "41-2011"]


def test_words_that_mean_the_same_occupation_are_one_job(reader, as_of):
    jobs = reader.read("drove for uber/lyft a year and a half", as_of)
    assert [(job.code, job.months) for job in jobs] == [("53-3054", 18)]


def test_the_same_job_twice_is_put_together_and_its_months_added(reader, as_of):
    jobs = reader.read("cashier at target 2 years, dog groomer, cashier at walmart 1 year", as_of)
    assert [(job.code, job.months) for job in jobs] == [("41-2011", 36), ("39-2021", None)]


def test_a_job_nobody_knows_is_kept_without_a_code_so_that_it_can_be_asked_about(reader, as_of):
    (job,) = reader.read("worked at Zorbex Unlimited for 5 years", as_of)
    assert (job.code, job.months) == (None, 60)


def test_a_field_of_work_beside_a_title_is_a_job_of_its_own(reader, as_of):
    assert codes(reader.read("retail and cashier", as_of)) == ["41-2031", "41-2011"]


def test_a_number_after_a_bare_job_takes_over_the_unit_told_before(reader, as_of):
    assert months(reader.read("army infantry 4 yrs, security 2", as_of)) == [48, 24]
    assert months(reader.read("cook 4 yrs, help desk tier 2", as_of)) == [48, None]


def test_a_job_after_the_last_of_several_lengths_is_one_more_job(reader, as_of):
    jobs = reader.read("waitress 3 yrs cashier 2 yrs welder", as_of)
    assert [(job.code, job.months) for job in jobs] == [
        ("35-3031", 36), ("41-2011", 24), ("51-4121", None),
    ]  # fmt: skip
    jobs = reader.read("line cook 3 years waitress 2 years at applebees", as_of)
    assert [(job.code, job.months) for job in jobs] == [("35-2014", 36), ("35-3031", 24)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the warehouse was 8 months", "warehouse"),
        ("waitress for like forever", "waitress"),
        ("cashier was 4 years", "cashier"),
    ],
)
def test_was_and_like_do_not_stay_in_the_words_of_a_job(reader, as_of, text, words):
    assert [job.text for job in reader.read(text, as_of)] == [words]


@pytest.mark.parametrize(
    "text", ["nvm", "i lost my home", "i was in the hospital", "i have 3 kids", "order a pizza"]
)
def test_what_happens_beside_work_is_no_job(reader, as_of, text):
    assert reader.read(text, as_of) == ()


def test_unpaid_work_is_work(reader, as_of):
    assert codes(reader.read("babysitting my cousins kids", as_of)) == ["39-9011"]
    assert codes(reader.read("took care of my grandma, unpaid, 2 years", as_of)) == ["31-1122"]


def test_a_military_specialty_belongs_to_the_service_before_it(reader, as_of):
    (job,) = reader.read("army, 11b, 4 years", as_of)
    assert (job.code, job.months) == ("55-3016", 48)


@pytest.mark.parametrize(
    "text", ["", "   ", "5 years", "???", "asdf", "hello", "thanks", "i like pizza", "\U0001f600"]
)
def test_a_message_without_a_job_gives_none(reader, as_of, text):
    assert reader.read(text, as_of) == ()


def test_a_very_long_message_is_read_up_to_a_bound(reader, as_of):
    assert len(reader.read("cashier 2 years, welder 1 year. " * 200, as_of)) <= 16


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("5", 60),
        ("about 3 years", 36),
        ("2.5", 30),
        ("since 2018", 84),
        ("idk", None),
        ("99", None),
    ],
)
def test_an_answer_to_how_long_is_read_and_a_bare_number_means_years(
    reader, as_of, answer, expected
):
    assert reader.months_told(answer, as_of) == expected


def test_the_frozen_messages_keep_their_figures(reader):
    found = told = right = durations = durations_right = extra = 0
    for line in (PHRASES / "histories_frozen_1.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        jobs = list(reader.read(case["text"], date.fromisoformat(case["as_of"])))
        for wanted in case["jobs"]:
            told += 1
            durations += wanted["months"] is not None
            words = set(wanted["text"].lower().split())
            job = next(
                (j for j in jobs if 2 * len(words & set(j.text.lower().split())) >= len(words)),
                None,
            )
            if job is None:
                continue
            jobs.remove(job)
            found += 1
            right += job.code == wanted["code"]
            durations_right += wanted["months"] is not None and job.months == wanted["months"]
        extra += len(jobs)
    assert found >= 0.94 * told
    assert extra <= 0.06 * told
    assert durations_right >= 0.94 * durations
    assert right >= 0.8 * told
