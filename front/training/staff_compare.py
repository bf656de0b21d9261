"""Training side by side for coaches and operators: `/staff/training/compare`, and as PDF."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from front.staff.access import AnyStaff, NoSuchThing
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.training.pdf import sheet_pdf
from front.training.sheet import FEWEST, MOST, Sheet, sheet_of, stamp
from front.training.words import words_of
from front.training.worker_sheet import pdf_answer
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place
from knowledge.training.worker import TrainingWorker
from language.detect import ENGLISH, SPANISH
from people.utc import now

if TYPE_CHECKING:
    from knowledge.library import Library

PATH = "/staff/training/compare"
#: Options to choose from (ours): more are not read.
OFFERED = 20
_CODE = re.compile(r"\d\d-\d{4}")
_Words = Annotated[str, Query(max_length=120)]
_Zip = Annotated[str, Query(pattern=r"^(?:\d{5})?$")]
_Options = Annotated[list[str], Query(max_length=12)]
_Language = Annotated[str, Query(max_length=2)]


@dataclass(frozen=True)
class Asked:
    """What the form was filled in with."""

    job: str
    last: str
    near: str
    options: tuple[str, ...]

    def address(self, path: str = PATH, **more: str) -> str:
        """The address of the same choice."""
        told = [("job", self.job), ("last", self.last), ("near", self.near)]
        chosen = [("option", one) for one in self.options]
        return f"{path}?{urlencode([*told, *chosen, *more.items()])}"


def compare_routes(desk: Desk) -> APIRouter:
    """The page, which first asks what to compare, and its PDF."""
    routes = APIRouter()

    def library() -> Library:
        facts = desk.door.knowing.facts()
        if facts is None:
            raise NoSuchThing
        return facts.library

    def made(asked: Asked, language: str) -> tuple[Sheet, str]:
        known = library()
        worker = _worker(known, asked)
        try:
            sheet = sheet_of(known, worker, asked.options, language, groups=True)
        except (KeyError, ValueError) as error:
            raise NoSuchThing from error
        return sheet, stamp(language, known.release, now().date())

    @routes.get(PATH)
    async def page(
        request: Request, member: AnyStaff, job: _Words = "", last: _Words = "", near: _Zip = "",
        option: _Options = [], lang: _Language = ENGLISH,  # noqa: B006 - read only, by FastAPI
    ) -> HTMLResponse:  # fmt: skip
        asked = Asked(job.strip(), last.strip(), near, tuple(dict.fromkeys(option)))
        language = SPANISH if lang == SPANISH else ENGLISH
        if not FEWEST <= len(asked.options) <= MOST:
            choice = await asyncio.to_thread(_choice, library(), asked)
            return desk.pages.show("compare_choose", request, member, asked=asked, choice=choice)
        sheet, told = await asyncio.to_thread(made, asked, language)
        other = ENGLISH if language == SPANISH else SPANISH
        return desk.pages.show(
            "compare", request, member, sheet=sheet, stamp=told,
            words=words_of("sheet", language),
            pdf=asked.address(f"{PATH}.pdf", lang=language),
            in_spanish=asked.address(lang=other),
            choose=Asked(asked.job, asked.last, asked.near, ()).address(),
        )  # fmt: skip

    @routes.get(f"{PATH}.pdf")
    async def pdf(
        member: AnyStaff, job: _Words = "", last: _Words = "", near: _Zip = "",
        option: _Options = [], lang: _Language = ENGLISH,  # noqa: B006 - read only, by FastAPI
    ) -> Response:  # fmt: skip
        asked = Asked(job.strip(), last.strip(), near, tuple(dict.fromkeys(option)))
        language = SPANISH if lang == SPANISH else ENGLISH
        sheet, told = await asyncio.to_thread(made, asked, language)
        await desk.note(member, "export", "training/compare")
        return pdf_answer(await asyncio.to_thread(sheet_pdf, sheet, told), staff_headers())

    return routes


def _choice(library: Library, asked: Asked) -> dict[str, object]:
    """What there is to choose from; a problem where the job is not known or the number wrong."""
    values: dict[str, object] = {
        "options": (), "problem": "", "job": "", "code": "", "from_code": None,
        "tiers": words_of("sheet", ENGLISH)["tiers"],
    }  # fmt: skip
    if not asked.job:
        return values
    if (asked.job and _code(library, asked.job) is None) or (
        asked.last and _code(library, asked.last) is None
    ):
        return {**values, "problem": "I know no such job. Try its usual name, or its SOC code."}
    worker = _worker(library, asked)
    found = library.training(worker.code, worker.from_code, worker.filters, OFFERED)
    wrong = f"Choose {FEWEST} to {MOST}." if asked.options else ""
    return {
        **values, "options": found.options, "problem": wrong, "code": worker.code,
        "job": library.names.one(worker.code), "from_code": worker.from_code,
    }  # fmt: skip


def _worker(library: Library, asked: Asked) -> TrainingWorker:
    """Whom the options are judged for.

    Raises:
        NoSuchThing: the job is not known.
    """
    code = _code(library, asked.job)
    if code is None:
        raise NoSuchThing
    near = Place(zip_code=asked.near) if asked.near else None
    return TrainingWorker(code, _code(library, asked.last), TrainingFilters(near=near))


def _code(library: Library, told: str) -> str | None:
    """The occupation of a code or a name; None when it is not known."""
    if _CODE.fullmatch(told):
        return told if _is_known(library, told) else None
    candidates = library.match(told).candidates if told else ()
    return candidates[0].code if candidates else None


def _is_known(library: Library, code: str) -> bool:
    try:
        return bool(library.names.one(code))
    except KeyError:
        return False
