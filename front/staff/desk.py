"""What the staff's routes work with, opened once for the application."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from fastapi import Request

from front.door import Door
from front.handoff.coach_words import CoachWords
from front.staff.form_tokens import FormTokens
from front.staff.rendering import StaffPages
from people import Staff
from people.quality import Quality
from people.sealing import Sealing
from people.staff_records import Action, StaffMember


@dataclass(frozen=True)
class Desk:
    """What stands behind the pages of staff."""

    door: Door
    staff: Staff
    quality: Quality
    tokens: FormTokens
    pages: StaffPages
    sealing: Sealing
    coach_words: CoachWords

    async def note(self, member: StaffMember, action: Action, about: str) -> None:
        """Write into the log what somebody looked at, passed on or changed.

        Call it before the answer is given: what cannot be logged is not shown. ``about`` names it
        by a path, e.g. "quality" or "handoff/<its random reference>"; never a row's number, which
        may come to name another row, nor a name or a text.
        """
        await asyncio.to_thread(self.staff.log, member.id, action, about)

    def close(self) -> None:
        """Close every connection."""
        self.staff.close()
        self.quality.close()


def desk_of(request: Request) -> Desk:
    """The desk of the application that answers."""
    desk: Desk = request.app.state.desk
    return desk
