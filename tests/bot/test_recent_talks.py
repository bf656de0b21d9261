"""Talks kept in memory between their turns are the same as those in the database."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import SQLTrackerStore

from bot import patches
from bot.channels import talks
from bot.channels.replies import Replies
from bot.recent_talks import RecentTalks, recent_talks

TALK = "a-talk-of-this-test"
OTHER = "another-talk-of-this-test"


@pytest.fixture(autouse=True)
def _patched() -> None:
    patches.apply()


@pytest.fixture
def store(tmp_path: Path) -> SQLTrackerStore:
    return SQLTrackerStore(host=f"sqlite:///{tmp_path}/tracker.sqlite")


@pytest.fixture
def agent(small_model: Path, store: SQLTrackerStore) -> Agent:
    return Agent.load(str(small_model), tracker_store=store)


async def say(agent: Agent, text: str, talk: str = TALK) -> None:
    await agent.handle_message(UserMessage(text, Replies("web"), talk))


def fresh(store: SQLTrackerStore) -> SQLTrackerStore:
    """A second server's store on the same database, which remembers nothing."""
    other = SQLTrackerStore(host=str(store.engine.url))
    other.domain = store.domain
    return other


async def test_what_is_kept_is_what_the_database_holds(
    agent: Agent, store: SQLTrackerStore
) -> None:
    for text in ("hello", "hello", "bye"):
        await say(agent, text)
    assert len(recent_talks(store)) == 1
    stored = await fresh(store).retrieve_full_tracker(TALK)
    kept = await store.retrieve(TALK)
    assert [event.as_dict() for event in kept.events] == [e.as_dict() for e in stored.events]
    assert len(kept.events) > 10


async def test_a_talk_that_another_server_went_on_with_is_read_anew(
    agent: Agent, small_model: Path, store: SQLTrackerStore
) -> None:
    await say(agent, "hello")
    await say(Agent.load(str(small_model), tracker_store=fresh(store)), "hello")
    await say(agent, "bye")
    tracker = await fresh(store).retrieve(TALK)
    said = [event.text for event in tracker.events if event.type_name == "user"]
    assert said == ["hello", "hello", "bye"]


async def test_a_turn_that_fails_leaves_nothing_in_memory(
    agent: Agent, store: SQLTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await say(agent, "hello")

    async def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(agent.processor, "_run_prediction_loop", broken)
        with pytest.raises(RuntimeError):
            await say(agent, "hello")
    assert len(recent_talks(store)) == 0
    tracker = await store.retrieve(TALK)
    assert [event.text for event in tracker.events if event.type_name == "user"] == ["hello"]


async def test_a_deleted_talk_is_kept_nowhere(agent: Agent, store: SQLTrackerStore) -> None:
    await say(agent, "hello")
    await say(agent, "hello", OTHER)
    await talks.delete(agent, TALK)
    assert len(recent_talks(store)) == 1
    with store.engine.connect() as connection:
        senders = connection.execute(sqlalchemy.text("SELECT DISTINCT sender_id FROM events"))
        assert [sender for (sender,) in senders] == [OTHER]


async def test_only_so_many_talks_are_kept_and_the_oldest_go(
    agent: Agent, store: SQLTrackerStore
) -> None:
    store.recent_talks = RecentTalks(most=2)
    for talk in ("first-talk", "second-talk", "third-talk"):
        await say(agent, "hello", talk)
    kept = recent_talks(store)
    assert len(kept) == 2
    assert kept.take("first-talk", None) is None
