from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC

import pytest

from people import PastJob, People


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def test_a_worker_is_made_on_first_use_and_found_again(people: People, talk: str) -> None:
    assert people.find(talk) is None
    made = people.worker(talk)
    assert people.find(talk) == made
    assert made.created_at.tzinfo == UTC


def test_what_is_left_out_stays_as_it_was(people: People, talk: str) -> None:
    people.remember(talk, zip_code="08103", city="Camden", state="NJ", own_pay=31_200)
    worker = people.remember(talk, schooling="high_school", licences=["CDL"], urgency="now")
    assert worker.known == {
        "zip_code": "08103",
        "city": "Camden",
        "state": "NJ",
        "schooling": "high_school",
        "licences": ("CDL",),
        "own_pay": 31_200,
        "urgency": "now",
    }


def test_having_no_licences_is_not_the_same_as_not_having_said(people: People, talk: str) -> None:
    assert people.worker(talk).licences is None
    assert people.remember(talk, licences=[]).licences == ()


def test_interests_are_kept_in_the_order_told_and_can_be_taken_back(
    people: People, talk: str
) -> None:
    assert people.worker(talk).interests is None
    people.remember(talk, interests=["S", "R"])
    assert people.worker(talk).interests == ("S", "R")
    assert people.remember(talk, own_pay=31_200).known["interests"] == ("S", "R")
    worker = people.remember(talk, interests=[])
    assert worker.interests is None
    assert "interests" not in worker.known


def test_schooling_from_abroad_is_told_denied_or_not_said(people: People, talk: str) -> None:
    assert people.worker(talk).schooled_abroad is None
    assert people.remember(talk, schooled_abroad=True).schooled_abroad is True
    assert people.remember(talk, schooling="high_school").schooled_abroad is True
    assert people.remember(talk, schooled_abroad=False).schooled_abroad is False
    assert people.worker(talk).known == {"schooling": "high_school", "schooled_abroad": False}


def test_a_limit_on_place_is_kept_with_the_others(people: People, talk: str) -> None:
    people.constrain(talk, {"no_nights": True, "near": True, "near_miles": 20})
    worker = people.constrain(talk, {"no_licence": True, "pay_floor": 41_600})
    assert worker.constraints == {
        "no_nights": True,
        "near": True,
        "near_miles": 20,
        "no_licence": True,
        "pay_floor": 41_600,
    }


def test_a_new_town_takes_the_old_zip_code_away(people: People, talk: str) -> None:
    people.remember(talk, zip_code="08103", city="Camden", state="NJ")
    worker = people.remember(talk, city="Rochester", state="NY")
    assert (worker.zip_code, worker.city, worker.state) == (None, "Rochester", "NY")


def test_a_state_that_fits_the_known_town_keeps_it(people: People, talk: str) -> None:
    people.remember(talk, city="Newark")
    assert people.remember(talk, state="NJ").city == "Newark"


def test_asked_and_not_told_counts_as_skipped(people: People, talk: str) -> None:
    worker = people.remember(talk, asked=["own_pay", "schooling", "place"], schooling="ged")
    assert worker.skipped == ("own_pay", "zip_code", "city", "state")
    assert people.remember(talk, state="NJ").skipped == ("own_pay",)


def test_asking_about_something_else_is_a_mistake(people: People, talk: str) -> None:
    with pytest.raises(ValueError, match="religion"):
        people.remember(talk, asked=["religion"])


def test_constraints_add_up_and_can_be_lifted(people: People, talk: str) -> None:
    people.constrain(talk, {"no_nights": True, "pay_floor": 41_600})
    worker = people.constrain(talk, {"no_degree": True, "no_nights": None})
    assert worker.constraints == {"pay_floor": 41_600, "no_degree": True}


def test_stop_lasts_until_start(people: People, talk: str) -> None:
    assert people.stop(talk) is True
    assert people.stop(talk) is False
    assert people.worker(talk).stopped
    assert people.restart(talk) is True
    assert people.restart(talk) is False
    assert not people.worker(talk).stopped


def test_the_introduction_is_noted_once(people: People, talk: str) -> None:
    people.introduce(talk)
    first = people.worker(talk).introduced_at
    people.introduce(talk)
    assert people.worker(talk).introduced_at == first
    assert people.worker(talk).introduced


def test_misunderstandings_count_up_and_start_again(people: People, talk: str) -> None:
    assert [people.misunderstood(talk) for _ in range(3)] == [1, 2, 3]
    people.understood(talk)
    assert people.misunderstood(talk) == 1


def test_starting_over_keeps_messages_and_stop(people: People, talk: str) -> None:
    people.add_jobs(talk, [PastJob(said="cashier", code="41-2011")])
    people.remember(talk, city="Newark", asked=["schooling"])
    people.remember(talk, interests=["S"], schooled_abroad=True)
    people.constrain(talk, {"no_nights": True})
    people.set_shown(talk, [{"code": "15-1232"}])
    people.choose(talk, "15-1232")
    people.wish(talk, "29-1141", answered=False)
    people.introduce(talk)
    people.stop(talk)
    people.record_message(talk, "in", "start over")
    worker = people.start_over(talk)
    assert (worker.known, worker.asked, worker.constraints) == ({}, (), {})
    assert (worker.wish_code, worker.focus_code) == (None, None)
    assert (worker.interests, worker.schooled_abroad) == (None, None)
    assert people.jobs(talk) == () == people.shown(talk)
    assert worker.introduced
    assert worker.stopped
    assert len(people.messages(talk)) == 1


def test_many_at_once_make_one_worker_and_lose_no_change(people: People, talk: str) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        counts = list(pool.map(lambda _: people.misunderstood(talk), range(24)))
    assert sorted(counts) == list(range(1, 25))
