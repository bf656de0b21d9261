"""The addresses a carrier calls: messages that came in, and what became of those that went out."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, status
from fastapi.responses import JSONResponse, Response

from front import log
from front.door import Door
from front.sms.carrier import Carrier, NotUnderstood
from front.sms.sender import Sender
from front.sms.talking import SmsTalks

#: Bytes of one request of a carrier: 1,600 signs as escapes, and some forty fields.
LONGEST_REQUEST = 64_000


class _TooLarge(Exception):  # noqa: N818
    """A request is larger than any a carrier sends."""


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_REQUEST:
            raise _TooLarge
    return bytes(body)


def sms_routes(door: Door, carrier: Carrier, talks: SmsTalks, sender: Sender) -> APIRouter:
    """`/sms/inbound` and `/sms/status`."""
    routes = APIRouter(prefix="/sms", include_in_schema=False)

    def refused(code: int, why: str) -> JSONResponse:
        log.note("carrier refused", why=why)
        return JSONResponse({"problem": why}, code)

    async def signed_body(request: Request) -> bytes | JSONResponse:
        """The body of a request that the carrier signed; else the answer to it."""
        try:
            body = await _body(request)
        except _TooLarge:
            return refused(status.HTTP_413_CONTENT_TOO_LARGE, "too large")
        if not carrier.verified(request.url.path, request.url.query, body, request.headers):
            return refused(status.HTTP_403_FORBIDDEN, "not signed by the carrier")
        return body

    @routes.post("/inbound")
    async def inbound(request: Request) -> Response:
        body = await signed_body(request)
        if isinstance(body, JSONResponse):
            return body
        try:
            message = carrier.inbound(body)
        except NotUnderstood:
            return refused(status.HTTP_400_BAD_REQUEST, "no message")
        try:
            # To its end even when the carrier hangs up: the message may be half answered.
            texts = await asyncio.shield(asyncio.create_task(talks.hear(message)))
        except Exception as error:
            # An error makes the carrier try again, or call the address for such cases.
            log.note_failure("sms not answered", error)
            return refused(status.HTTP_503_SERVICE_UNAVAILABLE, "not kept")
        media_type, content = carrier.answered(texts)
        return Response(content, media_type=media_type)

    @routes.post("/status")
    async def report(request: Request) -> Response:
        body = await signed_body(request)
        if isinstance(body, JSONResponse):
            return body
        try:
            told = carrier.report(request.url.query, body)
        except NotUnderstood:
            return refused(status.HTTP_400_BAD_REQUEST, "no report")
        talk = await asyncio.to_thread(
            door.people.delivery_status, told.carrier_id, told.state, told.reason, told.key
        )
        if talk is not None and (told.dead or told.opted_out):
            contact = await asyncio.to_thread(door.contacts.of_talk, talk)
            if contact is not None:
                await sender.give_up(
                    contact, dead=told.dead, opted_out=told.opted_out, reason=told.reason or ""
                )
        log.note("sms reported", talk, state=told.state, reason=told.reason)
        sender.wake()
        return Response(status_code=status.HTTP_204_NO_CONTENT)

    return routes
