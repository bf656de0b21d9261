"""Taking a hand-off, letting it go, notes, the next check-in, and the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import RedirectResponse, Response

from front.staff.access import Coach
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.workspace.finding import Finding
from front.workspace.queue import QUEUE
from front.workspace.summary import HANDOFFS, LATEST_CHECK_IN, HandoffPageShown, address_of
from front.workspace.wording import WORDS
from people.staff_records import StaffMember
from people.utc import now

#: Letters of a note (ours).
LONGEST_NOTE = 2_000


def sent_on(address: str) -> Response:
    """To a page, after something was done; loading it again does it not again."""
    return RedirectResponse(address, status.HTTP_303_SEE_OTHER, staff_headers())


def taking_routes(desk: Desk) -> APIRouter:
    """What changes a hand-off."""
    routes, people = APIRouter(prefix=HANDOFFS), desk.door.people
    shown, finding = HandoffPageShown(desk), Finding(desk)

    async def done(
        request: Request, member: StaffMember, reference: str, change: Callable[[], bool],
        to: str | None = None,
    ) -> Response:  # fmt: skip
        """Make a change of one's own, log it, and go on; say so where it was not one's own."""
        await finding.own(reference, member)
        await desk.note(member, "change", f"handoff/{reference}")
        if await asyncio.to_thread(change):
            return sent_on(address_of(reference) if to is None else to)
        return await refused(request, member, reference, "not_yours", code=409)

    async def refused(
        request: Request, member: StaffMember, reference: str, why: str, *, typed: str = "",
        code: int = status.HTTP_422_UNPROCESSABLE_CONTENT,
    ) -> Response:  # fmt: skip
        return await shown.show(
            request, member, reference, problem=WORDS["not_done"][why], typed=typed, code=code
        )

    @routes.post("/{reference}/claim")
    async def claim(reference: str, request: Request, member: Coach) -> Response:
        await finding.readable(reference, member)
        await desk.note(member, "change", f"handoff/{reference}")
        if await asyncio.to_thread(people.claim_handoff, reference, member.id):
            return sent_on(address_of(reference))
        # Raises with the name of who has it, unless it is the member's own already.
        await finding.readable(reference, member)
        return sent_on(address_of(reference))

    @routes.post("/{reference}/release")
    async def release(reference: str, request: Request, member: Coach) -> Response:
        def change() -> bool:
            return people.release_handoff(reference, member.id)

        return await done(request, member, reference, change, QUEUE)

    @routes.post("/{reference}/note")
    async def note(
        reference: str, request: Request, member: Coach, note: Annotated[str, Form()] = ""
    ) -> Response:
        words = note.replace("\0", "").strip()
        if not 0 < len(words) <= LONGEST_NOTE:
            return await refused(request, member, reference, "no_note")

        def change() -> bool:
            return people.add_note(reference, member.id, desk.sealing.sealed(words))

        return await done(request, member, reference, change, f"{address_of(reference)}#notes")

    @routes.post("/{reference}/check-in")
    async def check_in(
        reference: str, request: Request, member: Coach, day: Annotated[str, Form()] = ""
    ) -> Response:
        chosen = _day(day)
        today = now().date()
        if day and (chosen is None or not today < chosen <= today + LATEST_CHECK_IN):
            return await refused(request, member, reference, "no_day")

        def change() -> bool:
            return people.set_next_check_in(reference, member.id, chosen)

        return await done(request, member, reference, change, f"{address_of(reference)}#next")

    @routes.post("/{reference}/close")
    async def close(
        reference: str, request: Request, member: Coach, outcome: Annotated[str, Form()] = ""
    ) -> Response:
        if outcome not in WORDS["outcomes"]:
            return await refused(request, member, reference, "no_outcome")

        def change() -> bool:
            return people.close_handoff(reference, member.id, outcome)

        return await done(request, member, reference, change)

    return routes


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
