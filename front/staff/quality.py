"""How talks go, for operators: `/staff/quality` and the same as JSON."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from markupsafe import Markup

from front.delivery import TRIES
from front.staff.access import Operator
from front.staff.desk import Desk
from front.staff.quality_chart import talks_chart
from front.staff.quality_figures import CHANNELS, WORDS, Quality, quality_of
from front.staff.rendering import staff_headers
from people.quality_records import Span
from people.utc import now

SPANS: list[int] = WORDS["spans"]
#: Days whose table is open at once; a longer one is folded.
_SHORT = 7
_Days = Annotated[int, Query()]


def quality_routes(desk: Desk) -> APIRouter:
    """Both of them."""
    routes = APIRouter(prefix="/staff")

    async def figures(days: int) -> Quality:
        days = days if days in SPANS else SPANS[0]
        end = now()
        first = end.date() - timedelta(days=days - 1)
        start = datetime.combine(first, time(), UTC)
        found = await asyncio.to_thread(
            desk.quality.quality, Span(start, end),
            quiet=timedelta(hours=WORDS["ended_after_hours"]), tries=TRIES,
        )  # fmt: skip
        return quality_of(found, start, days)

    @routes.get("/quality")
    async def page(request: Request, member: Operator, days: _Days = SPANS[0]) -> HTMLResponse:
        quality = await figures(days)
        await desk.note(member, "view", "quality")
        chart = talks_chart(quality.talks_by_day, _described(quality))
        return desk.pages.show(
            "quality", request, member, quality=quality, spans=SPANS, channels=CHANNELS,
            chart=Markup(chart), short=_SHORT,  # noqa: S704 - drawn and escaped by ourselves
        )  # fmt: skip

    @routes.get("/quality.json")
    async def as_json(member: Operator, days: _Days = SPANS[0]) -> JSONResponse:
        quality = await figures(days)
        await desk.note(member, "export", "quality")
        return JSONResponse(quality.model_dump(mode="json"), headers=staff_headers())

    return routes


def _described(quality: Quality) -> str:
    """What the picture shows, for those who do not see it."""
    told = []
    for channel, name in CHANNELS.items():
        numbers = [day.talks[channel] for day in quality.talks_by_day]
        most = max((number for number in numbers if number is not None), default=0)
        held = numbers.count(None)
        told.append(f"{name}: at most {most} a day, {held} days held back.")
    return f"{quality.first_day} to {quality.last_day}. {' '.join(told)} The table has each day."
