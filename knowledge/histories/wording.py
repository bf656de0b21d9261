"""What surrounds a job in a sentence: frames that prove it, and words that say nothing of it."""

from __future__ import annotations

import re

from knowledge.histories.rules import history_rules

_CLAUSES = history_rules()["clauses"]
_FRAME = history_rules()["frame"]


def _listed(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_FRAME_OPENING = re.compile(
    rf"^(?:(?:{_FRAME['who']})\s+)?(?:(?:{_FRAME['been']})\s+)*(?:(?:{_FRAME['work']})\s+)?"
    rf"(?:(?:{_FRAME['been']})\s+)*(?:(?:{_FRAME['as']})\s+)*(?:(?:{_FRAME['article']})\s+)?",
    re.IGNORECASE,
)
#: A wording that proves a job even when the search does not know it.
PROOF = re.compile(_FRAME["proof"], re.IGNORECASE)
AT_WORKPLACE = re.compile(r"\bwork(?:ed|ing|s)? (?:at|in|for|with)\b", re.IGNORECASE)
PLACE_ONLY = re.compile(r"^(?:at|for|with|over at|out of)\b", re.IGNORECASE)
OWN_SUBJECT = re.compile(r"^i(?:\b|'|m\b|ve\b)", re.IGNORECASE)
_HEADS = re.compile(rf"^(?:(?:{_listed(_CLAUSES['heads'])})(?:\s+|$))+", re.IGNORECASE)
_TAILS = re.compile(rf"(?:(?:^|\s+)(?:{_listed(_CLAUSES['tails'])}))+$", re.IGNORECASE)


def unframed(said: str) -> str:
    """The worker's words without "I worked as a" before them and "there, lol" after them."""
    before = None
    text = said
    while text != before:
        before = text
        text = _FRAME_OPENING.sub("", text, count=1)
        text = _HEADS.sub("", text)
        text = _TAILS.sub("", text).strip(" '\",.-")
    return text
