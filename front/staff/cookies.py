"""The two cookies of staff: who is signed in, and which browser was shown the sign-in page."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from people.staff_sessions import LONGEST
from settings import Settings

SESSION = "onward_staff"
#: Only for the token of the sign-in form, before there is a session.
ENTRANCE = "onward_staff_entrance"
_PATH = "/staff"


def set_cookie(
    answer: Response, name: str, value: str, request: Request, settings: Settings
) -> None:
    """Give the browser a cookie that no script reads and no other site sends along with a form."""
    answer.set_cookie(
        name, value, max_age=int(LONGEST.total_seconds()), path=_PATH,
        secure=_is_secure(request, settings), httponly=True, samesite="lax",
    )  # fmt: skip


def drop_cookie(answer: Response, name: str, request: Request, settings: Settings) -> None:
    """Take a cookie back."""
    answer.delete_cookie(
        name, path=_PATH, secure=_is_secure(request, settings), httponly=True, samesite="lax"
    )


def _is_secure(request: Request, settings: Settings) -> bool:
    """True where the page is reached by https, also when a proxy before us ends it."""
    return request.url.scheme == "https" or settings.reached_at.startswith("https://")
