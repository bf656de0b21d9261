"""An answer as text messages: its words, and numbered choices in place of buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from front.numbers import payload_for
from front.responses import Responses
from front.sms.gsm import size
from front.sms.splitting import LONGEST, joined, messages_of, tidy
from people import Message

#: Messages that answer one message at a time (ours); the rest comes when it is asked for.
MESSAGES_AT_MOST = 3

#: Kinds of messages whose choices are read: answers of the talk, and what we write first.
_MENUS = ("normal", "outreach")
#: A choice of a row that stands in the text with its number ("Tell me about number 2").
_ROW = re.compile(r"\b(?:number|n[uú]mero) [1-9][0-9]?[?.!]?$", re.IGNORECASE)


def sms_of(replies: Sequence[Message], responses: Responses, language: str) -> list[str]:
    """The messages that carry an answer, at most MESSAGES_AT_MOST of two segments each.

    Where there is more, the last one says how to get it; see :func:`rest_of`.
    """
    whole = _all_of(replies)
    if len(whole) <= MESSAGES_AT_MOST:
        return whole
    shown, _ = _divided(whole, responses.text("sms_more", language))
    return shown


def rest_of(replies: Sequence[Message], responses: Responses, language: str) -> str:
    """What :func:`sms_of` held back of an answer; empty where it held back nothing."""
    whole = _all_of(replies)
    if len(whole) <= MESSAGES_AT_MOST:
        return ""
    _, rest = _divided(whole, responses.text("sms_more", language))
    return "\n".join(rest)


def _divided(whole: list[str], how_to_get_more: str) -> tuple[list[str], list[str]]:
    """What goes out now, ending with how to get more, and what does not."""
    note = tidy(how_to_get_more)
    last = messages_of(whole[MESSAGES_AT_MOST - 1], longest=LONGEST - size(note) - 1)
    shown = [*whole[: MESSAGES_AT_MOST - 1], f"{last[0]}\n{note}"]
    return shown, [*last[1:], *whole[MESSAGES_AT_MOST:]]


def _all_of(replies: Sequence[Message]) -> list[str]:
    # What the front says by itself, e.g. in distress, is no menu, whatever was asked before.
    with_choices = [reply for reply in replies if reply.buttons and reply.kind in _MENUS]
    texts = []
    for reply in replies:
        # A typed number means a choice of the last reply that has any.
        choices = choices_of(reply) if with_choices and reply is with_choices[-1] else []
        texts.append("\n".join([tidy(reply.text), *choices]))
    return joined(texts)


def choices_of(reply: Message) -> list[str]:
    """A line for each button that the text itself does not number.

    The number is the one by which a typed number is understood; a choice that has none is
    written out.
    """
    own = [button for button in reply.buttons if not _ROW.search(button["title"].strip())]
    if not own:
        return []
    numbers = range(1, len(reply.buttons) + 1)
    meant = {number: payload_for(str(number), [reply]) for number in numbers}
    lines = []
    for button in own:
        number = next((n for n, payload in meant.items() if payload == button["payload"]), None)
        title = tidy(button["title"])
        lines.append(f'"{title}"' if number is None else f"{number} {title}")
    return lines


def as_message(text: str, buttons: Sequence[dict[str, str]] = ()) -> Message:
    """Words that are not kept as a message, in the shape of one."""
    return replace(_NOT_KEPT, text=text, buttons=tuple(buttons))


_NOT_KEPT = Message(id=0, direction="out", text="", at=datetime.min, kind="normal")
