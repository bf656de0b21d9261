from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from people import People
from people.handoff_records import NoConsent
from people.utc import now

NOTIFY = {"name": "County coaches", "address": "https://coaches.example/hook"}


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def agreed(people: People, talk: str) -> str:
    handoff = people.request_handoff(talk, receiver="Coaches", shares=["summary"], consent=True)
    return handoff.reference


def sent(people: People, talk: str) -> str:
    reference = agreed(people, talk)
    people.send_handoff(talk, "sealed summary", language="es", notify=NOTIFY)
    return reference


def test_asking_for_a_person_twice_is_one_request(people: People, talk: str) -> None:
    first = people.request_handoff(talk, about="training")
    assert people.request_handoff(talk) == first
    assert people.handoff(talk) == first
    assert first.state == "asked"


def test_consent_names_who_gets_what_and_ends_after_a_year(people: People, talk: str) -> None:
    with pytest.raises(ValueError, match="who receives what"):
        people.request_handoff(talk, consent=True)
    handoff = people.request_handoff(talk, receiver="Coaches", shares=["summary"], consent=True)
    assert handoff.consented_at is not None
    assert handoff.consent_ends_at == handoff.consented_at + timedelta(days=365)
    assert (handoff.state, handoff.shares) == ("preparing", ("summary",))


def test_nothing_can_be_filled_in_or_sent_without_consent(people: People, talk: str) -> None:
    people.request_handoff(talk)
    with pytest.raises(NoConsent):
        people.fill_handoff(talk, name="sealed")
    with pytest.raises(NoConsent):
        people.send_handoff(talk, "sealed", language="en")


def test_answers_are_kept_one_by_one_and_one_that_was_skipped_is_not_there(
    people: People, talk: str
) -> None:
    agreed(people, talk)
    people.fill_handoff(talk, name="sealed name", reach="chat")
    people.fill_handoff(talk, support=("transport", True))
    people.fill_handoff(talk, support=("internet", False))
    handoff = people.fill_handoff(talk, share=("transcript", True))
    assert handoff.supports == {"transport": True, "internet": False}
    assert handoff.shares == ("summary", "transcript")
    assert people.fill_handoff(talk, share=("transcript", False)).shares == ("summary",)


def test_only_parts_that_a_hand_off_has_can_be_filled_in(people: People, talk: str) -> None:
    agreed(people, talk)
    with pytest.raises(ValueError, match="no part"):
        people.fill_handoff(talk, birth_date="1980-01-01")
    with pytest.raises(ValueError, match="no part"):
        people.fill_handoff(talk, support=("money", True))


def test_it_is_in_the_queue_only_once_it_is_sent_and_the_receiver_is_told_once(
    people: People, talk: str
) -> None:
    reference = agreed(people, talk)
    assert people.handoff_named(reference) is None
    people.send_handoff(talk, "first", language="en", notify=NOTIFY)
    people.send_handoff(talk, "second", language="en", notify=NOTIFY)
    handoff = people.handoff_named(reference)
    assert handoff is not None
    assert (handoff.state, handoff.summary, handoff.draft) == ("waiting", "first", None)
    mine = [one for one in people.claim_notices(now(), at_most=999) if one.receiver]
    assert [one.address for one in mine if one.tries == 1].count(NOTIFY["address"]) >= 1


def test_taking_consent_back_deletes_all_that_was_passed_on_and_gives_the_bot_the_talk(
    people: People, talk: str
) -> None:
    reference = sent(people, talk)
    people.claim_handoff(reference, 7)
    people.take_over_talk(reference, 7)
    people.add_note(reference, 7, "sealed note")
    assert people.is_sharing(talk)
    assert people.withdraw_handoff(talk) is True
    assert people.withdraw_handoff(talk) is False
    assert not people.is_sharing(talk)
    assert people.handoff(talk) is None
    left = people.handoff_named(reference)
    assert left is not None
    assert (left.state, left.summary, left.talk, left.name) == ("withdrawn", None, "", None)
    assert people.notes(reference) == ()
    assert people.worker(talk).coach_since is None


def test_a_coach_can_do_nothing_with_one_that_was_taken_back(people: People, talk: str) -> None:
    reference = sent(people, talk)
    people.claim_handoff(reference, 7)
    people.take_over_talk(reference, 7)
    people.withdraw_handoff(talk)
    assert not people.take_over_talk(reference, 7)
    assert not people.close_handoff(reference, 7, "helped")
    assert not people.add_note(reference, 7, "note")
    with pytest.raises(NoConsent):
        people.say_as_coach(reference, 7, "hello", key="1", channel="web")


def test_a_consent_ends_by_itself_after_its_year(people: People, talk: str) -> None:
    reference = sent(people, talk)
    assert people.end_consents(now() + timedelta(days=364)) == 0
    people.end_consents(now() + timedelta(days=366))
    left = people.handoff_named(reference)
    assert left is not None
    assert (left.state, left.summary) == ("withdrawn", None)


def test_whoever_was_helped_may_ask_again_later(people: People, talk: str) -> None:
    first = sent(people, talk)
    people.claim_handoff(first, 7)
    people.close_handoff(first, 7, "helped")
    assert people.handoff(talk) is None
    assert people.request_handoff(talk).reference != first


def test_deleting_the_worker_takes_hand_off_notes_and_statements_along(
    people: People, talk: str
) -> None:
    reference = sent(people, talk)
    people.claim_handoff(reference, 7)
    people.add_note(reference, 7, "note")
    token = people.publish_statement(talk, "sealed")
    forgotten = people.forget(talk)
    assert forgotten.rows["handoffs"] == forgotten.rows["handoff_notes"] == 1
    assert people.handoff_named(reference) is None
    assert people.statement(token) is None
    assert people.everything_about(talk) is None


def test_everything_about_a_worker_is_given_with_their_hand_off_and_nobody_elses(
    people: People, talk: str
) -> None:
    people.remember(talk, city="Camden")
    sent(people, talk)
    sent(people, uuid.uuid4().hex)
    kept = people.everything_about(talk)
    assert kept is not None
    assert [row["city"] for row in kept["workers"]] == ["Camden"]
    assert [row["summary"] for row in kept["handoffs"]] == ["sealed summary"]
    assert all("id" not in row and "worker_id" not in row for rows in kept.values() for row in rows)
