"""Where it may be what time for somebody with a phone number; the rules are people's."""

from __future__ import annotations

from collections.abc import Sequence

from front.sms.phone import zones_of_number
from people import Worker
from people.quiet_hours import is_day, next_day, zones_of_place
from people.records import Contact

__all__ = ["is_day", "next_day", "zones_of"]


def zones_of(worker: Worker, contact: Contact, anywhere: Sequence[str]) -> tuple[str, ...]:
    """Where it may be what time for a person, by what is known best.

    Their ZIP code, else their state, else the area code of their number, which they may have
    moved away from; else any zone of the country.
    """
    zones = zones_of_place(worker.zip_code, worker.state)
    if zones:
        return zones
    of_number = set(zones_of_number(contact.address))
    # A number that is good for the whole country names zones of other countries too.
    if of_number and len(of_number) <= len(anywhere):
        return tuple(sorted(of_number))
    return tuple(anywhere)
