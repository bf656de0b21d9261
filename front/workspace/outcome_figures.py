"""How long people wait for a coach and what comes of it, small numbers held back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from pydantic import BaseModel

from front.workspace.wording import WORDS, told_span
from people.handoff_desk import HandoffCourse
from people.small_numbers import FEWEST, Counted, parts_shown, shown

#: Upper ends of the spans that waiting times are told in (ours), shortest first.
_SPANS = {
    "within_an_hour": ("Within an hour", timedelta(hours=1)),
    "within_a_day": ("Within a day", timedelta(days=1)),
    "within_three_days": ("Within three days", timedelta(days=3)),
    "later": ("Later", timedelta.max),
}
STATES = ("waiting", "taken", "done", "withdrawn")


class Part(BaseModel, frozen=True):
    """One part of a whole; ``number`` is None where it is held back."""

    key: str
    name: str
    number: int | None


class Outcomes(BaseModel, frozen=True):
    """Hand-offs sent in some days; None: rests on fewer than ``hidden_below`` workers."""

    days: int
    first_day: date
    last_day: date
    hidden_below: int = FEWEST
    sent: int | None
    states: tuple[Part, ...]
    waited: tuple[Part, ...]
    #: Minutes that half of those who were taken waited at most.
    median_wait_minutes: int | None
    median_wait: str | None
    outcomes: tuple[Part, ...]
    check_ins: tuple[Part, ...]


def outcomes_of(
    courses: Sequence[HandoffCourse], check_ins: dict[str, int | None], first: date, last: date
) -> Outcomes:
    """The figures of the days from ``first`` to ``last``."""
    taken = [one for one in courses if one.taken_at is not None]
    waits = [one.taken_at - one.sent_at for one in taken if one.taken_at is not None]
    enough = len({one.worker for one in taken}) >= FEWEST
    half = timedelta(seconds=median(one.total_seconds() for one in waits)) if enough else None
    ended = [one for one in courses if one.outcome is not None]
    spans = {key: name for key, (name, _) in _SPANS.items()}
    return Outcomes(
        days=(last - first).days + 1,
        first_day=first,
        last_day=last,
        sent=shown(_counted(courses)),
        states=_parts(((one.state, one) for one in courses), {
            state: WORDS["states"][state] for state in STATES
        }),
        waited=_parts(((_span(wait), one) for wait, one in zip(waits, taken, strict=True)), spans),
        median_wait_minutes=None if half is None else round(half.total_seconds() / 60),
        median_wait=None if half is None else told_span(half),
        outcomes=_parts(((one.outcome or "", one) for one in ended), WORDS["outcomes"]),
        check_ins=tuple(
            Part(key=key, name=WORDS["check_ins"].get(key, key), number=number)
            for key, number in check_ins.items()
        ),
    )  # fmt: skip


def _span(wait: timedelta) -> str:
    return next(key for key, (_, longest) in _SPANS.items() if wait <= longest)


def _counted(courses: Sequence[HandoffCourse]) -> Counted:
    return Counted(len(courses), len({one.worker for one in courses}))


def _parts(told: Iterable[tuple[str, HandoffCourse]], names: dict[str, str]) -> tuple[Part, ...]:
    by_key: dict[str, list[HandoffCourse]] = defaultdict(list)
    for key, course in told:
        by_key[key].append(course)
    counted = {key: _counted(by_key.get(key, [])) for key in (*names, *(by_key.keys() - names))}
    return tuple(
        Part(key=key, name=names.get(key, key), number=number)
        for key, number in parts_shown(counted).items()
    )
