"""The words of the workspace, and moments and spans as staff read them."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from people.utc import now

_FOLDER = Path(__file__).parent
WORDS: dict[str, dict[str, str]] = tomllib.loads(
    (_FOLDER / "words.toml").read_text(encoding="utf-8")
)


class Prompt(BaseModel, extra="forbid", frozen=True):
    """One thing to keep in mind while coaching."""

    heading: str
    says: str


PROMPTS = tuple(
    Prompt.model_validate(one)
    for one in tomllib.loads((_FOLDER / "prompts.toml").read_text(encoding="utf-8"))["prompt"]
)


def told_span(span: timedelta) -> str:
    """A span as it is read in a glance: "4 min", "3 h 5 min", "2 days"."""
    minutes = max(0, round(span.total_seconds() / 60))
    hours, rest = divmod(minutes, 60)
    if minutes < 60:
        return f"{minutes} min"
    if hours < 24:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days = hours // 24
    return "1 day" if days == 1 else f"{days} days"


def waited(since: datetime | None) -> str:
    """How long it is since a moment."""
    return "" if since is None else told_span(now() - since)


def told_moment(moment: datetime | None) -> str:
    """A moment in UTC: "Nov 25, 2026, 14:05 UTC"."""
    return "" if moment is None else f"{moment:%b} {moment.day}, {moment:%Y, %H:%M} UTC"


def known(key: str | None, part: str) -> str:
    """The words of a key; the key itself where a later release knows more."""
    return "" if key is None else WORDS[part].get(key, key)


#: For every template.
IN_TEMPLATES: dict[str, Any] = {
    "words": WORDS, "waited": waited, "moment": told_moment, "known": known,
}  # fmt: skip
