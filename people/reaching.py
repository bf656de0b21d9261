"""Whether somebody may be written to now who did not write first.

What queues such a message and what sends it ask this one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from people.quiet_hours import QuietHours, next_day

#: How often it is looked whether a coach has handed a talk back.
COACH_LOOK_AGAIN = timedelta(hours=1)


class InTalk(Protocol):
    """What is known of a talk, as a row or a record."""

    @property
    def last_seen_at(self) -> datetime:
        """When the person wrote last."""

    @property
    def coach_since(self) -> datetime | None:
        """Since when a coach has the talk."""


@dataclass(frozen=True)
class Wait:
    """Not now, but from ``until`` on; ``reason`` is a word of ours."""

    until: datetime
    reason: str


def coach_has_talk(worker: InTalk) -> bool:
    """Whether a coach has the talk and the bot is silent."""
    return worker.coach_since is not None


def own_hours(hours: QuietHours, from_hour: int, to_hour: int) -> QuietHours:
    """The hours a person chose, never wider than the rules."""
    return replace(
        hours,
        from_hour=max(hours.from_hour, from_hour),
        to_hour=min(hours.to_hour, to_hour),
    )


def wait_before(
    worker: InTalk, moment: datetime, zones: Sequence[str], hours: QuietHours, rules: QuietHours
) -> Wait | None:
    """How long to wait with a message nobody asked for; None: it may go now.

    ``hours`` are the person's own. Where those never come in all possible time zones at once,
    the hours of the ``rules`` count.
    """
    if coach_has_talk(worker):
        return Wait(_day(moment + COACH_LOOK_AGAIN, zones, hours, rules), "coach")
    free = worker.last_seen_at + timedelta(seconds=rules.after_a_talk)
    if free > moment:
        return Wait(_day(free, zones, hours, rules), "in a talk")
    due = _day(moment, zones, hours, rules)
    return Wait(due, "quiet hours") if due > moment else None


def _day(moment: datetime, zones: Sequence[str], hours: QuietHours, rules: QuietHours) -> datetime:
    try:
        return next_day(moment, zones, hours)
    except LookupError:
        return next_day(moment, zones, rules)
