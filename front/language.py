"""Tells a message in Spanish from English with Spanish names in it (words: spanish.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from front.safety.plain import whole

#: Hits that make a message Spanish.
ENOUGH = 2
_FILE = Path(__file__).with_name("spanish.toml")


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        lists = tomllib.load(file)
    messages = re.compile("|".join(lists.pop("messages")))
    return {"messages": messages, **{name: frozenset(words) for name, words in lists.items()}}


def in_spanish(text: str) -> bool:
    """Whether a message is clearly written in Spanish, or asks for it."""
    lists, message = _lists(), whole(text)
    if lists["messages"].fullmatch(message):
        return True
    said = message.split()
    hits = len({word for word in said if word in lists["words"]})
    english = sum(1 for word in said if word in lists["english"])
    if hits >= ENOUGH:
        return hits > english
    return english == 0 and any(word in lists["unmistakable"] for word in said)
