from __future__ import annotations

import re

import pytest

from people import People
from tests.conversations.occupations import names
from tests.conversations.person import Person


def costs(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"Cost: \$([\d,]+)", text)]


def test_strengths_come_from_the_past_jobs_with_a_source(waiter: Person) -> None:
    answer = waiter.say("what am I good at?")
    assert answer.says("utter_strengths")
    assert 3 <= answer.text.count("\n- ") <= 5
    assert "O*NET" in answer.text


def test_each_strength_says_what_shows_it_and_asks_whether_it_is_true(waiter: Person) -> None:
    answer = waiter.say("what am I good at?")
    assert answer.text.count(": you ") == answer.text.count("\n- ")
    assert answer.has_line("strength.note")


def test_strengths_are_weighed_for_the_job_in_focus_and_say_so(waiter: Person) -> None:
    assert waiter.say("what am I good at?").has_line("strength.intro")
    waiter.say("Tell me about number 1")
    assert waiter.say("what am I good at?").has_line("strength.intro_towards")


def test_a_yes_to_strengths_or_the_button_makes_resume_lines(waiter: Person) -> None:
    waiter.say("what am I good at?")
    for answer in (waiter.press("Make a resume line of each"), waiter.say_all("my skills", "yes")):
        assert answer.says("utter_resume_help")
        assert 3 <= answer.text.count(", 5 years as a server") <= 5
        assert answer.has_line("strength.resume_strike")


def test_resume_lines_without_past_jobs_ask_for_one(person: Person) -> None:
    answer = person.say_all("hi", "can you write my resume")
    assert answer.has_line("strength.resume_needs_jobs")


def test_strengths_without_past_jobs_ask_for_one(person: Person) -> None:
    assert person.say("what am I good at?").says("utter_need_past_jobs_first")


def test_what_to_learn_names_what_is_there_and_what_is_missing(waiter: Person) -> None:
    answer = waiter.say("what would I have to learn for number 1?")
    assert answer.says("utter_skill_delta")
    assert answer.has_line("delta.have") or answer.has_line("delta.have_part")
    assert answer.has_line("delta.need") or answer.has_line("delta.need_nothing")


def test_what_to_learn_for_a_wish_without_past_jobs_asks_for_one(person: Person) -> None:
    answer = person.say_all("I want to be a nurse", "what would I have to learn?")
    assert answer.says("utter_need_past_jobs_first")


def test_training_for_a_number_is_for_that_job_with_cost_time_and_results(
    waiter: Person, people: People
) -> None:
    answer = waiter.say("training for number 2")
    assert answer.says("utter_training")
    assert names(answer.text, people.shown(waiter.talk)[1].code)
    assert 1 <= len(answer.numbered) <= 3
    for line in answer.numbered:
        assert "Cost:" in line


def test_training_is_kept_as_shown(waiter: Person, people: People) -> None:
    answer = waiter.say("training for number 2")
    assert len(people.shown_training(waiter.talk)) == len(answer.numbered)


@pytest.fixture
def learner(waiter: Person) -> Person:
    """Somebody who sees training."""
    waiter.say("training for number 1")
    return waiter


def test_only_free_ones_leaves_out_whatever_has_a_price(learner: Person) -> None:
    answer = learner.say("only free ones")
    assert answer.says("utter_training") or answer.says("utter_no_training")
    assert costs(answer.text) == []


@pytest.mark.parametrize("words", ["under $500", "less than 500 dollars", "what about max $500"])
def test_a_top_price_leaves_out_dearer_ones(learner: Person, words: str) -> None:
    answer = learner.say(words)
    assert answer.says("utter_training") or answer.says("utter_no_training")
    assert all(cost <= 500 for cost in costs(answer.text))


@pytest.mark.parametrize("words", ["online", "only online ones", "can i do it from home"])
def test_an_online_filter_is_understood(learner: Person, words: str) -> None:
    answer = learner.say(words)
    assert answer.says("utter_training") or answer.says("utter_no_training")


@pytest.mark.parametrize("words", ["near newark", "in Newark NJ", "close to 07102"])
def test_a_place_filter_is_understood(learner: Person, words: str) -> None:
    answer = learner.say(words)
    assert answer.says("utter_training") or answer.says("utter_no_training")


def test_a_filter_stays_with_the_job_that_training_was_shown_for(
    waiter: Person, people: People
) -> None:
    waiter.say_all("training for number 2", "only online ones")
    assert names(waiter.answers[-1].text, people.shown(waiter.talk)[1].code)


def test_a_filter_before_any_job_asks_for_one(person: Person) -> None:
    answer = person.say_all("hi", "only online ones")
    assert answer.says("utter_need_next_job_first") or answer.says("utter_need_past_jobs_first")


def test_paying_for_training_names_places_to_ask(learner: Person) -> None:
    answer = learner.press("How do I pay for it?")
    assert answer.says("utter_paying_for_training")
    assert answer.text.count("\n- ") >= 3


def test_training_for_a_wish_works_without_past_jobs(person: Person) -> None:
    answer = person.say_all("I want to be a nurse", "Show me training for it")
    assert answer.says("utter_training") or answer.says("utter_no_training")
    assert names(answer.text, "29-1141")


def test_old_lists_are_dated_wherever_a_named_course_is_shown(learner: Person) -> None:
    answer = learner.say("only online ones")
    if re.search(r"Time: \d", answer.text):
        assert "2018" in answer.text
