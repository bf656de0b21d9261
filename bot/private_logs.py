"""Keeps what people write, and the secret names of their talks, out of the log.

An exception's text may hold a message: the action server's error body holds the whole tracker, a
database error its parameters, a structured traceback every local variable. So of an exception only
its kind and the places in the code are logged. Rasa logs messages at level DEBUG as well: run the
server at INFO, its default.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

_PLACES = 4
# Errors of these carry our own words: a missing file, a wrong set-up.
_OWN_PACKAGES = ("bot.", "encoder.")

# The keys under which Rasa's structured log entries hold what people said or what is known of them.
_PERSONAL_KEYS = frozenset(
    {
        "text",
        "response_text",
        "user_text",
        "slot_values",
        "parse_data_text",
        "parse_data_entities",
        "prediction_events",
        "tracker_latest_message",
        "prefilled_slots",
        "message",
        "response",
        "slot_candidates",
        "rasa_event",
        "rasa_events",
        "tracker_states",
        "current_states",
        "old_states",
        "successes",
        "current_entity",
        "next_entity",
        "states",
        "entity",
        "token_text",
        "user_message",
        "json_message",
    }
)
_TALK = re.compile(
    r"(?i)\b((?:sender|conversation|talk)(?:[ _]id)?) (['\"])[^'\"]*\2|(/talks/)[\w-]+"
)


def describe(error: BaseException) -> str:
    """Kinds and places of an error and of those it came from, without their texts."""
    lines = []
    current: BaseException | None = error
    while current is not None:
        places = traceback.extract_tb(current.__traceback__)[-_PLACES:]
        where = ", ".join(f"{place.filename}:{place.lineno} {place.name}" for place in places)
        own = type(current).__module__.startswith(_OWN_PACKAGES)
        lines.append(f"{type(current).__name__}{f': {current}' if own else ''} ({where})")
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "\n  caused by ".join(lines)


def without_talks(message: str) -> str:
    """A log line with the names of talks left out: whoever knows the name can read the talk."""
    return _TALK.sub(lambda found: f"{found[3] or found[1] + ' '}...", message)


_original_factory = logging.getLogRecordFactory()


def _record(*arguments: Any, **named: Any) -> logging.LogRecord:
    record = _original_factory(*arguments, **named)
    if record.exc_info and record.exc_info[1] is not None:
        # A formatter prints exc_text when it is there and would make a traceback otherwise.
        record.exc_text = describe(record.exc_info[1])
        record.exc_info = None
    if record.levelno >= logging.INFO and isinstance(record.msg, str):
        record.msg, record.args = without_talks(record.getMessage()), ()
    return record


def _structured(_: Any, method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key in _PERSONAL_KEYS & entry.keys():
        entry[key] = "..."
    named = entry.get("exc_info")
    error = named if isinstance(named, BaseException) else sys.exc_info()[1]
    if error is not None and (named or method == "exception"):
        entry["error"] = describe(error)
    # False, not absent: absent makes structlog add the traceback itself.
    entry["exc_info"] = False
    return entry


def apply() -> None:
    """Puts both before everything that is logged from now on, whoever prints it."""
    logging.setLogRecordFactory(_record)
    # Loggers that exist already share this very list.
    processors = structlog.get_config()["processors"]
    if _structured not in processors:
        processors.insert(0, _structured)
