"""Talks in the two kinds of store, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain

from bot import patches
from bot.channels import health, talks
from bot.channels.replies import Replies
from bot.channels.requests import RecordRequest

TALK = "a-talk-of-this-test"


@pytest.fixture(autouse=True)
def _patched() -> None:
    patches.apply()


def in_memory(_: Path) -> TrackerStore:
    return InMemoryTrackerStore(Domain.empty())


def on_sqlite(folder: Path) -> TrackerStore:
    return SQLTrackerStore(host=f"sqlite:///{folder}/tracker.sqlite")


@pytest.mark.parametrize("make_store", [in_memory, on_sqlite])
async def test_a_deleted_talk_begins_anew_in_any_store(
    small_model: Path, tmp_path: Path, make_store: type
) -> None:
    agent = Agent.load(str(small_model), tracker_store=make_store(tmp_path))
    assert await talks.delete(agent, TALK) == 0
    await talks.record(agent, RecordRequest(TALK, "STOP", "stop_request", ("You are out.",)))
    await agent.handle_message(UserMessage("hello", Replies("web"), TALK))
    tracker = await agent.tracker_store.retrieve_full_tracker(TALK)
    assert await talks.delete(agent, TALK) == len(tracker.events) > 5
    assert await agent.tracker_store.retrieve(TALK) is None
    assert TALK not in await agent.tracker_store.keys()


def test_a_store_in_memory_is_no_health(small_model: Path) -> None:
    agent = Agent.load(
        str(small_model),
        tracker_store=InMemoryTrackerStore(Domain.empty()),
        action_endpoint=_endpoint("http://127.0.0.1:5055/webhook"),
    )
    assert health.problem(agent) == (
        "talks are kept in memory only, not in the database of endpoints.yml"
    )


def test_an_address_that_no_variable_completed_is_no_health(
    small_model: Path, tmp_path: Path
) -> None:
    agent = Agent.load(
        str(small_model),
        tracker_store=on_sqlite(tmp_path),
        action_endpoint=_endpoint("http://127.0.0.1:${ONWARD_ACTIONS_PORT}/webhook"),
    )
    assert "ONWARD_ACTIONS_PORT" in str(health.problem(agent))


def test_sqlite_is_set_up_to_write_quickly_and_to_forget(tmp_path: Path) -> None:
    store = on_sqlite(tmp_path)
    with store.session_scope() as session:

        def setting(name: str) -> object:
            return session.execute(sqlalchemy.text(f"PRAGMA {name}")).scalar()

        assert setting("journal_mode") == "wal"
        assert setting("synchronous") == 1
        assert setting("secure_delete") == 1
    assert isinstance(store.engine.pool, sqlalchemy.pool.QueuePool)


def _endpoint(url: str) -> object:
    from rasa.utils.endpoints import EndpointConfig

    return EndpointConfig(url)
