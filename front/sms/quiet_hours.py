"""When a person may be written to who did not write first: by day, where they are.

Where several time zones are possible, it has to be day in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import zipcodes

from front.sms.phone import zones_of_number
from front.sms.rules import QuietHours
from people import Worker
from people.records import Contact

#: Two days of steps: no zone is further than that from its next morning.
_STEPS = 96


@lru_cache(maxsize=1)
def _zones_of_states() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for place in zipcodes.list_all():  # type: ignore[no-untyped-call]
        if place["timezone"]:
            found.setdefault(place["state"], set()).add(place["timezone"])
    return {state: frozenset(zones) for state, zones in found.items()}


def zones_of(worker: Worker, contact: Contact, anywhere: Sequence[str]) -> tuple[str, ...]:
    """Where it may be what time for a person, by what is known best.

    Their ZIP code, else their state, else the area code of their number, which they may have
    moved away from; else any zone of the country.
    """
    if worker.zip_code:
        zones = {place["timezone"] for place in zipcodes.matching(worker.zip_code[:5])}  # type: ignore[no-untyped-call]
        if zones - {None, ""}:
            return tuple(sorted(zones - {None, ""}))
    if worker.state and worker.state in _zones_of_states():
        return tuple(sorted(_zones_of_states()[worker.state]))
    zones = set(zones_of_number(contact.address))
    # A number that is good for the whole country names zones of other countries too.
    if zones and len(zones) <= len(anywhere):
        return tuple(sorted(zones))
    return tuple(anywhere)


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
    if is_day(moment, zones, hours):
        return moment
    # Days begin at full and half hours of UTC everywhere in the US.
    step = moment.replace(minute=0, second=0, microsecond=0)
    for _ in range(_STEPS):
        step += timedelta(minutes=30)
        if is_day(step, zones, hours):
            return step
    raise LookupError("it is never day in all of these time zones at once")
