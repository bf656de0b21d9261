"""`/staff/plain-words`: job words that coaches understood otherwise than the search did."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from front.staff.access import NoSuchThing, Operator
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.workspace.taking import sent_on
from front.workspace.wording import IN_TEMPLATES
from people.word_reviews import REVIEW_STATES, ReviewState, WordReview

PLAIN_WORDS = "/staff/plain-words"
#: Rows shown at once, and rows of the file (ours).
ROWS, FILE_ROWS = 100, 10_000
#: How a spreadsheet knows a formula; see OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain_words_routes(desk: Desk) -> APIRouter:
    """The list, its file, and what becomes of an entry."""
    routes, people = APIRouter(prefix="/staff"), desk.door.people

    def title(code: str | None) -> str:
        return "" if code is None else desk.door.knowing.title(code, "en") or code

    def state_of(told: str) -> ReviewState:
        return next((one for one in REVIEW_STATES if one == told), "open")

    @routes.get("/plain-words")
    async def listed(request: Request, member: Operator, state: str = "open") -> HTMLResponse:
        which = state_of(state)
        found = await asyncio.to_thread(people.word_reviews, which, at_most=ROWS)
        await desk.note(member, "view", "plain-words")
        rows = await asyncio.to_thread(
            lambda: [(one, title(one.was_code), title(one.code)) for one in found]
        )
        return desk.pages.show(
            "workspace_plain_words", request, member, rows=rows, which=which,
            states=REVIEW_STATES, most=ROWS, **IN_TEMPLATES,
        )  # fmt: skip

    @routes.get("/plain-words.csv")
    async def as_file(member: Operator, state: str = "open") -> Response:
        which = state_of(state)
        found = await asyncio.to_thread(people.word_reviews, which, at_most=FILE_ROWS)
        await desk.note(member, "export", "plain-words")
        headers = {
            **staff_headers(),
            "Content-Disposition": f'attachment; filename="plain-words-{which}.csv"',
        }
        return Response(csv_of(found), media_type="text/csv; charset=utf-8", headers=headers)

    @routes.post("/plain-words/{reference}")
    async def settle(
        reference: str, request: Request, member: Operator,
        to: Annotated[str, Form()] = "", state: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        if to not in REVIEW_STATES:
            raise NoSuchThing
        await desk.note(member, "change", f"plain-words/{reference[:32]}")
        if not await asyncio.to_thread(people.settle_words, reference, state_of(to)):
            raise NoSuchThing
        return sent_on(f"{PLAIN_WORDS}?state={state_of(state)}")

    return routes


def csv_of(reviews: tuple[WordReview, ...]) -> str:
    """Words and codes only; nothing of it is run by a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["words", "was_code", "code"])
    writer.writerows([_plain(one.words), one.was_code or "", one.code] for one in reviews)
    return file.getvalue()


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
