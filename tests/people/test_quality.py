from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, event, text, update

from people import PastJob, People
from people.contact_tables import DeliveryRow
from people.quality import Quality
from people.quality_records import QualityFigures, Span
from people.small_numbers import Counted
from people.tables import MessageRow, PendingDeletionRow, WorkerRow
from people.utc import now
from tests.people.many_talks import fill

DAY = timedelta(days=1)
TRIES = 2


@pytest.fixture(autouse=True)
def nobody(people: People) -> Iterator[None]:
    """PostgreSQL keeps its rows from test to test; counts need an empty database."""

    def empty() -> None:
        with people.writing() as session:
            session.execute(delete(WorkerRow))
            session.execute(delete(PendingDeletionRow))

    empty()
    yield
    empty()


@pytest.fixture
def quality(people: People) -> Iterator[Quality]:
    counting = Quality(people.engine.url.render_as_string(hide_password=False))
    yield counting
    counting.close()


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def counted(quality: Quality, days: int = 7, end: datetime | None = None) -> QualityFigures:
    end = end or now() + timedelta(seconds=1)
    return quality.quality(Span(end - days * DAY, end), quiet=DAY, tries=TRIES)


def test_messages_are_counted_by_day_channel_and_kind_with_the_talks_behind_them(
    people: People, quality: Quality
) -> None:
    for name in ("one", "two"):
        for _ in range(3):
            people.record_message(name, "in", "words")
        people.record_message(name, "out", "words")
    people.record_message("three", "in", "stop", kind="stop", channel="sms")
    found = counted(quality)
    today = now().date().isoformat()
    assert {(one.day, one.channel, one.messages) for one in found.messages.activity} == {
        (today, "sms", Counted(1, 1)),
        (today, "web", Counted(6, 2)),
    }
    assert found.messages.received == Counted(7, 3)
    assert found.messages.received_by_kind == {"normal": Counted(6, 2), "stop": Counted(1, 1)}
    assert found.messages.sent_by_channel == {"web": Counted(2, 2)}
    assert found.begun == Counted(3, 3)


def test_a_day_is_one_in_utc_whatever_the_database_thinks(
    people: People, quality: Quality, talk: str
) -> None:
    # A moment that is another day west and east of Greenwich.
    people.record_message(talk, "in", "words")
    for hour, day in ((1, "2026-03-10"), (23, "2026-03-10")):
        with people.writing() as session:
            if session.get_bind().dialect.name == "postgresql":
                session.execute(text("SET TIME ZONE 'Pacific/Kiritimati'"))
            at = datetime(2026, 3, 10, hour, 30, tzinfo=UTC)
            session.execute(update(MessageRow).values(at=at))
        [found] = counted(quality, end=datetime(2026, 3, 12, tzinfo=UTC)).messages.activity
        assert found.day == day


def test_what_was_before_or_after_the_span_is_not_counted(
    people: People, quality: Quality, talk: str
) -> None:
    people.record_message(talk, "in", "words")
    people.misunderstood(talk)
    people.add_feedback(talk, helpful=True)
    for end in (now() - timedelta(minutes=1), now() + 8 * DAY):
        found = counted(quality, end=end)
        assert found.messages.received == found.misunderstood == Counted()
        assert found.helpful == {}
        assert found.messages.activity == ()


def test_misunderstandings_are_counted_and_the_second_in_a_row_apart(
    people: People, quality: Quality, talk: str
) -> None:
    for name in (talk, "other"):
        people.misunderstood(name)
    people.misunderstood(talk)
    people.understood(talk)
    people.misunderstood(talk)
    found = counted(quality)
    assert found.misunderstood == Counted(4, 2)
    assert found.misunderstood_twice == Counted(1, 1)


def test_helpful_is_counted_by_answer(people: People, quality: Quality, talk: str) -> None:
    for helpful in (True, True, False):
        people.add_feedback(talk, helpful)
    assert counted(quality).helpful == {True: Counted(2, 1), False: Counted(1, 1)}


def test_a_talk_ends_at_its_furthest_step_once_it_is_quiet(
    people: People, quality: Quality
) -> None:
    for name in ("opened", "greeted", "told_jobs", "saw_jobs", "chose", "saw_training", "now"):
        people.worker(name)
    for name in ("greeted", "told_jobs", "saw_training"):
        people.introduce(name)
    for name in ("told_jobs", "saw_jobs", "chose"):
        people.add_jobs(name, [PastJob(said="words")])
    for name in ("saw_jobs", "chose"):
        people.set_shown(name, [{"code": "41-3091"}])
    people.choose("chose", "41-3091")
    people.set_shown_training("saw_training", "41-3091", [{"option_id": "a"}])
    with people.writing() as session:
        moved = update(WorkerRow).where(WorkerRow.talk != "now")
        session.execute(moved.values(last_seen_at=now() - 2 * DAY))
    ended = counted(quality).ended_at
    assert {step: one.number for step, one in ended.items()} == {
        "opened": 1, "greeted": 1, "told_jobs": 1, "saw_jobs": 1, "chose": 1, "saw_training": 1,
        "asked_person": 0,
    }  # fmt: skip


def test_what_waits_and_what_was_left_aside_are_told_apart(
    people: People, quality: Quality, talk: str
) -> None:
    waiting = people.record_message(talk, "in", "words", kind="undelivered")
    aside = people.record_message(talk, "in", "words", kind="undelivered")
    people.record_message(talk, "out", "words", kind="undelivered")
    for _ in range(TRIES):
        people.note_try(aside.id)
    people.note_try(waiting.id)
    found = counted(quality)
    assert (found.waiting, found.left_aside) == (Counted(1, 1), Counted(1, 1))
    later = counted(quality, end=now() + 9 * DAY)
    assert (later.waiting, later.left_aside) == (Counted(1, 1), Counted())


def test_deliveries_are_counted_by_state_and_deletions_that_wait(
    people: People, quality: Quality, talk: str
) -> None:
    message = people.record_message(talk, "out", "words", channel="sms")
    with people.writing() as session:
        worker = session.get_one(MessageRow, message.id).worker_id
        for place, state in enumerate(("sent", "sent", "failed")):
            session.add(
                DeliveryRow(
                    worker_id=worker, message_id=message.id, key=f"{talk}-{place}", text="words",
                    segments=1, state=state,
                )
            )  # fmt: skip
    people.forget("another", also_elsewhere=True)
    found = counted(quality)
    assert found.deliveries == {"sent": Counted(2, 1), "failed": Counted(1, 1)}
    assert found.deletions_pending == Counted(1, 1)


def test_a_deleted_talk_is_in_no_figure(people: People, quality: Quality, talk: str) -> None:
    people.record_message(talk, "in", "words")
    people.misunderstood(talk)
    assert people.forget(talk).rows["misunderstandings"] == 1
    found = counted(quality)
    assert found.begun == found.messages.received == found.misunderstood == Counted()


def test_counting_100000_messages_reads_an_index_and_no_text(
    people: People, quality: Quality
) -> None:
    fill(people, talks=5_000, messages_each=20, days=89, end=now())
    explain, how = "EXPLAIN QUERY PLAN", "USING COVERING INDEX ix_messages_counted"
    if people.engine.dialect.name == "postgresql":
        explain, how = "EXPLAIN", "Index Only Scan using ix_messages_counted"
        with people.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as one:
            one.exec_driver_sql("VACUUM ANALYZE messages")
    asked: list[tuple[str, Any]] = []
    event.listen(
        quality.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, given, *_: asked.append((statement, given)),
    )
    assert counted(quality, days=90).messages.received == Counted(50_000, 5_000)
    of_messages = [one for one in asked if "FROM messages" in one[0] and "tries" not in one[0]]
    assert len(of_messages) == 5
    with people.engine.connect() as connection:
        for statement, given in of_messages:
            plan = connection.exec_driver_sql(f"{explain} {statement}", given).all()
            assert how in str(plan), plan
