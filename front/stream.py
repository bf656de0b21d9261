"""The messages of a talk as they are kept: at once from this process, soon from any other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from people import Message, People

#: Seconds until rows are looked for that another process may have written.
LOOK_AGAIN_SECONDS = 2.0


class Notices:
    """Wakes up whoever waits for something new in a talk."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}

    def tell(self, talk: str) -> None:
        """Something new was kept."""
        for event in self._waiting.get(talk, ()):
            event.set()

    async def wait(self, talk: str, seconds: float) -> None:
        """Until something new is told of, or the time is over."""
        event = asyncio.Event()
        self._waiting.setdefault(talk, set()).add(event)
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
        except TimeoutError:
            pass
        finally:
            self._waiting[talk].discard(event)
            if not self._waiting[talk]:
                del self._waiting[talk]


async def messages_after(
    people: People,
    notices: Notices,
    talk: str,
    after: int,
    gone: Callable[[], Awaitable[bool]],
) -> AsyncIterator[Message]:
    """Every message of a talk with a higher id, those to come included.

    Ends once ``gone`` says so or the talk is deleted.
    """
    while not await gone():
        found = await asyncio.to_thread(people.messages, talk, after=after)
        for message in found:
            after = message.id
            yield message
        if not found:
            if await asyncio.to_thread(people.find, talk) is None:
                return
            await notices.wait(talk, LOOK_AGAIN_SECONDS)
