"""Places, what was left out and why, paths, and people the usual rules do not quite fit."""

from __future__ import annotations

import pytest

from people import People
from tests.conversations.occupations import names
from tests.conversations.person import Person


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("what about near Rochester NY", "Finger Lakes"),
        ("what about near 98101", "Seattle-Tacoma-Bellevue, WA"),
        ("what is the pay in the finger lakes", "Finger Lakes"),
    ],
)
def test_pay_near_a_place_is_of_that_area_with_its_own_source(
    waiter: Person, words: str, area: str
) -> None:
    waiter.say("tell me about number 1")
    answer = waiter.say(words)
    assert answer.says("utter_near")
    assert area in answer.text
    assert "NY DOL 2024" in answer.text or "WA ESD 2022" in answer.text
    assert answer.has_line("local.note")


def test_a_place_without_figures_says_so_and_gives_the_nation(waiter: Person) -> None:
    waiter.say("tell me about number 1")
    answer = waiter.say("what about near Camden NJ")
    assert answer.has_line("local.wider")
    assert "BLS 2022" in answer.text


def test_a_city_that_several_states_have_is_asked_for(waiter: Person) -> None:
    waiter.say("tell me about number 1")
    assert waiter.say("what about near Rochester").says("utter_ask_state_of")


def test_asking_about_another_place_does_not_move_the_worker(
    waiter: Person, people: People
) -> None:
    waiter.say("tell me about number 1")
    waiter.say("what about near Rochester NY")
    assert people.worker(waiter.talk).city is None


def test_near_me_is_where_the_worker_lives_and_not_maine(waiter: Person) -> None:
    waiter.say_all("i live in seattle wa", "tell me about number 1")
    answer = waiter.say("how many of those jobs are near me")
    assert "Seattle" in answer.text
    assert "Maine" not in answer.text


def test_the_list_says_every_limit_it_goes_by(waiter: Person) -> None:
    waiter.say_all("no weekends", "nothing under 18 an hour", "i want to be a nurse")
    answer = waiter.say("show me next jobs")
    for key in ("told.limits.no_weekends", "told.limits.pay_floor", "told.wish"):
        assert answer.has_line(key)


def test_what_was_left_out_is_told_with_reasons(waiter: Person) -> None:
    answer = waiter.say("what did you leave out")
    assert answer.says("utter_left_out")
    assert answer.text.count("\n- ") >= 2


@pytest.mark.parametrize("words", ["why not registered nurse", "why didnt you show nurse"])
def test_why_not_names_the_reason_of_that_job(waiter: Person, words: str) -> None:
    answer = waiter.say(words)
    assert answer.says("utter_why_left_out")
    assert names(answer.text, "29-1141")


def test_a_limit_that_hides_a_job_is_named_as_the_reason(person: Person) -> None:
    person.get_next_jobs("home health aide 4 years")
    person.say("no nights")
    answer = person.say("why not practical nurse")
    assert answer.has_line("left_out.reason.wish_no_nights")


def test_where_it_leads_tells_the_targets_and_the_whole_way(waiter: Person) -> None:
    waiter.say("tell me about number 1")
    answer = waiter.say("where does it lead")
    assert answer.says("utter_targets")
    assert answer.says("utter_paths")
    assert " -> " in answer.text
    assert answer.has_line("path.named")


def test_somebody_without_any_job_gets_jobs_to_start_with(person: Person) -> None:
    assert person.say("i never had a job").says("utter_no_past_jobs")
    answer = person.press("Show me jobs to start with")
    assert answer.has_line("intro.first_jobs")
    assert len(answer.numbered) == 3
    assert answer.has_line("note.no_past_job")
    assert len(person.say("show me more").numbered) == 3
    liked = person.say("i like helping people")
    assert not liked.says("utter_ask_past_jobs")


def test_a_soldier_hears_that_the_figures_leave_out_the_armed_forces(person: Person) -> None:
    answer = person.get_next_jobs("4 years in the army, infantry")
    assert answer.has_line("note.military")
    assert answer.numbered


def test_a_nurse_from_abroad_hears_of_the_licence_and_of_jobs_near_nursing(
    person: Person,
) -> None:
    first = person.say("i was a nurse in the philippines for 6 years")
    assert first.says("utter_schooled_abroad")
    answer = person.say_all("Yes, that's right", "Skip all questions")
    assert answer.has_line("note.licence_here")
    assert names(answer.text, "29-2061")


def test_work_needed_now_says_what_comes_after_a_quick_job(person: Person) -> None:
    person.confirm("janitor 3 years")
    person.say("I need work right away")
    answer = person.say("Skip all questions")
    assert answer.has_line("intro.urgent")
    assert answer.has_line("next_job.then")


def test_what_somebody_likes_is_named_among_the_reasons(person: Person) -> None:
    person.get_next_jobs("home health aide 4 years")
    person.say("i like helping people")
    person.say("show me next jobs")
    assert person.say("why this one for number 1").has_line("why.interest")
