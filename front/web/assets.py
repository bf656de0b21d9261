"""The widget's files and those of our pages, each by its name, nothing else of the disk."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException, status
from fastapi.responses import FileResponse

from front.web.headers import file_headers

_STATIC = Path(__file__).with_name("static")
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def _files() -> dict[str, Path]:
    """Address -> file: "widget.js", "widget/start.js", "pages/page.css"."""
    found = (file for file in _STATIC.rglob("*") if file.suffix in _TYPES)
    return {file.relative_to(_STATIC).as_posix(): file for file in found}


def asset_routes() -> APIRouter:
    """`/widget.js`, `/widget/...` and `/pages/...`."""
    routes, files = APIRouter(include_in_schema=False), _files()

    def sent(address: str) -> FileResponse:
        file = files.get(address)
        if file is None:
            raise HTTPException(status.HTTP_404_NOT_FOUND)
        return FileResponse(file, media_type=_TYPES[file.suffix], headers=file_headers())

    @routes.get("/widget.js")
    async def loader() -> FileResponse:
        return sent("widget.js")

    @routes.get("/widget/{name}")
    async def of_widget(name: str) -> FileResponse:
        return sent(f"widget/{name}")

    @routes.get("/pages/{name}")
    async def of_pages(name: str) -> FileResponse:
        return sent(f"pages/{name}")

    return routes
