"""The figures of the quality page with small numbers held back, as page and JSON show them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from people.quality_records import QualityFigures
from people.small_numbers import FEWEST, Counted, parts_shown, share_shown, shown

#: Names and spans of the page.
WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("quality.toml").read_text(encoding="utf-8")
)
CHANNELS: dict[str, str] = WORDS["channels"]


class Part(BaseModel, frozen=True):
    """One part of a whole; ``number`` is None where it is held back."""

    key: str
    name: str
    number: int | None


class Day(BaseModel, frozen=True):
    """Talks in which a person wrote on one day (UTC), by channel; None where held back."""

    day: date
    talks: dict[str, int | None]


class Quality(BaseModel, frozen=True):
    """How talks went; None means: rests on one to ``hidden_below`` - 1 talks, so not shown.

    Shares are 0-1.
    """

    days: int
    first_day: date
    last_day: date
    hidden_below: int = FEWEST
    talks_begun: int | None
    talks_by_day: tuple[Day, ...]
    messages_received: int | None
    messages_received_by_channel: tuple[Part, ...]
    messages_received_by_kind: tuple[Part, ...]
    messages_sent_by_channel: tuple[Part, ...]
    misunderstood: int | None
    misunderstood_share: float | None
    misunderstood_twice_in_a_row: int | None
    helpful_yes: int | None
    helpful_no: int | None
    helpful_share: float | None
    ended_after_hours: int = WORDS["ended_after_hours"]
    talks_ended_at: tuple[Part, ...]
    text_messages_by_state: tuple[Part, ...]
    messages_waiting: int | None
    messages_left_aside: int | None
    deletions_pending: int | None


def quality_of(figures: QualityFigures, start: datetime, days: int) -> Quality:
    """The figures of so many days from the start of one on."""
    helpful = {answer: figures.helpful.get(answer, Counted()) for answer in (True, False)}
    answers = parts_shown(helpful)
    both = Counted(*(sum(part) for part in zip(*_pairs(helpful), strict=True)))
    normal = figures.messages.received_by_kind.get("normal", Counted())
    return Quality(
        days=days,
        first_day=start.date(),
        last_day=(start + timedelta(days=days - 1)).date(),
        talks_begun=shown(figures.begun),
        talks_by_day=_by_day(figures, start, days),
        messages_received=shown(figures.messages.received),
        messages_received_by_channel=_parts(figures.messages.received_by_channel, CHANNELS),
        messages_received_by_kind=_parts(figures.messages.received_by_kind, WORDS["kinds"]),
        messages_sent_by_channel=_parts(figures.messages.sent_by_channel, CHANNELS),
        misunderstood=shown(figures.misunderstood),
        misunderstood_share=share_shown(figures.misunderstood, normal),
        misunderstood_twice_in_a_row=shown(figures.misunderstood_twice),
        helpful_yes=answers[True],
        helpful_no=answers[False],
        helpful_share=None if None in answers.values() else share_shown(helpful[True], both),
        talks_ended_at=_parts(figures.ended_at, WORDS["steps"]),
        text_messages_by_state=_parts(figures.deliveries, WORDS["deliveries"]),
        messages_waiting=shown(figures.waiting),
        messages_left_aside=shown(figures.left_aside),
        deletions_pending=shown(figures.deletions_pending),
    )


def _pairs(parts: Mapping[bool, Counted]) -> list[tuple[int, int]]:
    return [(part.number, part.talks) for part in parts.values()]


def _parts(counted: Mapping[Any, Counted], names: Mapping[str, str]) -> tuple[Part, ...]:
    """Every named part in the order of the names, then those that have none yet."""
    whole = {**{name: Counted() for name in names}, **counted}
    return tuple(
        Part(key=key, name=names.get(key, key), number=number)
        for key, number in parts_shown(whole).items()
    )


def _by_day(figures: QualityFigures, start: datetime, days: int) -> tuple[Day, ...]:
    talks = {(one.day, one.channel): one.messages.talks for one in figures.messages.activity}
    found = []
    for place in range(days):
        day = (start + timedelta(days=place)).date()
        of_day = {channel: talks.get((day.isoformat(), channel), 0) for channel in CHANNELS}
        counted = {channel: Counted(number, number) for channel, number in of_day.items()}
        found.append(Day(day=day, talks={name: shown(one) for name, one in counted.items()}))
    return tuple(found)
