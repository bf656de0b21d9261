"""Correcting an occupation: search for what the words mean, choose, and put it on the list."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import HTMLResponse, Response

from front.explorer.opening import FactsMissing, Opening
from front.explorer.searching import Found, Listed, by_code, search, tidied
from front.staff.access import Coach, NoSuchThing
from front.staff.desk import Desk
from front.workspace.finding import Finding
from front.workspace.summary import HANDOFFS, address_of, opened
from front.workspace.taking import sent_on
from front.workspace.wording import IN_TEMPLATES, WORDS
from people.handoff_records import Handoff
from people.handoff_summary import PastWork
from people.staff_records import StaffMember
from people.word_reviews import LONGEST_WORDS, NoJobWords, job_words


@dataclass(frozen=True)
class Sought:
    """What was typed, what was found for it, and whether the facts could be opened at all."""

    asked: str = ""
    listed: tuple[Listed, ...] = ()
    no_facts: bool = False


def occupation_routes(desk: Desk) -> APIRouter:
    """`/staff/handoffs/{reference}/occupation`: a search, and the choice."""
    routes, people = APIRouter(prefix=HANDOFFS), desk.door.people
    finding, opening = Finding(desk), Opening(desk.door.knowing)

    async def job_of(reference: str, member: StaffMember, key: str) -> tuple[Handoff, PastWork]:
        handoff = await finding.own(reference, member)
        summary = opened(desk, handoff)
        for job in summary.past_jobs:
            if job.key == key:
                return handoff, job
        raise NoSuchThing

    def sought(asked: str) -> Sought:
        if not asked:
            return Sought()
        try:
            found: Found = search(opening.searchable(), asked)
            if found.code:
                title = desk.door.knowing.title(found.code, "en") or found.code
                return Sought(asked, (Listed(found.code, title, "none", None),))
        except FactsMissing:
            return Sought(asked, no_facts=True)
        return Sought(asked, (*found.by_meaning, *found.by_title))

    async def page(
        request: Request, member: StaffMember, reference: str, job: PastWork, asked: str,
        problem: str | None = None, code: int = 200,
    ) -> HTMLResponse:  # fmt: skip
        found = await asyncio.to_thread(sought, tidied(asked))
        await desk.note(member, "view", f"handoff/{reference}")
        return desk.pages.show(
            "workspace_occupation", request, member, status_code=code, job=job, found=found,
            base=address_of(reference), problem=problem, longest=LONGEST_WORDS, **IN_TEMPLATES,
        )  # fmt: skip

    @routes.get("/{reference}/occupation")
    async def look(
        reference: str, request: Request, member: Coach, job: str = "", q: str = ""
    ) -> HTMLResponse:
        _, work = await job_of(reference, member, job)
        return await page(request, member, reference, work, q)

    @routes.post("/{reference}/occupation")
    async def choose(
        reference: str, request: Request, member: Coach,
        job: Annotated[str, Form()] = "", code: Annotated[str, Form()] = "",
        words: Annotated[str, Form()] = "", agreed: Annotated[str, Form()] = "",
        q: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        handoff, work = await job_of(reference, member, job)
        try:
            kept = job_words(words)
        except NoJobWords:
            told = WORDS["not_done"]["no_words"]
            return await page(request, member, reference, work, q, told, 422)
        chosen = await asyncio.to_thread(resolved, code)
        if chosen is None:
            told = WORDS["not_done"]["no_occupation"]
            return await page(request, member, reference, work, q, told, 422)
        await desk.note(member, "change", f"handoff/{reference}")
        done = await asyncio.to_thread(
            people.propose_words, reference, member.id, kept, was_code=work.code, code=chosen
        )
        if not done:
            told = WORDS["not_done"]["not_yours"]
            return await page(request, member, reference, work, q, told, status.HTTP_409_CONFLICT)
        if agreed:
            await asyncio.to_thread(use_in_talk, handoff, work, chosen)
        return sent_on(f"{address_of(reference)}#corrected")

    def resolved(code: str) -> str | None:
        """The occupation of a code; None for what is none."""
        try:
            return by_code(opening.facts(), tidied(code)).code if code else None
        except FactsMissing:
            return None

    def use_in_talk(handoff: Handoff, work: PastWork, code: str) -> None:
        """Have the bot go by it too, since the worker agreed; jobs changed meanwhile stay."""
        title = desk.door.knowing.title(code, "en")
        for one in people.jobs(handoff.talk):
            if one.code == work.code and one.said == work.said:
                people.update_job(
                    handoff.talk, one.position, code=code, title=title, onet_code=None,
                    confirmed=True, runners_up=(),
                )  # fmt: skip

    return routes
