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
from bot.channels.requests import BadRequestError, RecordRequest, StartRequest
from bot.recent_talks import recent_talks
from bot.tracker_store_failure import TalkNotStoredError

#: What the front answered itself is noted alike for every channel.
WEB = "web"

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


def require_intent(agent: Agent, intent: str) -> None:
    """Lets only intents of the domain pass.

    Raises:
        BadRequestError: for any other.
    """
    if intent not in agent.domain.intents:
        raise BadRequestError("intent is not one that the domain names")


async def start(agent: Agent, asked: StartRequest, replies: Replies) -> None:
    """Runs the bot as if the person had shown this intent, so that it speaks first.

    Raises:
        TalkNotStoredError: when the store fails.
    """
    entities = [{"entity": "language", "value": asked.language}] if asked.language else []
    processor = agent.processor
    async with agent.lock_store.lock(asked.talk):
        tracker = await processor.fetch_tracker_and_update_session(asked.talk, replies)
        # As Rasa triggers an intent, but for the channel it is for and not the one used last.
        shown = UserUttered.create_external(asked.intent, entities, replies.name())
        tracker.update(shown, agent.domain)
        tracker = await processor.run_action_extract_slots(replies, tracker)
        await processor._run_prediction_loop(replies, tracker)
        await processor.save_tracker(tracker)


async def record(agent: Agent, turn: RecordRequest) -> None:
    """Adds a turn that the front answered, without running the bot.

    No action is predicted, so what the bot was waiting for stays as it was.

    Raises:
        BadRequestError: when the domain does not name the intent.
        TalkNotStoredError: when the store fails.
    """
    require_intent(agent, turn.intent)
    processor = agent.processor
    intent = {"name": turn.intent, "confidence": 1.0}
    async with agent.lock_store.lock(turn.talk):
        tracker = await processor.fetch_tracker_and_update_session(turn.talk, Replies(WEB))
        tracker.update(
            UserUttered(
                turn.text,
                intent,
                [],
                {"text": turn.text, "intent": intent, "entities": []},
                input_channel=WEB,
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
            recent_talks(store).drop(talk)
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
