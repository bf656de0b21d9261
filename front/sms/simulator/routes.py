"""The page /simulator: type as any phone number, and see what comes back in how many segments.

Whoever opens it can write as any number, so it is there on this machine only, never through a
proxy.
"""

from __future__ import annotations

import ipaddress
from pathlib import Path

from fastapi import APIRouter, Depends, HTTPException, Request, status
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import BaseModel, Field

from front.sms.fake_carrier import FakeCarrier
from front.sms.gsm import is_gsm, segments, size
from front.sms.phone import NoNumber, phone_number
from front.web.headers import page_headers

PATH = "/simulator"
_FOLDER = Path(__file__).parent
_FILES = {"phone.js": "text/javascript", "phone.css": "text/css"}
#: Headers that a proxy adds: then the request does not come from this machine.
_OF_PROXIES = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Typed(BaseModel):
    """What somebody types on a phone."""

    number: str = Field(max_length=32)
    text: str = Field(max_length=1600)


def only_here(request: Request) -> None:
    """Refuse whoever is not on this machine, and pages of other sites open in a browser here.

    Raises:
        HTTPException: 404, as if there was no such page.
    """
    host = (request.url.hostname or "").strip("[]")
    peer = request.client.host if request.client else ""
    origin = request.headers.get("origin")
    own = origin is None or origin == f"{request.url.scheme}://{request.url.netloc}"
    proxied = any(name in request.headers for name in _OF_PROXIES)
    if not (own and _is_loopback(host) and _is_loopback(peer)) or proxied:
        raise HTTPException(status.HTTP_404_NOT_FOUND)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def simulator_routes(carrier: FakeCarrier, organisation: str) -> APIRouter:
    """The page, what it asks for, and the carrier behind it."""
    routes = APIRouter(prefix=PATH, include_in_schema=False, dependencies=[Depends(only_here)])
    # The simulated carrier checks its own account; the front calls it like any other.
    routes.include_router(carrier.routes())

    @routes.get("")
    async def page() -> FileResponse:
        return FileResponse(_FOLDER / "phone.html", headers=page_headers(private=True))

    @routes.get("/files/{name}")
    async def file(name: str) -> Response:
        if name not in _FILES:
            return Response(status_code=status.HTTP_404_NOT_FOUND)
        return FileResponse(_FOLDER / name, media_type=_FILES[name], headers=page_headers())

    @routes.post("/texts")
    async def write(typed: Typed) -> JSONResponse:
        try:
            number = phone_number(typed.number)
        except NoNumber:
            return JSONResponse({"problem": "This is no US phone number."}, 400)
        # The page sees the answers when it looks for them, as a phone would.
        answers = await carrier.write(number, typed.text)
        return JSONResponse({"number": number, "answers": answers})

    @routes.get("/texts")
    async def texts(number: str) -> JSONResponse:
        try:
            number = phone_number(number)
        except NoNumber:
            return JSONResponse({"problem": "This is no US phone number."}, 400)
        return JSONResponse(
            {
                "organisation": organisation,
                "texts": [
                    {
                        "id": text.sid,
                        "mine": text.sender == number,
                        "text": text.body,
                        "status": text.status,
                        "segments": segments(text.body),
                        "size": size(text.body),
                        "alphabet": "GSM-7" if is_gsm(text.body) else "UCS-2",
                    }
                    for text in carrier.between(number)
                ],
            }
        )

    return routes
