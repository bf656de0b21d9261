"""Deleting a talk here and in Rasa, however often Rasa has to be asked."""

from __future__ import annotations

import asyncio
import time

from front import log
from front.rasa import Rasa, RasaFailed, RasaTookTooLong, RasaUnreachable
from people import People

#: Seconds between two rounds of trying again.
PAUSE = 30.0


class Deletions:
    """Deletes talks; what Rasa could not delete yet is tried again until it has."""

    def __init__(self, people: People, rasa: Rasa, *, pause: float = PAUSE) -> None:
        self._people = people
        self._rasa = rasa
        self._pause = pause
        # What an earlier process left behind is not known yet: the first round looks.
        self._some_pending = True
        self._last_round = float("-inf")
        self._round: asyncio.Task[None] | None = None

    async def delete(self, talk: str) -> bool:
        """Delete everything about a talk. False when Rasa's copy could not be deleted yet."""
        forgotten = await asyncio.to_thread(self._people.forget, talk, also_elsewhere=True)
        log.note("forgotten", talk, rows=forgotten.total)
        return await self._delete_in_rasa(talk)

    async def _delete_in_rasa(self, talk: str) -> bool:
        try:
            await self._rasa.delete(talk)
        except (RasaUnreachable, RasaTookTooLong, RasaFailed) as error:
            log.note_failure("not deleted in rasa yet", error, talk)
            await asyncio.to_thread(self._people.deletion_failed, talk)
            self._some_pending = True
            return False
        await asyncio.to_thread(self._people.deleted_elsewhere, talk)
        log.note("deleted in rasa", talk)
        return True

    def retry_soon(self) -> None:
        """Start a round in the background, unless one just ran or nothing is pending."""
        running = self._round is not None and not self._round.done()
        if self._some_pending and not running and self._pause_is_over():
            self._last_round = time.monotonic()
            self._round = asyncio.create_task(self.retry())

    def _pause_is_over(self) -> bool:
        return time.monotonic() - self._last_round >= self._pause

    async def retry(self) -> None:
        """Ask Rasa again for every talk that is still to be deleted there."""
        self._some_pending = False
        try:
            for talk in await asyncio.to_thread(self._people.pending_deletions):
                if not await self._delete_in_rasa(talk):
                    break
        except Exception as error:
            self._some_pending = True
            log.note_failure("deletions stay pending", error)

    async def close(self) -> None:
        """Let a running round end."""
        if self._round is not None:
            await self._round
