"""Who may open a page of staff. Every route below /staff names one of the three at the end.

A form, or whatever else changes something, needs the token of the page it was sent from as well;
that is checked here too, so that no route can forget it.
"""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import Depends, Request

from front.staff.cookies import SESSION
from front.staff.desk import desk_of
from people.staff_records import ROLES, Role, StaffMember

#: The name of the field in a form, and of the header of a request that is no form.
FORM_FIELD, FORM_HEADER = "form_token", "X-Form-Token"
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_READING = ("GET", "HEAD")


class NotSignedIn(Exception):  # noqa: N818 - named for what it says
    """Nobody is signed in, or no longer."""


class NotForThisRole(Exception):  # noqa: N818
    """Somebody is signed in whose role has no such page."""

    def __init__(self, member: StaffMember) -> None:
        super().__init__()
        self.member = member


class NotFromOurPage(Exception):  # noqa: N818
    """A change was asked for without the token of one of our pages."""


class NoSuchThing(Exception):  # noqa: N818
    """There is nothing by that reference, or not for this member; routes raise it."""


class SignedIn:
    """A dependency of routes: the member who is signed in and has one of the roles."""

    def __init__(self, *roles: Role) -> None:
        if not roles or not set(roles) <= set(ROLES):
            raise ValueError(f"a page is for some of {ROLES}")
        self.roles = roles

    async def __call__(self, request: Request) -> StaffMember:
        """Let the member in.

        Raises:
            NotSignedIn, NotForThisRole, NotFromOurPage: nobody is let in.
        """
        desk, token = desk_of(request), request.cookies.get(SESSION)
        member = await asyncio.to_thread(desk.staff.signed_in, token)
        if member is None or token is None:
            raise NotSignedIn
        changes = request.method not in _READING
        if changes and not desk.tokens.fits(token, await form_token(request)):
            raise NotFromOurPage
        if member.role not in self.roles:
            raise NotForThisRole(member)
        return member


async def form_token(request: Request) -> str | None:
    """The token that came with a request, in its form or its header."""
    if request.headers.get("content-type", "").startswith(_FORMS):
        given = (await request.form()).get(FORM_FIELD)
        return given if isinstance(given, str) else None
    return request.headers.get(FORM_HEADER)


AnyStaff = Annotated[StaffMember, Depends(SignedIn("coach", "operator"))]
Coach = Annotated[StaffMember, Depends(SignedIn("coach"))]
Operator = Annotated[StaffMember, Depends(SignedIn("operator"))]
