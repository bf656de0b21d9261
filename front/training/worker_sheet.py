"""The sheet a worker opens from the talk, by a link that works once; for an hour after that."""

from __future__ import annotations

import asyncio
from pathlib import Path

from fastapi import APIRouter, Request, status
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from front import log
from front.door import Door
from front.opened_pages import OpenedPages
from front.training.pdf import sheet_pdf
from front.training.sheet import Sheet, sheet_of, stamp
from front.training.words import words_of
from front.web.headers import page_headers
from front.web.rendering import language_for
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place
from knowledge.training.worker import TrainingWorker
from people.keys import Keys, read_secrets
from people.utc import now

#: What a link opens, see people/links.py, and the address below which everything stands.
COMPARE = "compare"
_FOLDERS = (Path(__file__).parent / "templates", Path(__file__).parents[1] / "web" / "templates")


class SheetPages:
    """The pages around the sheet, in the frame of our other pages."""

    def __init__(self, organisation: str) -> None:
        loader = ChoiceLoader([FileSystemLoader(folder) for folder in _FOLDERS])
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._organisation = organisation

    def show(
        self, page: str, language: str, *, words: str, code: int = 200, **values: object
    ) -> HTMLResponse:
        """A page by its template and the part of words.toml it speaks with."""
        said = words_of(words, language)
        title = said["title"].format(organisation=self._organisation)
        content = self._templates.get_template(f"{page}.html").render(
            words={**said, "title": title}, common=words_of("common", language),
            language=language, **values,
        )  # fmt: skip
        headers = {**page_headers(private=True, forms=True), "X-Robots-Tag": "noindex, nofollow"}
        return HTMLResponse(content, code, headers)


def worker_sheet_routes(door: Door) -> APIRouter:
    """`/compare/{token}` asks first; `/compare` and `/compare/pdf` show what was opened."""
    routes = APIRouter(include_in_schema=False)
    settings = door.settings
    opened = OpenedPages(
        Keys(read_secrets(settings.secret, settings.secret_file)), COMPARE, strict=False
    )
    pages = SheetPages(settings.organisation)

    def gone(request: Request) -> HTMLResponse:
        code = status.HTTP_410_GONE
        return pages.show("worker_open", language_for(request), words="gone", code=code)

    async def mine(request: Request) -> tuple[Sheet, str] | None:
        talk = opened.talk(request)
        if talk is None or await asyncio.to_thread(door.people.find, talk) is None:
            return None
        return await asyncio.to_thread(sheet_of_talk, door, talk, request.query_params.get("lang"))

    @routes.get(f"/{COMPARE}")
    async def page(request: Request) -> Response:
        found = await mine(request)
        if found is None:
            return gone(request)
        sheet, made = found
        return pages.show("worker_sheet", sheet.language, words="sheet", sheet=sheet, stamp=made)

    @routes.get(f"/{COMPARE}/pdf")
    async def pdf(request: Request) -> Response:
        found = await mine(request)
        if found is None:
            return gone(request)
        return pdf_answer(await asyncio.to_thread(sheet_pdf, *found), page_headers(private=True))

    @routes.get(f"/{COMPARE}/{{token}}")
    async def ask_first(token: str, request: Request) -> HTMLResponse:
        """A page with a button: programs that look at links in messages must not use them up."""
        return pages.show("worker_open", language_for(request), words="open")

    @routes.post(f"/{COMPARE}/{{token}}")
    async def open_sheet(token: str, request: Request) -> Response:
        talk = await asyncio.to_thread(door.people.use_link, token, opens=COMPARE)
        if talk is None:
            return gone(request)
        log.note("compare sheet opened", talk)
        headers = page_headers(private=True)
        answer = RedirectResponse(f"/{COMPARE}", status.HTTP_303_SEE_OTHER, headers)
        opened.remember(request, answer, talk)
        return answer

    return routes


def sheet_of_talk(door: Door, talk: str, asked: str | None) -> tuple[Sheet, str] | None:
    """What a person compared last, in the language of the talk unless another is asked for."""
    compared, facts = door.people.compared(talk), door.knowing.facts()
    if compared is None or facts is None:
        return None
    worker, library = door.people.worker(talk), facts.library
    language = asked if asked in {"en", "es"} else worker.language or "en"
    near = Place(zip_code=worker.zip_code, city=worker.city, state=worker.state)
    known = near if near.zip_code or near.city or near.state else None
    judged = TrainingWorker(
        compared.code, compared.from_code,
        TrainingFilters(near=known, schooling=worker.schooling),
    )  # fmt: skip
    try:
        sheet = sheet_of(library, judged, compared.option_ids, language, groups=False)
    except (KeyError, ValueError):
        # A new release may have lost an option that was compared before.
        return None
    return sheet, stamp(language, library.release, now().date())


def pdf_answer(content: bytes, headers: dict[str, str]) -> Response:
    """A PDF to keep."""
    disposition = {"Content-Disposition": 'attachment; filename="training.pdf"'}
    return Response(content, media_type="application/pdf", headers={**headers, **disposition})
