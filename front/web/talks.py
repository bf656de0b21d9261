"""Talks over HTTP: open one, send a message, read what was said, follow what is said."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import AsyncIterator
from typing import Annotated, Literal

from fastapi import APIRouter, Header, Request, status
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sse_starlette.sse import EventSourceResponse

from front import log
from front.answers import Answer, KeptMessage, NewTalk, Reply
from front.door import Door, address_of
from front.own_answers import Came
from front.safety.crisis import distress_found
from front.safety.stop import asked
from front.stream import messages_after
from front.talk import UnknownTalk
from front.text import LONGEST_KEPT, LONGEST_REQUEST, Unreadable, sent_in

#: 16 random bytes as secrets.token_urlsafe writes them.
_TALK_ID = re.compile(r"[A-Za-z0-9_-]{22}")

#: Seconds between signs of life on a stream, so that proxies keep it open.
_SIGN_OF_LIFE_SECONDS = 20

_Session = Annotated[str | None, Header(alias="authorization")]


class _TooLarge(Exception):  # noqa: N818
    """A request's body is larger than any message can be."""


class _TooMany(Exception):  # noqa: N818
    """More messages than anybody writes."""


class Opening(BaseModel):
    """How a talk is opened: with a greeting and in which language, or silently."""

    greet: bool = False
    language: Literal["en", "es"] | None = None


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_REQUEST:
            raise _TooLarge
    return bytes(body)


def talk_routes(door: Door) -> APIRouter:
    """The routes below /api/talks."""
    routes = APIRouter(prefix="/api/talks")

    def problem(code: int, name: str, answer: Answer) -> JSONResponse:
        return JSONResponse(door.problem(name, answer).model_dump(mode="json"), code)

    def unknown(text: str | None = None) -> JSONResponse:
        answer = door.own("unknown_talk", text)
        return problem(status.HTTP_404_NOT_FOUND, "unknown talk", answer)

    def refused_session() -> JSONResponse:
        answer = door.own("session_over")
        return problem(status.HTTP_401_UNAUTHORIZED, "no session for this talk", answer)

    def may_use(talk: str, authorization: str | None) -> bool:
        return bool(_TALK_ID.fullmatch(talk)) and door.sessions.talk(authorization) == talk

    @routes.post("", response_model=NewTalk)
    async def open_talk(request: Request, opening: Opening | None = None) -> NewTalk | JSONResponse:
        if not await door.limits.allows("talks_of_an_address", address_of(request)):
            answer = door.own("too_many")
            return problem(status.HTTP_429_TOO_MANY_REQUESTS, "too many talks", answer)
        talk = secrets.token_urlsafe(16)
        await asyncio.to_thread(door.people.worker, talk)
        log.note("talk opened", talk)
        if opening is not None and opening.language:
            await asyncio.to_thread(door.people.speak, talk, opening.language)
        if opening is not None and opening.greet:
            await door.speaking.greet(talk, opening.language, "web")
        return NewTalk(talk=talk, session=door.sessions.begin(talk))

    async def answered(talk: str, request: Request) -> Answer | JSONResponse:
        text: str | None = None
        try:
            sent = sent_in(await _body(request))
            text = sent.text
            if len(text) > LONGEST_KEPT:
                raise _TooLarge
            await within_limits(talk, request, text)
            return await door.talks.answer(talk, text, Came("web", sent.sent_id))
        except Unreadable:
            refusal = await door.talks.refuse(talk, "unreadable")
            return problem(status.HTTP_400_BAD_REQUEST, "unreadable", refusal)
        except _TooLarge:
            refusal = await door.talks.refuse(talk, "refused_size", text)
            return problem(status.HTTP_413_CONTENT_TOO_LARGE, "too large", refusal)
        except _TooMany:
            refusal = await door.talks.refuse(talk, "too_many", text)
            return problem(status.HTTP_429_TOO_MANY_REQUESTS, "too many messages", refusal)
        except UnknownTalk:
            return unknown(text)
        except Exception as error:
            log.note_failure("message not answered", error, talk)
            worried = None if text is None else distress_found(text)
            if worried is not None:
                # Nothing could be kept, but nobody in danger is left without an answer.
                words = door.responses.for_distress(worried.kind, worried.language)
                return Answer(replies=[Reply(text=words)])
            answer = door.own("not_kept", text)
            return problem(status.HTTP_503_SERVICE_UNAVAILABLE, "not kept", answer)

    async def within_limits(talk: str, request: Request, text: str) -> None:
        """Count a message. A wish to stop is never too much.

        Raises:
            _TooMany: it is more than the limits allow.
        """
        mine = await door.limits.allows("messages_of_a_person", talk)
        address = await door.limits.allows("messages_of_an_address", address_of(request))
        if not (mine and address) and asked(text) is None:
            raise _TooMany

    @routes.post("/{talk}/messages", response_model=Answer)
    async def message(
        talk: str, request: Request, authorization: _Session = None
    ) -> Answer | JSONResponse:
        if not may_use(talk, authorization):
            return refused_session()
        return await answered(talk, request)

    @routes.get("/{talk}/messages", response_model=list[KeptMessage])
    async def said(
        talk: str, after: int = 0, authorization: _Session = None
    ) -> list[KeptMessage] | JSONResponse:
        if not may_use(talk, authorization):
            return refused_session()
        if await asyncio.to_thread(door.people.find, talk) is None:
            return unknown()
        kept = await asyncio.to_thread(door.people.messages, talk, after=after)
        return [KeptMessage.of(one) for one in kept]

    @routes.get("/{talk}/stream", response_model=None)
    async def stream(
        talk: str,
        request: Request,
        after: int = 0,
        authorization: _Session = None,
        last_event_id: Annotated[int | None, Header()] = None,
    ) -> EventSourceResponse | JSONResponse:
        if not may_use(talk, authorization):
            return refused_session()
        if await asyncio.to_thread(door.people.find, talk) is None:
            return unknown()
        seen = after if last_event_id is None else last_event_id

        async def events() -> AsyncIterator[dict[str, str]]:
            following = messages_after(
                door.people, door.talks.notices, talk, seen, request.is_disconnected
            )
            async for one in following:
                kept = KeptMessage.of(one).model_dump(mode="json")
                yield {"id": str(one.id), "event": "message", "data": json.dumps(kept)}
            yield {"event": "ended", "data": ""}

        return EventSourceResponse(events(), ping=_SIGN_OF_LIFE_SECONDS)

    return routes
