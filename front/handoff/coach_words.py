"""A coach's words on their way to the worker: into the web talk, or by SMS through the outbox."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from front import log
from front.door import Door
from front.sms.outreach import Outreach, Postponed, Refused
from front.text import cleaned
from people.handoff_records import NoConsent
from people.utc import now

#: Signs of one message of a coach (ours); by SMS it has to fit into one message besides.
LONGEST = 2_000

WhyNot = Literal["empty", "too long", "not your talk", "stopped", "unreachable", "no number"]


@dataclass(frozen=True)
class Said:
    """It is with the worker, or goes out now; ``until`` is set where it waits for the morning."""

    message_id: int
    until: datetime | None = None


@dataclass(frozen=True)
class NotSaid:
    """It was not kept and will not go out."""

    why: WhyNot


class CoachWords:
    """Says what a coach writes, in a talk that the coach has taken over."""

    def __init__(self, door: Door, outreach: Outreach | None) -> None:
        self._people = door.people
        self._notices = door.talks.notices
        self._outreach = outreach

    async def say(self, reference: str, coach_id: int, text: str, key: str) -> Said | NotSaid:
        """Say it once for a ``key``, on the channel the worker wrote on last."""
        words = cleaned(text)
        if not words:
            return NotSaid("empty")
        if len(words) > LONGEST:
            return NotSaid("too long")
        handoff = await asyncio.to_thread(self._people.handoff_named, reference)
        if handoff is None or handoff.coach_id != coach_id or handoff.coach_since is None:
            return NotSaid("not your talk")
        talk = handoff.talk
        worker = await asyncio.to_thread(self._people.find, talk)
        if worker is None or worker.stopped:
            return NotSaid("stopped" if worker is not None else "not your talk")
        channel = await asyncio.to_thread(self._people.last_channel, talk)
        by_sms = self._outreach if channel == "sms" else None
        if channel == "sms" and by_sms is None:
            return NotSaid("no number")
        if by_sms is not None:
            refusal = await by_sms.refusal_for_coach(talk, words)
            if refusal is not None:
                return NotSaid(refusal)
        try:
            message = await asyncio.to_thread(
                self._people.say_as_coach, reference, coach_id, words, key=key, channel=channel
            )
        except NoConsent:
            return NotSaid("not your talk")
        log.note("coach wrote", talk, channel=channel, size=len(words))
        self._notices.tell(talk)
        if by_sms is None:
            return Said(message)
        queued = await by_sms.queue_of_coach(talk, message, words, now())
        if isinstance(queued, Refused):
            return NotSaid("unreachable")
        return Said(message, queued.until if isinstance(queued, Postponed) else None)
