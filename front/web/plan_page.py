"""The plan to print, opened by a link that works once; it may be loaded again for an hour."""

from __future__ import annotations

import asyncio
from functools import partial

from fastapi import APIRouter, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from front import log
from front.door import Door
from front.opened_pages import OpenedPages
from front.web.headers import page_headers
from front.web.links import PLAN
from front.web.plan import plan_of
from front.web.plan_words import date_told, length_told
from front.web.rendering import Pages, language_for
from people.keys import Keys, read_secrets
from people.utc import now


def plan_routes(door: Door, pages: Pages) -> APIRouter:
    """`/plan/{token}`, once, and `/plan`."""
    routes = APIRouter(include_in_schema=False)
    settings = door.settings
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    # Not strict: the link may be pressed on a partner's page.
    opened = OpenedPages(keys, "plan", strict=False)

    @routes.get("/plan/{token}")
    async def open_plan(token: str, request: Request) -> Response:
        talk = await asyncio.to_thread(door.people.use_link, token, opens=PLAN)
        if talk is None:
            return no_plan(request)
        log.note("plan opened", talk)
        answer = RedirectResponse("/plan", status.HTTP_303_SEE_OTHER, page_headers(private=True))
        opened.remember(request, answer, talk)
        return answer

    @routes.get("/plan")
    async def plan(request: Request) -> Response:
        talk = opened.talk(request)
        if talk is None or await asyncio.to_thread(door.people.find, talk) is None:
            return no_plan(request)
        asked = request.query_params.get("lang")
        language = language_for(request) if asked else None
        planned = await asyncio.to_thread(plan_of, door.people, door.knowing, talk, language)
        return pages.show(
            "plan", planned.language, page_headers(private=True), plan=planned,
            made_on=now().date(), coach=settings.coach_contact,
            date=partial(date_told, pages.words("plan", planned.language)),
            length=partial(length_told, pages.words("plan", planned.language)),
        )  # fmt: skip

    def no_plan(request: Request) -> HTMLResponse:
        headers = page_headers(private=True)
        return pages.show("no_plan", language_for(request), headers, status.HTTP_410_GONE)

    return routes
