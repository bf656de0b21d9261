"""A carrier that reaches no phone: Twilio's requests and answers, with the messages in memory.

For tests and demonstrations: `python -m front.sms.fake_carrier --front URL`, or inside the front
as the simulator. It can be told to misbehave in the ways that carriers do.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import itertools
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import httpx
import uvicorn
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from front.sms.gsm import segments
from front.sms.twilio_requests import fields_of, signature

#: How long a request that gets no answer is held, in seconds.
_NEVER = 60.0


class Faults(BaseModel):
    """How it misbehaves. Each may be changed while it runs."""

    #: Seconds before each answer.
    slow: float = 0.0
    #: Requests that get no answer, though the message is made.
    silent_after: int = 0
    #: Requests that get no answer, and no message is made.
    silent_before: int = 0
    #: Requests answered with 500, no message made.
    broken: int = 0
    #: Requests answered with 429.
    too_many: int = 0
    #: Each webhook is sent so many times.
    webhooks: int = 1
    #: Reports are sent last first.
    reports_backwards: bool = False
    #: Numbers that are refused at once, with the code.
    refused: dict[str, int] = {}
    #: Numbers whose messages are taken and then fail, with the code.
    failing: dict[str, int] = {}


@dataclass
class Text:
    """One message as the carrier has it."""

    sid: str
    sender: str
    receiver: str
    body: str
    status: str
    callback: str | None = None
    error: int | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def as_json(self) -> dict[str, Any]:
        return {
            "sid": self.sid,
            "from": self.sender,
            "to": self.receiver,
            "body": self.body,
            "status": self.status,
            "error_code": self.error,
            "num_segments": str(segments(self.body)),
            "date_created": format_datetime(self.at),
            "date_sent": format_datetime(self.at),
        }


class FakeCarrier:
    """Keeps what is sent both ways and tells the front of it, signed."""

    def __init__(self, account: str, token: str, number: str, public_url: str) -> None:
        """``public_url`` is where the front believes to be reached: it goes into signatures."""
        self.account, self.token, self.number = account, token, number
        self.public_url = public_url
        #: Where requests really go; the same unless the front moved.
        self.front_url = public_url
        self.faults = Faults()
        self.texts: list[Text] = []
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        self._wait: Callable[[float], Awaitable[None]] = asyncio.sleep

    def new_sid(self) -> str:
        """A name as Twilio gives it, e.g. SM followed by 32 signs."""
        return f"SM{secrets.token_hex(12)}{next(self._numbers):08x}"

    def sent_to(self, number: str) -> list[Text]:
        """What the front sent to a phone."""
        return [text for text in self.texts if text.receiver == number]

    def between(self, number: str) -> list[Text]:
        """All messages of one phone, both ways."""
        return [text for text in self.texts if number in (text.sender, text.receiver)]

    async def write(
        self, number: str, body: str, *, sid: str | None = None, opt_out: str | None = None
    ) -> list[int]:
        """Somebody writes: the webhook goes out; the status of each answer."""
        sid = sid or self.new_sid()
        self.texts.append(Text(sid, number, self.number, body, "received"))
        form = {
            "MessageSid": sid, "SmsSid": sid, "AccountSid": self.account, "From": number,
            "To": self.number, "Body": body, "NumMedia": "0", "NumSegments": str(segments(body)),
            **({} if opt_out is None else {"OptOutType": opt_out}),
        }  # fmt: skip
        times = range(self.faults.webhooks)
        answers = await asyncio.gather(
            *(self._tell(f"{self.public_url}/sms/inbound", form) for _ in times)
        )
        return [answer.status_code for answer in answers]

    async def _tell(self, url: str, form: dict[str, str]) -> httpx.Response:
        headers = {"X-Twilio-Signature": signature(self.token, url, form.items())}
        target = self.front_url + url.removeprefix(self.public_url)
        async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
            return await client.post(target, data=form, headers=headers)

    async def report(self, text: Text, status: str, error: int | None = None) -> int:
        """Tell the front what became of a message."""
        if text.callback is None:
            return 0
        form = {"MessageSid": text.sid, "SmsSid": text.sid, "AccountSid": self.account,
                "To": text.receiver, "From": text.sender, "MessageStatus": status}  # fmt: skip
        if error is not None:
            form["ErrorCode"] = str(error)
        return (await self._tell(text.callback, form)).status_code

    async def _reports(self, text: Text) -> None:
        code = self.faults.failing.get(text.receiver)
        last = "delivered" if code is None else "undelivered"
        text.status, text.error = last, code
        steps = ["sent", last]
        for status in reversed(steps) if self.faults.reports_backwards else steps:
            try:
                await self.report(text, status, code if status == last else None)
            except httpx.HTTPError:
                return

    def soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something without holding up an answer."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def take(self, form: dict[str, str]) -> Response:
        """A message the front hands over."""
        faults = self.faults
        if faults.slow:
            await self._wait(faults.slow)
        if faults.silent_before > 0:
            faults.silent_before -= 1
            await self._wait(_NEVER)
        if faults.broken > 0:
            faults.broken -= 1
            return JSONResponse({"code": 20500, "message": "internal error"}, 500)
        if faults.too_many > 0:
            faults.too_many -= 1
            return JSONResponse({"code": 20429, "message": "too many"}, 429)
        code = faults.refused.get(form["To"])
        if code is not None:
            return JSONResponse({"code": code, "message": "refused"}, 400)
        text = Text(self.new_sid(), form["From"], form["To"], form["Body"], "queued",
                    form.get("StatusCallback"))  # fmt: skip
        self.texts.append(text)
        answer = text.as_json()
        if faults.silent_after > 0:
            faults.silent_after -= 1
            await self._wait(_NEVER)
        self.soon(self._reports(text))
        return JSONResponse(answer, 201)

    def routes(self) -> APIRouter:
        """Twilio's addresses, and one of its own for the faults."""
        routes = APIRouter()
        path = f"/2010-04-01/Accounts/{self.account}/Messages.json"
        right = "Basic " + base64.b64encode(f"{self.account}:{self.token}".encode()).decode()

        def known(request: Request) -> bool:
            return secrets.compare_digest(request.headers.get("authorization", ""), right)

        refused = {"code": 20003, "message": "authenticate"}

        @routes.post(path)
        async def send(request: Request) -> Response:
            if not known(request):
                return JSONResponse(refused, 401)
            return await self.take(dict(fields_of(await request.body())))

        @routes.get(path)
        async def messages(request: Request) -> Response:
            if not known(request):
                return JSONResponse(refused, 401)
            found = self.sent_to(request.query_params.get("To", ""))
            return JSONResponse({"messages": [text.as_json() for text in reversed(found)]})

        @routes.post("/faults")
        async def misbehave(faults: Faults) -> Faults:
            self.faults = faults
            return self.faults

        return routes


def main() -> None:
    """Run as a server of its own, e.g. to try a front that is set to `twilio`."""
    reading = argparse.ArgumentParser(prog="python -m front.sms.fake_carrier", description=__doc__)
    reading.add_argument("--port", type=int, default=8090)
    reading.add_argument("--front", default="http://127.0.0.1:8080", help="where the front is")
    reading.add_argument("--account", default="AC" + "0" * 32)
    reading.add_argument("--token", default="token-of-the-fake-carrier")
    reading.add_argument("--number", default="+12025550100")
    given = reading.parse_args()
    carrier = FakeCarrier(given.account, given.token, given.number, given.front.rstrip("/"))
    app = FastAPI(docs_url=None, redoc_url=None)
    app.include_router(carrier.routes())

    @app.post("/texts")
    async def write(number: str, text: str) -> list[int]:
        return await carrier.write(number, text)

    uvicorn.run(app, host="127.0.0.1", port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
