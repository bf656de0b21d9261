"""Sends what is queued: each part once, the parts of one person in their order."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from front import log
from front.sms.carrier import Carrier, NotTaken, Outcome, Taken, Uncertain
from front.sms.quiet_hours import zones_of
from front.sms.rules import Rules, Sending
from people import People
from people.contacts import Contacts
from people.reaching import own_hours, wait_before
from people.records import Contact, Delivery
from people.utc import now

#: While a person wants no messages, these still answer what they write.
WHILE_STOPPED = ("stop", "help", "crisis")
#: Seconds that messages on their way get at the end.
_LAST_SECONDS = 12.0


def pause_before(tries: int, sending: Sending, chance: float) -> float:
    """Seconds until the next try after ``tries``; ``chance`` is from 0 to 1."""
    whole = min(sending.first_pause * 2.0 ** (tries - 1), sending.longest_pause)
    return float(whole * (0.5 + chance / 2))


class Sender:
    """Takes parts from the queue and hands them to the carrier. Several may run at once."""

    def __init__(self, people: People, contacts: Contacts, carrier: Carrier, rules: Rules) -> None:
        self._people = people
        self._contacts = contacts
        self._carrier = carrier
        self._rules = rules
        self._something_new = asyncio.Event()
        self._on_their_way: set[asyncio.Task[None]] = set()
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to send."""
        self._loop = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Something was queued: look at once."""
        self._something_new.set()

    async def close(self) -> None:
        """Take nothing new and let what is on its way end; what does not is uncertain."""
        if self._loop is not None:
            self._loop.cancel()
            with suppress(asyncio.CancelledError):
                await self._loop
        if self._on_their_way:
            await asyncio.wait(self._on_their_way, timeout=_LAST_SECONDS)
        for task in self._on_their_way:
            task.cancel()

    async def _run(self) -> None:
        while True:
            self._something_new.clear()
            try:
                taken = await self._take()
            except Exception as error:
                log.note_failure("queue of sms not read", error)
                taken = 0
            if not taken:
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._rules.sending.look_again):
                        await self._something_new.wait()

    async def _take(self) -> int:
        """Start to send what is due, as much as there is room for."""
        room = self._rules.sending.at_once - len(self._on_their_way)
        if room <= 0:
            return 0
        # Taken to its end even when the front is closed meanwhile: else nobody would send it.
        claiming = asyncio.to_thread(self._people.claim_deliveries, now(), at_most=room)
        claimed = await asyncio.shield(asyncio.create_task(claiming))
        for delivery in claimed:
            task = asyncio.create_task(self._send(delivery))
            self._on_their_way.add(task)
            task.add_done_callback(self._ended)
        return len(claimed)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._on_their_way.discard(task)
        # The next part of the same person may go now.
        self.wake()

    async def _send(self, delivery: Delivery) -> None:
        try:
            contact = await asyncio.to_thread(self._contacts.of_talk, delivery.talk)
            if contact is None or not await self._may_go(delivery, contact):
                return
            outcome = await self._carrier.send(contact.address, delivery.text, delivery.key)
            await self._note(delivery, contact, outcome)
        except Exception as error:
            # It stays with this sender until it counts as uncertain.
            log.note_failure("sms not sent", error, delivery.talk)

    async def _may_go(self, delivery: Delivery, contact: Contact) -> bool:
        """Whether it may be sent now; else what becomes of it is noted."""
        worker = await asyncio.to_thread(self._people.find, delivery.talk)
        if worker is None:
            return False
        stopped = worker.stopped or await asyncio.to_thread(
            self._contacts.is_stopped, contact.address
        )
        if stopped and delivery.kind not in WHILE_STOPPED:
            await asyncio.to_thread(self._people.delivery_failed, delivery.id, "stopped")
            return False
        if contact.unreachable_at is not None:
            await asyncio.to_thread(self._people.delivery_failed, delivery.id, "unreachable")
            return False
        if delivery.kind == "outreach":
            if contact.agreed_at is None:
                await asyncio.to_thread(self._people.delivery_failed, delivery.id, "not agreed")
                return False
            rules, moment = self._rules.quiet_hours, now()
            wish = await asyncio.to_thread(self._people.check_in_wish, delivery.talk)
            hours = own_hours(rules, wish.from_hour, wish.to_hour)
            zones = zones_of(worker, contact, rules.anywhere)
            wait = wait_before(worker, moment, zones, hours, rules)
            if wait is not None:
                postponed = self._people.delivery_postponed
                await asyncio.to_thread(postponed, delivery.id, wait.until, wait.reason)
                return False
        return True

    async def _note(self, delivery: Delivery, contact: Contact, outcome: Outcome) -> None:
        match outcome:
            case Taken():
                await asyncio.to_thread(
                    self._people.delivery_taken, delivery.id, outcome.carrier_id, outcome.state
                )
                log.note("sms sent", delivery.talk, segments=delivery.segments)
            case Uncertain():
                await asyncio.to_thread(self._people.delivery_uncertain, delivery.id)
                log.note("sms uncertain", delivery.talk)
            case NotTaken():
                await self._refused(delivery, contact, outcome)

    async def _refused(self, delivery: Delivery, contact: Contact, why: NotTaken) -> None:
        sending = self._rules.sending
        log.note("sms not taken", delivery.talk, reason=why.reason, tries=delivery.tries)
        if why.again and delivery.tries < sending.tries:
            chance = random.random()  # noqa: S311 - it only spreads the tries
            seconds = max(pause_before(delivery.tries, sending, chance), why.after or 0.0)
            due = now() + timedelta(seconds=seconds)
            await asyncio.to_thread(self._people.delivery_postponed, delivery.id, due, why.reason)
            return
        await asyncio.to_thread(self._people.delivery_failed, delivery.id, why.reason)
        await self.give_up(contact, dead=why.dead, opted_out=why.opted_out, reason=why.reason)

    async def give_up(self, contact: Contact, *, dead: bool, opted_out: bool, reason: str) -> None:
        """Write no more to a number that takes nothing, or whose owner told the carrier to stop."""
        if opted_out:
            await asyncio.to_thread(self._contacts.stop, contact.address)
            await asyncio.to_thread(self._people.stop, contact.talk)
        if dead:
            await asyncio.to_thread(self._contacts.unreachable, contact.talk)
        if dead or opted_out:
            await asyncio.to_thread(self._people.drop_queued, contact.talk, reason)
            log.note("no more sms", contact.talk, reason=reason)

    async def send_unkept(self, address: str, texts: Sequence[str]) -> None:
        """Send the last words to somebody who is forgotten: nothing of it is kept, one try each."""
        for number, text in enumerate(texts, start=1):
            outcome = await self._carrier.send(address, text, f"last-{number}")
            log.note("last sms", outcome=type(outcome).__name__)
