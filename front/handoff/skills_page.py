"""The page of confirmed skills that whoever has its link may read until it ends."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request, status
from fastapi.responses import Response

from front.door import Door
from front.handoff.pages import HandoffPages
from front.handoff.pdf import statement_pdf
from front.handoff.summary_page import pdf_answer
from front.web.rendering import language_for
from people.keys import Keys
from people.sealing import Sealing
from people.statement import Statement


def skills_routes(door: Door, pages: HandoffPages, keys: Keys) -> APIRouter:
    """`/skills/{token}` and `/skills/{token}/pdf`."""
    routes, sealing = APIRouter(include_in_schema=False), Sealing(keys)

    async def shared(token: str) -> Statement | None:
        found = await asyncio.to_thread(door.people.statement, token)
        if found is None:
            return None
        return Statement.model_validate_json(sealing.opened(found.content))

    def gone(request: Request) -> Response:
        return pages.show("gone", language_for(request), status_code=status.HTTP_410_GONE)

    @routes.get("/skills/{token}")
    async def page(token: str, request: Request) -> Response:
        statement = await shared(token)
        if statement is None:
            return gone(request)
        language = language_for(request, statement.language)
        return pages.show("skills", language, statement=statement, here=f"/skills/{token}")

    @routes.get("/skills/{token}/pdf")
    async def pdf(token: str, request: Request) -> Response:
        statement = await shared(token)
        if statement is None:
            return gone(request)
        language = language_for(request, statement.language)
        content = await asyncio.to_thread(statement_pdf, statement, language)
        return pdf_answer(content, "skills")

    return routes
