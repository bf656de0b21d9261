"""STOP, START and HELP, by their exact words and by plain requests.

A plain request has to stand at the start of a clause and be turned to us: "stop texting me" is
one, "my boss won't stop texting me" is not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from front.safety.plain import clauses, whole
from front.safety.words import either, pattern, words

StopWord = Literal["stop", "start", "help"]


@lru_cache(maxsize=3)
def _exact(name: StopWord) -> re.Pattern[str]:
    stop: dict[str, Any] = words()["stop"]
    before, after = stop["before_a_word"], stop["after_a_word"]
    return pattern(f"(?:{before} )*{either(words()[name]['words'])}(?: {after})*")


@lru_cache(maxsize=1)
def _clause() -> re.Pattern[str]:
    return pattern(either(words()["stop"]["clauses"]))


@lru_cache(maxsize=1)
def _request() -> re.Pattern[str]:
    stop: dict[str, Any] = words()["stop"]
    openings = f"(?:{either(stop['openings'])} ){{0,6}}"
    return pattern(f"{openings}(?:{'|'.join(stop['requests'])})")


@lru_cache(maxsize=1)
def _request_anywhere() -> re.Pattern[str]:
    return pattern(*words()["stop"]["requests_anywhere"])


@lru_cache(maxsize=1)
def _somebody_else() -> re.Pattern[str]:
    return pattern(words()["stop"]["somebody_else"])


def _plainly_asked(clause: str) -> bool:
    if _request().match(clause):
        return True
    found = _request_anywhere().search(clause)
    return found is not None and not _somebody_else().search(clause, 0, found.start())


@lru_cache(maxsize=1)
def _left_to_the_talk() -> frozenset[str]:
    return frozenset(words()["help"]["left_to_the_talk"])


def stop_word(text: str) -> StopWord | None:
    """What a message asks for: to stop, to start again, help; or None of these."""
    message = whole(text)
    for name in ("stop", "start", "help"):
        if _exact(name).fullmatch(message):
            return name
    parts = clauses(text)
    if parts and any(_clause().fullmatch(part) for part in (parts[0], parts[-1])):
        return "stop"
    return "stop" if any(_plainly_asked(part) for part in parts) else None


def help_for_the_talk(text: str) -> bool:
    """True for a call for help that the talk itself answers better while it runs."""
    return whole(text) in _left_to_the_talk()
