"""`/staff/handoffs/{reference}`: the one-page summary, as page, PDF and JSON, and all around it."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from front.handoff.pages import private_headers, words_of
from front.handoff.pdf import summary_pdf
from front.handoff.summaries import summary_of
from front.handoff.summary_page import pdf_answer, status_told
from front.handoff.summary_view import summary_read
from front.staff.access import Coach, NoSuchThing
from front.staff.desk import Desk
from front.workspace.elsewhere import compare_address
from front.workspace.finding import Finding
from front.workspace.talk import TalkShown, talk_shown
from front.workspace.wording import IN_TEMPLATES, PROMPTS
from people.handoff_records import Handoff
from people.handoff_summary import Summary
from people.staff_records import StaffMember
from people.utc import now

HANDOFFS = "/staff/handoffs"
#: A check-in is set from tomorrow on, for at most a year (ours).
LATEST_CHECK_IN = timedelta(days=365)


def address_of(reference: str, part: str = "") -> str:
    """The page of a hand-off, or a part of it."""
    return f"{HANDOFFS}/{reference}{part}"


class HandoffPageShown:
    """Makes the page of one hand-off, for whatever route ends on it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._finding = Finding(desk)

    async def show(
        self,
        request: Request,
        member: StaffMember,
        reference: str,
        *,
        problem: str | None = None,
        typed: str = "",
        whole_talk: bool = False,
        language: str = "en",
        code: int = 200,
    ) -> HTMLResponse:
        """The page, with what was not done above it and what was typed still in its field.

        Raises:
            NoSuchThing, ConsentWithdrawn, OfAnotherCoach: it is not to be read.
        """
        desk, finding = self._desk, self._finding
        handoff = await finding.readable(reference, member)
        summary = opened(desk, handoff)
        mine = handoff.coach_id == member.id
        talk = (
            await asyncio.to_thread(talk_shown, desk.door, handoff, whole=whole_talk)
            if mine else TalkShown()
        )  # fmt: skip
        notes = await asyncio.to_thread(desk.door.people.notes, reference) if mine else ()
        names = {one.coach_id: await finding.name(one.coach_id) for one in notes}
        corrected = await asyncio.to_thread(desk.door.people.words_of_handoff, reference)
        await desk.note(member, "view", f"handoff/{reference}")
        today = now().date()
        return desk.pages.show(
            "workspace_handoff", request, member, status_code=code,
            handoff=handoff, mine=mine, problem=problem, typed=typed, key=secrets.token_hex(16),
            read=summary_read(summary, language), summary=summary, talk=talk,
            summary_words=words_of("summary", language),
            notes=[(names[one.coach_id], desk.sealing.opened(one.note), one.at) for one in notes],
            corrected=[(one, desk.door.knowing.title(one.code, "en") or one.code)
                       for one in corrected],
            base=address_of(reference), prompts=PROMPTS, whole_talk=whole_talk,
            first_day=today + timedelta(days=1), last_day=today + LATEST_CHECK_IN,
            compare=compare_address(summary), **IN_TEMPLATES,
        )  # fmt: skip


def spoken(asked: str) -> str:
    """A language that summaries stand in: the one asked for, or English."""
    return "es" if asked == "es" else "en"


def opened(desk: Desk, handoff: Handoff) -> Summary:
    """The summary of a hand-off.

    Raises:
        NoSuchThing: there is none.
    """
    summary = summary_of(handoff, desk.sealing)
    if summary is None:
        raise NoSuchThing
    return summary


def summary_routes(desk: Desk) -> APIRouter:
    """The page and its two files."""
    routes, shown, finding = APIRouter(prefix=HANDOFFS), HandoffPageShown(desk), Finding(desk)

    @routes.get("/{reference}")
    async def page(
        reference: str, request: Request, member: Coach, whole: bool = False, lang: str = "en"
    ) -> HTMLResponse:
        return await shown.show(request, member, reference, whole_talk=whole, language=spoken(lang))

    @routes.get("/{reference}/summary.pdf")
    async def pdf(reference: str, member: Coach, lang: str = "en") -> Response:
        handoff = await finding.readable(reference, member)
        summary = opened(desk, handoff)
        content = await asyncio.to_thread(
            summary_pdf,
            summary_read(summary, spoken(lang)),
            status_told(handoff, summary, spoken(lang)),
        )
        await desk.note(member, "export", f"handoff/{reference}")
        return pdf_answer(content, "summary")

    @routes.get("/{reference}/summary.json")
    async def data(reference: str, member: Coach) -> Response:
        summary = opened(desk, await finding.readable(reference, member))
        await desk.note(member, "export", f"handoff/{reference}")
        headers = {
            **private_headers(),
            "Content-Disposition": 'attachment; filename="summary.json"',
        }
        content = summary.model_dump_json(indent=2)
        return Response(content, media_type="application/json", headers=headers)

    return routes
