"""Messages that the front answers itself: kept with their answer, and noted for Rasa's tracker."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from front import log
from front.answers import Answer, Reply
from front.rasa import Rasa, RasaFailed, RasaTookTooLong, RasaUnreachable
from people import People
from people.records import Channel, Kind


@dataclass(frozen=True)
class Came:
    """How a message came: its channel, and the sender's own name for it."""

    channel: Channel = "web"
    sent_id: str | None = None


class OwnAnswers:
    """Keeps what the front answers itself."""

    def __init__(self, people: People, rasa: Rasa) -> None:
        self._people = people
        self._rasa = rasa

    async def keep(
        self,
        talk: str,
        text: str,
        came: Came,
        kind: Kind,
        replies: Sequence[str],
        *,
        stopped: bool = False,
        intent: str | None = None,
    ) -> Answer:
        """Keep a message with its replies, and tell the tracker.

        ``intent`` is what the tracker calls it; the kind, unless it is given.
        """
        asked = () if stopped else await asyncio.to_thread(self._people.last_replies, talk)
        # What the person was asked before still stands: a number still names its button.
        buttons = next((reply.buttons for reply in reversed(asked) if reply.buttons), ())
        # At once, so that a message of distress never stands there as answered without its answer.
        await asyncio.to_thread(
            self._people.record_message, talk, "in", text,
            kind=kind, channel=came.channel, sent_id=came.sent_id,
            replies=[{"text": reply, "buttons": list(buttons)} for reply in replies],
        )  # fmt: skip
        if kind not in ("refused", "while_stopped", "with_coach"):
            try:
                await self._rasa.note(talk, text, intent or kind, replies)
            except (RasaUnreachable, RasaTookTooLong, RasaFailed) as error:
                log.note_failure("not noted in rasa", error, talk)
        return Answer(replies=[Reply(text=reply) for reply in replies], stopped=stopped)

    def given_before(self, talk: str, came: Came, *, stopped: bool) -> Answer | None:
        """The answer to a message that came before under the same name, None for a new one.

        One that waits for Rasa is not answered yet: it is delivered in its turn. Waits for the
        database.
        """
        if came.sent_id is None:
            return None
        message = self._people.sent(talk, came.sent_id)
        if message is None or message.kind == "undelivered":
            return None
        replies = self._people.replies_to(message.id)
        return Answer(replies=[Reply.of(reply) for reply in replies], stopped=stopped)
