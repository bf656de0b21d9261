"""News of warning signs: told once, merged, limited, and only when a state has changed."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from followups.watching import watch
from knowledge.risk.figures import FiguresFile
from knowledge.store.open import STORE_FILE, StoreError
from tests.followups.conftest import (
    NOON,
    NURSE,
    RETAIL,
    SERVICES_SALES,
    TALKED,
    WAITER,
    World,
    declining,
)

DAY = timedelta(days=1)


def test_a_changed_sign_of_the_chosen_job_is_told_once_with_old_and_new_value_and_source(
    world: World,
) -> None:
    world.worker("waiter")
    world.release(declining())
    assert world.round(NOON).queued == 1
    assert world.round(NOON + DAY).queued == 0
    (text,) = world.said("waiter")
    assert "sales rep for services" in text
    assert "+4.1% -> -6.0% (BLS 2022-32)" in text
    message = world.people.messages("waiter")[-1]
    assert [button["title"] for button in message.buttons] == ["Show me", "Later"]
    assert "STOP" in text


def test_who_neither_worked_in_the_job_nor_chose_it_hears_nothing(world: World) -> None:
    world.worker("other", past=(RETAIL,), chosen=NURSE)
    world.worker("never asked", wants=False)
    world.release(declining())
    world.round(NOON)
    assert world.said("other") == world.said("never asked") == []


def test_a_change_for_a_past_job_is_told_too(world: World) -> None:
    world.worker("waiter", chosen=None)
    world.release(declining(WAITER, 4.0))
    world.round(NOON)
    assert "waiter" in world.said("waiter")[0]


def test_a_sign_that_wavers_around_its_bar_is_told_once(world: World) -> None:
    world.worker("waiter", scheduled=False)
    for number, change in enumerate((-3.1, -2.9, -3.2, -2.5, -3.0)):
        world.release(declining(change=change))
        world.round(NOON + number * DAY)
    assert len(world.said("waiter")) == 1
    world.release(declining(change=-1.0))
    world.round(NOON + 10 * DAY)
    assert "good news" in world.said("waiter")[1]


def test_a_figure_that_is_gone_changes_no_state(world: World) -> None:
    world.worker("waiter", scheduled=False)
    world.release(declining())
    world.round(NOON)
    world.release({SERVICES_SALES: {"projected_change": None}})
    world.round(NOON + 5 * DAY)
    world.release(declining(change=-5.0))
    world.round(NOON + 10 * DAY)
    assert len(world.said("waiter")) == 1


def test_several_changes_at_once_are_one_message(world: World) -> None:
    world.worker("waiter")
    world.release(
        {
            SERVICES_SALES: {"projected_change": -6.0, "frey_osborne": 0.9},
            WAITER: {"projected_change": 4.0},
        }
    )
    world.round(NOON)
    (text,) = world.said("waiter")
    assert "2 more changes" in text


def test_changes_of_two_releases_that_waited_are_one_message_from_the_first_value_to_the_last(
    world: World,
) -> None:
    world.worker("waiter")
    night = NOON.replace(hour=5)
    world.release(declining(change=-4.0))
    world.round(night)
    world.release(declining(change=-7.0) | {WAITER: {"projected_change": 4.0}})
    world.round(night + timedelta(hours=1))
    assert world.said("waiter") == []
    world.round(NOON)
    (text,) = world.said("waiter")
    assert "+4.1% -> -4.0%" in text
    assert "1 more change" in text


def test_a_change_that_went_back_before_it_could_be_told_is_not_told(world: World) -> None:
    world.worker("waiter")
    night = NOON.replace(hour=5)
    world.release(declining())
    world.round(night)
    world.release()
    world.round(night + timedelta(hours=1))
    world.round(NOON)
    assert world.said("waiter") == []
    assert {reason for _, _, reason in world.states("waiter")} == {"changed back"}


def test_two_messages_a_month_and_three_days_between_them_are_the_most(world: World) -> None:
    world.worker("often", scheduled=False)
    world.worker("seldom", at_most=1, scheduled=False)
    for number in range(8):
        world.release(declining(change=-6.0 if number % 2 == 0 else 4.0))
        world.round(NOON + 4 * number * DAY)
    for talk, most in (("often", 2), ("seldom", 1)):
        moments = [row.at for row in world.people.messages(talk) if row.kind == "outreach"]
        for start in moments:
            month = [at for at in moments if start <= at < start + timedelta(days=30)]
            assert len(month) <= most
        assert len(moments) >= most


def test_a_release_that_cannot_be_read_to_its_end_changes_nothing_and_the_next_try_does(
    world: World,
) -> None:
    world.worker("waiter")
    world.release(declining())
    store = world.settings.knowledge_dir / STORE_FILE
    whole = store.read_bytes()
    before = world.people.flag_states()
    # The stamp and the first tables can be read, what stands further back cannot.
    for broken in (
        whole[: len(whole) // 2],
        whole[: len(whole) // 2] + bytes(len(whole) // 2),
        b"",
    ):
        store.write_bytes(broken)
        done = world.round(NOON)
        assert (done.unread, done.queued) == ("StoreError", 0)
        assert world.people.flag_states() == before
    shutil.rmtree(world.settings.knowledge_dir)
    assert world.round(NOON).unread == "StoreError"
    world.release(declining())
    assert world.round(NOON).queued == 1


def test_a_store_that_is_replaced_while_it_is_read_is_not_believed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge.risk import states

    def replaced_meanwhile(folder: Path) -> object:
        world.release(declining(NURSE))
        return original(folder)

    original = states.open_store
    monkeypatch.setattr(states, "open_store", replaced_meanwhile)
    world.release(declining())
    with pytest.raises(StoreError, match="replaced"):
        watch(
            world.people, world.settings.knowledge_dir,
            FiguresFile(world.settings.knowledge_figures), NOON,
        )  # fmt: skip


def test_damaged_figures_change_nothing_and_days_go_on(world: World) -> None:
    world.worker("waiter")
    world.settings.knowledge_figures.write_bytes(b"no database at all, but long enough" * 9)
    done = world.round(TALKED + timedelta(days=14, minutes=1))
    assert (done.unread, done.queued) == ("FiguresError", 1)


def test_what_was_agreed_to_after_a_release_is_not_told_of_it(world: World) -> None:
    world.release(declining())
    assert world.round(NOON - DAY).new_edition
    world.worker("late", at=NOON - timedelta(hours=3))
    world.round(NOON)
    assert world.said("late") == []
