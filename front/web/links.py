"""Links that work once: the plan page, and a talk that goes on in another browser."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Header, Request, status
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel

from front import log
from front.answers import NewTalk
from front.door import Door, address_of
from front.web.headers import page_headers
from front.web.rendering import Pages, language_for

#: How long a link to the plan page waits to be opened: it is opened at once, by a button.
PLAN_LASTS = timedelta(minutes=10)
PLAN, TALK = "plan", "talk"


class LinkWanted(BaseModel):
    """What a link shall open. Links to a talk are made by its other channel only."""

    opens: Literal["plan"]


class Link(BaseModel):
    """An address that opens once; a path on the same server."""

    url: str


def link_routes(door: Door, pages: Pages) -> APIRouter:
    """`/api/talks/{talk}/links` and `/go/{token}`."""
    routes = APIRouter()

    def problem(code: int, name: str, words: str) -> JSONResponse:
        return JSONResponse(door.problem(name, door.own(words)).model_dump(mode="json"), code)

    @routes.post("/api/talks/{talk}/links", response_model=Link)
    async def make(
        talk: str,
        wanted: LinkWanted,
        authorization: Annotated[str | None, Header()] = None,
    ) -> Link | JSONResponse:
        if door.sessions.talk(authorization) != talk:
            return problem(status.HTTP_401_UNAUTHORIZED, "no session", "session_over")
        if await asyncio.to_thread(door.people.find, talk) is None:
            return problem(status.HTTP_404_NOT_FOUND, "unknown talk", "unknown_talk")
        if not await door.limits.allows("messages_of_a_person", talk):
            return problem(status.HTTP_429_TOO_MANY_REQUESTS, "too many", "too_many")
        token = await asyncio.to_thread(
            door.people.make_link, talk, opens=wanted.opens, lasts=PLAN_LASTS
        )
        log.note("link made", talk, opens=wanted.opens)
        return Link(url=f"/{PLAN}/{token}")

    @routes.get("/go/{token}", include_in_schema=False)
    async def ask_first(token: str, request: Request) -> HTMLResponse:
        """A page with a button: programs that look at links in messages must not use them up."""
        return pages.show("go", language_for(request), page_headers(private=True))

    @routes.post("/go/{token}", response_model=NewTalk, include_in_schema=False)
    async def go(token: str, request: Request) -> NewTalk | JSONResponse:
        if not await door.limits.allows("talks_of_an_address", address_of(request)):
            return problem(status.HTTP_429_TOO_MANY_REQUESTS, "too many", "too_many")
        talk = await asyncio.to_thread(door.people.use_link, token, opens=TALK)
        if talk is None:
            return problem(status.HTTP_404_NOT_FOUND, "no such link", "unknown_talk")
        log.note("link used", talk, opens=TALK)
        return NewTalk(talk=talk, session=door.sessions.begin(talk))

    return routes
