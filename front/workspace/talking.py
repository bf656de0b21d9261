"""The talk taken over: the bot falls silent, words go both ways, and the bot has it back."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Request, status
from fastapi.responses import JSONResponse, Response

from front.handoff.coach_words import NotSaid, Said
from front.staff.access import Coach
from front.staff.desk import Desk
from front.staff.rendering import staff_headers
from front.workspace.finding import Finding
from front.workspace.summary import HANDOFFS, HandoffPageShown, address_of
from front.workspace.taking import sent_on
from front.workspace.talk import fares_told, talk_shown
from front.workspace.wording import WORDS
from people.handoff_records import Handoff
from people.staff_records import StaffMember

#: Letters of the name a page gives a message, so that sending it twice says it once.
_LONGEST_KEY = 40


def talking_routes(desk: Desk) -> APIRouter:
    """Taking the talk over, saying something, hearing what is said, handing back."""
    routes, people = APIRouter(prefix=HANDOFFS), desk.door.people
    shown, finding = HandoffPageShown(desk), Finding(desk)

    def to_talk(reference: str) -> Response:
        return sent_on(f"{address_of(reference)}#talk")

    async def not_yours(request: Request, member: StaffMember, reference: str) -> Response:
        problem = WORDS["not_done"]["not_yours"]
        return await shown.show(request, member, reference, problem=problem, code=409)

    async def announce(handoff: Handoff, member: StaffMember, what: str) -> Said | NotSaid:
        """Tell the worker who writes from now on, in the language of their talk."""
        words = WORDS[what]["es" if handoff.language == "es" else "en"]
        told = words.format(name=member.display_name)
        key = secrets.token_hex(16)
        return await desk.coach_words.say(handoff.reference, member.id, told, key)

    @routes.post("/{reference}/take-over")
    async def take_over(reference: str, request: Request, member: Coach) -> Response:
        handoff = await finding.own(reference, member)
        if handoff.coach_since is not None:
            return to_talk(reference)
        await desk.note(member, "take_over", f"handoff/{reference}")
        if not await asyncio.to_thread(people.take_over_talk, reference, member.id):
            return await not_yours(request, member, reference)
        said = await announce(handoff, member, "hello")
        if isinstance(said, NotSaid):
            problem = WORDS["not_said"][said.why]
            return await shown.show(request, member, reference, problem=problem, code=409)
        return to_talk(reference)

    @routes.post("/{reference}/hand-back")
    async def hand_back(reference: str, request: Request, member: Coach) -> Response:
        handoff = await finding.own(reference, member)
        await desk.note(member, "hand_back", f"handoff/{reference}")
        if handoff.coach_since is not None:
            # While the coach still has the talk; where it cannot be said, the talk goes back too.
            await announce(handoff, member, "goodbye")
        if not await asyncio.to_thread(people.hand_back_talk, reference, member.id):
            return await not_yours(request, member, reference)
        return to_talk(reference)

    @routes.post("/{reference}/message")
    async def say(
        reference: str, request: Request, member: Coach,
        text: Annotated[str, Form()] = "", key: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        await finding.own(reference, member)
        await desk.note(member, "message", f"handoff/{reference}")
        named = key[:_LONGEST_KEY] or secrets.token_hex(16)
        said = await desk.coach_words.say(reference, member.id, text, f"{member.id}-{named}")
        if isinstance(said, NotSaid):
            # Consent may have ended while it was written: then only that is told.
            await finding.own(reference, member)
            problem, code = WORDS["not_said"][said.why], status.HTTP_409_CONFLICT
            if _by_script(request):
                return _json({"problem": said.why, "told": problem}, code)
            return await shown.show(
                request, member, reference, problem=problem, typed=text, code=code
            )
        if _by_script(request):
            until = None if said.until is None else said.until.isoformat()
            return _json({"said": said.message_id, "until": until})
        return to_talk(reference)

    @routes.get("/{reference}/live.json")
    async def live(reference: str, member: Coach, after: int = 0) -> Response:
        """What came after a message, and how the coach's texts fare."""
        handoff = await finding.own(reference, member)
        talk = await asyncio.to_thread(talk_shown, desk.door, handoff, after=after, whole=True)
        if any(one.who == "worker" for one in talk.lines):
            await desk.note(member, "view", f"handoff/{reference}/talk")
        # Read anew: what was withdrawn while this was read is not given out.
        again = await finding.own(reference, member)
        talk = replace(talk, has_talk=again.coach_since is not None)
        fares = await asyncio.to_thread(fares_told, desk.door, again.talk)
        return _json({**talk.as_json(), "fares": {str(one): told for one, told in fares.items()}})

    return routes


def _by_script(request: Request) -> bool:
    return request.headers.get("accept", "") == "application/json"


def _json(content: dict[str, object], code: int = status.HTTP_200_OK) -> Response:
    return JSONResponse(content, code, staff_headers())
