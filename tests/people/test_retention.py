from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from people import People
from people.contact_tables import HeardMessageRow, LinkRow
from people.handoff_tables import NoticeRow
from people.migrate import migrate
from people.replaced import file_aside
from people.retention import keep_to_periods, periods
from people.staff_tables import StaffAccountRow, StaffLogRow, StaffSessionRow
from people.tables import Base, WorkerRow
from people.utc import now
from tests.people.test_forgetting import tell_everything

PROJECT = Path(__file__).parents[2]
DAY = timedelta(days=1)


@pytest.fixture
def talk() -> str:
    return uuid.uuid4().hex


def seen(people: People, talk: str, moment: datetime) -> None:
    with people.writing() as session:
        session.execute(update(WorkerRow).where(WorkerRow.talk == talk).values(last_seen_at=moment))


def count(people: People, table: type[Base]) -> int:
    with people.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_talk_without_a_sign_of_life_goes_as_if_its_person_had_asked(
    people: People, talk: str
) -> None:
    other, moment = uuid.uuid4().hex, now()
    tell_everything(people, talk, uuid.uuid4().hex[:8])
    tell_everything(people, other, uuid.uuid4().hex[:8])
    lasts = periods()["silent_talks"].lasts
    seen(people, talk, moment - lasts)
    seen(people, other, moment - lasts + DAY)
    assert keep_to_periods(people, moment)["silent talks"] >= 1
    assert people.find(talk) is None
    # Rasa has its copy still: the front deletes it, and the id goes with that.
    assert talk in people.pending_deletions()
    assert people.find(other) is not None
    assert other not in people.pending_deletions()


def test_who_writes_while_the_job_runs_is_not_deleted(people: People, talk: str) -> None:
    people.worker(talk)
    long_ago = now() - 900 * DAY
    assert people.forget(talk, also_elsewhere=True, silent_since=long_ago).total == 0
    assert people.find(talk) is not None
    assert talk not in people.pending_deletions()


def test_what_ended_is_deleted_and_what_lasts_is_kept(people: People, talk: str) -> None:
    tell_everything(people, talk, uuid.uuid4().hex[:8])
    used = people.make_link(talk, opens="talk", lasts=DAY)
    people.use_link(used, opens="talk")
    with people.writing() as session:
        session.execute(insert(HeardMessageRow).values(name_hash=talk, at=now() - 91 * DAY))
    keep_to_periods(people, now())
    with people.reading() as session:
        hashes = session.scalars(select(HeardMessageRow.name_hash)).all()
        links = session.scalars(
            select(LinkRow.used_at).join(WorkerRow, WorkerRow.id == LinkRow.worker_id)
            .where(WorkerRow.talk == talk)
        ).all()  # fmt: skip
    assert talk not in hashes
    assert links == [None]
    assert people.handoff(talk) is not None
    assert people.is_sharing(talk)
    keep_to_periods(people, now() + 366 * DAY)
    assert people.find(talk) is not None
    assert people.handoff(talk) is None
    assert not people.is_sharing(talk)
    everything = people.everything_about(talk)
    assert everything is not None
    assert everything["handoffs"][0]["summary"] is None
    assert everything["links"] == everything["skills_statements"] == []


def test_notices_and_sign_ins_go_when_they_are_over(people: People) -> None:
    key, moment = uuid.uuid4().hex, now()
    with people.writing() as session:
        account = StaffAccountRow(
            name=key, display_name="A", role="coach", password_hash="-",
        )  # fmt: skip
        session.add(account)
        session.flush()
        for name, at in ((f"{key}-old", moment - DAY), (f"{key}-new", moment)):
            session.add(
                StaffSessionRow(account_id=account.id, token_hash=name, begun_at=at, seen_at=at)
            )
        for name, state in ((f"{key}-sent", "sent"), (f"{key}-waits", "queued")):
            session.add(NoticeRow(key=name, receiver="r", address="mailto:x@x.example",
                                  state=state, due_at=moment - 40 * DAY))  # fmt: skip
    keep_to_periods(people, moment)
    with people.reading() as session:
        kept = {
            *session.scalars(select(StaffSessionRow.token_hash)),
            *session.scalars(select(NoticeRow.key)),
        }
    mine = {name.removeprefix(key) for name in kept if name.startswith(key)}
    assert mine == {"-new", "-waits"}


def test_the_log_of_staff_is_kept_a_year_whatever_moment_is_given(people: People) -> None:
    about = uuid.uuid4().hex
    with people.writing() as session:
        for days in (400, 300):
            at = datetime.now(UTC) - days * DAY
            session.add(StaffLogRow(at=at, account_id=None, action="view", about=f"{about}/{days}"))
    keep_to_periods(people, now() + 3650 * DAY)
    with people.reading() as session:
        kept = session.scalars(select(StaffLogRow.about)).all()
    assert [one for one in kept if one and one.startswith(about)] == [f"{about}/300"]


def test_a_dry_run_counts_the_same_and_deletes_nothing(sqlite_url: str, talk: str) -> None:
    migrate(sqlite_url)
    people, moment = People(sqlite_url), now() + 400 * DAY
    tell_everything(people, talk, "marimba")
    people.worker("gone")
    people.forget("gone")
    aside = file_aside(Path(people.engine.url.database or ""), now())
    aside.write_bytes(b"a database of before")
    before = people.everything_about(talk)
    expected = keep_to_periods(people, moment, dry_run=True)
    assert people.everything_about(talk) == before
    assert aside.exists()
    assert len(people.promises.all()) == 1
    assert keep_to_periods(people, moment) == expected
    assert expected["ended consents"] == expected["ended skills pages"] == 1
    assert expected["replaced databases"] == expected["remembered wishes"] == 1
    assert not aside.exists()
    assert people.promises.all() == []
    assert not any(keep_to_periods(people, moment).values())
    people.close()


def test_two_jobs_at_once_delete_each_talk_once(people: People) -> None:
    keep_to_periods(people, now())
    talks = [uuid.uuid4().hex for _ in range(12)]
    for talk in talks:
        people.worker(talk)
        seen(people, talk, now() - 900 * DAY)
    url = people.engine.url.render_as_string(hide_password=False)
    moment, counted = now(), list[int]()

    def job() -> None:
        mine = People(url)
        counted.append(keep_to_periods(mine, moment)["silent talks"])
        mine.close()

    threads = [threading.Thread(target=job) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(counted) == 3
    assert sum(counted) == 12
    assert sorted(set(people.pending_deletions()) & set(talks)) == sorted(talks)


def test_the_command_prints_counts_and_nobodys_words(sqlite_url: str, talk: str) -> None:
    migrate(sqlite_url)
    people = People(sqlite_url)
    tell_everything(people, talk, "marimba")

    def run(*given: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "people", "keep-to-periods", *given],
            cwd=PROJECT, env={**os.environ, "ONWARD_PEOPLE_DATABASE": sqlite_url},
            capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        assert done.stderr == ""
        return done.stdout

    later = (now() + 600 * DAY).isoformat()
    shown = run("--now", later, "--dry-run")
    assert "silent talks: 1\n" in shown
    assert people.find(talk) is not None
    shown = run("--now", later)
    assert all(re.fullmatch(r"[A-Za-z, -]+: \d+", line) for line in shown.splitlines())
    assert "still to be deleted in Rasa, by the running front: 1" in shown
    assert people.find(talk) is None
    people.close()


def test_every_period_has_a_reason_and_stands_in_the_document() -> None:
    document = (PROJECT / "docs" / "privacy.md").read_text(encoding="utf-8")
    for name, period in periods().items():
        assert period.reason
        assert f"`{name}`: {period.lasts.days} days" in document


def test_workers_are_told_the_period_that_is_kept_to() -> None:
    domain = " ".join((PROJECT / "domain.yml").read_text(encoding="utf-8").split())
    months = round(periods()["silent_talks"].lasts / timedelta(days=365.25) * 12)
    assert f"If you write nothing for {months} months, I delete it too." in domain
    assert f"Si no escribe en {months} meses, también." in domain
