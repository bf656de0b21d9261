"""What somebody likes to do, schooling from another country, and work near home."""

from __future__ import annotations

import pytest

from people import People
from tests.conversations.person import Person


def test_what_somebody_likes_is_kept_added_to_and_said_back(waiter: Person, people: People) -> None:
    answer = waiter.say("i like helping people")
    assert answer.says("utter_remembered")
    assert answer.has_line("told.interests.S")
    answer = waiter.say("i also like working with my hands")
    assert answer.has_line("told.interests.R")
    assert people.worker(waiter.talk).interests == ("S", "R")
    shown = waiter.say("show me next jobs")
    assert shown.says("utter_about_you")
    assert shown.has_line("told.interests.S")


def test_a_liking_told_twice_is_understood_twice(waiter: Person) -> None:
    assert waiter.say("i enjoy numbers").says("utter_remembered")
    assert waiter.say("i enjoy numbers").says("utter_remembered")


def test_a_liking_can_be_taken_back(waiter: Person, people: People) -> None:
    waiter.say_all("i like working with animals", "i love helping people")
    assert waiter.say("i don't like helping people").says("utter_remembered")
    assert people.worker(waiter.talk).interests == ("R",)


def test_a_liking_that_cannot_be_placed_is_asked_about(waiter: Person, people: People) -> None:
    assert waiter.say("i prefer working alone").says("utter_ask_interest")
    waiter.say("helping people is what i like")
    assert people.worker(waiter.talk).interests == ("S",)


def test_likings_told_first_are_no_past_jobs(person: Person, people: People) -> None:
    person.say("hi")
    answer = person.say("i like fixing cars")
    assert answer.says("utter_remembered")
    assert people.jobs(person.talk) == ()
    assert people.worker(person.talk).interests == ("R",)


def test_a_liking_told_in_the_middle_of_the_questions_keeps_the_open_one(person: Person) -> None:
    person.confirm("waited tables 5 years")
    answer = person.say("i like being outdoors")
    assert answer.says("utter_remembered")
    assert answer.questions == ["urgency"]


def test_licensed_work_abroad_is_a_past_job_and_gets_its_advice_once(
    person: Person, people: People
) -> None:
    person.say("hi")
    answer = person.say("i was a nurse in the philippines for 6 years")
    assert answer.says("utter_schooled_abroad")
    assert answer.says("utter_understood_jobs")
    assert [(job.code, job.months) for job in people.jobs(person.talk)] == [("29-1141", 72)]
    worker = people.worker(person.talk)
    assert worker.schooled_abroad
    assert worker.licences is None
    assert (worker.city, worker.state) == (None, None)
    assert not person.say("yes").says("utter_schooled_abroad")


def test_a_degree_from_abroad_answers_the_question_for_schooling(
    person: Person, people: People
) -> None:
    person.confirm("drove a taxi 3 years")
    person.say("skip")
    answer = person.say("engineering degree from mexico")
    assert answer.says("utter_schooled_abroad")
    assert answer.questions == ["licences"]
    worker = people.worker(person.talk)
    assert (worker.schooling, worker.schooled_abroad) == ("bachelors_or_more", True)


def test_schooling_abroad_without_its_level_is_asked_for_the_level(
    person: Person, people: People
) -> None:
    person.confirm("drove a taxi 3 years")
    person.say("skip")
    answer = person.say("my diploma is from another country")
    assert answer.says("utter_schooled_abroad")
    assert answer.questions == ["schooling"]
    assert person.say("2").questions == ["licences"]
    worker = people.worker(person.talk)
    assert (worker.schooling, worker.schooled_abroad) == ("high_school", True)


def test_a_licence_from_abroad_is_none_held_here(person: Person, people: People) -> None:
    person.confirm("drove a taxi 3 years")
    person.say_all("skip", "skip")
    answer = person.say("i have a nurse license from the philippines")
    assert answer.says("utter_schooled_abroad")
    assert answer.questions == ["own_pay"]
    assert people.worker(person.talk).licences == ()


@pytest.mark.parametrize(
    ("limit", "kept"),
    [
        ("no weekends", {"no_weekends": True}),
        ("near me only", {"near": True}),
        ("nothing under 20 an hour", {"pay_floor": 41_600}),
        ("no license stuff", {"no_licence": True}),
    ],
)
def test_a_limit_that_the_list_keeps_is_said_back(
    waiter: Person, people: People, limit: str, kept: dict[str, object]
) -> None:
    answer = waiter.say(limit)
    assert answer.says("utter_limit_used")
    assert people.worker(waiter.talk).constraints == kept


def test_near_without_a_place_asks_for_one_and_near_a_place_does_not(
    waiter: Person, people: People
) -> None:
    assert waiter.say("close to home").says("utter_ask_near_what")
    answer = waiter.say("within 20 miles of 14604")
    assert answer.says("utter_limit_used")
    assert not answer.says("utter_ask_near_what")
    worker = people.worker(waiter.talk)
    assert (worker.zip_code, worker.state) == ("14604", "NY")
    assert worker.constraints == {"near": True, "near_miles": 20}


def test_starting_over_forgets_likings_and_schooling_abroad(waiter: Person, people: People) -> None:
    waiter.say_all("i like helping people", "i have a foreign degree", "start over")
    worker = people.worker(waiter.talk)
    assert (worker.interests, worker.schooled_abroad) == (None, None)
