"""The plan to print, opened by a link that works once; it may be loaded again for an hour."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from fastapi import APIRouter, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from itsdangerous import BadData, URLSafeTimedSerializer

from front import log
from front.door import Door
from front.web.headers import page_headers
from front.web.links import PLAN
from front.web.plan import plan_of
from front.web.plan_words import date_told, length_told
from front.web.rendering import Pages, language_for
from people.keys import Keys, read_secrets
from people.utc import now

#: How long an opened plan may be loaded again, e.g. by a phone that dropped the page.
OPEN_LASTS = timedelta(hours=1)
_COOKIE = "onward_plan"


class OpenedPlans:
    """Signs which plan a browser opened. It opens the plan page and nothing else."""

    def __init__(self, keys: Keys) -> None:
        self._serializer = URLSafeTimedSerializer(keys.derived("plan page")[::-1], salt="plan")

    def signed(self, talk: str) -> str:
        """What the browser keeps."""
        signed = self._serializer.dumps(talk)
        return signed if isinstance(signed, str) else signed.decode("ascii")

    def talk(self, kept: str | None) -> str | None:
        """The talk whose plan a browser opened; None for nothing, forged or too old."""
        try:
            talk = self._serializer.loads(kept or "", max_age=int(OPEN_LASTS.total_seconds()))
        except BadData:
            return None
        return talk if isinstance(talk, str) else None


def plan_routes(door: Door, pages: Pages) -> APIRouter:
    """`/plan/{token}`, once, and `/plan`."""
    routes = APIRouter(include_in_schema=False)
    settings = door.settings
    opened = OpenedPlans(Keys(read_secrets(settings.secret, settings.secret_file)))

    @routes.get("/plan/{token}")
    async def open_plan(token: str, request: Request) -> Response:
        talk = await asyncio.to_thread(door.people.use_link, token, opens=PLAN)
        if talk is None:
            return no_plan(request)
        log.note("plan opened", talk)
        answer = RedirectResponse("/plan", status.HTTP_303_SEE_OTHER, page_headers(private=True))
        # Lax: the link may be pressed on a partner's page.
        answer.set_cookie(
            _COOKIE, opened.signed(talk), max_age=int(OPEN_LASTS.total_seconds()), path="/plan",
            secure=request.url.scheme == "https", httponly=True, samesite="lax",
        )  # fmt: skip
        return answer

    @routes.get("/plan")
    async def plan(request: Request) -> Response:
        talk = opened.talk(request.cookies.get(_COOKIE))
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
