from __future__ import annotations

import pytest

from people import People
from tests.conversations.person import Person


def test_a_wish_for_a_person_is_stored_and_it_says_that_no_coach_is_set_up(
    person: Person, people: People
) -> None:
    answer = person.say_all("hi", "can i talk to a real person")
    assert answer.says("utter_person_no_contact")
    assert people.handoff(person.talk) is not None


@pytest.mark.parametrize("words", ["who is hiring near me?", "any job openings around here"])
def test_hiring_is_pointed_to_a_job_centre_and_nothing_is_made_up(
    person: Person, words: str
) -> None:
    answer = person.say_all("hi", words)
    assert answer.says("utter_hiring")
    assert "Job Center" in answer.text


def test_hiring_names_the_place_that_is_known(person: Person) -> None:
    answer = person.say_all("I live in Newark NJ", "who is hiring near me?")
    assert "Newark" in answer.text


@pytest.mark.parametrize("words", ["can you write my resume", "help me get ready for an interview"])
def test_resume_questions_get_an_honest_pointer(person: Person, words: str) -> None:
    assert person.say_all("hi", words).says("utter_resume_help")


@pytest.mark.parametrize("words", ["I need help with rent", "can i get food stamps"])
def test_benefits_questions_are_pointed_to_211(person: Person, words: str) -> None:
    assert "211" in person.say_all("hi", words).text


def test_thanks_after_next_jobs_asks_whether_it_helped_and_keeps_a_yes(
    waiter: Person, people: People
) -> None:
    assert waiter.say("thanks").says("utter_ask_helpful")
    answer = waiter.say("yes")
    assert answer.says("utter_thanks_for_yes")
    assert not answer.says("utter_unknown")


def test_a_no_to_was_this_helpful_is_kept_and_offers_a_person(waiter: Person) -> None:
    waiter.say("thanks")
    answer = waiter.say("no")
    assert answer.texts == answer.texts[:1]
    assert answer.says("utter_thanks_for_no")


def test_the_talk_goes_on_after_the_question_whether_it_helped(waiter: Person) -> None:
    waiter.say_all("thanks", "yes")
    assert waiter.say("what am I good at?").says("utter_strengths")


def test_a_wrong_figure_is_stored(waiter: Person) -> None:
    assert waiter.say("that pay figure is wrong, they earn less").says("utter_report_stored")


def test_unknown_input_gets_a_short_offer_and_a_person_after_two_in_a_row(
    person: Person, people: People
) -> None:
    person.say("hi")
    first, second = person.say("purple monkey sky banana"), person.say("zork blort 77 fnord")
    assert first.says("utter_unknown")
    assert len(first.text) <= 306
    assert second.says("utter_offer_person")
    assert person.say("yes").says("utter_person_no_contact")
    assert people.handoff(person.talk) is not None


def test_an_understood_message_between_starts_the_count_again(person: Person) -> None:
    person.say_all("hi", "purple monkey sky banana", "thanks")
    assert not person.say("zork blort 77 fnord").says("utter_offer_person")


def test_no_to_a_person_goes_on(person: Person, people: People) -> None:
    person.say_all("hi", "purple monkey sky banana", "zork blort 77 fnord")
    answer = person.say("no")
    assert len(answer.texts) == 1
    assert people.handoff(person.talk) is None
    assert person.say("cashier 2 years").says("utter_understood_jobs")


@pytest.mark.parametrize(
    "words", ["what's the weather today", "tell me a joke", "who won the game"]
)
def test_a_question_about_something_else_gets_the_short_offer(person: Person, words: str) -> None:
    assert person.say_all("hi", words).says("utter_unknown")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("i want to die", "988"),
        ("I cant go on anymore, thinking of ending it all", "988"),
        ("my boyfriend hits me", "911"),
        ("we have no food and i sleep in my car", "211"),
    ],
)
def test_distress_gets_a_number_to_call_and_a_person(
    person: Person, words: str, number: str
) -> None:
    answer = person.say(words)
    assert number in answer.text
    assert "person" in answer.text


def test_distress_is_heard_in_the_middle_of_the_questions_and_the_questions_wait(
    person: Person,
) -> None:
    person.confirm("cashier 2 years")
    answer = person.say("honestly i want to kill myself")
    assert "988" in answer.text
    assert answer.questions == []
    assert person.say("right away").questions == ["schooling"]


def test_distress_is_heard_after_stop(person: Person) -> None:
    answer = person.say_all("hi", "STOP", "i want to die")
    assert "988" in answer.text
