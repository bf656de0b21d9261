"""Logging without personal text: one JSON object a line, talks by a hash, texts by their size."""

from __future__ import annotations

import hashlib
import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

_LOGGER = logging.getLogger("front")
#: These write addresses with talk ids in them, and whoever has the id has the talk.
_LOGGERS_WITH_ADDRESSES = ("uvicorn.access", "httpx", "httpcore")


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return json.dumps(fields)


def set_up() -> None:
    """Send the front's own lines to stderr and silence those that would name talks."""
    for name in _LOGGERS_WITH_ADDRESSES:
        logging.getLogger(name).setLevel(logging.WARNING)
    _LOGGER.setLevel(logging.INFO)
    if not _LOGGER.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_JsonLines())
        _LOGGER.addHandler(handler)


def hashed(talk: str) -> str:
    """A name for a talk that leads nobody to it."""
    return hashlib.sha256(talk.encode()).hexdigest()[:12]


def note(event: str, talk: str | None = None, **fields: str | int | float | None) -> None:
    """Write one line. Give sizes, kinds and durations, never text."""
    named = {} if talk is None else {"talk": hashed(talk)}
    _LOGGER.info(event, extra={"fields": {**named, **fields}})


def note_failure(event: str, error: BaseException, talk: str | None = None) -> None:
    """Write what kind of error happened where; its message may hold a person's words."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = None if place is None else f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}"
    named = {} if talk is None else {"talk": hashed(talk)}
    fields = {**named, "error": type(error).__name__, "where": where}
    _LOGGER.error(event, extra={"fields": fields})
