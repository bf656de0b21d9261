"""Processes that are killed, again and again, and processes that run twice: each thing once."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update

from followups.rules import rules
from people.check_in_tables import CheckInRow, CheckInWishRow
from people.tables import ChoiceRow, MessageRow, PastJobRow, WorkerRow
from tests.followups.conftest import (
    NOON,
    SERVICES_SALES,
    WAITER,
    World,
    declining,
    killed,
    world_on,
)

DAY = timedelta(days=1)
YEAR_BEGINS = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)
ZONES = {
    "10001": "America/New_York", "60601": "America/Chicago", "85001": "America/Phoenix",
    "90001": "America/Los_Angeles", "99501": "America/Anchorage", "96813": "Pacific/Honolulu",
    "00901": "America/Puerto_Rico",
}  # fmt: skip
WORKERS = 1000


def through(
    world: World, start: datetime, end: datetime, hours: float, chance: float, dice: random.Random
) -> int:
    """Rounds from start to end by processes that die; how many died."""
    deaths, moment = 0, start
    while moment <= end:
        done = world.process(
            "tests.followups.crashing", moment.isoformat(), end.isoformat(), str(hours),
            str(chance), str(dice.randrange(10**6)),
        )  # fmt: skip
        passed = done.stdout.split()
        if passed:
            moment = datetime.fromisoformat(passed[-1]) + timedelta(hours=hours)
        if not killed(done):
            assert done.returncode == 0, done.stderr
            break
        deaths += 1
    return deaths


def test_processes_killed_at_any_statement_queue_each_thing_once_all_the_same(
    world: World,
) -> None:
    for number in range(3):
        world.worker(f"worker {number}", at=NOON - 14 * DAY)
    world.release(declining())
    dice, deaths = random.Random(5), 0
    deaths = through(world, NOON, NOON + timedelta(hours=1), 1.0, 0.012, dice)
    assert deaths
    for number in range(3):
        assert len(world.said(f"worker {number}")) == 1
        states = [state for _, state, _ in world.states(f"worker {number}")]
        assert states.count("queued") == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_processes_at_once_queue_each_thing_once(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    url = f"sqlite:///{tmp_path / 'people.sqlite'}"
    if kind == "postgresql":
        url = request.getfixturevalue("postgresql")
    world = world_on(url, tmp_path)
    world.release()
    world.round(NOON - 2 * DAY)
    fill(world, 600, NOON - 20 * DAY)
    world.release(declining())
    command = [sys.executable, "-m", "followups", "run", "--now", NOON.isoformat()]
    both = [
        subprocess.Popen(command, env=world.environment, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    world.round(NOON + timedelta(minutes=5))
    counted = Counter(row.worker_id for row in world.outreach())
    assert len(counted) == 600
    assert set(counted.values()) == {1}
    world.people.close()


def fill(world: World, workers: int, talked: datetime) -> None:
    """Many workers who want check-ins, all with one past job and one next job."""
    zips = list(ZONES)
    with world.people.writing() as session:
        session.execute(insert(WorkerRow), [
            {"id": n, "talk": f"talk-{n}", "created_at": talked, "last_seen_at": talked,
             "asked": [], "constraints": {}, "zip_code": zips[n % len(zips)]}
            for n in range(1, workers + 1)
        ])  # fmt: skip
        numbers = [{"worker_id": n} for n in range(1, workers + 1)]
        session.execute(
            insert(CheckInWishRow),
            [row | {"agreed_at": talked, "anchor_at": talked} for row in numbers],
        )
        session.execute(
            insert(PastJobRow),
            [row | {"position": 1, "said": "", "code": WAITER, "confirmed": True, "runners_up": []}
             for row in numbers],
        )  # fmt: skip
        session.execute(
            insert(ChoiceRow),
            [row | {"code": SERVICES_SALES, "chosen_at": talked} for row in numbers],
        )


def test_a_year_of_a_thousand_workers_with_crashes_brings_every_check_in_once(
    world: World,
) -> None:
    dice = random.Random(2026)
    fill(world, WORKERS, YEAR_BEGINS - DAY)
    #: What happens in the year, by worker: the ends of talks, and STOP.
    talks: dict[int, list[datetime]] = {n: [YEAR_BEGINS - DAY] for n in range(1, WORKERS + 1)}
    stops: dict[int, datetime] = {}
    deaths, month = 0, YEAR_BEGINS
    for number in range(12):
        if number % 3 == 1:
            world.release(declining(change=-6.0 if number % 2 else 4.0))
        end = month + 30 * DAY
        deaths += through(world, month, end - timedelta(hours=11), 11.0, 0.0006, dice)
        _live_on(world, dice, end, talks, stops)
        month = end
    assert deaths >= 10
    _check(world, talks, stops, month)


def _live_on(
    world: World,
    dice: random.Random,
    moment: datetime,
    talks: dict[int, list[datetime]],
    stops: dict[int, datetime],
) -> None:
    """Some workers talk again, and some say STOP."""
    with world.people.writing() as session:
        for worker in range(1, WORKERS + 1):
            if worker in stops:
                continue
            chance = dice.random()
            if chance < 0.03:
                stops[worker] = moment
                session.execute(
                    update(WorkerRow).where(WorkerRow.id == worker).values(stopped_at=moment)
                )
            elif chance < 0.15:
                talks[worker].append(moment)
                session.execute(
                    update(WorkerRow).where(WorkerRow.id == worker).values(last_seen_at=moment)
                )


def _check(
    world: World,
    talks: dict[int, list[datetime]],
    stops: dict[int, datetime],
    end: datetime,
) -> None:
    messages: dict[int, list[MessageRow]] = defaultdict(list)
    for message in world.outreach():
        messages[message.worker_id].append(message)
    with world.people.reading() as session:
        rows = list(session.scalars(select(CheckInRow)))
    zips = list(ZONES)
    for worker, said in messages.items():
        zone = ZoneInfo(ZONES[zips[worker % len(zips)]])
        assert all(8 <= one.at.astimezone(zone).hour < 21 for one in said)
        assert all(one.at <= stops.get(worker, end) for one in said)
        for one in said:
            month = [m for m in said if one.at <= m.at < one.at + timedelta(days=30)]
            assert len(month) <= 2
            assert not any(t <= one.at < t + timedelta(minutes=30) for t in talks[worker])
    # A row that is queued has its own message, and a message is of at least one row.
    queued = [row for row in rows if row.state == "queued"]
    assert {row.message_id for row in queued} == {m.id for said in messages.values() for m in said}
    days = Counter((r.worker_id, r.stage, r.anchor_at) for r in queued if r.kind == "day")
    assert set(days.values()) == {1}
    # Reckoned apart from the program: each day of each talk that nothing cut short by STOP, another
    # talk or the end of the year, with room for what the promise of two a month may put off.
    wanted = 0
    for worker, ends in talks.items():
        until = [*ends[1:], min(stops.get(worker, end), end)]
        for talk, next_one in zip(ends, until, strict=True):
            for stage in rules().stages:
                if talk + stage * DAY + 35 * DAY < min(next_one, stops.get(worker, end)):
                    wanted += 1
                    assert days[worker, stage, talk] == 1, (worker, stage, talk)
    assert wanted > WORKERS
    changes = Counter((r.worker_id, r.edition) for r in queued if r.kind == "change")
    assert changes
    assert set(changes.values()) == {1}
