"""Passing messages on to the talk, and what waits before them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from front import log
from front.answers import Answer, RasaReply, Reply
from front.deletions import Deletions
from front.numbers import names_a_button, payload_for
from front.rasa import Rasa, RasaFailed, RasaTookTooLong, RasaUnreachable
from front.responses import Responses
from people import Message, People
from people.records import Channel, Kind

#: Deliveries of one message that may go unanswered before it is left aside; else a message that
#: breaks the talk would break every later one too.
TRIES = 2


class Delivery:
    """Delivers messages in the order they came; what Rasa cannot take stays and goes first."""

    def __init__(
        self, people: People, rasa: Rasa, responses: Responses, deletions: Deletions
    ) -> None:
        self._people = people
        self._rasa = rasa
        self._responses = responses
        self._deletions = deletions

    async def answer(
        self,
        talk: str,
        text: str,
        language: str,
        channel: Channel,
        sent_id: str | None,
        *,
        first: str | None = None,
        heavy: bool = False,
    ) -> tuple[Kind, Answer]:
        """Pass on what waits and then this message; all replies in that order.

        What the front itself has to say goes ``first``; ``heavy`` when that is about distress.

        ``language`` is what the front says its own words in, ``sent_id`` the sender's own name
        for the message.
        """
        message, waiting = await asyncio.to_thread(self._keep, talk, text, channel, sent_id)
        replies = [] if first is None else [Reply(text=first)]
        apology: str | None = None
        before: str | None = None
        for one in waiting:
            said = one.payload or one.text
            if said == before:
                # Sent again because no answer came: answered by the replies to the first one.
                await asyncio.to_thread(self._people.answer_message, talk, one.id, [], "normal")
                continue
            try:
                received = await self._rasa.send(talk, said, one.channel)
            except RasaFailed as error:
                log.note_failure("rasa failed", error, talk)
                await asyncio.to_thread(self._people.note_try, one.id)
                apology = "system_down"
                continue
            except (RasaUnreachable, RasaTookTooLong) as error:
                log.note_failure("rasa gave no answer", error, talk)
                apology = "system_down"
                if isinstance(error, RasaTookTooLong):
                    await asyncio.to_thread(self._people.note_try, one.id)
                    apology = "still_working"
                break
            apology, before = None, said
            before_it = first if one.id == message.id else None
            received = await self._kinder(
                talk, received, language, heavy=heavy and one.id == message.id
            )
            replies += await self._received(talk, one, received, language, before_it)
            if any(reply.forget for reply in received):
                return "normal", await self._forget(talk, replies, language)
        if apology is None:
            return "normal", Answer(replies=replies)
        own = self._responses.text(apology, language)
        rows = [{"text": words} for words in (first, own) if words is not None]
        await asyncio.to_thread(self._people.answer_message, talk, message.id, rows, "undelivered")
        return "undelivered", Answer(replies=[*replies, Reply(text=own)])

    def _keep(
        self, talk: str, text: str, channel: Channel, sent_id: str | None
    ) -> tuple[Message, tuple[Message, ...]]:
        """Keep a message until it is answered; it and all that wait, itself included."""
        payload = None
        if names_a_button(text):
            payload = payload_for(text, self._people.last_replies(talk))
        message = self._people.record_message(
            talk, "in", text, kind="undelivered", payload=payload, channel=channel, sent_id=sent_id
        )
        return message, self._people.undelivered(talk, tries_below=TRIES)

    async def _kinder(
        self, talk: str, received: list[RasaReply], language: str, *, heavy: bool
    ) -> list[RasaReply]:
        """Kind words in place of "I did not get that" for somebody who just told of distress."""
        if not any(one.misunderstood for one in received):
            return received
        last = await asyncio.to_thread(self._people.last_replies, talk)
        if not heavy and not any(reply.kind == "crisis" for reply in last):
            return received
        return [RasaReply(text=self._responses.text("listening", language))]

    async def _received(
        self,
        talk: str,
        message: Message,
        received: Sequence[RasaReply],
        language: str,
        first: str | None,
    ) -> list[Reply]:
        """The talk's replies; kept together with what the front said ``first``."""
        replies = [reply for one in received if (reply := one.for_the_person()) is not None]
        if not replies and not any(one.forget for one in received):
            replies = [Reply(text=self._responses.text("no_answer", language))]
        kept = replies if first is None else [Reply(text=first), *replies]
        rows = [reply.model_dump(include={"text", "buttons", "card"}) for reply in kept]
        await asyncio.to_thread(self._people.answer_message, talk, message.id, rows, "normal")
        return replies

    async def _forget(self, talk: str, replies: Sequence[Reply], language: str) -> Answer:
        if await self._deletions.delete(talk):
            return Answer(replies=list(replies), forgotten=True)
        delayed = Reply(text=self._responses.text("forget_delayed", language))
        return Answer(replies=[*replies, delayed], forgotten=True)
