"""One talk's messages are answered one at a time, in the order they came."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A lock for each talk that is being answered, and none for the others.

    Works within one process: all messages of one talk have to reach the same front.
    """

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}

    @asynccontextmanager
    async def of(self, talk: str) -> AsyncIterator[None]:
        """Wait for the talk's turn and hold it."""
        lock = self._locks.setdefault(talk, asyncio.Lock())
        self._waiting[talk] = self._waiting.get(talk, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[talk] -= 1
            if not self._waiting[talk]:
                del self._waiting[talk], self._locks[talk]

    def __len__(self) -> int:
        return len(self._locks)
