"""Answers what people write by SMS, and queues what is said for the sender."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from front import log
from front.answers import Answer
from front.door import Door
from front.language import language_of
from front.own_answers import Came
from front.safety.crisis import distress
from front.safety.stop import asked
from front.sms.carrier import Inbound
from front.sms.consent import Consent, Reply
from front.sms.gsm import segments
from front.sms.phone import zones_of_number
from front.sms.rules import Rules
from front.sms.sender import WHILE_STOPPED, Sender
from front.sms.wording import as_message, rest_of, sms_of
from front.text import LONGEST_KEPT, cleaned
from front.turns import Turns
from people import Message, Worker
from people.records import Contact, DeliveryState, Kind
from people.utc import now

#: The name of the first words to a number.
HELLO = "hello"
#: Minutes that one notice of a flood is good for.
_NOTICE_MINUTES = 10


class SmsTalks:
    """Talks over SMS. A number is one person; what they write is kept before it is answered."""

    def __init__(self, door: Door, sender: Sender, rules: Rules) -> None:
        self._door = door
        self._people, self._contacts = door.people, door.contacts
        self._sender = sender
        self._rules = rules
        self._consent = Consent(door, rules)
        self._by_twiml = door.settings.sms_replies == "twiml"
        #: One after the other, since the order in which they came is all there is.
        self._turns = Turns()

    async def hear(self, inbound: Inbound) -> list[str]:
        """Answer a message; the texts that the answer to the webhook itself has to carry."""
        async with self._turns.of(inbound.address):
            if await asyncio.to_thread(self._of_a_deleted_talk, inbound):
                log.note("sms of a deleted talk came again")
                return []
            zones = zones_of_number(inbound.address)
            contact = await asyncio.to_thread(
                self._contacts.find_or_add,
                inbound.address,
                secrets.token_urlsafe(16),
                time_zone=zones[0] if len(zones) == 1 else None,
            )
            if contact.unreachable_at is not None:
                await asyncio.to_thread(self._contacts.unreachable, contact.talk, is_so=False)
            texts = await self._hear(contact, inbound)
            await asyncio.to_thread(self._contacts.heard, inbound.carrier_id)
            return texts

    def _of_a_deleted_talk(self, inbound: Inbound) -> bool:
        """A message that was answered before and is not kept any more: it begins no new talk."""
        if not self._contacts.was_heard(inbound.carrier_id):
            return False
        contact = self._contacts.find(inbound.address)
        return contact is None or self._people.sent(contact.talk, inbound.carrier_id) is None

    async def _hear(self, contact: Contact, inbound: Inbound) -> list[str]:
        talk, text = contact.talk, inbound.text
        worker = await self._in_step(contact)
        if not await self._within_limits(talk, text):
            log.note("too many sms", talk)
            await self._notice(worker, "too_many")
        elif len(text) > LONGEST_KEPT:
            await self._notice(worker, "refused_size")
        else:
            await self._hello(worker, text)
            answer = await self._answer(contact, worker, inbound)
            if answer.forgotten:
                return await self._last_words(contact, answer)
            await self._offer_check_ins(talk)
            await self._keep_stopped(contact, inbound, stopped=answer.stopped)
        return await self.queue(talk, self._handed_over(inbound))

    async def _in_step(self, contact: Contact) -> Worker:
        """The person, stopped where their number is: it may have been somebody's who is gone."""
        worker = await asyncio.to_thread(self._people.worker, contact.talk)
        stopped = await asyncio.to_thread(self._contacts.is_stopped, contact.address)
        if stopped and not worker.stopped:
            await asyncio.to_thread(self._people.stop, contact.talk)
            return await asyncio.to_thread(self._people.worker, contact.talk)
        return worker

    async def _within_limits(self, talk: str, text: str) -> bool:
        """Count a message. A wish to stop and words of distress are never too much."""
        allowed = await self._door.limits.allows("messages_of_a_person", talk)
        return allowed or asked(text) is not None or distress(cleaned(text)) is not None

    async def _offer_check_ins(self, talk: str) -> None:
        """Ask for the YES once somebody said in the talk that they want to hear from us first."""
        wish = await asyncio.to_thread(self._people.check_in_wish, talk)
        contact = await asyncio.to_thread(self._contacts.of_talk, talk)
        if contact is None or wish.agreed_at is None or wish.channel != "sms":
            return
        worker = await asyncio.to_thread(self._people.worker, talk)
        asked = contact.offered_at is not None and contact.offered_at >= wish.agreed_at
        if contact.agreed_at is None and not asked and not worker.stopped:
            await self._consent.offer(contact, worker.language or "en")

    async def _notice(self, worker: Worker, name: str) -> None:
        """Say why a message was not kept, once in a while."""
        if worker.stopped:
            return
        words = self._door.responses.text(name, worker.language or "en")
        period = int(now().timestamp()) // (_NOTICE_MINUTES * 60)
        await asyncio.to_thread(
            self._people.record_message, worker.talk, "out", words,
            kind="refused", channel="sms", sent_id=f"{name}-{period}",
        )  # fmt: skip

    async def _hello(self, worker: Worker, text: str) -> None:
        """Say who writes, before the first words to a number."""
        word = asked(text)
        if worker.stopped or (word is not None and word.word == "stop"):
            return
        if await asyncio.to_thread(self._people.deliveries, worker.talk):
            return
        words = self._door.responses.text("sms_hello", language_of(text, worker.language))
        await asyncio.to_thread(
            self._people.record_message, worker.talk, "out", words,
            channel="sms", sent_id=HELLO,
        )  # fmt: skip

    async def _answer(self, contact: Contact, worker: Worker, inbound: Inbound) -> Answer:
        talk, text = worker.talk, inbound.text
        came = Came("sms", inbound.carrier_id)
        language = language_of(text, worker.language)
        beside = None if worker.stopped else await self._beside(contact, text, language)
        if beside is not None:
            make, kind = beside
            return await self._door.talks.answer_beside(talk, text, came, make, kind)
        return await self._door.talks.answer(talk, text, came)

    async def _beside(
        self, contact: Contact, text: str, language: str
    ) -> tuple[Reply, Kind] | None:
        """What a message asks of the front and not of the talk; None for most."""
        talk = contact.talk
        if self._rules.asks_for_link.fullmatch(text):
            return (lambda: self._link(talk, language)), "help"
        if self._rules.asks_for_more.fullmatch(text):
            last = await asyncio.to_thread(self._people.last_replies, talk)
            rest = rest_of(last, self._door.responses, language)
            if rest:
                return (lambda: _as_is(rest)), "normal"
        reply = await self._consent.reply_to(contact, text, language)
        return None if reply is None else (reply, "help")

    async def _link(self, talk: str, language: str) -> str:
        token = await asyncio.to_thread(
            self._people.make_link, talk, opens="talk",
            lasts=timedelta(seconds=self._rules.link_lasts),
        )  # fmt: skip
        words = self._door.responses.text("sms_link", language)
        return f"{words}\n{self._door.settings.reached_at}/go/{token}"

    async def _keep_stopped(self, contact: Contact, inbound: Inbound, *, stopped: bool) -> None:
        """Keep the number in step with its owner: stopped, or started again."""
        if inbound.opt_out == "stop" and not stopped:
            # A word that only the carrier takes for a stop.
            await asyncio.to_thread(self._people.stop, contact.talk)
            stopped = True
        if not stopped:
            await asyncio.to_thread(self._contacts.restart, contact.address)
            return
        await asyncio.to_thread(self._contacts.stop, contact.address)
        await asyncio.to_thread(self._contacts.agreed, contact.talk, yes=False)
        await asyncio.to_thread(
            self._people.drop_queued, contact.talk, "stopped", but=WHILE_STOPPED
        )

    async def _last_words(self, contact: Contact, answer: Answer) -> list[str]:
        """To somebody who is forgotten: nothing can be queued any more."""
        replies = [as_message(reply.text) for reply in answer.replies]
        texts = sms_of(replies, self._door.responses, "en")
        if self._by_twiml:
            return texts
        await self._sender.send_unkept(contact.address, texts)
        return []

    def _handed_over(self, inbound: Inbound) -> tuple[DeliveryState, str | None]:
        """What becomes of the replies: sent by us, in the answer itself, or not at all."""
        if inbound.opt_out is not None:
            return "failed", "carrier answered"
        return ("sent", None) if self._by_twiml else ("queued", None)

    async def queue(
        self,
        talk: str,
        becomes: tuple[DeliveryState, str | None] = ("queued", None),
        before: datetime | None = None,
    ) -> list[str]:
        """Queue what was said in a talk (before a moment) and is not queued yet.

        Returns the texts that the answer to the webhook has to carry.
        """
        lost = await asyncio.to_thread(self._people.unqueued_replies, "sms", talk, before=before)
        if not lost:
            return []
        worker = await asyncio.to_thread(self._people.worker, talk)
        said = await asyncio.to_thread(self._people.messages, talk, after=lost[0] - 1)
        state, reason = becomes
        texts: list[str] = []
        for group in _together([message for message in said if message.id in lost]):
            parts = sms_of(group, self._door.responses, worker.language or "en")
            new = await asyncio.to_thread(
                self._people.queue_delivery, group[0].id,
                [(part, segments(part)) for part in parts], state=state, reason=reason,
            )  # fmt: skip
            texts += parts if new and state == "sent" else []
        self._sender.wake()
        return texts


def _together(said: Sequence[Message]) -> list[list[Message]]:
    """Messages in groups that go out as one answer, in their order."""
    groups: dict[tuple[int, str], list[Message]] = {}
    for message in said:
        of = message.id if message.reply_to is None else message.reply_to
        groups.setdefault((of, message.kind), []).append(message)
    return list(groups.values())


async def _as_is(text: str) -> str:
    return text
