"""Days after the last talk: asked once each, by day, never into a talk, never after STOP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from people.tables import WorkerRow
from tests.followups.conftest import TALKED, World

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_days_14_30_90_and_180_are_asked_about_once_each(world: World) -> None:
    world.worker("waiter")
    for day in range(200):
        world.round(TALKED + day * DAY + MINUTE)
    days = [text.split(":")[1].split(" days")[0].strip() for text in world.said("waiter")]
    assert days == ["14", "30", "90", "180"]
    assert "sales rep for services" in world.said("waiter")[0]


def test_somebody_who_wants_news_of_changes_only_is_not_asked(world: World) -> None:
    world.worker("waiter", scheduled=False)
    world.round(TALKED + 15 * DAY)
    assert world.said("waiter") == []


def test_days_are_counted_anew_from_a_new_talk_but_not_from_a_mere_reply(world: World) -> None:
    world.worker("replied")
    world.worker("talked")
    world.round(TALKED + 14 * DAY + MINUTE)
    for talk in ("replied", "talked"):
        check_in = world.people.open_check_in(talk)
        assert check_in is not None
    day_15 = TALKED + 15 * DAY
    world.talked("replied", day_15)
    world.people.answer_check_in("replied", world.people.open_check_in("replied").id, "not_yet")
    world.talked("talked", day_15)
    world.round(TALKED + 30 * DAY + MINUTE)
    assert len(world.said("replied")) == 2
    assert len(world.said("talked")) == 2
    assert "14 days" in world.said("talked")[1]
    assert "30 days" in world.said("replied")[1]


def test_who_has_started_is_not_asked_again(world: World) -> None:
    world.worker("waiter")
    world.round(TALKED + 14 * DAY + MINUTE)
    world.people.note_outcome("waiter", "started", stage=14)
    world.round(TALKED + 30 * DAY + MINUTE)
    assert len(world.said("waiter")) == 1


def test_nobody_is_written_to_while_they_talk_or_a_coach_has_the_talk(world: World) -> None:
    world.worker("talking")
    world.worker("with coach")
    moment = TALKED + 14 * DAY + MINUTE
    world.talked("talking", moment - 10 * MINUTE)
    # The talk that goes on counts as the last one only when it has ended; the day stays due.
    with world.people.writing() as session:
        session.execute(
            update(WorkerRow)
            .where(WorkerRow.talk == "with coach")
            .values(coach_since=moment - 60 * MINUTE)
        )
    world.round(moment)
    assert world.said("talking") == world.said("with coach") == []
    world.people.handed_back("with coach")
    world.round(moment + 2 * 60 * MINUTE)
    assert len(world.said("with coach")) == 1


def test_after_stop_nothing_is_written_and_start_does_not_bring_it_back(world: World) -> None:
    world.worker("waiter")
    world.people.stop("waiter")
    world.round(TALKED + 14 * DAY + MINUTE)
    world.people.restart("waiter")
    world.round(TALKED + 15 * DAY)
    assert world.said("waiter") == []


def test_a_stop_between_due_and_queued_drops_what_was_due(world: World) -> None:
    world.worker("waiter")
    night = datetime(2026, 9, 16, 5, 0, tzinfo=UTC)
    world.round(night)
    assert world.states("waiter")[0][1:] == ("due", "quiet hours")
    world.people.stop("waiter")
    world.round(night + 12 * 60 * MINUTE)
    assert world.states("waiter")[0][1:] == ("dropped", "stopped")


def test_a_day_that_was_missed_for_long_is_not_made_up(world: World) -> None:
    world.worker("waiter")
    world.round(TALKED + 25 * DAY)
    assert world.said("waiter") == []


def test_a_coach_names_a_day_and_the_worker_is_asked_on_it(world: World) -> None:
    world.worker("waiter")
    world.people.request_handoff("waiter", receiver="Center", shares=["summary"], consent=True)
    from people.handoff_tables import HandoffRow

    with world.people.writing() as session:
        session.execute(update(HandoffRow).values(next_check_in_on=(TALKED + 5 * DAY).date()))
    world.round(TALKED + 4 * DAY)
    assert world.said("waiter") == []
    world.round(TALKED + 5 * DAY)
    world.round(TALKED + 6 * DAY)
    assert len(world.said("waiter")) == 1
    assert "your coach" in world.said("waiter")[0]


# Zip codes and their zones; Arizona has no summer time, Indiana and Florida have two zones.
ZONES = {
    "10001": "America/New_York", "60601": "America/Chicago", "85001": "America/Phoenix",
    "80202": "America/Denver", "90001": "America/Los_Angeles", "99501": "America/Anchorage",
    "96813": "Pacific/Honolulu", "00901": "America/Puerto_Rico",
}  # fmt: skip


@pytest.mark.parametrize(
    "ended",
    [
        # The nights when clocks go back and forward, 14 days after the talk.
        datetime(2026, 10, 18, 4, 0, tzinfo=UTC),
        datetime(2027, 2, 28, 6, 0, tzinfo=UTC),
    ],
)
def test_through_a_change_of_clocks_the_first_minute_of_the_day_is_eight_everywhere(
    world: World, ended: datetime
) -> None:
    for zip_code in ZONES:
        world.worker(zip_code, zip_code=zip_code, at=ended)
    moment = ended + 14 * DAY
    for step in range(60):
        world.round(moment + step * 30 * MINUTE)
    for zip_code, zone in ZONES.items():
        (message,) = [m for m in world.people.messages(zip_code) if m.kind == "outreach"]
        local = message.at.astimezone(ZoneInfo(zone))
        assert 8 <= local.hour < 21
        assert local - local.replace(hour=8, minute=0) <= timedelta(hours=13)


def test_on_both_sides_of_a_border_each_hears_by_their_own_clock(world: World) -> None:
    # Phenix City, Alabama keeps central time; Columbus, Georgia across the river eastern time.
    world.worker("alabama", zip_code="36867")
    world.worker("georgia", zip_code="31901")
    # 12:30 UTC in September: 7:30 in Alabama, 8:30 in Georgia.
    moment = datetime(2026, 9, 16, 12, 30, tzinfo=UTC)
    world.round(moment)
    assert (len(world.said("alabama")), len(world.said("georgia"))) == (0, 1)
    world.round(moment + 30 * MINUTE)
    assert len(world.said("alabama")) == 1


def test_where_nothing_says_where_a_worker_is_it_has_to_be_day_in_all_of_the_country(
    world: World,
) -> None:
    world.worker("somewhere", zip_code=None)
    day = TALKED.replace(hour=0) + 15 * DAY
    for hour in range(24):
        world.round(day + timedelta(hours=hour))
    (message,) = [m for m in world.people.messages("somewhere") if m.kind == "outreach"]
    assert message.at.hour == 18 or message.at.hour == 0


def test_a_worker_who_chose_mornings_hears_in_the_morning(world: World) -> None:
    world.worker("waiter", hours=(8, 12))
    for step in range(20):
        world.round(TALKED + 14 * DAY + step * 60 * MINUTE)
    (message,) = [m for m in world.people.messages("waiter") if m.kind == "outreach"]
    assert 8 <= message.at.astimezone(ZoneInfo("America/New_York")).hour < 12
