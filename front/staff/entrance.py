"""Signing in and out."""

from __future__ import annotations

import asyncio
import re
import secrets
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import RedirectResponse, Response

from front import log
from front.door import address_of
from front.staff.access import AnyStaff, NotFromOurPage
from front.staff.cookies import ENTRANCE, SESSION, drop_cookie, set_cookie
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from people.staff import folded_name

HOME, SIGN_IN = "/staff", "/staff/sign-in"
#: A path below /staff and its question; no host, no second slash, no backslash.
_OWN_PAGE = re.compile(r"/staff(/[A-Za-z0-9_-][A-Za-z0-9._~-]*)*(\?[A-Za-z0-9._~=&%+-]*)?")
_LONGEST = 500
#: Checks of passwords at once: each takes 64 MB and a core.
_CHECKS_AT_ONCE = 2


def own_page(wanted: str | None) -> str:
    """Where to go after signing in: a page of staff, whatever was asked for."""
    fits = wanted and len(wanted) <= _LONGEST and _OWN_PAGE.fullmatch(wanted)
    return wanted if wanted and fits and not wanted.startswith(SIGN_IN) else HOME


def to_sign_in(wanted: str | None = None) -> Response:
    """Send a browser to the sign-in page, and from there back to what it wanted."""
    page = own_page(wanted)
    address = SIGN_IN if page == HOME else f"{SIGN_IN}?{urlencode({'next': page})}"
    return RedirectResponse(address, status.HTTP_303_SEE_OTHER, staff_headers())


def entrance_routes(desk: Desk) -> APIRouter:
    """`/staff/sign-in` and `/staff/sign-out`."""
    routes, limits, settings = APIRouter(prefix="/staff"), desk.door.limits, desk.door.settings
    checks = asyncio.Semaphore(_CHECKS_AT_ONCE)

    def page(
        request: Request, wanted: str | None, problem: str | None = None, code: int = 200
    ) -> Response:
        entrance = request.cookies.get(ENTRANCE) or secrets.token_urlsafe()
        answer = desk.pages.show(
            "sign_in", request, None, status_code=code, problem=problem, next=own_page(wanted),
            form_token=desk.tokens.token(entrance),
        )  # fmt: skip
        set_cookie(answer, ENTRANCE, entrance, request, settings)
        return answer

    @routes.get("/sign-in")
    async def sign_in_page(request: Request, next: str | None = None) -> Response:
        signed_in = await asyncio.to_thread(desk.staff.signed_in, request.cookies.get(SESSION))
        if signed_in is not None:
            return RedirectResponse(own_page(next), status.HTTP_303_SEE_OTHER, staff_headers())
        return page(request, next)

    @routes.post("/sign-in")
    async def sign_in(
        request: Request,
        name: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        next: Annotated[str, Form()] = "",
        form_token: Annotated[str, Form()] = "",
    ) -> Response:
        if not desk.tokens.fits(request.cookies.get(ENTRANCE) or "", form_token):
            raise NotFromOurPage
        folded, address = folded_name(name)[:_LONGEST], address_of(request)
        # Counted before the password is checked, so that many at once do not slip through.
        of_address = await limits.allows("sign_ins_of_an_address", address)
        of_account = of_address and await limits.allows("sign_ins_of_an_account", folded)
        if not of_account:
            log.note("sign-in refused", limit="account" if of_address else "address")
            await asyncio.to_thread(desk.staff.log, None, "refused_sign_in")
            return page(request, next, "too_many", status.HTTP_429_TOO_MANY_REQUESTS)
        async with checks:
            begun = await asyncio.to_thread(
                desk.staff.sign_in, folded, password, instead_of=request.cookies.get(SESSION)
            )
        if begun is None:
            log.note("sign-in failed")
            return page(request, next, "no_fit", status.HTTP_401_UNAUTHORIZED)
        await limits.forgive("sign_ins_of_an_account", folded)
        log.note("signed in", role=begun.member.role)
        answer = RedirectResponse(own_page(next), status.HTTP_303_SEE_OTHER, staff_headers())
        set_cookie(answer, SESSION, begun.token, request, settings)
        drop_cookie(answer, ENTRANCE, request, settings)
        return answer

    @routes.post("/sign-out")
    async def sign_out(request: Request, member: AnyStaff) -> Response:
        await asyncio.to_thread(desk.staff.sign_out, request.cookies[SESSION])
        answer = RedirectResponse(SIGN_IN, status.HTTP_303_SEE_OTHER, staff_headers())
        drop_cookie(answer, SESSION, request, settings)
        return answer

    return routes
