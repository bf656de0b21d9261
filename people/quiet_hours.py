"""When a person may be written to who did not write first: by day, where they are.

Where several time zones are possible, it has to be day in all of them. Whatever queues such a
message and whatever sends it asks the same rules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import zipcodes

_FILE = Path(__file__).with_name("quiet_hours.toml")
#: Two days of steps: no zone is further than that from its next morning.
_STEPS = 96
#: Days begin at full and half hours of UTC everywhere in the US.
_STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class QuietHours:
    """When nothing is sent that nobody asked for; hours are local, times in seconds."""

    from_hour: int
    to_hour: int
    after_a_talk: float
    anywhere: tuple[str, ...]


@lru_cache(maxsize=1)
def quiet_hours() -> QuietHours:
    """The rules as they are shipped."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return QuietHours(anywhere=tuple(content.pop("anywhere")), **content)


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The zones of each ZIP code, and of each state."""
    of_zip: dict[str, set[str]] = {}
    of_state: dict[str, set[str]] = {}
    for place in zipcodes.list_all():  # type: ignore[no-untyped-call]
        if place["timezone"]:
            of_zip.setdefault(place["zip_code"], set()).add(place["timezone"])
            of_state.setdefault(place["state"], set()).add(place["timezone"])
    return (
        {code: frozenset(zones) for code, zones in of_zip.items()},
        {state: frozenset(zones) for state, zones in of_state.items()},
    )


@lru_cache(maxsize=8192)
def zones_of_place(zip_code: str | None, state: str | None) -> tuple[str, ...]:
    """The time zones of a ZIP code, else of a state; none where neither says one."""
    of_zip, of_state = _places()
    found = of_zip.get((zip_code or "")[:5]) or of_state.get(state or "") or frozenset()
    return tuple(sorted(found))


def is_day(moment: datetime, zones: Sequence[str], hours: QuietHours) -> bool:
    """Whether it is day in every zone; ``moment`` has a time zone."""
    return all(
        hours.from_hour <= moment.astimezone(ZoneInfo(zone)).hour < hours.to_hour for zone in zones
    )


def next_day(moment: datetime, zones: Sequence[str], hours: QuietHours) -> datetime:
    """The first moment from ``moment`` on at which it is day in every zone.

    Raises:
        LookupError: there is none, since the zones are too far apart.
    """
    return _next_day(moment, tuple(zones), hours)


@lru_cache(maxsize=4096)
def _next_day(moment: datetime, zones: tuple[str, ...], hours: QuietHours) -> datetime:
    # Of many workers asked about at one moment most are in the same few zones.
    if is_day(moment, zones, hours):
        return moment
    # In UTC, where no hour comes twice or is left out when clocks change.
    step = moment.astimezone(UTC).replace(second=0, microsecond=0)
    step = step.replace(minute=step.minute - step.minute % 30)
    for _ in range(_STEPS):
        step += _STEP
        if is_day(step, zones, hours):
            return step
    raise LookupError("it is never day in all of these time zones at once")
