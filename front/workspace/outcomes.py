"""`/staff/outcomes` and `/staff/log`: what operators see of hand-offs, and who looked at what."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from front.staff.access import Operator
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.workspace.outcome_figures import Outcomes, outcomes_of
from front.workspace.wording import IN_TEMPLATES
from people.staff_log_reading import log_page
from people.utc import now

SPANS = (30, 90, 365)
#: Entries of the log on a page, and letters of what is looked for in it (ours).
_ENTRIES, _LONGEST = 100, 254


def outcome_routes(desk: Desk) -> APIRouter:
    """The figures and the log."""
    routes, people = APIRouter(prefix="/staff"), desk.door.people

    def figures(days: int) -> Outcomes:
        days = days if days in SPANS else SPANS[0]
        end = now()
        first = end.date() - timedelta(days=days - 1)
        courses = people.handoff_courses(datetime.combine(first, time(), UTC), end)
        return outcomes_of(courses, people.outcomes_shown(), first, end.date())

    @routes.get("/outcomes")
    async def page(request: Request, member: Operator, days: int = SPANS[0]) -> HTMLResponse:
        found = await asyncio.to_thread(figures, days)
        await desk.note(member, "view", "outcomes")
        return desk.pages.show(
            "workspace_outcomes", request, member, figures=found, spans=SPANS, **IN_TEMPLATES
        )

    @routes.get("/outcomes.json")
    async def as_json(member: Operator, days: int = SPANS[0]) -> JSONResponse:
        found = await asyncio.to_thread(figures, days)
        await desk.note(member, "export", "outcomes")
        return JSONResponse(found.model_dump(mode="json"), headers=staff_headers())

    @routes.get("/log")
    async def log(
        request: Request, member: Operator, name: str = "", about: str = "", before: str = ""
    ) -> HTMLResponse:
        name, about = name.strip()[:_LONGEST], about.strip()[:_LONGEST]
        start = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
        await desk.note(member, "view", "log")
        found = await asyncio.to_thread(
            log_page, desk.staff, name=name, about=about, before=start, at_most=_ENTRIES
        )
        return desk.pages.show(
            "workspace_log", request, member, found=found, name=name, about=about, **IN_TEMPLATES
        )

    return routes
