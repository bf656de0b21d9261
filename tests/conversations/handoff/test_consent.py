from __future__ import annotations

import pytest

from people import People
from tests.conversations.handoff.conftest import RECEIVER, Sent
from tests.conversations.person import Person


def test_consent_names_who_gets_what_for_how_long_and_how_it_ends(waiter: Person) -> None:
    answer = waiter.say("talk to a person")
    assert answer.says("utter_handoff_consent")
    for words in (RECEIVER, "one year", "stop sharing", "leave out"):
        assert words in answer.text


def test_no_to_consent_passes_nothing_on_and_names_help_elsewhere(
    waiter: Person, people: People
) -> None:
    waiter.say("talk to a person")
    answer = waiter.say("no")
    assert answer.says("utter_handoff_not_sent")
    assert "1-877-872-5627" in answer.text
    assert people.handoff(waiter.talk) is None


def test_whose_place_is_not_known_is_asked_for_it_first(person: Person) -> None:
    assert person.say_all("hi", "talk to a person").says("utter_handoff_ask_place")
    assert person.say("08103").says("utter_handoff_consent")


def test_where_nobody_receives_it_says_so_and_names_help_elsewhere(
    person: Person, people: People
) -> None:
    answer = person.say_all("I live in Austin TX", "talk to a person")
    assert answer.says("utter_handoff_nobody")
    assert "careeronestop.org" in answer.text
    handoff = people.handoff(person.talk)
    assert handoff is not None
    assert handoff.state == "asked"


def test_a_yes_to_something_said_later_is_no_consent(waiter: Person, people: People) -> None:
    waiter.say_all("talk to a person", "why this one?")
    answer = waiter.say("yes")
    handoff = people.handoff(waiter.talk)
    assert handoff is None or handoff.consented_at is None
    assert answer.says("utter_handoff_consent") or not answer.says("utter_handoff_ask_transcript")


def test_nothing_is_in_the_queue_before_the_worker_has_seen_it_and_said_yes(
    waiter: Person, sent: Sent
) -> None:
    waiter.say_all("talk to a person", "yes")
    assert waiter.say("skip all questions").says("utter_handoff_review")
    assert sent.of(waiter.talk) is None
    assert waiter.say("no").says("utter_handoff_not_sent")
    assert sent.of(waiter.talk) is None


def test_after_two_misunderstandings_a_person_is_offered_and_a_yes_begins(waiter: Person) -> None:
    waiter.say("purple monkey sky banana")
    assert waiter.say("zork blort 77 fnord").says("utter_offer_person")
    assert waiter.say("yes").says("utter_handoff_consent")


def test_after_words_of_distress_a_person_is_offered_and_nothing_is_passed_on_by_itself(
    waiter: Person, people: People
) -> None:
    assert "talk to a person" in waiter.say("I want to give up on life").text
    assert people.handoff(waiter.talk) is None
    assert waiter.say("talk to a person").says("utter_handoff_consent")


@pytest.mark.parametrize("words", ["can i do that with a felony", "puedo con antecedentes?"])
def test_a_question_about_a_record_gets_the_usual_answer_and_the_offer_of_a_person(
    waiter: Person, people: People, words: str
) -> None:
    answer = waiter.say(words)
    assert answer.says("utter_offer_person_rules")
    worker = people.worker(waiter.talk)
    assert "felon" not in str(worker).lower()


def test_with_a_plan_a_person_is_offered_once(waiter: Person) -> None:
    assert waiter.say("how do I pay for training?").says("utter_offer_person_plan")
    waiter.say("no")
    assert not waiter.say("how do I pay for training?").says("utter_offer_person_plan")
