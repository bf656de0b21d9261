"""Talks that are going on stay in memory between their turns.

Rasa reads every event of a talk from the database at each message, makes a tracker of them, and
counts them again when it saves. Here the tracker of the last turn is taken up again after one short
query has shown that nobody else has written to the talk since; what is new is written as before, so
the database always holds everything. Whatever goes wrong in a turn, the talk is read anew.
"""

from __future__ import annotations

import itertools
import json
from collections import OrderedDict
from collections.abc import Iterable

import sqlalchemy
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

#: Talks kept at most; one of a hundred events takes some 200 kB.
MOST = 200

_LAST_ROW = sqlalchemy.text("SELECT max(id) FROM events WHERE sender_id = :talk")

_retrieve = SQLTrackerStore.retrieve
_save = SQLTrackerStore.save


class RecentTalks:
    """Trackers by talk, each with the last row that the database had of it; the oldest go first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[DialogueStateTracker, int | None]] = OrderedDict()

    def keep(self, tracker: DialogueStateTracker, last_row: int | None) -> None:
        """Keep a talk whose events are all stored."""
        self._kept[tracker.sender_id] = (tracker, last_row)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def take(self, talk: str, last_row: int | None) -> DialogueStateTracker | None:
        """The talk, taken out; None when it is not here or the database has gone on without it."""
        tracker, known = self._kept.pop(talk, (None, None))
        return tracker if tracker is not None and known == last_row else None

    def drop(self, talk: str) -> None:
        """Keep nothing of a talk."""
        self._kept.pop(talk, None)

    def __len__(self) -> int:
        return len(self._kept)


def recent_talks(store: SQLTrackerStore) -> RecentTalks:
    """The talks kept for one store."""
    if not hasattr(store, "recent_talks"):
        store.recent_talks = RecentTalks()
    kept: RecentTalks = store.recent_talks
    return kept


def _last_row(store: SQLTrackerStore, talk: str) -> int | None:
    with store.engine.connect() as connection:
        last: int | None = connection.execute(_LAST_ROW, {"talk": talk}).scalar()
        return last


async def _retrieve_recent(self: SQLTrackerStore, sender_id: str) -> DialogueStateTracker | None:
    tracker = recent_talks(self).take(sender_id, _last_row(self, sender_id))
    return tracker if tracker is not None else await _retrieve(self, sender_id)


async def _save_and_keep(self: SQLTrackerStore, tracker: DialogueStateTracker) -> None:
    stored: int | None = getattr(tracker, "stored_events", None)
    if stored is None:
        await _save(self, tracker)
        last_row = _last_row(self, tracker.sender_id)
    else:
        await self.stream_events(tracker)
        last_row = _append(self, tracker, itertools.islice(tracker.events, stored, None))
    tracker.stored_events = len(tracker.events)
    recent_talks(self).keep(tracker, last_row)


def _append(
    store: SQLTrackerStore, tracker: DialogueStateTracker, events: Iterable[Event]
) -> int | None:
    """Write new events as Rasa writes them, in one statement; the talk's last row."""
    rows = []
    for event in events:
        data = event.as_dict()
        rows.append(
            {
                "sender_id": tracker.sender_id,
                "type_name": event.type_name,
                "timestamp": data.get("timestamp"),
                "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
                "action_name": data.get("name"),
                "data": json.dumps(data),
            }
        )
    with store.engine.begin() as connection:
        if rows:
            connection.execute(store.SQLEvent.__table__.insert(), rows)
        last: int | None = connection.execute(_LAST_ROW, {"talk": tracker.sender_id}).scalar()
        return last


def apply() -> None:
    """Keeps the talks of every SQL tracker store of this process."""
    SQLTrackerStore.retrieve = _retrieve_recent
    SQLTrackerStore.save = _save_and_keep
