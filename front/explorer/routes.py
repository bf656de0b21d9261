"""`/staff/explorer`: find an occupation, look at it, hold it against another one, print it.

Nothing here is of any worker, so the log of views is not written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Request, status
from fastapi.responses import RedirectResponse, Response

from front.explorer.comparison import StepShown, step_shown
from front.explorer.occupation import occupation_shown
from front.explorer.opening import FactsMissing, Opening
from front.explorer.risks import raised_names
from front.explorer.searching import Found, by_code, search, tidied
from front.explorer.words import WORDS, dollars, percent, word, words
from front.staff.access import AnyStaff
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.web.knowing import Facts
from people.staff_records import StaffMember
from people.utc import now

HOME = "/staff/explorer"
Shown = TypeVar("Shown")


class _NoOccupation(Exception):  # noqa: N818 - named for what it says
    """An address has a code that is none of this release."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found


def explorer_routes(desk: Desk) -> APIRouter:
    """All pages of the explorer."""
    routes, opening = APIRouter(prefix=HOME), Opening(desk.door.knowing)

    def show(
        page: str, request: Request, member: StaffMember, code: int = 200, **values: Any
    ) -> Response:
        return desk.pages.show(
            f"explorer_{page}", request, member, status_code=code, home=HOME, word=word,
            words=words, dollars=dollars, percent=percent, raised_names=raised_names,
            texts=WORDS, today=now().date(), **values,
        )  # fmt: skip

    async def answered(
        request: Request, member: StaffMember, look_up: Callable[[], Shown],
        answer: Callable[[Shown], Response],
    ) -> Response:  # fmt: skip
        try:
            return answer(await asyncio.to_thread(look_up))
        except FactsMissing:
            return show("no_facts", request, member, status.HTTP_503_SERVICE_UNAVAILABLE)
        except _NoOccupation as error:
            code = status.HTTP_404_NOT_FOUND
            return show("no_occupation", request, member, code, found=error.found)

    def looked_for(asked: str) -> Found:
        found = search(opening.searchable(), asked)
        opening.begin()
        return found

    @routes.get("")
    async def find(request: Request, member: AnyStaff, q: str = "") -> Response:
        asked = tidied(q)

        def answer(found: Found) -> Response:
            if found.code:
                return _sent_on(f"{HOME}/{found.code}")
            return show("search", request, member, found=found)

        if not asked:
            return show("search", request, member, found=None)
        return await answered(request, member, lambda: looked_for(asked), answer)

    @routes.get("/{code}")
    async def occupation(
        request: Request, member: AnyStaff, code: str, place: str = ""
    ) -> Response:
        return await answered(
            request, member,
            lambda: occupation_shown(opening.loaded(), _known(opening.facts(), code), place),
            lambda shown: show("occupation", request, member, shown=shown, place=shown.place),
        )  # fmt: skip

    @routes.get("/{code}/to")
    async def second(
        request: Request, member: AnyStaff, code: str, q: str = "", place: str = ""
    ) -> Response:
        asked = tidied(q)

        def look_up() -> tuple[str, Found | None]:
            start = _known(opening.facts(), code)
            return start, looked_for(asked) if asked else None

        def answer(told: tuple[str, Found | None]) -> Response:
            start, found = told
            if found is None:
                return _sent_on(f"{HOME}/{start}", place)
            if found.code:
                return _sent_on(f"{HOME}/{start}/to/{found.code}", place)
            return show("second", request, member, start=start, found=found, place=place)

        return await answered(request, member, look_up, answer)

    @routes.get("/{code}/to/{other}")
    async def step(
        request: Request, member: AnyStaff, code: str, other: str, place: str = ""
    ) -> Response:
        def look_up() -> str | StepShown:
            start, end = _known(opening.facts(), code), _known(opening.facts(), other)
            return start if start == end else step_shown(opening.loaded(), start, end, place)

        def answer(shown: str | StepShown) -> Response:
            if isinstance(shown, str):
                return _sent_on(f"{HOME}/{shown}", place)
            return show("step", request, member, shown=shown, place=shown.place)

        return await answered(request, member, look_up, answer)

    return routes


def _known(facts: Facts, code: str) -> str:
    """The occupation that a code in an address stands for.

    Raises:
        _NoOccupation: none of this release.
    """
    found = by_code(facts, tidied(code))
    if found.code is None:
        raise _NoOccupation(found)
    return found.code


def _sent_on(address: str, place: str = "") -> Response:
    """To another page of the explorer; ``place`` goes along."""
    asked = f"?{urlencode({'place': place})}" if place else ""
    return RedirectResponse(f"{address}{asked}", status.HTTP_303_SEE_OTHER, staff_headers())
