"""Staff as the other parts see them: plain, frozen records without a database behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

Role = Literal["coach", "operator"]
ROLES: tuple[Role, ...] = get_args(Role)

#: What the log knows. Whatever shows or passes on something of a worker writes one of these.
Action = Literal[
    "sign_in",
    "failed_sign_in",
    "refused_sign_in",
    "sign_out",
    "view",
    "export",
    "change",
    "take_over",
    "hand_back",
    "message",
    "account_added",
    "password_reset",
    "deactivated",
]


class NameTaken(ValueError):  # noqa: N818 - named for what it says
    """There is an account with this name."""


class NoSuchAccount(LookupError):  # noqa: N818
    """There is no account with this name."""


class BadAccountName(ValueError):  # noqa: N818
    """The name to sign in with, or the one to show, is empty, too long or has odd characters."""


@dataclass(frozen=True)
class StaffMember:
    """One coach or operator."""

    id: int
    name: str
    display_name: str
    role: Role
    active: bool
    created_at: datetime
    password_set_at: datetime


@dataclass(frozen=True)
class SignedIn:
    """Somebody who signed in just now."""

    member: StaffMember
    #: For the browser's cookie only; kept nowhere.
    token: str = field(repr=False)


@dataclass(frozen=True)
class LogEntry:
    """One thing somebody did; ``who`` is None for strangers and for commands on the server."""

    at: datetime
    who: str | None
    action: str
    about: str | None
