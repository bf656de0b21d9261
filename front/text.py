"""What a message may hold, and what is taken out of it before anybody reads it."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import NamedTuple

#: Signs in one message that the talk reads: a pasted résumé of five dense pages. Measured at this
#: length on one core: 0.1 s for the intent, 0.3 s for words of distress, for the jobs 0.1 s where
#: it is laid out as a résumé and at most 1.5 s where it is not.
LONGEST_MESSAGE = 20_000
#: Signs in one message that are kept at all.
LONGEST_KEPT = 40_000
#: Bytes of one request: the longest kept text with every sign as two JSON escapes, and its frame.
LONGEST_REQUEST = LONGEST_KEPT * 12 + 1_000

#: Invisible signs that belong to emoji and to some scripts.
_JOINERS = "\u200c\u200d"
_WHITE = "\n\t"


class Unreadable(ValueError):  # noqa: N818 - named for what it says
    """A request that is no text with an id or without. Carries nothing of the request."""


#: The name a browser may give a message, e.g. a UUID.
_SENT_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Sent(NamedTuple):
    """What a browser sends: the text, and its own name for the message if it gave one."""

    text: str
    sent_id: str | None


def sent_in(body: bytes) -> Sent:
    """The message in a request's body.

    Raises:
        Unreadable: the body is no JSON object with a text, or the id is no id.
    """
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("not JSON") from None
    if not isinstance(content, dict) or not isinstance(content.get("text"), str):
        raise Unreadable("no text")
    sent_id = content.get("id")
    if sent_id is not None and not (isinstance(sent_id, str) and _SENT_ID.fullmatch(sent_id)):
        raise Unreadable("no id")
    return Sent(content["text"], sent_id)


def cleaned(text: str) -> str:
    """The text without control signs, invisible marks and halves of signs; "" when none is left.

    Line ends become plain ones. Emoji keep the joiners that hold them together.
    """
    kept = []
    for sign in text.replace("\r\n", "\n").replace("\r", "\n"):
        kind = unicodedata.category(sign)
        if sign in _WHITE or sign in _JOINERS:
            kept.append(sign)
        elif kind in ("Cc", "Cf", "Cs", "Zl", "Zp") or ord(sign) & 0xFFFE == 0xFFFE:
            kept.append(" " if kind in ("Zl", "Zp") else "")
        else:
            kept.append(sign)
    result = "".join(kept).strip()
    return "" if not result.strip(_JOINERS + _WHITE + " ") else result
