"""The order in which a message is handled.

STOP and START, distress, help, what is refused, and only then the talk itself. A message is kept
in people/ before it is passed on, so that nothing is lost when Rasa or this process goes away.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from front import log
from front.answers import Answer, Reply
from front.deletions import Deletions
from front.delivery import Delivery
from front.language import language_of
from front.rasa import Rasa, RasaFailed, RasaTookTooLong, RasaUnreachable
from front.responses import Responses
from front.safety.crisis import DistressFound, distress, distress_found
from front.safety.heaviness import Heaviness
from front.safety.reassurance import reassures
from front.safety.stop import asked, help_for_the_talk
from front.stream import Notices
from front.text import LONGEST_MESSAGE, cleaned
from front.turns import Turns
from people import People, Worker
from people.records import Channel, Kind


class UnknownTalk(LookupError):  # noqa: N818 - named for what it says
    """There is no talk with this id, or it was deleted."""


@dataclass(frozen=True)
class Came:
    """How a message came: its channel, and the sender's own name for it."""

    channel: Channel = "web"
    sent_id: str | None = None


class TalkFront:
    """Answers the messages of all talks."""

    def __init__(
        self, people: People, rasa: Rasa, responses: Responses, heaviness: Heaviness
    ) -> None:
        self._people = people
        self._rasa = rasa
        self._responses = responses
        self._heaviness = heaviness
        self._turns = Turns()
        self.notices = Notices()
        self.deletions = Deletions(people, rasa)
        self._delivery = Delivery(people, rasa, responses, self.deletions)

    async def answer(self, talk: str, raw: str, came: Came = Came()) -> Answer:
        """Answer one message, once the earlier ones of its talk are answered; distress at once.

        One that was answered before, by the name its sender gave it, gets the same answer.

        Raises:
            UnknownTalk: there is no such talk.
        """
        started = time.perf_counter()
        text = cleaned(raw)
        # Whoever is in danger does not wait for an earlier message that is still on its way.
        turn = nullcontext() if distress(text) else self._turns.of(talk)
        async with turn:
            worker = await self._worker(talk)
            before = await self._answered_before(worker, came)
            if before is not None:
                log.note("message came again", talk)
                return before
            kind, answer = await self._answer(worker, text, came)
        self.notices.tell(talk)
        self.deletions.retry_soon()
        log.note(
            "message", talk, kind=kind, size=len(text), replies=len(answer.replies),
            milliseconds=round((time.perf_counter() - started) * 1000),
        )  # fmt: skip
        return answer

    async def refuse(self, talk: str, reason: str, raw: str | None = None) -> Answer:
        """The answer to what is not kept; distress in it is answered all the same.

        ``reason`` is a key of the front's own words.

        Raises:
            UnknownTalk: there is no such talk.
        """
        worker = await self._worker(talk)
        log.note("refused", talk, reason=reason, size=None if raw is None else len(raw))
        text = "" if raw is None else cleaned(raw)
        worried = distress_found(text)
        if worried is not None:
            reply = self._for_distress(worried, stopped=worker.stopped)
        elif worker.stopped:
            return Answer(stopped=True)
        else:
            reply = self._responses.text(reason, language_of(text, worker.language))
        return Answer(replies=[Reply(text=reply)], stopped=worker.stopped)

    def _for_distress(self, found: DistressFound, *, stopped: bool) -> str:
        """The words for distress, in the language it was told in."""
        return self._responses.for_distress(found.kind, found.language, stopped=stopped)

    async def _worker(self, talk: str) -> Worker:
        worker = await asyncio.to_thread(self._people.find, talk)
        if worker is None:
            raise UnknownTalk
        return worker

    async def _answered_before(self, worker: Worker, came: Came) -> Answer | None:
        """The answer to a message that came before under the same name, None for a new one.

        One that waits for Rasa is not answered yet: it is delivered in its turn.
        """
        if came.sent_id is None:
            return None
        message = await asyncio.to_thread(self._people.sent, worker.talk, came.sent_id)
        if message is None or message.kind == "undelivered":
            return None
        replies = await asyncio.to_thread(self._people.replies_to, message.id)
        return Answer(replies=[Reply.of(reply) for reply in replies], stopped=worker.stopped)

    async def _answer(self, worker: Worker, text: str, came: Came) -> tuple[Kind, Answer]:
        word, worried = asked(text), distress_found(text)
        signal = word.word if word else None
        say, stopped = self._responses, worker.stopped
        language = (word.language if word else None) or language_of(text, worker.language)
        if signal == "stop":
            return "stop", await self._stop(worker, text, came, worried, language)
        command = text.startswith("/")
        if signal == "start" and stopped and not command:
            await asyncio.to_thread(self._people.restart, worker.talk)
            replies = [say.text("start", language)]
            return "start", await self._own(worker.talk, text, came, "start", replies)
        if worried is not None:
            replies = [self._for_distress(worried, stopped=stopped)]
            return "crisis", await self._own(worker.talk, text, came, "crisis", replies, stopped)
        if signal == "help" and not command and (stopped or not help_for_the_talk(text)):
            name = "help_while_stopped" if stopped else "help"
            reply = say.text(name, language, stopped=stopped)
            return "help", await self._own(worker.talk, text, came, "help", [reply], stopped)
        if stopped:
            kind: Kind = "while_stopped"
            return kind, await self._own(worker.talk, text, came, kind, [], stopped=True)
        refusal = _reason_to_refuse(text)
        if refusal is not None:
            reply = say.text(refusal, language)
            return "refused", await self._own(worker.talk, text, came, "refused", [reply])
        if reassures(text) and await self._after_distress(worker.talk):
            return "normal", await self._said_beside(worker.talk, text, came, "reassured", language)
        if await asyncio.to_thread(self._heaviness.heard, text, language):
            return "normal", await self._said_beside(worker.talk, text, came, "heavy", language)
        return await self._delivery.answer(worker.talk, text, language, came.channel, came.sent_id)

    async def _after_distress(self, talk: str) -> bool:
        """Whether words of distress are what was answered last."""
        last = await asyncio.to_thread(self._people.last_replies, talk)
        return any(reply.kind == "crisis" for reply in last)

    async def _said_beside(
        self, talk: str, text: str, came: Came, words: str, language: str
    ) -> Answer:
        """An answer that leaves the talk where it is; for the tracker it is out of scope."""
        reply = self._responses.text(words, language)
        return await self._own(talk, text, came, "normal", [reply], intent="out_of_scope")

    async def _stop(
        self, worker: Worker, text: str, came: Came, worried: DistressFound | None, language: str
    ) -> Answer:
        newly = await asyncio.to_thread(self._people.stop, worker.talk)
        replies = []
        if worried is not None:
            replies.append(self._for_distress(worried, stopped=True))
        if newly:
            replies.append(self._responses.text("stop", language))
        return await self._own(worker.talk, text, came, "stop", replies, stopped=True)

    async def _own(
        self,
        talk: str,
        text: str,
        came: Came,
        kind: Kind,
        replies: Sequence[str],
        stopped: bool = False,
        intent: str | None = None,
    ) -> Answer:
        """Keep a message the front answers itself, and note it for Rasa's tracker.

        ``intent`` is what the tracker calls it; the kind, unless it is given.
        """
        asked = () if stopped else await asyncio.to_thread(self._people.last_replies, talk)
        message = await asyncio.to_thread(
            self._people.record_message, talk, "in", text,
            kind=kind, channel=came.channel, sent_id=came.sent_id,
        )  # fmt: skip
        if replies:
            # What the person was asked before still stands: a number still names its button.
            buttons = next((reply.buttons for reply in reversed(asked) if reply.buttons), ())
            rows = [{"text": reply, "buttons": list(buttons)} for reply in replies]
            await asyncio.to_thread(self._people.answer_message, talk, message.id, rows, kind)
        if kind not in ("refused", "while_stopped"):
            try:
                await self._rasa.note(talk, text, intent or kind, replies)
            except (RasaUnreachable, RasaTookTooLong, RasaFailed) as error:
                log.note_failure("not noted in rasa", error, talk)
        return Answer(replies=[Reply(text=reply) for reply in replies], stopped=stopped)


def _reason_to_refuse(text: str) -> str | None:
    if not text:
        return "empty"
    if len(text) > LONGEST_MESSAGE:
        return "too_long"
    return "slash" if text.startswith("/") else None
