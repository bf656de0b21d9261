"""What the repository gives back: plain, frozen records without a database behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Direction = Literal["in", "out"]
Channel = Literal["web", "sms"]
DeliveryState = Literal["queued", "sending", "sent", "delivered", "failed", "unknown"]
Kind = Literal[
    "normal",
    "stop",
    "start",
    "help",
    "crisis",
    "refused",
    "undelivered",
    "while_stopped",
    # Written to a person who did not write just now.
    "outreach",
    # Written to the coach who has the talk, and by them.
    "with_coach",
    "coach",
]

#: What may be known about a person's circumstances, in the order it is asked for; the last two
#: are never asked for.
CIRCUMSTANCES = (
    "zip_code",
    "city",
    "state",
    "schooling",
    "licences",
    "own_pay",
    "urgency",
    "interests",
    "schooled_abroad",
)
PLACE = ("zip_code", "city", "state")


class NoSuchJob(LookupError):  # noqa: N818 - named for what it says
    """A past job was named by a position that the list does not have."""


@dataclass(frozen=True)
class Worker:
    """One person in one talk. Pay is US dollars a year; None means nothing was said."""

    talk: str
    created_at: datetime
    last_seen_at: datetime
    introduced_at: datetime | None = None
    stopped_at: datetime | None = None
    zip_code: str | None = None
    city: str | None = None
    state: str | None = None
    schooling: str | None = None
    #: None = nothing said; () = said to have none.
    licences: tuple[str, ...] | None = None
    own_pay: int | None = None
    urgency: str | None = None
    #: Letters of Holland's six kinds of interest (RIASEC), in the order told.
    interests: tuple[str, ...] | None = None
    #: Schooling or a licence from outside the US. Which country is never kept.
    schooled_abroad: bool | None = None
    asked: tuple[str, ...] = ()
    constraints: dict[str, Any] = field(default_factory=dict)
    wish_code: str | None = None
    #: The wish was answered; it still weighs in.
    wish_answered: bool = False
    focus_code: str | None = None
    #: The language of the talk, "en" or "es"; None before it shows.
    language: str | None = None
    misunderstandings: int = 0
    #: Set while a coach has the talk and the bot is silent.
    coach_since: datetime | None = None

    @property
    def stopped(self) -> bool:
        """True while nothing may be written to this person."""
        return self.stopped_at is not None

    @property
    def introduced(self) -> bool:
        """True once the talk has said what it is."""
        return self.introduced_at is not None

    @property
    def known(self) -> dict[str, Any]:
        """The circumstances the person has told, by name."""
        told = {name: getattr(self, name) for name in CIRCUMSTANCES}
        return {name: value for name, value in told.items() if value is not None}

    @property
    def skipped(self) -> tuple[str, ...]:
        """Circumstances that were asked for and not told; any part of a place is an answer."""
        known = set(self.known)
        if known & set(PLACE):
            known |= set(PLACE)
        return tuple(name for name in self.asked if name not in known)


@dataclass(frozen=True)
class PastJob:
    """One past job. ``position`` starts at 1 and is 0 before the job is in the list."""

    said: str
    code: str | None = None
    title: str | None = None
    onet_code: str | None = None
    score: float | None = None
    months: int | None = None
    confirmed: bool = False
    #: Other occupations the words may mean, as code, title and score.
    runners_up: tuple[dict[str, Any], ...] = ()
    position: int = 0


@dataclass(frozen=True)
class ShownJob:
    """One of the next jobs shown last."""

    position: int
    code: str
    title: str = ""
    kind: str | None = None
    from_code: str | None = None
    page: int = 1


@dataclass(frozen=True)
class ShownTraining:
    """One of the training options shown last."""

    position: int
    code: str
    option_id: str
    name: str = ""
    page: int = 1


@dataclass(frozen=True)
class Choice:
    """A next job that was chosen, with the training option if that was chosen too."""

    code: str
    option_id: str | None
    chosen_at: datetime


@dataclass(frozen=True)
class Message:
    """One message, in or out."""

    id: int
    direction: str
    text: str
    at: datetime
    kind: str
    payload: str | None = None
    tries: int = 0
    buttons: tuple[dict[str, str], ...] = ()
    reply_to: int | None = None
    #: What a web page shows beside the text.
    card: dict[str, Any] | None = None
    #: "web" or "sms".
    channel: Channel = "web"
    #: The sender's own name for it.
    sent_id: str | None = None
    #: True where it had been kept before under the same ``sent_id``.
    again: bool = False


@dataclass(frozen=True)
class Contact:
    """A phone number of a worker; ``address`` in the form +12015550123, never for a log."""

    talk: str
    channel: Channel
    address: str = field(repr=False)
    time_zone: str | None = None
    offered_at: datetime | None = None
    agreed_at: datetime | None = None
    unreachable_at: datetime | None = None


@dataclass(frozen=True)
class Delivery:
    """One part of an outbound message on its way through a carrier."""

    id: int
    talk: str
    message_id: int
    key: str
    text: str = field(repr=False)
    segments: int
    state: DeliveryState
    carrier_id: str | None = None
    reason: str | None = None
    tries: int = 0
    #: When a sender took it last.
    claimed_at: datetime | None = None
    #: What kind of message it belongs to.
    kind: str = "normal"


@dataclass(frozen=True)
class Forgotten:
    """How many rows were deleted, by table."""

    rows: dict[str, int]

    @property
    def total(self) -> int:
        """Rows in all tables together."""
        return sum(self.rows.values())
