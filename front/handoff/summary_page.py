"""The worker's own look at the summary: page, PDF, JSON, and the end of sharing."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from front import log
from front.door import Door
from front.handoff.pages import HandoffPages, day_told, private_headers, words_of
from front.handoff.pdf import summary_pdf
from front.handoff.summaries import summary_of
from front.handoff.summary_view import summary_read
from front.opened_pages import OpenedPages
from front.web.rendering import language_for
from people.handoff_records import Handoff
from people.handoff_summary import Summary
from people.keys import Keys
from people.sealing import Sealing

#: What a link opens, see people/links.py.
SUMMARY = "summary"


def summary_routes(door: Door, pages: HandoffPages, keys: Keys) -> APIRouter:
    """`/summary`, `/summary/pdf`, `/summary/json`, `/summary/withdraw`, `/summary/{token}`."""
    routes = APIRouter(include_in_schema=False)
    opened, sealing = OpenedPages(keys, "summary", strict=True), Sealing(keys)

    async def mine(request: Request) -> tuple[str, Handoff, Summary] | None:
        """The open hand-off of this browser's worker, with its summary."""
        talk = opened.talk(request)
        handoff = None if talk is None else await asyncio.to_thread(door.people.handoff, talk)
        summary = None if handoff is None else summary_of(handoff, sealing)
        if talk is None or handoff is None or summary is None:
            return None
        return talk, handoff, summary

    def gone(request: Request) -> HTMLResponse:
        return pages.show("gone", language_for(request), status_code=status.HTTP_410_GONE)

    @routes.get("/summary")
    async def page(request: Request) -> Response:
        found = await mine(request)
        if found is None:
            return gone(request)
        _, handoff, summary = found
        language = language_for(request, summary.language)
        return pages.show(
            "summary", language, read=summary_read(summary, language),
            sent_on=handoff.sent_at, receiver=summary.consent.receiver,
        )  # fmt: skip

    @routes.get("/summary/pdf")
    async def pdf(request: Request) -> Response:
        found = await mine(request)
        if found is None:
            return gone(request)
        _, handoff, summary = found
        language = language_for(request, summary.language)
        content = await asyncio.to_thread(
            summary_pdf, summary_read(summary, language), status_told(handoff, summary, language)
        )
        return pdf_answer(content, "summary")

    @routes.get("/summary/json")
    async def data(request: Request) -> Response:
        found = await mine(request)
        if found is None:
            return gone(request)
        content = found[2].model_dump_json(indent=2)
        return Response(content, media_type="application/json", headers=private_headers())

    @routes.post("/summary/withdraw")
    async def withdraw(request: Request) -> Response:
        talk = opened.talk(request)
        if talk is None or await asyncio.to_thread(door.people.find, talk) is None:
            return gone(request)
        await asyncio.to_thread(door.people.withdraw_handoff, talk)
        await asyncio.to_thread(door.people.withdraw_statements, talk)
        log.note("consent withdrawn", talk)
        return pages.show("withdrawn", language_for(request))

    @routes.get("/summary/{token}")
    async def ask_first(token: str, request: Request) -> HTMLResponse:
        """A page with a button: programs that look at links in messages must not use them up."""
        return pages.show("open", language_for(request), export=False)

    @routes.post("/summary/{token}")
    async def open_page(token: str, request: Request) -> Response:
        talk = await asyncio.to_thread(door.people.use_link, token, opens=SUMMARY)
        if talk is None:
            return gone(request)
        log.note("summary opened", talk)
        answer = RedirectResponse("/summary", status.HTTP_303_SEE_OTHER, private_headers())
        opened.remember(request, answer, talk)
        return answer

    return routes


def status_told(handoff: Handoff, summary: Summary, language: str) -> str:
    """Whether and when a summary was sent, in words."""
    words = words_of("summary", language)
    if handoff.sent_at is None:
        return str(words["draft"])
    day = day_told(language, handoff.sent_at)
    return str(words["sent"].format(receiver=summary.consent.receiver, date=day))


def pdf_answer(content: bytes, name: str) -> Response:
    """A PDF to be saved under a name that says nothing of the worker."""
    headers = {**private_headers(), "Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)
