"""Finds a hand-off for a coach by its reference, or says why it is not for them."""

from __future__ import annotations

import asyncio

from front.staff.access import NoSuchThing
from front.staff.desk import Desk
from people.handoff_records import Handoff
from people.staff_records import StaffMember

#: Longer than any reference.
_LONGEST_REFERENCE = 64


class ConsentWithdrawn(Exception):  # noqa: N818 - named for what it says
    """The worker took the consent back, or its year is over: nothing is left to be shown."""

    def __init__(self, member: StaffMember, reference: str) -> None:
        super().__init__()
        self.member = member
        self.reference = reference


class OfAnotherCoach(Exception):  # noqa: N818
    """Another coach has it; ``holder`` is the name colleagues read."""

    def __init__(self, member: StaffMember, handoff: Handoff, holder: str) -> None:
        super().__init__()
        self.member = member
        self.handoff = handoff
        self.holder = holder


class Finding:
    """Looks hand-offs up. One that waits is for every coach, any other for the one who has it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def readable(self, reference: str, member: StaffMember) -> Handoff:
        """One that waits, or the member's own.

        Raises:
            NoSuchThing, ConsentWithdrawn, OfAnotherCoach: it is not to be read.
        """
        handoff = None
        if len(reference) <= _LONGEST_REFERENCE:
            handoff = await asyncio.to_thread(self._desk.door.people.handoff_named, reference)
        if handoff is None:
            raise NoSuchThing
        if handoff.state == "withdrawn":
            raise ConsentWithdrawn(member, reference)
        if handoff.state != "waiting" and handoff.coach_id != member.id:
            raise OfAnotherCoach(member, handoff, await self.name(handoff.coach_id))
        return handoff

    async def own(self, reference: str, member: StaffMember) -> Handoff:
        """The member's own, taken or ended.

        Raises:
            NoSuchThing, ConsentWithdrawn, OfAnotherCoach: it is not theirs.
        """
        handoff = await self.readable(reference, member)
        if handoff.coach_id != member.id:
            raise NoSuchThing
        return handoff

    async def name(self, coach_id: int | None) -> str:
        """The name of a coach as colleagues read it."""
        if coach_id is None:
            return "Nobody"
        found = await asyncio.to_thread(self._desk.staff.account, coach_id)
        return "Another coach" if found is None else found.display_name
