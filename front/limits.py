"""How much one person and one address may send in a time."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

_FILE = Path(__file__).with_name("limits.toml")

Limited = Literal[
    "messages_of_a_person",
    "messages_of_an_address",
    "talks_of_an_address",
    "sign_ins_of_an_account",
    "sign_ins_of_an_address",
]


class Limits:
    """Counts what is sent, within this process. Nothing is kept of it."""

    def __init__(self, *, scale: int = 1) -> None:
        """Read the limits; each amount is multiplied by ``scale``."""
        rules = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        self._limits: dict[str, list[RateLimitItem]] = {
            name: [
                type(item)(item.amount * scale, item.multiples, item.namespace)
                for item in parse_many(rule)
            ]
            for name, rule in rules.items()
        }
        self._window = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def allows(self, what: Limited, whose: str) -> bool:
        """Count one more and say whether it is within every limit of its kind."""
        return all([await self._window.hit(item, what, whose) for item in self._limits[what]])

    async def forgive(self, what: Limited, whose: str) -> None:
        """Start counting again from nought."""
        for item in self._limits[what]:
            await self._window.clear(item, what, whose)
