from __future__ import annotations

import pytest

from people import People
from tests.conversations.occupations import names
from tests.conversations.person import Person


def told(people: People, person: Person) -> list[tuple[str | None, int | None]]:
    """Code and months of each past job as kept."""
    return [(job.code, job.months) for job in people.jobs(person.talk)]


def test_a_greeting_is_answered_as_a_bot_that_says_what_it_keeps_and_asks_for_past_jobs(
    person: Person,
) -> None:
    answer = person.say("hi")
    assert answer.says("utter_introduction")
    assert "bot" in answer.texts[0]
    assert "keep" in answer.texts[0]
    assert "delete my data" in answer.texts[0]
    assert answer.says("utter_ask_past_jobs")


def test_it_introduces_itself_once_whatever_the_first_message_is(person: Person) -> None:
    assert person.say("i was a cashier 2 years").says("utter_introduction")
    assert not person.say("hello").says("utter_introduction")


def test_several_jobs_with_durations_are_taken_from_one_message(
    person: Person, people: People
) -> None:
    answer = person.say("I waited tables for 5 years and then drove for uber 18 months")
    assert len(answer.numbered) == 2
    assert names(answer.numbered[0], "35-3031")
    assert "5 years" in answer.numbered[0]
    assert told(people, person) == [("35-3031", 60), ("53-3054", 18)]


def test_each_of_three_jobs_keeps_its_own_duration(person: Person, people: People) -> None:
    person.say("I cooked at a diner 3 years, 18 months as a cashier and 2 years as a janitor")
    assert [months for _, months in told(people, person)] == [36, 18, 24]


def test_what_was_understood_is_shown_in_the_workers_words_with_a_way_to_confirm_change_or_add(
    person: Person,
) -> None:
    answer = person.say("i was a bar back for 2 yrs")
    assert answer.says("utter_understood_jobs")
    assert "bar back" in answer.text
    assert len(answer.buttons) >= 3


def test_confirmed_jobs_lead_to_the_first_question(person: Person, people: People) -> None:
    answer = person.confirm("cashier 2 years")
    assert answer.questions == ["urgency"]
    assert all(job.confirmed for job in people.jobs(person.talk))


@pytest.mark.parametrize("yes", ["yes", "yep thats right", "1", "correct", "looks good"])
def test_jobs_are_confirmed_in_many_words_or_by_the_buttons_number(
    person: Person, yes: str
) -> None:
    person.say("cashier 2 years")
    assert person.say(yes).questions == ["urgency"]


def test_no_asks_what_to_change_and_the_next_message_changes_it(
    person: Person, people: People
) -> None:
    person.say("cashier 2 years")
    assert person.say("no").says("utter_ask_correction")
    answer = person.say("number 1 is line cook")
    assert answer.says("utter_understood_jobs")
    assert told(people, person) == [("35-2014", 24)]


def test_a_correction_needs_no_question_before_it(person: Person, people: People) -> None:
    person.say("I was a server for 5 years")
    person.say("no i was a line cook, not a server")
    assert told(people, person) == [("35-2014", 60)]


def test_a_duration_is_corrected_for_the_job_that_is_named(person: Person, people: People) -> None:
    person.say("waited tables 5 years, cashier 2 years")
    person.say("number 2 was 3 years")
    assert [months for _, months in told(people, person)] == [60, 36]


def test_the_only_job_needs_no_number_to_be_corrected(person: Person, people: People) -> None:
    person.say("waited tables 5 years")
    person.say("it was 3 years not 5")
    assert told(people, person) == [("35-3031", 36)]


def test_the_other_reading_of_an_unsure_job_is_a_button_that_corrects_it(
    person: Person, people: People
) -> None:
    answer = person.say("counter person at an auto zone 2 years")
    alternatives = [title for title in answer.titles if title.startswith("Number 1")]
    if not alternatives:
        pytest.fail("the phrase is placed with certainty now: choose a less sure one here")
    before = told(people, person)
    person.press(alternatives[0])
    after = told(people, person)
    assert after[0][0] != before[0][0]
    assert after[0][1] == 24


def test_a_job_can_be_added_by_button_and_the_earlier_ones_stay(
    person: Person, people: People
) -> None:
    person.say("cashier 2 years")
    assert person.press("Add a job").says("utter_ask_added_job")
    answer = person.say("forklift driver 1 year")
    assert [line.split(".")[0] for line in answer.numbered] == ["1", "2"]
    assert told(people, person) == [("41-2011", 24), ("53-7051", 12)]


@pytest.mark.parametrize(
    "words", ["remove number 2", "remove the second one", "delete the cashier job"]
)
def test_a_job_is_removed_by_number_or_by_name(person: Person, people: People, words: str) -> None:
    person.say("waited tables 5 years, cashier 2 years")
    assert person.say(words).says("utter_jobs_removed")
    assert told(people, person) == [("35-3031", 60)]


def test_removing_the_last_job_asks_for_past_jobs(person: Person) -> None:
    answer = person.say_all("cashier 2 years", "remove number 1")
    assert answer.says("utter_ask_past_jobs")


def test_the_same_job_told_twice_is_in_the_list_once(person: Person, people: People) -> None:
    person.say_all("cashier 2 years", "i was a cashier for 2 years")
    assert told(people, person) == [("41-2011", 24)]


def test_words_that_name_no_known_job_are_asked_about(person: Person) -> None:
    answer = person.say_all("hi", "i worked as a flurbnik operator of zorps for 3 years")
    assert answer.says("utter_unplaced_job") or answer.says("utter_no_job_found")


def test_somebody_who_never_worked_is_told_what_counts_and_what_else_to_do(
    person: Person,
) -> None:
    assert person.say_all("hi", "I never had a job").says("utter_no_past_jobs")


def test_the_list_of_jobs_can_be_asked_for_at_any_time(waiter: Person) -> None:
    answer = waiter.say("what jobs do you have for me so far")
    assert answer.says("utter_jobs_list")
    assert names(answer.text, "35-3031")


def test_removing_from_no_jobs_says_so(person: Person) -> None:
    assert person.say_all("hi", "remove number 1").says("utter_no_jobs_yet")


@pytest.mark.parametrize("words", ["remove number 99", "number 99 is line cook"])
def test_a_number_that_is_not_in_the_list_changes_no_job(
    person: Person, people: People, words: str
) -> None:
    person.say("cashier 2 years")
    person.say(words)
    assert told(people, person) == [("41-2011", 24)]
