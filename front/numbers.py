"""A typed number stands for the button with that number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from people import Message

_NUMBER = re.compile(r"#?\s?([1-9][0-9]?)[.)]?")


def payload_for(text: str, last_replies: Sequence[Message]) -> str | None:
    """The payload of the button a message names by its number; None when it names none.

    Only where the last replies had two or more buttons, so that a bare "2" keeps its own meaning
    everywhere else. A payload that begins with a slash is never passed on.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    buttons = next((reply.buttons for reply in reversed(last_replies) if reply.buttons), ())
    number = int(found[1])
    if len(buttons) < 2 or number > len(buttons):
        return None
    button = buttons[number - 1]
    payload = button["payload"].strip()
    return button["title"] if payload.startswith("/") or not payload else payload
