"""What the front may ask of the channel, checked field by field."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

# The front refuses longer messages and turns away "/"; these are the second line of defence.
MAX_TEXT = 20_000
MAX_REPLIES = 20

_TALK = re.compile(r"[A-Za-z0-9_-]{8,128}")
_INTENT = re.compile(r"[a-z_]{1,64}")
_LEADING_SLASHES = re.compile(r"^[\s/]+")


class BadRequestError(ValueError):
    """Says which field is wrong and why; never repeats what it held."""


@dataclass(frozen=True)
class MessageRequest:
    """A message to be answered. `text` never begins with "/", so it cannot name an intent."""

    talk: str
    text: str


@dataclass(frozen=True)
class StartRequest:
    """An intent that nobody wrote: the talk speaks first. `language` is "en", "es" or None."""

    talk: str
    intent: str
    language: str | None


@dataclass(frozen=True)
class RecordRequest:
    """A turn that the front answered itself."""

    talk: str
    text: str
    intent: str
    replies: tuple[str, ...]


def _fields(body: bytes, *names: str) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        # Without a cause: the error would hold the text.
        raise BadRequestError("the body is not valid JSON") from None
    if not isinstance(fields, dict):
        raise BadRequestError("the body must be a JSON object")
    missing = [name for name in names if name not in fields]
    if missing:
        raise BadRequestError(f"missing: {', '.join(missing)}")
    if len(fields) > len(names):
        raise BadRequestError(f"only these fields are known: {', '.join(names)}")
    return fields


def valid_talk(talk: object) -> str:
    """The name of a talk.

    Raises:
        BadRequestError: when it is not 8 to 128 letters, digits, "_" or "-".
    """
    if not isinstance(talk, str) or not _TALK.fullmatch(talk):
        raise BadRequestError('talk must be 8 to 128 letters, digits, "_" or "-"')
    return talk


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise BadRequestError(f"{name} must be a string")
    if not value.strip():
        raise BadRequestError(f"{name} is empty")
    if len(value) > MAX_TEXT:
        raise BadRequestError(f"{name} is longer than {MAX_TEXT} characters")
    return value


def parse_message(body: bytes) -> MessageRequest:
    """The message in a request's body.

    Raises:
        BadRequestError: when the body is not {"talk", "text"} as described above.
    """
    fields = _fields(body, "talk", "text")
    talk = valid_talk(fields["talk"])
    # Rasa takes "/intent" for a command to itself; without the slash it is plain text.
    text = _LEADING_SLASHES.sub("", _text(fields["text"], "text"))
    if not text:
        raise BadRequestError("text holds nothing but slashes")
    return MessageRequest(talk, text)


def _intent(value: object) -> str:
    if not isinstance(value, str) or not _INTENT.fullmatch(value):
        raise BadRequestError('intent must be 1 to 64 small letters or "_"')
    return value


def parse_start(body: bytes) -> StartRequest:
    """What the talk is to begin with.

    Raises:
        BadRequestError: when the body is not {"talk", "intent", "language"}.
    """
    fields = _fields(body, "talk", "intent", "language")
    language = fields["language"]
    if language not in (None, "en", "es"):
        raise BadRequestError('language must be "en", "es" or null')
    return StartRequest(valid_talk(fields["talk"]), _intent(fields["intent"]), language)


def parse_record(body: bytes) -> RecordRequest:
    """The turn in a request's body.

    Raises:
        BadRequestError: when the body is not {"talk", "text", "intent", "replies"}.
    """
    fields = _fields(body, "talk", "text", "intent", "replies")
    intent, replies = _intent(fields["intent"]), fields["replies"]
    if not isinstance(replies, list) or len(replies) > MAX_REPLIES:
        raise BadRequestError(f"replies must be a list of at most {MAX_REPLIES} strings")
    return RecordRequest(
        valid_talk(fields["talk"]),
        _text(fields["text"], "text"),
        intent,
        tuple(_text(reply, "each reply") for reply in replies),
    )
