"""Adds to a stored talk and deletes it, under the same lock as the messages of that talk."""

from __future__ import annotations

import sqlalchemy
from rasa.core.agent import Agent
from rasa.core.tracker_store import (
    AwaitableTrackerStore,
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered

from bot.channels.replies import Replies
from bot.channels.requests import BadRequestError, RecordRequest
from bot.tracker_store_failure import TalkNotStoredError

#: What the front answers with the offer of a person, so that "yes" means that offer.
OFFERS_A_PERSON = frozenset({"crisis"})


class DeletionNotSupportedError(RuntimeError):
    """The tracker store is of a kind whose rows this project does not know how to delete."""


def primary_store(agent: Agent) -> TrackerStore:
    """The store that holds the talks, without the layers Rasa puts around it."""
    store = agent.tracker_store
    while isinstance(store, (FailSafeTrackerStore, AwaitableTrackerStore)):
        store = store._tracker_store
    return store


async def record(agent: Agent, turn: RecordRequest) -> None:
    """Adds a turn that the front answered, without running the bot.

    No action is predicted, so what the bot was waiting for stays as it was.

    Raises:
        BadRequestError: when the domain does not name the intent.
        TalkNotStoredError: when the store fails.
    """
    if turn.intent not in agent.domain.intents:
        raise BadRequestError("intent is not one that the domain names")
    processor = agent.processor
    intent = {"name": turn.intent, "confidence": 1.0}
    async with agent.lock_store.lock(turn.talk):
        tracker = await processor.fetch_tracker_and_update_session(turn.talk, Replies())
        tracker.update(
            UserUttered(
                turn.text,
                intent,
                [],
                {"text": turn.text, "intent": intent, "entities": []},
                input_channel=Replies.name(),
            ),
            agent.domain,
        )
        for reply in turn.replies:
            tracker.update(BotUttered(reply), agent.domain)
        if turn.intent in OFFERS_A_PERSON and "expecting" in tracker.slots:
            tracker.update(SlotSet("expecting", "confirm_person"), agent.domain)
        await processor.save_tracker(tracker)


async def delete(agent: Agent, talk: str) -> int:
    """Deletes all of a talk, also its earlier sessions, and returns the number of events.

    Raises:
        DeletionNotSupportedError: for a store that is neither SQL nor memory.
        TalkNotStoredError: when the store fails.
    """
    async with agent.lock_store.lock(talk):
        store = primary_store(agent)
        if isinstance(store, SQLTrackerStore):
            return _delete_rows(store, talk)
        if isinstance(store, InMemoryTrackerStore):
            if talk not in store.store:
                return 0
            tracker = await store.retrieve_full_tracker(talk)
            del store.store[talk]
            return len(tracker.events) if tracker else 0
        raise DeletionNotSupportedError(type(store).__name__)


def _delete_rows(store: SQLTrackerStore, talk: str) -> int:
    try:
        with store.session_scope() as session:
            rows = session.query(store.SQLEvent).filter(store.SQLEvent.sender_id == talk)
            deleted = rows.delete(synchronize_session=False)
            session.commit()
            if store.engine.dialect.name == "sqlite":
                # The write-ahead log still holds the words until it is folded in and emptied.
                session.execute(sqlalchemy.text("PRAGMA wal_checkpoint(TRUNCATE)"))
            return int(deleted)
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise TalkNotStoredError(f"deleting failed with {type(error).__name__}") from None
