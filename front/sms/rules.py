"""The rules of `sms.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from people.quiet_hours import QuietHours, quiet_hours

_FILE = Path(__file__).with_name("sms.toml")


@dataclass(frozen=True)
class Sending:
    """Times in seconds; see the file."""

    at_once: int
    look_again: float
    tries: int
    first_pause: float
    longest_pause: float


@dataclass(frozen=True)
class UncertainRules:
    """When a message whose fate is unknown is looked for."""

    look_after: float
    sender_died_after: float
    look_again: float


@dataclass(frozen=True)
class Recovering:
    """When a message without an answer is passed on again."""

    unanswered_after: float
    look_again: float


@dataclass(frozen=True)
class Rules:
    """All of the file."""

    sending: Sending
    uncertain: UncertainRules
    recovering: Recovering
    quiet_hours: QuietHours
    offer_lasts: float
    link_lasts: float
    asks_for_link: re.Pattern[str]
    asks_for_more: re.Pattern[str]

    @classmethod
    def of(cls, content: dict[str, Any]) -> Self:
        """The rules in the file's own shape."""
        return cls(
            sending=Sending(**content["sending"]),
            uncertain=UncertainRules(**content["uncertain"]),
            recovering=Recovering(**content["recovering"]),
            quiet_hours=quiet_hours(),
            offer_lasts=content["consent"]["offer_lasts"],
            link_lasts=content["link"]["lasts"],
            asks_for_link=_whole(content["link"]["asks"]),
            asks_for_more=_whole(content["more"]["asks"]),
        )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{pattern})\W*", re.IGNORECASE)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules as they are shipped."""
    return Rules.of(tomllib.loads(_FILE.read_text(encoding="utf-8")))
