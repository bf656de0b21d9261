"""A talk that cannot be stored or read is an error, not a new talk in memory.

Rasa catches every error of the tracker store, writes one line to the log and goes on with a store
in memory: the person is treated as a stranger, and what was said is gone at the next start. Here
the error goes up to the channel, which answers 503, so that the front keeps the message.
"""

from __future__ import annotations

from rasa.core.tracker_store import FailSafeTrackerStore


class TalkNotStoredError(RuntimeError):
    """The tracker store failed; names the kind of error only, its text could hold a message."""


def _raise(self: FailSafeTrackerStore, error: Exception) -> None:
    # Without "from error": SQLAlchemy's errors print the parameters, which are people's words.
    raise TalkNotStoredError(
        f"{type(self._tracker_store).__name__} failed with {type(error).__name__}"
    ) from None


def apply() -> None:
    """Puts the raising handlers in the place of Rasa's falling back to memory."""
    FailSafeTrackerStore.on_tracker_store_error = _raise
    FailSafeTrackerStore.on_tracker_store_retrieve_error = _raise
