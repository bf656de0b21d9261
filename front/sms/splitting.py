"""A text as SMS of at most two segments each, cut where it reads well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from front.sms.gsm import PART, size, written

#: Septets of one message: two segments.
LONGEST = 2 * PART

#: From the best place to cut to the last resort. A number, an address or a word is never cut.
_CUTS = (
    re.compile(r"\n{2,}"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?])[ ]+(?=\S)"),
    re.compile(r"(?<=[,;:])[ ]+(?=\S)"),
    re.compile(r"[ ]+"),
)
_SPACES_AT_ENDS = re.compile(r"[ ]+(?=\n)|(?<=\n)[ ]+")
_MANY_SPACES = re.compile(r"[ ]{2,}")
_MANY_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """The text in the alphabet of SMS, without spaces and empty lines that only cost."""
    text = _SPACES_AT_ENDS.sub("", _MANY_SPACES.sub(" ", written(text).replace("\r", "")))
    return _MANY_LINES.sub("\n\n", text).strip()


def messages_of(text: str, *, longest: int = LONGEST) -> list[str]:
    """The text as messages of at most ``longest`` septets.

    A paragraph, a line, a sentence stays whole where it fits into one message. Only a single word
    longer than a message, which nobody writes, is cut inside.
    """
    return _packed(tidy(text), longest, 0)


def joined(texts: Sequence[str], *, longest: int = LONGEST) -> list[str]:
    """Replies put together, so that as few messages as possible go out, in their order."""
    messages: list[str] = []
    for text in texts:
        for message in messages_of(text, longest=longest):
            together = f"{messages[-1]}\n{message}" if messages else ""
            if messages and size(together) <= longest:
                messages[-1] = together
            else:
                messages.append(message)
    return messages


def _packed(text: str, longest: int, level: int) -> list[str]:
    if size(text) <= longest:
        return [text] if text else []
    if level == len(_CUTS):
        return _by_signs(text, longest)
    packed: list[str] = []
    for piece, gap in _pieces(text, _CUTS[level]):
        for number, part in enumerate(_packed(piece, longest, level + 1)):
            # What had to be cut begins a message of its own; what fits is joined again.
            together = f"{packed[-1]}{gap}{part}" if packed and number == 0 else ""
            if together and size(together) <= longest:
                packed[-1] = together
            else:
                packed.append(part)
    return packed


def _pieces(text: str, cut: re.Pattern[str]) -> list[tuple[str, str]]:
    """The pieces between the cuts, each with what stood before it."""
    pieces, start, gap = [], 0, ""
    for found in cut.finditer(text):
        pieces.append((text[start : found.start()], gap))
        start, gap = found.end(), found.group()
    pieces.append((text[start:], gap))
    return [(piece, before) for piece, before in pieces if piece]


def _by_signs(text: str, longest: int) -> list[str]:
    parts = [""]
    for sign in text:
        if size(parts[-1] + sign) > longest:
            parts.append("")
        parts[-1] += sign
    return parts
