from __future__ import annotations

import httpx
import pytest

from people import People
from people.sealing import Sealing
from tests.conversations.handoff.conftest import RECEIVER, Sent, link_in
from tests.conversations.person import Answer, Person


def line_about(answer: Answer, words: str) -> int:
    """The number of the line that holds these words."""
    for one in answer.numbered:
        if words in one:
            return int(one.split(".")[0])
    raise AssertionError(f"no line about {words}: {answer.text}")


@pytest.fixture
def reviewing(waiter: Person) -> Answer:
    """The waiter's own look at the summary."""
    return waiter.say_all(
        "talk to a person", "yes", "no", "call me Maria", "here is fine",
        "yes", "no", "skip", "Can I train at night?",
    )  # fmt: skip


def test_the_worker_sees_every_line_before_anything_is_sent(reviewing: Answer) -> None:
    assert reviewing.says("utter_handoff_review")
    for words in (
        "Name: Maria", "in this chat", '"waited tables": waiter or waitress, 5 years (confirmed)',
        "Camden, NJ", "Sales rep for services", "asked about", "Training:", "Warning sign",
        "work or class", "Can I train at night?", "taking good care of customers",
    ):  # fmt: skip
        assert words.lower() in reviewing.text.lower(), words
    assert "child care" not in reviewing.text


def test_what_is_sent_is_what_was_left_and_in_the_worker_s_own_words(
    waiter: Person, reviewing: Answer, sent: Sent
) -> None:
    place, name = line_about(reviewing, "Lives in"), line_about(reviewing, "Name: Maria")
    assert waiter.say(f"leave out {place}").says("utter_handoff_left_out")
    assert waiter.say(f"change {name} to Mari, after 5 pm").says("utter_handoff_changed")
    assert waiter.say("yes").says("utter_handoff_sent")
    summary = sent.of(waiter.talk)
    assert summary is not None
    kept = summary.model_dump_json()
    assert "Mari, after 5 pm" in kept
    assert "Name: Maria" not in kept
    assert "Camden" not in kept
    assert summary.left_out == 1
    assert summary.consent.receiver == RECEIVER
    assert [job.code for job in summary.past_jobs] == ["35-3031"]
    assert [job.code for job in summary.next_jobs][:1] == ["41-3091"]
    assert summary.next_jobs[0].reasons
    assert summary.release


def test_a_line_can_be_put_back_and_one_that_is_not_there_is_said_to_be_none(
    waiter: Person, reviewing: Answer, sent: Sent
) -> None:
    place = line_about(reviewing, "Lives in")
    waiter.say(f"leave out {place}")
    assert waiter.say(f"put back {place}").says("utter_handoff_put_back")
    assert waiter.say("leave out 99").says("utter_handoff_no_such_line")
    waiter.say("yes")
    summary = sent.of(waiter.talk)
    assert summary is not None
    assert "Camden" in summary.model_dump_json()


def test_a_private_word_is_never_taken_into_a_line_or_a_question(
    waiter: Person, sent: Sent
) -> None:
    waiter.say_all("talk to a person", "yes", "no", "skip", "skip", "skip", "skip", "skip")
    answer = waiter.say("I have diabetes, can I sit at work?")
    assert answer.says("utter_handoff_private")
    assert waiter.say("change 2 to I was in prison").says("utter_handoff_private_change")
    waiter.say("yes")
    summary = sent.of(waiter.talk)
    assert summary is not None
    kept = summary.model_dump_json().lower()
    assert "diabetes" not in kept
    assert "prison" not in kept


def test_a_question_in_between_is_answered_and_the_page_still_waits(
    waiter: Person, reviewing: Answer, sent: Sent
) -> None:
    answer = waiter.say("what does it pay?")
    assert answer.says("utter_pay")
    assert answer.says("utter_handoff_not_sent_yet")
    assert waiter.say("yes").says("utter_handoff_sent")
    assert sent.of(waiter.talk) is not None


def test_a_question_between_two_questions_is_answered_and_the_open_one_asked_again(
    waiter: Person,
) -> None:
    waiter.say_all("talk to a person", "yes")
    answer = waiter.say("what does it pay?")
    assert answer.says("utter_pay")
    assert answer.says("utter_handoff_ask_transcript")
    assert waiter.say("no").says("utter_handoff_ask_name")


def test_it_says_honestly_that_nobody_is_there_and_where_else_help_is(
    waiter: Person, reviewing: Answer
) -> None:
    answer = waiter.say("yes")
    assert answer.says("utter_handoff_closed")
    assert "1-877-872-5627" in answer.text


def test_asking_again_says_who_has_it_and_gives_a_link_to_look_at_it(
    waiter: Person, reviewing: Answer, client: httpx.Client
) -> None:
    waiter.say("yes")
    answer = waiter.say("talk to a person")
    assert answer.says("utter_handoff_already")
    page = client.post(link_in(answer.text), follow_redirects=True)
    assert f"Sent to {RECEIVER}" in page.text


def test_the_link_shows_the_page_as_it_would_be_sent(
    waiter: Person, reviewing: Answer, client: httpx.Client
) -> None:
    page = client.post(link_in(reviewing.text), follow_redirects=True)
    assert "waited tables" in page.text
    assert "Nothing is sent yet" in page.text


def test_stop_sharing_ends_it_at_once_in_the_middle_and_after(
    waiter: Person, reviewing: Answer, people: People
) -> None:
    waiter.say("yes")
    handoff = people.handoff(waiter.talk)
    assert handoff is not None
    assert waiter.say("stop sharing").is_own("withdrawn")
    left = people.handoff_named(handoff.reference)
    assert left is not None
    assert (left.state, left.summary, left.name) == ("withdrawn", None, None)
    assert waiter.say("talk to a person").says("utter_handoff_consent")


def test_other_ways_to_say_it_are_understood_too(
    waiter: Person, reviewing: Answer, people: People
) -> None:
    waiter.say("yes")
    assert waiter.say("i dont want the coach to see my page anymore").says("utter_withdrawn")
    assert people.handoff(waiter.talk) is None


def test_the_name_is_sealed_in_the_database(
    waiter: Person, reviewing: Answer, people: People, sealing: Sealing
) -> None:
    handoff = people.handoff(waiter.talk)
    assert handoff is not None
    assert handoff.name is not None
    assert "Maria" not in handoff.name
    assert sealing.opened(handoff.name) == "Maria"


def test_deleting_my_data_deletes_what_was_sent(
    waiter: Person, reviewing: Answer, people: People
) -> None:
    waiter.say("yes")
    handoff = people.handoff(waiter.talk)
    assert handoff is not None
    assert waiter.say_all("delete my data", "yes").forgotten
    assert people.handoff_named(handoff.reference) is None


def test_while_a_coach_has_the_talk_the_bot_is_silent_and_goes_on_where_it_was(
    waiter: Person, reviewing: Answer, people: People
) -> None:
    handoff = people.handoff(waiter.talk)
    assert handoff is not None
    waiter.say("yes")
    assert people.claim_handoff(handoff.reference, 7)
    assert people.take_over_talk(handoff.reference, 7)
    assert waiter.say("what does it pay?").texts == []
    assert people.hand_back_talk(handoff.reference, 7)
    assert waiter.say("what does it pay?").says("utter_pay")


def test_the_whole_way_in_spanish(mesera: Person, sent: Sent, people: People) -> None:
    assert mesera.say("hablar con una persona").says("utter_handoff_consent")
    assert mesera.say("sí").says("utter_handoff_ask_transcript")
    assert mesera.say("no").says("utter_handoff_ask_name")
    assert mesera.say("me llamo Rosa").says("utter_handoff_ask_reach")
    assert mesera.say("aquí").says("utter_handoff_ask_transport")
    answer = mesera.say_all("no", "sí", "no", "¿Puedo estudiar de noche?")
    assert answer.says("utter_handoff_review")
    assert "Nombre: Rosa" in answer.text
    assert mesera.say("quite la 2").says("utter_handoff_left_out")
    assert mesera.say("cambie la 1 a Rosa María").says("utter_handoff_changed")
    assert mesera.say("sí").says("utter_handoff_sent")
    summary = sent.of(mesera.talk)
    assert summary is not None
    assert summary.language == "es"
    assert summary.past_jobs[0].told.en.startswith('"mesera": waiter or waitress')
    assert len(mesera.say("deje de compartir").texts) == 1
    assert people.handoff(mesera.talk) is None


def test_pay_that_is_of_a_group_of_jobs_is_not_said_to_be_the_job_s_own(person: Person) -> None:
    person.say_all("drove for uber 5 years", "yes", "skip all questions", "i live in camden nj")
    person.say_all("show me next jobs", "talk to a person", "yes", "no")
    shown = person.say("skip all").text
    assert "supervisor of drivers and forklift operators, its group of jobs $57,860 a year" in shown
