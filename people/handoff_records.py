"""What the repository gives back of hand-offs, skills statements and notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from people.records import Message

HandoffState = Literal["asked", "preparing", "waiting", "taken", "done", "withdrawn"]
#: States in which a hand-off is still going on.
OPEN_STATES: tuple[HandoffState, ...] = ("asked", "preparing", "waiting", "taken")
#: States in which a coach may read it.
SENT_STATES: tuple[HandoffState, ...] = ("waiting", "taken", "done")
#: The kinds of support a worker is asked about, in this order.
SUPPORTS = ("transport", "childcare", "internet")
#: What may be passed on, each agreed to by itself.
SHARES = ("summary", "transcript")


class NoConsent(LookupError):  # noqa: N818 - named for what it says
    """There is no consent to pass anything on, or none any more."""


@dataclass(frozen=True)
class Handoff:
    """A wish for a person and what became of it. Sealed fields open with people/sealing.py."""

    reference: str
    state: HandoffState
    requested_at: datetime
    about: str | None = None
    receiver: str | None = None
    shares: tuple[str, ...] = ()
    consented_at: datetime | None = None
    consent_ends_at: datetime | None = None
    withdrawn_at: datetime | None = None
    language: str | None = None
    #: "chat", or "number" where a phone number goes with it.
    reach: str | None = None
    #: Support -> wanted or not; one that was skipped is not in it.
    supports: dict[str, bool] = field(default_factory=dict)
    #: Sealed.
    name: str | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    questions: str | None = field(default=None, repr=False)
    draft: str | None = field(default=None, repr=False)
    summary: str | None = field(default=None, repr=False)
    sent_at: datetime | None = None
    coach_id: int | None = None
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: str | None = None
    next_check_in_on: date | None = None
    #: Whose it is; given to coaches' pages too, so that these can show the talk.
    talk: str = field(default="", repr=False)
    #: Set while the coach has the talk and the bot is silent.
    coach_since: datetime | None = None

    def lets_read(self, message: Message) -> bool:
        """Whether the coach may read a message: the whole talk where the worker agreed to that.

        Else only what was written to the coach and by them.
        """
        if self.state not in SENT_STATES:
            return False
        return "transcript" in self.shares or message.kind in {"with_coach", "coach"}


@dataclass(frozen=True)
class HandoffPage:
    """A page of the queue, those that wait longest first."""

    handoffs: tuple[Handoff, ...]
    #: Where the next page begins; None on the last one.
    next_after: tuple[datetime, int] | None


@dataclass(frozen=True)
class HandoffNote:
    """A coach's note; sealed."""

    coach_id: int
    note: str = field(repr=False)
    at: datetime


@dataclass(frozen=True)
class SkillAnswer:
    """Whether a skill is true for the worker, as they said."""

    element_id: str
    from_code: str
    is_true: bool
    at: datetime


@dataclass(frozen=True)
class SkillsStatement:
    """A page of confirmed skills; ``content`` is sealed."""

    content: str = field(repr=False)
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Notice:
    """Word to a receiver that somebody waits; it names no worker."""

    id: int
    receiver: str
    address: str = field(repr=False)
    tries: int
