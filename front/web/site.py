"""Everything a browser gets beside the talks: the widget, its pages and its links."""

from __future__ import annotations

from fastapi import APIRouter

from front.door import Door
from front.web.assets import asset_routes
from front.web.links import link_routes
from front.web.pages import page_routes
from front.web.plan_page import plan_routes
from front.web.rendering import Pages


def site_routes(door: Door) -> APIRouter:
    """All of them."""
    routes, pages = APIRouter(), Pages(door.settings.organisation)
    # The settings of the widget stand below the same address as its files, so they go first.
    routes.include_router(page_routes(door, pages))
    routes.include_router(asset_routes())
    routes.include_router(link_routes(door, pages))
    routes.include_router(plan_routes(door, pages))
    return routes
