"""A typed number stands for the button with that number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from people import Message

_NUMBER = re.compile(r"#?\s?([1-9][0-9]?)[.)]?")
#: How a button says which row of a list it is about.
_ROW = re.compile(r"\b(?:number|n[uú]mero) ([1-9][0-9]?)[?.!]?$", re.IGNORECASE)


def names_a_button(text: str) -> bool:
    """Whether a message may stand for a button: a number and nothing else."""
    return _NUMBER.fullmatch(text) is not None


def payload_for(text: str, last_replies: Sequence[Message]) -> str | None:
    """The payload of the button a message names by its number; None when it names none.

    A button that says "... number 4" is meant by 4, wherever it stands; else the place counts,
    but never for a button that names another number. Only where the last replies had two or more
    buttons, so that a bare "2" keeps its own meaning everywhere else. A number that no button has
    is left as it is. A payload that begins with a slash is never passed on.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    buttons = next((reply.buttons for reply in reversed(last_replies) if reply.buttons), ())
    if len(buttons) < 2:
        return None
    button = _button(int(found[1]), buttons)
    if button is None:
        return None
    payload = button["payload"].strip()
    return button["title"] if payload.startswith("/") or not payload else payload


def _button(number: int, buttons: Sequence[Mapping[str, str]]) -> Mapping[str, str] | None:
    rows = [_ROW.search(button["title"].strip()) for button in buttons]
    for row, button in zip(rows, buttons, strict=True):
        if row is not None and int(row[1]) == number:
            return button
    if number > len(buttons) or rows[number - 1] is not None:
        return None
    return buttons[number - 1]
