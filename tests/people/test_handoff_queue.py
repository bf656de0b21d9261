from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, select

from people import People
from people.handoff_records import NoConsent
from people.handoff_tables import HandoffRow, new_reference
from people.tables import WorkerRow
from people.utc import now
from tests.people.test_handoffs import sent

ANA, BEN = 101, 102
#: The bar for a page of the queue, in seconds.
A_PAGE = 0.1


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


@pytest.fixture
def reference(people: People, talk: str) -> str:
    return sent(people, talk)


def both_at_once(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """What two threads get that start together."""
    ready, got = threading.Barrier(2), [None, None]

    def run(place: int, call: Callable[[], object]) -> None:
        ready.wait()
        got[place] = call()  # type: ignore[call-overload]

    threads = [threading.Thread(target=run, args=one) for one in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


def test_of_two_coaches_at_once_one_wins(people: People) -> None:
    for _ in range(15):
        reference = sent(people, uuid.uuid4().hex)
        got = both_at_once(
            lambda r=reference: people.claim_handoff(r, ANA),  # type: ignore[misc]
            lambda r=reference: people.claim_handoff(r, BEN),  # type: ignore[misc]
        )
        assert sorted(map(bool, got)) == [False, True]
        handoff = people.handoff_named(reference)
        assert handoff is not None
        assert handoff.coach_id == (ANA if got[0] else BEN)


def test_taking_consent_back_while_a_coach_takes_the_talk_always_ends_with_the_bot_having_it(
    people: People,
) -> None:
    for _ in range(15):
        talk = uuid.uuid4().hex
        reference = sent(people, talk)
        people.claim_handoff(reference, ANA)
        both_at_once(
            lambda t=talk: people.withdraw_handoff(t),  # type: ignore[misc]
            lambda r=reference: people.take_over_talk(r, ANA),  # type: ignore[misc]
        )
        assert people.worker(talk).coach_since is None
        assert people.handoff(talk) is None


def test_the_one_who_waits_longest_stands_first_and_pages_follow_without_gaps(
    people: People,
) -> None:
    coach = int(time.time_ns() % 10**9)
    references = [sent(people, uuid.uuid4().hex) for _ in range(5)]
    for one in references:
        assert people.claim_handoff(one, coach)
    seen, after = [], None
    while True:
        page = people.handoff_page("taken", coach_id=coach, after=after, at_most=2)
        seen += [one.reference for one in page.handoffs]
        after = page.next_after
        if after is None:
            break
    assert seen == references


def test_one_that_is_let_go_waits_at_its_old_place_and_another_may_take_it(
    people: People, reference: str, talk: str
) -> None:
    people.claim_handoff(reference, ANA)
    people.take_over_talk(reference, ANA)
    assert not people.release_handoff(reference, BEN)
    assert people.release_handoff(reference, ANA)
    assert people.worker(talk).coach_since is None
    handoff = people.handoff_named(reference)
    assert handoff is not None
    assert (handoff.state, handoff.coach_id) == ("waiting", None)
    assert people.claim_handoff(reference, BEN)


def test_only_the_coach_whose_it_is_has_the_talk_notes_and_ends_it(
    people: People, reference: str, talk: str
) -> None:
    assert not people.take_over_talk(reference, ANA)
    people.claim_handoff(reference, ANA)
    assert not people.take_over_talk(reference, BEN)
    assert not people.add_note(reference, BEN, "not mine")
    assert not people.close_handoff(reference, BEN, "helped")
    assert not people.set_next_check_in(reference, BEN, date(2027, 1, 4))
    assert people.take_over_talk(reference, ANA)
    assert people.worker(talk).coach_since is not None
    assert people.add_note(reference, ANA, "sealed")
    assert people.set_next_check_in(reference, ANA, date(2027, 1, 4))
    assert people.close_handoff(reference, ANA, "helped")
    handoff = people.handoff_named(reference)
    assert handoff is not None
    assert (handoff.state, handoff.outcome, handoff.next_check_in_on) == (
        "done", "helped", date(2027, 1, 4),
    )  # fmt: skip
    assert people.worker(talk).coach_since is None
    assert [(note.coach_id, note.note) for note in people.notes(reference)] == [(ANA, "sealed")]


def test_a_coach_speaks_only_while_they_have_the_talk_and_each_message_once(
    people: People, reference: str, talk: str
) -> None:
    people.claim_handoff(reference, ANA)
    with pytest.raises(NoConsent):
        people.say_as_coach(reference, ANA, "too early", key="0", channel="web")
    people.take_over_talk(reference, ANA)
    first = people.say_as_coach(reference, ANA, "hello\0", key="1", channel="web")
    assert people.say_as_coach(reference, ANA, "hello", key="1", channel="web") == first
    with pytest.raises(NoConsent):
        people.say_as_coach(reference, BEN, "me too", key="2", channel="web")
    people.hand_back_talk(reference, ANA)
    with pytest.raises(NoConsent):
        people.say_as_coach(reference, ANA, "too late", key="3", channel="web")
    kept = people.messages(talk)
    assert [(one.text, one.kind, one.direction) for one in kept] == [("hello", "coach", "out")]


def test_a_coach_reads_the_whole_talk_only_where_the_worker_agreed_to_that(
    people: People, talk: str
) -> None:
    reference = sent(people, talk)
    people.record_message(talk, "in", "to the bot")
    people.record_message(talk, "in", "to the coach", kind="with_coach")
    handoff = people.handoff_named(reference)
    assert handoff is not None
    read = [one.text for one in people.messages(talk) if handoff.lets_read(one)]
    assert read == ["to the coach"]
    other = uuid.uuid4().hex
    people.request_handoff(other, receiver="C", shares=["summary", "transcript"], consent=True)
    people.send_handoff(other, "sealed", language="en")
    open_talk = people.handoff(other)
    assert open_talk is not None
    assert open_talk.lets_read(people.record_message(other, "in", "to the bot"))


def test_what_the_bot_asked_before_still_stands_after_a_coach_wrote(
    people: People, reference: str, talk: str
) -> None:
    asked = people.record_message(talk, "in", "hi")
    button = {"title": "Yes", "payload": "Yes"}
    people.answer_message(talk, asked.id, [{"text": "Right?", "buttons": [button]}], "normal")
    people.claim_handoff(reference, ANA)
    people.take_over_talk(reference, ANA)
    people.record_message(talk, "in", "hello coach", kind="with_coach")
    people.say_as_coach(reference, ANA, "hello", key="1", channel="web")
    assert [one.text for one in people.last_replies(talk)] == ["Right?"]


@pytest.fixture
def ten_thousand(people: People) -> Iterator[People]:
    """A queue with 10,000 hand-offs of as many workers."""
    moment = now()
    with people.writing() as session:
        first = [f"queue-{uuid.uuid4().hex}" for _ in range(10_000)]
        session.execute(
            insert(WorkerRow),
            [
                {"talk": one, "created_at": moment, "last_seen_at": moment, "asked": [],
                 "constraints": {}, "misunderstandings": 0}
                for one in first
            ],
        )  # fmt: skip
        ids = session.scalars(select(WorkerRow.id).where(WorkerRow.talk.in_(first))).all()
        session.execute(
            insert(HandoffRow),
            [
                {"worker_id": one, "reference": new_reference(), "state": "waiting",
                 "requested_at": moment, "shares": ["summary"], "supports": {},
                 "receiver": "Coaches", "consented_at": moment,
                 "consent_ends_at": moment + timedelta(days=365), "summary": "s" * 6_000,
                 "sent_at": moment + timedelta(seconds=number)}
                for number, one in enumerate(ids)
            ],
        )  # fmt: skip
    yield people
    # The tests of a database share it, and these rows would slow all of them down.
    with people.writing() as session:
        session.execute(delete(WorkerRow).where(WorkerRow.id.in_(ids)))


def test_a_page_of_a_queue_of_ten_thousand_takes_at_most_a_tenth_of_a_second(
    ten_thousand: People,
) -> None:
    people, after, spent = ten_thousand, None, []
    for _ in range(10):
        started = time.perf_counter()
        page = people.handoff_page("waiting", after=after)
        spent.append(time.perf_counter() - started)
        assert len(page.handoffs) == 50
        after = page.next_after
    middle = now() + timedelta(seconds=5_000)
    started = time.perf_counter()
    people.handoff_page("waiting", after=(middle, 0))
    spent.append(time.perf_counter() - started)
    assert sorted(spent)[-2] <= A_PAGE
