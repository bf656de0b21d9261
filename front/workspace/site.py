"""All pages of the workspace, and the answers where a hand-off is not to be read."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Request, status
from fastapi.responses import JSONResponse, Response

from front.staff.desk import Desk, desk_of
from front.staff.rendering import staff_headers
from front.workspace.finding import ConsentWithdrawn, OfAnotherCoach
from front.workspace.occupations import occupation_routes
from front.workspace.outcomes import outcome_routes
from front.workspace.plain_words import plain_words_routes
from front.workspace.queue import queue_routes
from front.workspace.summary import summary_routes
from front.workspace.taking import taking_routes
from front.workspace.talking import talking_routes
from front.workspace.wording import IN_TEMPLATES, WORDS


def workspace_routes(desk: Desk) -> APIRouter:
    """Every route of the workspace."""
    routes = APIRouter()
    for part in (
        queue_routes, summary_routes, taking_routes, talking_routes, occupation_routes,
        plain_words_routes, outcome_routes,
    ):  # fmt: skip
        routes.include_router(part(desk))
    return routes


def add_workspace_answers(app: FastAPI) -> None:
    """Say why a hand-off is not to be read, wherever a route finds that out."""

    @app.exception_handler(ConsentWithdrawn)
    async def withdrawn(request: Request, error: ConsentWithdrawn) -> Response:
        code, told = status.HTTP_410_GONE, WORDS["told"]["withdrawn"]
        if _as_json(request):
            return JSONResponse({"problem": "withdrawn", "told": told}, code, staff_headers())
        return desk_of(request).pages.show(
            "workspace_gone", request, error.member, status_code=code, told=told, holder=None,
            **IN_TEMPLATES,
        )  # fmt: skip

    @app.exception_handler(OfAnotherCoach)
    async def of_another(request: Request, error: OfAnotherCoach) -> Response:
        # Who asked to take it was second; who only looks has no business here.
        code = status.HTTP_409_CONFLICT if request.method == "POST" else status.HTTP_403_FORBIDDEN
        if _as_json(request):
            problem = {"problem": "not yours", "told": WORDS["not_done"]["not_yours"]}
            return JSONResponse(problem, code, staff_headers())
        return desk_of(request).pages.show(
            "workspace_gone", request, error.member, status_code=code, told=None,
            holder=error.holder, handoff=error.handoff, second=request.method == "POST",
            **IN_TEMPLATES,
        )  # fmt: skip


def _as_json(request: Request) -> bool:
    asked = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or asked == "application/json"
