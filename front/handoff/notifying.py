"""Tells receivers that somebody waits: a webhook or an e-mail, with nothing of the worker in it."""

from __future__ import annotations

import asyncio
import smtplib
from contextlib import suppress
from datetime import timedelta
from email.message import EmailMessage

import httpx

from front import log
from people import People
from people.handoff_records import Notice
from people.utc import now
from settings import Settings

#: Seconds between two looks at the outbox, and for one notice to get through.
LOOK_SECONDS, WITHIN_SECONDS = 5.0, 10.0
#: A notice is tried so often, each pause twice as long as the one before (ours).
TRIES, FIRST_PAUSE = 6, timedelta(seconds=30)
#: A sender that has had one for so long has died.
DEAD_AFTER = timedelta(minutes=2)
_SUBJECT = "Somebody is waiting"


class Notifying:
    """Sends what is due while the front runs."""

    def __init__(self, people: People, settings: Settings) -> None:
        self._people = people
        self._settings = settings
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look at the outbox; nothing is done where nobody wants notices."""
        if self._settings.organisation_file is not None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            try:
                await self.send_due()
            except Exception as error:
                log.note_failure("notices not sent", error)
            await asyncio.sleep(LOOK_SECONDS)

    async def send_due(self) -> int:
        """Send what is due; how many were tried."""
        await asyncio.to_thread(self._people.requeue_notices, now() - DEAD_AFTER)
        due = await asyncio.to_thread(self._people.claim_notices, now())
        for notice in due:
            await self._send(notice)
        return len(due)

    async def _send(self, notice: Notice) -> None:
        try:
            if notice.address.startswith("mailto:"):
                await asyncio.to_thread(self._mail, notice)
            else:
                await self._post(notice)
        except (httpx.HTTPError, OSError, smtplib.SMTPException) as error:
            await self._put_off(notice, type(error).__name__)
        else:
            await asyncio.to_thread(self._people.notice_sent, notice.id)
            log.note("receiver told")

    async def _put_off(self, notice: Notice, reason: str) -> None:
        log.note("receiver not told", reason=reason, tries=notice.tries)
        if notice.tries >= TRIES:
            await asyncio.to_thread(self._people.notice_failed, notice.id, reason)
            return
        due = now() + FIRST_PAUSE * 2 ** (notice.tries - 1)
        await asyncio.to_thread(self._people.notice_postponed, notice.id, due, reason)

    def _words(self, notice: Notice) -> dict[str, str]:
        return {
            "event": "handoff_waiting",
            "receiver": notice.receiver,
            "open": f"{self._settings.reached_at}/staff",
        }

    async def _post(self, notice: Notice) -> None:
        async with httpx.AsyncClient(timeout=WITHIN_SECONDS, trust_env=False) as client:
            answer = await client.post(notice.address, json=self._words(notice))
            answer.raise_for_status()

    def _mail(self, notice: Notice) -> None:
        settings = self._settings
        if not (settings.mail_server and settings.mail_from):
            raise OSError("no mail server is set")
        words = self._words(notice)
        mail = EmailMessage()
        mail["From"], mail["To"] = settings.mail_from, notice.address.removeprefix("mailto:")
        mail["Subject"] = _SUBJECT
        mail.set_content(f"{_SUBJECT} for {words['receiver']}: {words['open']}\n")
        host, _, port = settings.mail_server.partition(":")
        with smtplib.SMTP(host, int(port or 25), timeout=WITHIN_SECONDS) as server:
            server.send_message(mail)
