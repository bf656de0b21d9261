"""All pages of staff, and what happens to whoever may not see them."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Request, status
from fastapi.responses import HTMLResponse, JSONResponse, Response

from front.door import Door
from front.explorer.routes import explorer_routes
from front.handoff.coach_words import CoachWords
from front.sms.outreach import Outreach
from front.staff.access import (
    AnyStaff,
    NoSuchThing,
    NotForThisRole,
    NotFromOurPage,
    NotSignedIn,
)
from front.staff.desk import Desk
from front.staff.enclosure import Enclosure
from front.staff.entrance import entrance_routes, to_sign_in
from front.staff.form_tokens import FormTokens
from front.staff.quality import quality_routes
from front.staff.rendering import StaffPages, staff_headers
from front.training.corrections_page import correction_routes
from front.training.staff_compare import compare_routes
from front.workspace.site import add_workspace_answers, workspace_routes
from people import Staff
from people.keys import Keys, read_secrets
from people.quality import Quality
from people.sealing import Sealing


def open_desk(door: Door, outreach: Outreach | None) -> Desk:
    """The accounts, what signs forms, and what says a coach's words; ``outreach`` by SMS.

    Raises:
        people.keys.BadSecret: the secret of the settings is too short.
    """
    settings = door.settings
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    tokens = FormTokens(keys)
    return Desk(
        door=door,
        staff=Staff(settings.people_database),
        quality=Quality(settings.people_database),
        tokens=tokens,
        pages=StaffPages(settings.organisation, tokens),
        sealing=Sealing(keys),
        coach_words=CoachWords(door, outreach),
    )


def staff_routes(desk: Desk) -> APIRouter:
    """Every route below /staff."""
    routes = APIRouter(include_in_schema=False)
    routes.include_router(entrance_routes(desk))
    routes.include_router(quality_routes(desk))
    routes.include_router(explorer_routes(desk))
    routes.include_router(workspace_routes(desk))
    routes.include_router(compare_routes(desk))
    routes.include_router(correction_routes(desk))

    @routes.get("/staff")
    async def start(request: Request, member: AnyStaff) -> HTMLResponse:
        return desk.pages.show("start", request, member)

    return routes


def add_staff(app: FastAPI, desk: Desk) -> None:
    """Give the application the pages of staff."""
    app.state.desk = desk
    app.include_router(staff_routes(desk))
    app.add_middleware(Enclosure)
    add_workspace_answers(app)

    @app.exception_handler(NotSignedIn)
    async def not_signed_in(request: Request, _error: Exception) -> Response:
        if _wants_json(request):
            return _problem("sign in first", status.HTTP_401_UNAUTHORIZED)
        wanted = request.url.path
        if request.url.query:
            wanted = f"{wanted}?{request.url.query}"
        return to_sign_in(wanted if request.method == "GET" else None)

    @app.exception_handler(NotForThisRole)
    async def not_for_this_role(request: Request, error: NotForThisRole) -> Response:
        code = status.HTTP_403_FORBIDDEN
        if _wants_json(request):
            return _problem("not for your role", code)
        return desk.pages.show(
            "problem", request, error.member, status_code=code, problem="not_for_this_role"
        )

    @app.exception_handler(NoSuchThing)
    async def no_such_thing(request: Request, _error: Exception) -> Response:
        code = status.HTTP_404_NOT_FOUND
        if _wants_json(request):
            return _problem("no such thing", code)
        return desk.pages.show("problem", request, None, status_code=code, problem="no_such_thing")

    @app.exception_handler(NotFromOurPage)
    async def not_from_our_page(request: Request, _error: Exception) -> Response:
        code = status.HTTP_403_FORBIDDEN
        if _wants_json(request):
            return _problem("the token of the page is missing", code)
        return desk.pages.show(
            "problem", request, None, status_code=code, problem="not_from_our_page"
        )


def _wants_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("json" in accepted and "html" not in accepted)


def _problem(name: str, code: int) -> Response:
    return JSONResponse({"problem": name}, code, staff_headers())
