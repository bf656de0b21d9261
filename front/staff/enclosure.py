"""What holds for everything below /staff, answers of the framework and errors with them."""

from __future__ import annotations

from fastapi import HTTPException, status
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from front.staff.rendering import staff_headers

_BELOW = "/staff"
#: Bytes; the longest form is a note or a message to a worker.
LONGEST_BODY = 64 * 1024


class Enclosure:
    """Stops reading what is larger than any form, and lets nothing be kept by a browser.

    A body is read before anybody knows who sends it, so its size is counted here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, its body counted, and its answer with the headers it lacks."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == _BELOW or path.startswith(f"{_BELOW}/")):
            await self._app(scope, receive, send)
            return
        left = LONGEST_BODY

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(status.HTTP_413_CONTENT_TOO_LARGE)
            return message

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in staff_headers().items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, counted, sent)
