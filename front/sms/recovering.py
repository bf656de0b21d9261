"""What a crash left behind: messages without an answer, and answers that were not queued."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from front import log
from front.delivery import TRIES
from front.door import Door
from front.own_answers import Came
from front.sms.rules import Recovering as RecoveringRules
from front.sms.talking import SmsTalks
from front.talk import UnknownTalk
from people.utc import now


class Recovering:
    """Passes on what still waits once Rasa answers, and queues what was said but not queued."""

    def __init__(self, door: Door, talks: SmsTalks, rules: RecoveringRules) -> None:
        self._door = door
        self._talks = talks
        self._rules = rules

    async def run(self) -> None:
        """Rounds without an end, the first one at once."""
        while True:
            try:
                await self.round()
            except Exception as error:
                log.note_failure("sms not recovered", error)
            await asyncio.sleep(self._rules.look_again)

    async def round(self) -> None:
        """Answer what waits, then queue every answer that has no delivery."""
        people = self._door.people
        before = now() - timedelta(seconds=self._rules.unanswered_after)
        waiting = await asyncio.to_thread(
            people.unanswered, "sms", before=before, tries_below=TRIES
        )
        if waiting and await self._door.rasa.healthy():
            for talk, message in waiting:
                # Under its own name: one that was answered meanwhile is not answered again.
                try:
                    await self._door.talks.answer(talk, message.text, Came("sms", message.sent_id))
                except UnknownTalk:
                    continue
                log.note("sms answered late", talk)
                await self._talks.queue(talk)
        for talk in await asyncio.to_thread(people.talks_without_deliveries, "sms", before):
            await self._talks.queue(talk, before=before)
