"""A partner's own page on another origin, with a style of its own and no policy on scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, JSONResponse

from tests.front.conftest import serving

#: What a careless style of a page does to everything it can reach.
STYLE = "* { font-size: 40px !important; display: block; } button { background: red; padding: 0 }"


@contextmanager
def partner_page(
    port: int, host: str, settings: Mapping[str, Any] | None = None, at: bool = False
) -> Iterator[str]:
    """Serve it; ``settings`` stand in the tag itself or, with ``at``, at an address."""
    app = FastAPI()
    named = ""
    if settings is not None:
        value = "/own.json" if at else json.dumps(settings)
        named = f' data-settings="{escape(value, quote=True)}"'

    @app.get("/own.json")
    async def own() -> JSONResponse:
        return JSONResponse(settings)

    @app.get("/")
    async def page() -> HTMLResponse:
        return HTMLResponse(
            f'<!doctype html><html lang="en"><head><title>Partner</title><style>{STYLE}</style>'
            f'</head><body><main><h1>Job center</h1></main><script src="{host}/widget.js"{named}>'
            "</script></body></html>"
        )

    with serving(app, port) as url:
        yield url
