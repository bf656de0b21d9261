"""What the front does once a day: keeps to the retention periods, and to deletions still owed."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from front import log
from front.deletions import Deletions
from people import People
from people.retention import keep_to_periods
from people.utc import now

#: Seconds from the start to the first round, so that starting is not slower for it, and between
#: two rounds.
FIRST_AFTER, EVERY = 60.0, 24 * 3600.0


class Upkeep:
    """A round a day while the front runs. Several fronts may do it at once."""

    def __init__(
        self,
        people: People,
        deletions: Deletions,
        *,
        first_after: float = FIRST_AFTER,
        every: float = EVERY,
    ) -> None:
        self._people = people
        self._deletions = deletions
        self._first_after, self._every = first_after, every
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        await asyncio.sleep(self._first_after)
        while True:
            try:
                await self.round()
            except Exception as error:
                log.note_failure("retention periods not kept to", error)
            await asyncio.sleep(self._every)

    async def round(self) -> None:
        """Delete what was kept long enough, here and in Rasa."""
        counted = await asyncio.to_thread(keep_to_periods, self._people, now())
        # Also what a command or another process left to be deleted there.
        await self._deletions.retry()
        log.note("kept to retention periods", deleted=sum(counted.values()))
