"""How talks went, in numbers: what is counted over a span of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from people.small_numbers import Counted

#: What a person may have reached in a talk, the furthest last.
Step = Literal[
    "opened",
    "greeted",
    "told_jobs",
    "saw_jobs",
    "chose",
    "saw_training",
    "asked_person",
]
STEPS: tuple[Step, ...] = get_args(Step)


@dataclass(frozen=True)
class Span:
    """From a moment on and before another."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Activity:
    """What persons wrote on one day (UTC, "2026-11-25") over one channel."""

    day: str
    channel: str
    messages: Counted


@dataclass(frozen=True)
class MessageFigures:
    """Messages in a span."""

    #: By day and channel, what persons wrote.
    activity: tuple[Activity, ...]
    #: What persons wrote: all, by channel, and by what it was.
    received: Counted
    received_by_channel: Mapping[str, Counted]
    received_by_kind: Mapping[str, Counted]
    #: What went out, by channel.
    sent_by_channel: Mapping[str, Counted]


@dataclass(frozen=True)
class QualityFigures:
    """All that the quality page is made of. Talks that were deleted are in none of it."""

    begun: Counted
    messages: MessageFigures
    misunderstood: Counted
    #: Of these, the second one in a row.
    misunderstood_twice: Counted
    helpful: Mapping[bool, Counted]
    #: Talks that nobody wrote in for a while, by the furthest step they reached.
    ended_at: Mapping[Step, Counted]
    #: Parts of text messages by state.
    deliveries: Mapping[str, Counted]
    #: Messages that wait for an answer now, and those left aside after too many tries.
    waiting: Counted
    left_aside: Counted
    #: Talks that are deleted here and not yet in every part.
    deletions_pending: Counted
