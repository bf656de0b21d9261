"""What the system writes by itself, to people who agreed to it, by day and outside of a talk."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from front.door import Door
from front.sms.consent import Consent
from front.sms.gsm import segments, size
from front.sms.quiet_hours import next_day, zones_of
from front.sms.rules import Rules
from front.sms.sender import Sender
from front.sms.splitting import LONGEST, tidy
from people import Worker
from people.records import Contact

Why = Literal["no number", "stopped", "unreachable", "not agreed", "too long"]


@dataclass(frozen=True)
class Queued:
    """It goes out now."""


@dataclass(frozen=True)
class Postponed:
    """It goes out later: it is night there, or a talk is going on."""

    until: datetime


@dataclass(frozen=True)
class Refused:
    """It will not go out."""

    why: Why


class Outreach:
    """Writes to people who did not write just now."""

    def __init__(self, door: Door, sender: Sender, rules: Rules) -> None:
        self._people, self._contacts = door.people, door.contacts
        self._sender = sender
        self._hours = rules.quiet_hours
        self._consent = Consent(door, rules)

    async def offer(self, talk: str) -> Queued | Refused:
        """Ask for the YES by SMS, once a person said in the talk that they want check-ins."""
        contact, worker, why = await self._who(talk)
        if contact is None or why is not None:
            return Refused(why or "no number")
        await self._consent.offer(contact, worker.language or "en")
        await self._queue_said(talk)
        return Queued()

    async def send(
        self, talk: str, text: str, key: str, moment: datetime
    ) -> Queued | Postponed | Refused:
        """Queue one message of at most two segments; the same ``key`` is sent once.

        ``moment`` is now, or when it is to go out; it has a time zone.
        """
        contact, worker, why = await self._who(talk)
        words = tidy(text)
        if contact is None or why is not None:
            return Refused(why or "no number")
        if contact.agreed_at is None:
            return Refused("not agreed")
        if not words or size(words) > LONGEST:
            return Refused("too long")
        free = max(moment, worker.last_seen_at + timedelta(seconds=self._hours.after_a_talk))
        due = next_day(free, zones_of(worker, contact, self._hours.anywhere), self._hours)
        message = await asyncio.to_thread(
            self._people.record_message, talk, "out", words,
            kind="outreach", channel="sms", sent_id=f"outreach-{key}",
        )  # fmt: skip
        await asyncio.to_thread(
            self._people.queue_delivery, message.id, [(words, segments(words))], due_at=due
        )
        self._sender.wake()
        return Queued() if due <= moment else Postponed(due)

    async def refusal_for_coach(
        self, talk: str, text: str
    ) -> Literal["no number", "stopped", "unreachable", "too long"] | None:
        """Why a coach's words cannot go out by SMS; None where they can.

        They need no agreement to check-ins: the worker asked for a coach.
        """
        contact, _, why = await self._who(talk)
        if contact is None or why is not None:
            return "unreachable" if why == "unreachable" else "stopped" if why else "no number"
        return "too long" if size(tidy(text)) > LONGEST else None

    async def queue_of_coach(
        self, talk: str, message: int, text: str, moment: datetime
    ) -> Queued | Postponed | Refused:
        """Queue a coach's words that are kept already: at once in a talk that goes on, else by day.

        A talk goes on while the worker's last message is not older than the pause before
        check-ins.
        """
        contact, worker, why = await self._who(talk)
        if contact is None or why is not None:
            return Refused(why or "no number")
        words = tidy(text)
        goes_on = moment - worker.last_seen_at <= timedelta(seconds=self._hours.after_a_talk)
        zones = zones_of(worker, contact, self._hours.anywhere)
        due = moment if goes_on else next_day(moment, zones, self._hours)
        await asyncio.to_thread(
            self._people.queue_delivery, message, [(words, segments(words))], due_at=due
        )
        self._sender.wake()
        return Queued() if due <= moment else Postponed(due)

    async def _who(self, talk: str) -> tuple[Contact | None, Worker, Why | None]:
        """The number of a person, and why nothing may be written to it."""
        worker = await asyncio.to_thread(self._people.worker, talk)
        contact = await asyncio.to_thread(self._contacts.of_talk, talk)
        if contact is None:
            return None, worker, "no number"
        stopped = await asyncio.to_thread(self._contacts.is_stopped, contact.address)
        if stopped or worker.stopped:
            return contact, worker, "stopped"
        return contact, worker, None if contact.unreachable_at is None else "unreachable"

    async def _queue_said(self, talk: str) -> None:
        lost = await asyncio.to_thread(self._people.unqueued_replies, "sms", talk)
        said = await asyncio.to_thread(self._people.messages, talk)
        for message in said:
            if message.id in lost:
                words = tidy(message.text)
                await asyncio.to_thread(
                    self._people.queue_delivery, message.id, [(words, segments(words))]
                )
        self._sender.wake()
