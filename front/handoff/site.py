"""Everything around hand-offs that a browser gets."""

from __future__ import annotations

from fastapi import APIRouter

from front.door import Door
from front.handoff.export import export_routes
from front.handoff.pages import HandoffPages
from front.handoff.skills_page import skills_routes
from front.handoff.summary_page import summary_routes
from people.keys import Keys, read_secrets


def handoff_routes(door: Door) -> APIRouter:
    """All of them."""
    settings = door.settings
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    routes, pages = APIRouter(), HandoffPages(settings.organisation)
    routes.include_router(summary_routes(door, pages, keys))
    routes.include_router(skills_routes(door, pages, keys))
    routes.include_router(export_routes(door, pages, keys))
    return routes
