"""The talk speaks first: when a page is opened, or when the system has something to say."""

from __future__ import annotations

import asyncio

from front import log
from front.rasa import Rasa, RasaFailed, RasaTookTooLong, RasaUnreachable
from front.responses import Responses
from front.stream import Notices
from people import Message, People
from people.records import Channel


class Speaking:
    """Has the talk say something that no message asked for, and keeps it."""

    def __init__(self, people: People, rasa: Rasa, responses: Responses, notices: Notices) -> None:
        self._people = people
        self._rasa = rasa
        self._responses = responses
        self._notices = notices

    async def greet(self, talk: str, language: str | None, channel: Channel) -> list[Message]:
        """The first words of a new talk; the front's own when Rasa gives none."""
        try:
            received = await self._rasa.begin(talk, "greet", language, channel)
        except (RasaUnreachable, RasaTookTooLong, RasaFailed) as error:
            log.note_failure("rasa did not greet", error, talk)
            received = []
        replies = [reply for one in received if (reply := one.for_the_person()) is not None]
        rows = [reply.model_dump() for reply in replies]
        if not rows:
            rows = [{"text": self._responses.text("greeting", language or "en")}]
        kept = [
            await asyncio.to_thread(
                self._people.record_message, talk, "out", str(row["text"]),
                channel=channel, buttons=row.get("buttons") or (), card=row.get("card"),
            )
            for row in rows
        ]  # fmt: skip
        self._notices.tell(talk)
        return kept
