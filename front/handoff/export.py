"""Everything that is kept about a worker, as a file for them."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from fastapi import APIRouter, Request, status
from fastapi.responses import HTMLResponse, Response

from front import log
from front.door import Door
from front.handoff.pages import HandoffPages, private_headers
from front.web.rendering import language_for
from people.keys import Keys
from people.sealing import Sealing

#: What a link opens.
EXPORT = "export"
#: Table -> columns that are sealed, and those that hold encrypted numbers.
SEALED = {
    "handoffs": ("name", "number", "questions", "draft", "summary"),
    "handoff_notes": ("note",),
    "skills_statements": ("content",),
}
ENCRYPTED = {"contacts": ("address",)}


def readable(kept: dict[str, list[dict[str, Any]]], keys: Keys) -> dict[str, Any]:
    """All that is kept with what was sealed opened; what holds JSON becomes part of it."""
    sealing = Sealing(keys)
    opened: dict[str, Any] = {}
    for table, rows in kept.items():
        opened[table] = []
        for row in rows:
            plain = dict(row)
            for column in SEALED.get(table, ()):
                if plain.get(column):
                    plain[column] = _parsed(sealing.opened(plain[column]))
            for column in ENCRYPTED.get(table, ()):
                plain[column] = keys.decrypted(plain[column])
            opened[table].append(plain)
    return opened


def _parsed(text: str) -> Any:
    return json.loads(text) if text.startswith("{") else text


def export_routes(door: Door, pages: HandoffPages, keys: Keys) -> APIRouter:
    """`/export/{token}`: a button, and then the file, once."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/export/{token}")
    async def ask_first(token: str, request: Request) -> HTMLResponse:
        return pages.show("open", language_for(request), export=True)

    @routes.post("/export/{token}")
    async def give(token: str, request: Request) -> Response:
        talk = await asyncio.to_thread(door.people.use_link, token, opens=EXPORT)
        kept = None if talk is None else await asyncio.to_thread(door.people.everything_about, talk)
        if kept is None:
            code = status.HTTP_410_GONE
            return pages.show("gone", language_for(request), status_code=code)
        log.note("data exported", talk)
        content = json.dumps(readable(kept, keys), ensure_ascii=False, indent=2)
        headers = {
            **private_headers(),
            "Content-Disposition": 'attachment; filename="my-data.json"',
        }
        return Response(content, media_type="application/json", headers=headers)

    return routes
