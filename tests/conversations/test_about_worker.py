from __future__ import annotations

import pytest

from people import People
from tests.conversations.occupations import names
from tests.conversations.person import Person

QUESTIONS = ["urgency", "schooling", "licences", "own_pay", "place"]
ANSWERS = ["right away", "high school diploma", "none", "15 an hour", "07102"]


def asked(person: Person) -> list[str]:
    """Every question of the talk so far, in order."""
    return [question for answer in person.answers for question in answer.questions]


def test_five_questions_are_asked_once_in_order_and_next_jobs_follow(
    person: Person, people: People
) -> None:
    person.confirm("waited tables 5 years")
    answer = person.say_all(*ANSWERS)
    assert asked(person) == QUESTIONS
    assert answer.says("utter_next_jobs")
    worker = people.worker(person.talk)
    assert worker.urgency == "now"
    assert worker.licences == ()
    assert worker.own_pay == 31_200
    assert (worker.zip_code, worker.state) == ("07102", "NJ")


def test_buttons_answer_by_their_number(person: Person, people: People) -> None:
    person.confirm("waited tables 5 years")
    person.say_all("3", "2", "1")
    assert asked(person) == QUESTIONS[:4]
    assert people.worker(person.talk).licences == ()


def test_every_question_can_be_skipped_by_itself(person: Person) -> None:
    person.confirm("waited tables 5 years")
    answer = person.say_all("skip", "Skip this one", "skip", "rather not say", "skip it")
    assert asked(person) == QUESTIONS
    assert answer.says("utter_next_jobs")


def test_all_questions_can_be_skipped_at_once(person: Person) -> None:
    answer = person.get_next_jobs("waited tables 5 years")
    assert asked(person) == ["urgency"]
    assert answer.says("utter_next_jobs")


def test_asking_for_next_jobs_ends_the_questions(person: Person) -> None:
    person.confirm("waited tables 5 years")
    answer = person.say("just show me next jobs")
    assert answer.says("utter_next_jobs")
    assert answer.questions == []


def test_what_was_told_before_is_not_asked(person: Person) -> None:
    person.say_all("I live in Newark NJ", "I have a CDL", "I make $15 an hour")
    person.confirm("drove a truck 10 years")
    answer = person.say_all("right away", "high school diploma")
    assert asked(person) == ["urgency", "schooling"]
    assert answer.says("utter_next_jobs")


def test_what_is_told_beside_a_job_is_not_asked(person: Person) -> None:
    person.confirm("I was a cashier for 2 years and I need work right away")
    assert "urgency" not in asked(person)


def test_facts_before_a_job_in_one_message_do_not_hide_the_job(
    person: Person, people: People
) -> None:
    person.say(
        "I make $15 an hour, I live in Newark NJ, I have a CDL and a high school diploma. "
        "I drove a truck 10 years"
    )
    assert [job.months for job in people.jobs(person.talk)] == [120]


def test_questions_are_not_asked_again_after_a_job_is_added_later(person: Person) -> None:
    person.get_next_jobs("waited tables 5 years")
    person.confirm("add cashier 2 years")
    assert asked(person) == ["urgency"]


def test_an_answer_to_a_later_question_counts_when_its_turn_comes(
    person: Person, people: People
) -> None:
    person.confirm("waited tables 5 years")
    person.say_all("I live in Denver, Colorado", "right away", "GED", "none", "skip")
    assert asked(person).count("place") == 0
    assert people.worker(person.talk).state == "CO"


INTERRUPTIONS = {
    "talk to a person": "utter_person_no_contact",
    "who is hiring near me": "utter_hiring",
    "what am I good at?": "utter_strengths",
    "help me with my resume": "utter_resume_help",
    "i can't pay my rent, is there any help": "utter_benefits",
    "do you keep my data private?": "utter_privacy",
    "are you a real person?": "utter_i_am_a_bot",
    "I want to be a nurse": "utter_wish_reachable",
    "how do i pay for training": "utter_paying_for_training",
    "where do your numbers come from": "utter_sources",
    "what can you do": "utter_help",
    "what jobs do you have for me so far": "utter_jobs_list",
    "thanks": "utter_welcome",
}


@pytest.mark.parametrize(
    ("interruption", "question"),
    # Every other one comes later, where a figure is asked for.
    [(words, ("urgency", "own_pay")[place % 2]) for place, words in enumerate(INTERRUPTIONS)],
)
def test_a_question_in_the_middle_of_the_questions_is_answered_and_the_open_one_asked_once_more(
    person: Person, interruption: str, question: str
) -> None:
    person.confirm("waited tables 5 years")
    for _ in range(QUESTIONS.index(question)):
        person.say("Skip this one")
    answer = person.say(interruption)
    assert answer.says(INTERRUPTIONS[interruption])
    assert answer.questions == [question]
    assert person.say("Skip this one").questions == QUESTIONS[QUESTIONS.index(question) + 1 :][:1]


def test_pay_of_a_named_job_may_be_asked_while_the_own_pay_is_asked(person: Person) -> None:
    person.confirm("waited tables 5 years")
    person.say_all("skip", "skip", "skip")
    answer = person.say("how much do welders make?")
    assert names(answer.text, "51-4121")
    assert answer.questions == ["own_pay"]


def test_an_answer_that_cannot_be_read_is_asked_once_more_and_then_left(person: Person) -> None:
    person.confirm("waited tables 5 years")
    person.say_all("skip", "skip", "skip")
    again = person.say("blorp zork")
    assert again.questions == ["own_pay"]
    assert person.say("zork i said").questions == ["place"]


@pytest.mark.parametrize(
    "pay", ["999999999 an hour", "I earn $999,999,999 a year", "-5 an hour", "0"]
)
def test_pay_that_nobody_earns_is_not_kept(person: Person, people: People, pay: str) -> None:
    person.confirm("waited tables 5 years")
    person.say_all("skip", "skip", "skip", pay)
    assert people.worker(person.talk).own_pay is None


def test_yes_to_the_licence_question_asks_which_one(person: Person, people: People) -> None:
    person.confirm("waited tables 5 years")
    person.say_all("skip", "skip")
    assert person.say("yes").says("utter_ask_which_licence")
    person.say("forklift card")
    licences = people.worker(person.talk).licences
    assert licences is not None
    assert len(licences) == 1


@pytest.mark.parametrize(
    ("limit", "kept_as", "answer"),
    [
        ("no night shifts please", "no_nights", "utter_limit_used"),
        ("i have no car", "no_car", "utter_limit_noted"),
        ("i can't go to college for four years", "no_degree", "utter_limit_used"),
    ],
)
def test_a_limit_told_at_any_point_is_kept(
    waiter: Person, people: People, limit: str, kept_as: str, answer: str
) -> None:
    assert waiter.say(limit).says(answer)
    assert people.worker(waiter.talk).constraints[kept_as]


def test_a_city_without_a_state_is_asked_which_state_it_is_in(person: Person) -> None:
    person.say("hi")
    answer = person.say("I live in Springfield")
    assert "state" in answer.text.lower()


def test_lost_hours_get_a_kind_word_and_a_pointer(person: Person) -> None:
    person.say("hi")
    assert person.say("they cut my hours and i might get laid off").says("utter_own_risk")
