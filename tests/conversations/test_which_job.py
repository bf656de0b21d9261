"""The one question that tells close jobs apart, asked and answered in the whole system."""

from __future__ import annotations

import pytest

from people import People
from tests.conversations.person import Person

#: Words that leave open whether it was cleaning rooms or buildings.
OPEN_WORDS = "cleaner 2 years"
ROOMS, BUILDINGS = "37-2012", "37-2011"


def codes(people: People, person: Person) -> list[str | None]:
    return [job.code for job in people.jobs(person.talk)]


def test_close_jobs_are_told_apart_with_one_question_and_a_button_for_each(
    person: Person, people: People
) -> None:
    answer = person.say(OPEN_WORDS)
    assert answer.says("utter_which_job")
    assert not answer.says("utter_understood_jobs")
    assert "Buildings" in answer.titles
    settled = person.press("Buildings")
    assert settled.says("utter_understood_jobs")
    assert codes(people, person) == [BUILDINGS]
    assert [job.months for job in people.jobs(person.talk)] == [24]
    assert person.say("yes").questions == ["urgency"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("2", BUILDINGS),
        ("the second one", BUILDINGS),
        ("offices mostly", BUILDINGS),
        ("it was a school", BUILDINGS),
        ("hotel rooms", ROOMS),
        ("janitor", BUILDINGS),
        ("oficinas y escuelas", BUILDINGS),
    ],
)
def test_the_question_is_answered_by_number_or_in_own_words(
    person: Person, people: People, answer: str, code: str
) -> None:
    person.say(OPEN_WORDS)
    assert person.say(answer).says("utter_understood_jobs")
    assert codes(people, person) == [code]


@pytest.mark.parametrize("answer", ["both", "I'm not sure", "idk", "yes", "skip"])
def test_an_answer_that_settles_nothing_keeps_the_best_and_goes_on(
    person: Person, people: People, answer: str
) -> None:
    person.say(OPEN_WORDS)
    assert person.say(answer).questions == ["urgency"]
    assert codes(people, person) == [ROOMS]


def test_neither_asks_for_other_words_and_these_place_the_job(
    person: Person, people: People
) -> None:
    person.say(OPEN_WORDS)
    assert person.say("neither").says("utter_unplaced_job")
    person.say("i washed dishes")
    assert codes(people, person) == ["35-9021"]


@pytest.mark.parametrize("words", ["what can you do", "is this free", "also cashier 3 years"])
def test_anything_else_goes_on_as_ever_and_the_question_is_not_asked_again(
    person: Person, people: People, words: str
) -> None:
    person.say(OPEN_WORDS)
    answer = person.say(words)
    assert not answer.says("utter_which_job")
    assert codes(people, person)[0] == ROOMS
    assert not person.say("show me my jobs").says("utter_which_job")


def test_two_close_jobs_get_a_question_each_and_a_third_is_shown(
    person: Person, people: People
) -> None:
    answer = person.say("cleaner 2 years, then driver 3 years, then cook 1 year")
    assert answer.says("utter_which_job")
    assert person.say("offices").says("utter_which_job")
    assert person.say("a semi").says("utter_understood_jobs")
    assert codes(people, person)[:2] == [BUILDINGS, "53-3032"]


def test_in_spanish_the_question_its_buttons_and_its_answer_are_spanish(
    person: Person, people: People
) -> None:
    person.say("hola")
    answer = person.say("cleaner 2 años")
    assert "Edificios" in answer.titles
    assert person.say("en oficinas").says("utter_understood_jobs")
    assert codes(people, person) == [BUILDINGS]


def test_a_change_of_language_asks_the_question_again_in_it(person: Person) -> None:
    person.say(OPEN_WORDS)
    answer = person.say("en español por favor")
    assert answer.says("utter_which_job")
    assert "Edificios" in answer.titles


@pytest.mark.parametrize("job", ["vibe curator", "chief happiness wizard", "synergy ninja"])
def test_a_made_up_job_is_no_real_one_and_other_words_are_asked_for(
    person: Person, people: People, job: str
) -> None:
    answer = person.say(f"i worked as a {job} for 2 years")
    assert answer.says("utter_unplaced_job") or answer.says("utter_no_job_found")
    assert codes(people, person) in ([], [None])
