"""Messages whose fate is unknown: asked about at the carrier, never simply sent again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

from front import log
from front.sms.carrier import Carrier, CarrierAway, Known
from front.sms.rules import UncertainRules
from people import People
from people.contacts import Contacts
from people.records import Delivery
from people.utc import now


class Reconciling:
    """Settles uncertain deliveries, round after round."""

    def __init__(
        self,
        people: People,
        contacts: Contacts,
        carrier: Carrier,
        rules: UncertainRules,
        wake_sender: Callable[[], None],
    ) -> None:
        self._people = people
        self._contacts = contacts
        self._carrier = carrier
        self._rules = rules
        self._wake_sender = wake_sender

    async def run(self) -> None:
        """Rounds without an end."""
        while True:
            try:
                await self.round()
            except Exception as error:
                log.note_failure("uncertain sms not settled", error)
            await asyncio.sleep(self._rules.look_again)

    async def round(self) -> None:
        """Ask about every delivery that has been uncertain for long enough."""
        died = now() - timedelta(seconds=self._rules.sender_died_after)
        early = now() - timedelta(seconds=self._rules.look_after)
        for delivery in await asyncio.to_thread(self._people.uncertain_deliveries, died):
            if delivery.claimed_at is not None and delivery.claimed_at <= early:
                try:
                    await self._settle(delivery)
                except CarrierAway:
                    log.note("carrier does not say", delivery.talk)

    async def _settle(self, delivery: Delivery) -> None:
        contact = await asyncio.to_thread(self._contacts.of_talk, delivery.talk)
        if contact is None or delivery.claimed_at is None:
            return
        known = await self._carrier.sent_to(contact.address, delivery.claimed_at)
        mine = await self._not_of_another([one for one in known if one.text == delivery.text])
        if mine is not None:
            await asyncio.to_thread(
                self._people.delivery_taken, delivery.id, mine.carrier_id, mine.state
            )
            log.note("uncertain sms was sent", delivery.talk)
        else:
            await asyncio.to_thread(self._people.delivery_never_sent, delivery)
            log.note("uncertain sms was not sent", delivery.talk)
        self._wake_sender()

    async def _not_of_another(self, known: list[Known]) -> Known | None:
        """The first that no other delivery is known to be: the same words may be said twice."""
        names = [one.carrier_id for one in known]
        taken = await asyncio.to_thread(self._people.known_carrier_ids, names)
        return next((one for one in known if one.carrier_id not in taken), None)
