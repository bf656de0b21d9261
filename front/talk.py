"""The order in which a message is handled.

STOP and START, distress, help, what is refused, and only then the talk itself. A message is kept
in people/ before it is passed on, so that nothing is lost when Rasa or this process goes away.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import nullcontext

from front import log
from front.answers import Answer, Reply
from front.deletion_requests import asks_to_delete
from front.deletions import Deletions
from front.delivery import Delivery
from front.handoff.withdrawing import asks_to_withdraw
from front.language import language_of
from front.own_answers import Came, OwnAnswers
from front.rasa import Rasa
from front.responses import Responses
from front.safety.crisis import DistressFound, distress_found
from front.safety.heaviness import Heaviness, Signs, Sureness
from front.safety.reassurance import reassures
from front.safety.stop import asked, help_for_the_talk
from front.stream import Notices
from front.text import LONGEST_MESSAGE, cleaned
from front.turns import Turns
from people import People, Worker
from people.records import Kind


class UnknownTalk(LookupError):  # noqa: N818 - named for what it says
    """There is no talk with this id, or it was deleted."""


class TalkFront:
    """Answers the messages of all talks."""

    def __init__(
        self, people: People, rasa: Rasa, responses: Responses, heaviness: Heaviness
    ) -> None:
        self._people = people
        self._responses = responses
        self._heaviness = heaviness
        self._turns = Turns()
        self._own = OwnAnswers(people, rasa)
        self.notices = Notices()
        self.deletions = Deletions(people, rasa)
        self._delivery = Delivery(people, rasa, responses, self.deletions)

    def warm_up(self) -> None:
        """Load what the first message would wait for."""
        self._heaviness.warm_up()

    async def answer(self, talk: str, raw: str, came: Came = Came()) -> Answer:  # noqa: B008
        """Answer one message, once the earlier ones of its talk are answered; distress at once.

        One that was answered before, by the name its sender gave it, gets the same answer.

        Raises:
            UnknownTalk: there is no such talk.
        """
        started = time.perf_counter()
        text = cleaned(raw)
        worried = distress_found(text)
        # Whoever is in danger does not wait for an earlier message that is still on its way.
        turn = nullcontext() if worried is not None else self._turns.of(talk)
        async with turn:
            worker, before = await asyncio.to_thread(self._arriving, talk, came)
            if before is not None:
                log.note("message came again", talk)
                return before
            kind, answer = await self._answer(worker, text, came, worried)
        self.notices.tell(talk)
        self.deletions.retry_soon()
        log.note(
            "message", talk, kind=kind, size=len(text), replies=len(answer.replies),
            milliseconds=round((time.perf_counter() - started) * 1000),
        )  # fmt: skip
        return answer

    async def answer_beside(
        self,
        talk: str,
        raw: str,
        came: Came,
        reply: Callable[[], Awaitable[str]],
        kind: Kind = "normal",
    ) -> Answer:
        """Keep a message that is no matter of the talk, with an answer to it that is made once.

        Raises:
            UnknownTalk: there is no such talk.
        """
        async with self._turns.of(talk):
            worker, before = await asyncio.to_thread(self._arriving, talk, came)
            if before is not None:
                return before
            answer = await self._beside(worker.talk, cleaned(raw), came, await reply(), kind)
        self.notices.tell(talk)
        return answer

    async def refuse(self, talk: str, reason: str, raw: str | None = None) -> Answer:
        """The answer to what is not kept; distress in it is answered all the same.

        ``reason`` is a key of the front's own words.

        Raises:
            UnknownTalk: there is no such talk.
        """
        worker = await asyncio.to_thread(self._worker, talk)
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

    def _worker(self, talk: str) -> Worker:
        worker = self._people.find(talk)
        if worker is None:
            raise UnknownTalk
        return worker

    def _arriving(self, talk: str, came: Came) -> tuple[Worker, Answer | None]:
        """Who writes, and the answer to the same message when it came before."""
        worker = self._worker(talk)
        return worker, self._own.given_before(talk, came, stopped=worker.stopped)

    async def _answer(
        self, worker: Worker, text: str, came: Came, worried: DistressFound | None
    ) -> tuple[Kind, Answer]:
        """What was said plainly: patterns, commands, refusals; then what has to be heard."""
        word, talk, stopped = asked(text), worker.talk, worker.stopped
        signal = word.word if word else None
        say, keep = self._responses, self._own.keep
        language = (word.language if word else None) or language_of(text, worker.language)
        if asks_to_withdraw(text):
            if await asyncio.to_thread(self._people.is_sharing, talk):
                return await self._withdraw(worker, text, came)
            if signal is None and not stopped:
                words = say.text("nothing_shared", language)
                return "normal", await self._beside(talk, text, came, words)
        if signal == "stop":
            return "stop", await self._stop(talk, text, came, worried, language)
        command = text.startswith("/")
        if signal == "start" and stopped and not command:
            await asyncio.to_thread(self._people.restart, talk)
            return "start", await keep(talk, text, came, "start", [say.text("start", language)])
        if worried is not None:
            words = self._for_distress(worried, stopped=stopped)
            return "crisis", await keep(talk, text, came, "crisis", [words], stopped=stopped)
        # Whoever sends HELP by SMS has to be told who writes, whatever the talk would say.
        left_to_the_talk = help_for_the_talk(text) and came.channel != "sms"
        if signal == "help" and not command and (stopped or not left_to_the_talk):
            name = "help_while_stopped" if stopped else "help"
            words = say.text(name, language, stopped=stopped)
            return "help", await keep(talk, text, came, "help", [words], stopped=stopped)
        if stopped:
            kind: Kind = "while_stopped"
            if asks_to_delete(text):
                # Nothing more may be written to them, so nobody asks whether they are sure.
                await self.deletions.delete(talk)
                return kind, Answer(stopped=True, forgotten=True)
            return kind, await keep(talk, text, came, kind, [], stopped=True)
        refusal = _reason_to_refuse(text)
        if refusal is not None:
            return "refused", await keep(talk, text, came, "refused", [say.text(refusal, language)])
        return await self._heard(worker, text, came, language)

    async def _heard(
        self, worker: Worker, text: str, came: Came, language: str
    ) -> tuple[Kind, Answer]:
        """What follows on the front's own words, what no pattern foresaw, and then the talk."""
        talk, with_coach = worker.talk, worker.coach_since is not None
        if not with_coach and reassures(text) and await self._after_distress(talk):
            words = self._responses.text("reassured", language)
            return "normal", await self._beside(talk, text, came, words)
        signs: Signs = await asyncio.to_thread(self._heaviness.signs, text)
        if signs.stop is Sureness.SURELY:
            return "stop", await self._stop(talk, text, came, None, language)
        if signs.distress is Sureness.SURELY:
            words = self._responses.for_distress(signs.kind, language)
            return "crisis", await self._own.keep(talk, text, came, "crisis", [words])
        if with_coach:
            # The bot is silent, and Rasa hears nothing of it: it goes on later where it was.
            return "with_coach", await self._own.keep(talk, text, came, "with_coach", [])
        # A wrong guess takes nothing away: the talk's own answer follows.
        unsure = "heavy" if signs.distress else "perhaps_stop" if signs.stop else None
        first = None if unsure is None else self._responses.text(unsure, language)
        return await self._delivery.answer(
            talk, text, language, came.channel, came.sent_id,
            first=first, heavy=unsure == "heavy",
        )  # fmt: skip

    async def _after_distress(self, talk: str) -> bool:
        """Whether words of distress are what was answered last."""
        last = await asyncio.to_thread(self._people.last_replies, talk)
        return any(reply.kind == "crisis" for reply in last)

    async def _beside(
        self, talk: str, text: str, came: Came, words: str, kind: Kind = "normal"
    ) -> Answer:
        """An answer that leaves the talk where it is; for the tracker it is out of scope."""
        return await self._own.keep(talk, text, came, kind, [words], intent="out_of_scope")

    async def _withdraw(self, worker: Worker, text: str, came: Came) -> tuple[Kind, Answer]:
        """End all sharing at once, whatever else is down; a stopped person hears nothing of it."""
        talk = worker.talk
        await asyncio.to_thread(self._people.withdraw_handoff, talk)
        await asyncio.to_thread(self._people.withdraw_statements, talk)
        log.note("consent withdrawn", talk)
        if worker.stopped:
            kind: Kind = "while_stopped"
            return kind, await self._own.keep(talk, text, came, kind, [], stopped=True)
        words = self._responses.text("withdrawn", language_of(text, worker.language))
        return "normal", await self._beside(talk, text, came, words)

    async def _stop(
        self, talk: str, text: str, came: Came, worried: DistressFound | None, language: str
    ) -> Answer:
        newly = await asyncio.to_thread(self._people.stop, talk)
        replies = []
        if worried is not None:
            replies.append(self._for_distress(worried, stopped=True))
        if newly:
            replies.append(self._responses.text("stop", language))
        return await self._own.keep(talk, text, came, "stop", replies, stopped=True)


def _reason_to_refuse(text: str) -> str | None:
    if not text:
        return "empty"
    if len(text) > LONGEST_MESSAGE:
        return "too_long"
    return "slash" if text.startswith("/") else None
