"""`/staff/queue`: who waits, whom I have, who is done; a page at a time."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from front.handoff.summaries import summary_of
from front.staff.access import Coach
from front.staff.desk import Desk
from front.workspace.keys import key_read, key_told
from front.workspace.wording import IN_TEMPLATES
from people.handoff_records import Handoff, HandoffPage
from people.staff_records import StaffMember

QUEUE = "/staff/queue"
#: Rows of a page (ours).
ROWS = 25
_List = Literal["waiting", "mine", "done"]
LISTS: tuple[_List, ...] = get_args(_List)


def queue_routes(desk: Desk) -> APIRouter:
    """The queue."""
    routes, people = APIRouter(), desk.door.people

    def page_of(which: _List, member: StaffMember, key: str) -> HandoffPage:
        after = key_read(key)
        if which == "done":
            return people.ended_page(member.id, before=after, at_most=ROWS)
        if which == "mine":
            return people.handoff_page("taken", coach_id=member.id, after=after, at_most=ROWS)
        return people.handoff_page("waiting", after=after, at_most=ROWS)

    def name_of(handoff: Handoff) -> str | None:
        """What somebody wants to be called, where they let the coach have it."""
        summary = summary_of(handoff, desk.sealing)
        facts = () if summary is None else summary.about
        return next((str(one.value) for one in facts if one.key == "about.name" and one.value), "")

    @routes.get(QUEUE)
    async def queue(
        request: Request,
        member: Coach,
        after: str = "",
        wanted: Annotated[str, Query(alias="list")] = "waiting",
    ) -> HTMLResponse:
        which: _List = next((one for one in LISTS if one == wanted), "waiting")
        found = await asyncio.to_thread(page_of, which, member, after)
        counts = await asyncio.to_thread(people.queue_counts, member.id)
        names, unanswered = {}, {}
        if which != "waiting":
            # Only one's own are opened, and names are of persons: the log has it.
            names = {one.reference: await asyncio.to_thread(name_of, one) for one in found.handoffs}
            with_talk = [one for one in found.handoffs if one.coach_since is not None]
            unanswered = {
                one.reference: await asyncio.to_thread(people.unanswered_since, one.talk)
                for one in with_talk
            }
            await desk.note(member, "view", f"queue/{which}")
        return desk.pages.show(
            "workspace_queue", request, member, which=which, lists=LISTS, counts=counts,
            handoffs=found.handoffs, names=names,
            unanswered=unanswered, next=key_told(found.next_after), first=not after,
            **IN_TEMPLATES,
        )  # fmt: skip

    return routes
