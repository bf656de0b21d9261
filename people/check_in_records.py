"""Check-ins as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Outcome = Literal["applied", "interview", "started", "not_yet"]
OUTCOMES: tuple[Outcome, ...] = ("applied", "interview", "started", "not_yet")
CheckInKind = Literal["change", "day", "own_words"]
#: The stage of a check-in on a day that a coach named.
BY_COACH = 0


@dataclass(frozen=True)
class CheckInWish:
    """Whether, how often and when a worker wants check-ins."""

    offered_at: datetime | None = None
    agreed_at: datetime | None = None
    channel: str = "web"
    #: Messages in 30 days.
    at_most: int = 2
    scheduled: bool = True
    from_hour: int = 8
    to_hour: int = 21
    industry: str | None = None
    industry_asked_at: datetime | None = None


@dataclass(frozen=True)
class CheckIn:
    """A check-in that was said."""

    id: int
    kind: str
    stage: int | None
    code: str | None
    told: tuple[dict[str, Any], ...]
    queued_at: datetime
    answer: str | None


@dataclass(frozen=True)
class DueCheckIn:
    """Something that is due."""

    id: int
    key: str
    kind: str
    edition: int | None
    stage: int | None
    anchor_at: datetime | None
    own_risk: str | None
    made_at: datetime


@dataclass(frozen=True)
class DueWorker:
    """A worker with something due, and all that decides about it."""

    worker_id: int
    talk: str
    language: str
    stopped: bool
    wish: CheckInWish
    anchor_at: datetime | None
    last_seen_at: datetime
    coach_since: datetime | None
    zip_code: str | None
    state: str | None
    city: str | None
    #: The zone of the phone number, where there is exactly one.
    number_zone: str | None
    #: Why nothing can be sent by SMS; None: it can, or the channel is another.
    no_sms: str | None
    #: When check-ins were queued in the last 30 days, one moment a message.
    said: tuple[datetime, ...]
    #: The worker said to have started since the talk that days are counted from.
    started: bool
    #: Occupations of confirmed past jobs, and the next job chosen last.
    past_codes: tuple[str, ...]
    chosen: str | None
    due: tuple[DueCheckIn, ...]


@dataclass(frozen=True)
class FlagReading:
    """A warning sign as an edition reads it, hysteresis included."""

    code: str
    flag: str
    raised: bool | None
    value: float | None
    vintage: str | None


@dataclass(frozen=True)
class FlagChangeTold(FlagReading):
    """A change of state that is news, with what stood there before."""

    was: bool | None = None
    old_value: float | None = None
    old_vintage: str | None = None
    source: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FlagEdition:
    """One reading of all warning signs."""

    number: int
    release: str
    figures: str
    looked_on: date
    made_at: datetime
    spread_to: int
    spread_at: datetime | None
