"""Reports of wrong figures for operators: `/staff/corrections`, settled with a note."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from front.staff.access import NoSuchThing, Operator
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.training.facts import fact_told
from knowledge.training.worker import TrainingWorker
from language.detect import ENGLISH
from people.corrections import Correction
from people.naming_nobody import naming_nobody

if TYPE_CHECKING:
    from knowledge.answers import TrainingOption
    from knowledge.library import Library

PATH = "/staff/corrections"
#: What a report may name -> how it is called here, and the fact of the option it is about.
_FIGURES = {
    "total_cost": ("cost", "total_cost"),
    "length": ("length", "length"),
    "results": ("results", None),
    "place": ("school or place", None),
    "pay": ("pay", None),
}
_Note = Annotated[str, Form(min_length=1, max_length=1000)]


def correction_routes(desk: Desk) -> APIRouter:
    """The list, and settling one of it."""
    routes = APIRouter()
    people = desk.door.people

    def told(corrections: tuple[Correction, ...]) -> list[dict[str, str]]:
        facts = desk.door.knowing.facts()
        library = None if facts is None else facts.library
        return [_told(one, library) for one in corrections]

    @routes.get(PATH)
    async def page(request: Request, member: Operator) -> HTMLResponse:
        waiting = await asyncio.to_thread(people.open_corrections)
        settled = await asyncio.to_thread(people.settled_corrections)
        await desk.note(member, "view", "corrections")
        return desk.pages.show(
            "corrections", request, member,
            open=await asyncio.to_thread(told, waiting),
            settled=await asyncio.to_thread(told, settled),
        )  # fmt: skip

    @routes.post(f"{PATH}/{{reference}}/settle")
    async def settle(reference: str, member: Operator, note: _Note) -> Response:
        if await asyncio.to_thread(people.correction, reference) is None:
            raise NoSuchThing
        await desk.note(member, "change", f"correction/{reference}")
        # Settled twice is settled once: the first note stays.
        await asyncio.to_thread(people.settle_correction, reference, naming_nobody(note.strip()))
        return RedirectResponse(PATH, status.HTTP_303_SEE_OTHER, staff_headers())

    return routes


def _told(one: Correction, library: Library | None) -> dict[str, str]:
    """A report as it is shown: what it is about by name, and what we say of it today."""
    option = _option(one, library)
    about = option.name if option else ""
    if option and option.provider:
        about += f", {option.provider}"
    if not about and one.code and library is not None:
        with suppress(KeyError):
            about = library.names.one(one.code)
    figure, fact = _FIGURES.get(one.figure or "", (one.figure or "", None))
    stated = fact_told(fact, option, ENGLISH) if option and fact else None
    return {
        "reference": one.reference,
        "about": about or one.option_id or one.code or "Not said of what",
        "figure": figure,
        "said": one.said,
        "at": f"{one.at:%Y-%m-%d %H:%M} UTC",
        "stated": f"{stated} ({option.listed})" if stated and option else "",
        "note": one.note or "",
        "settled_at": f"{one.settled_at:%Y-%m-%d}" if one.settled_at else "",
    }


def _option(one: Correction, library: Library | None) -> TrainingOption | None:
    """The option a report is about; None where there is none, or it is no longer listed."""
    if library is None or one.option_id is None or one.code is None:
        return None
    try:
        return library.training_option(one.option_id, TrainingWorker(one.code))
    except KeyError:
        return None
