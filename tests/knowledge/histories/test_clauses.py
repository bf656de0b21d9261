from __future__ import annotations

import pytest


def texts(clause_reader, text, as_of):
    return [part.text for part in clause_reader.parts(text, as_of) if part.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I've been working as a line cook", ["line cook"]),
        ("i was a janitor at a school for 3 years", ["janitor at a school"]),
        ("I used to be a flagger lol", ["flagger"]),
        ("5 years of roofing", ["roofing"]),
        ("cashier (2 years)", ["cashier"]),
        ("made 12.50 an hour as a host", ["host"]),
    ],
)
def test_the_frame_and_the_time_are_left_out_of_the_workers_words(
    clause_reader, as_of, text, expected
):
    assert texts(clause_reader, text, as_of) == expected


@pytest.mark.parametrize(
    "text",
    [
        "welder, roofer, painter",
        "welder; roofer; painter",
        "welder\nroofer\npainter",
        "- welder\n- roofer\n- painter",
        "1. welder 2. roofer 3. painter",
        "welder then roofer then painter",
        "welder, before that roofer, also painter",
        "welder 2 years roofer 3 years painter 1 year",
        "welder/roofer/painter",
        "welder and roofer and painter",
    ],
)
def test_every_way_of_listing_gives_the_same_jobs(clause_reader, as_of, text):
    assert texts(clause_reader, text, as_of) == ["welder", "roofer", "painter"]


@pytest.mark.parametrize(
    "text",
    [
        "i want to be a nurse",
        "I love dogs",
        "graduated high school",
        "have a GED",
        "made 15 an hour",
        "never worked construction",
        "i live in dayton",
        "i feel stuck",
        "unemployed for 8 months",
        "my sister is a nurse",
        "what does a welder make?",
        "how do i become a plumber",
        "i have a barber license",
    ],
)
def test_what_is_told_beside_jobs_is_no_job(clause_reader, as_of, text):
    assert texts(clause_reader, text, as_of) == []


def test_a_wish_after_a_job_does_not_take_the_job_away(clause_reader, as_of):
    text = "i was a cook for 2 years but i want to be a nurse"
    assert texts(clause_reader, text, as_of) == ["cook"]


def test_a_relative_cared_for_is_the_work_and_not_somebody_elses_job(clause_reader, as_of):
    assert texts(clause_reader, "took care of my mom", as_of) == ["took care of my mom"]


def test_time_out_of_work_is_not_bound_to_a_job(clause_reader, as_of):
    parts = clause_reader.parts("unemployed for 8 months", as_of)
    assert all(part.dropped for part in parts)
