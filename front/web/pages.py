"""The pages a person sees: the demo page, the chat page, and the settings of the widget."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from front.door import Door
from front.web.headers import file_headers, page_headers
from front.web.rendering import Pages, language_for

_WIDGET = Path(__file__).with_name("widget.json")


def page_routes(door: Door, pages: Pages) -> APIRouter:
    """`/`, `/chat` and `/widget/settings.json`."""
    routes = APIRouter(include_in_schema=False)
    origins = door.settings.widget_origins
    widget: dict[str, Any] = json.loads(_WIDGET.read_text(encoding="utf-8"))
    widget["name"] = door.settings.organisation
    widget["coach"] = door.settings.coach_contact

    @routes.get("/widget/settings.json")
    async def settings() -> JSONResponse:
        return JSONResponse(widget, headers=file_headers())

    @routes.get("/")
    async def demo(request: Request) -> HTMLResponse:
        return pages.show("demo", language_for(request), page_headers())

    @routes.get("/chat")
    async def chat(request: Request) -> HTMLResponse:
        framed_by = ("'self'", *origins) if origins else ()
        return pages.show("chat", language_for(request), page_headers(framed_by=framed_by))

    return routes
