"""Whether a person wants messages that nobody asks for: offered in the talk, agreed to by SMS."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from front.door import Door
from front.safety.stop import says_no, says_yes
from front.sms.rules import Rules
from people.records import Contact
from people.utc import now

#: Makes the words of a reply, once it is sure that there is none yet.
Reply = Callable[[], Awaitable[str]]
#: How the name of an offer begins.
OFFER = "offer-"


class Consent:
    """Offers such messages and reads the answer."""

    def __init__(self, door: Door, rules: Rules) -> None:
        self._people, self._contacts = door.people, door.contacts
        self._responses = door.responses
        self._lasts = timedelta(seconds=rules.offer_lasts)

    async def offer(self, contact: Contact, language: str) -> None:
        """Write down the offer, once a person said in the talk that they want such messages.

        It names who writes, how often, what it costs and how to end it; only a YES to it counts.
        """
        words = self._responses.text("sms_offer", language)
        await asyncio.to_thread(self._contacts.offered, contact.talk)
        await asyncio.to_thread(
            self._people.record_message, contact.talk, "out", words,
            channel="sms", sent_id=f"{OFFER}{now():%Y%m%d%H%M}",
        )  # fmt: skip

    async def reply_to(self, contact: Contact, text: str, language: str) -> Reply | None:
        """The reply to a yes or no, where an offer is what was said last; else None."""
        if contact.offered_at is None or now() - contact.offered_at > self._lasts:
            return None
        yes = says_yes(text)
        if not (yes or says_no(text)) or not await self._was_said_last(contact.talk):
            return None

        async def agreed() -> str:
            await asyncio.to_thread(self._contacts.agreed, contact.talk, yes=yes)
            if not yes:
                await asyncio.to_thread(self._people.want_no_check_ins, contact.talk)
            return self._responses.text("sms_agreed" if yes else "sms_not_agreed", language)

        return agreed

    async def _was_said_last(self, talk: str) -> bool:
        said = await asyncio.to_thread(self._people.messages, talk)
        return bool(said) and (said[-1].sent_id or "").startswith(OFFER)
