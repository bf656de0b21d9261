"""Phone numbers as people and carriers write them, and the time zones they may be in."""

from __future__ import annotations

import phonenumbers
from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

#: What a carrier of the US serves; a short code or a name in letters is nobody to talk to.
_COUNTRY = "US"
_COUNTRY_CODE = 1


class NoNumber(ValueError):  # noqa: N818 - named for what it says
    """What was given is no phone number that can be written to. Carries nothing of it."""


def phone_number(written: str) -> str:
    """A number in the form +12015550123, whichever way a person or a carrier wrote it.

    Raises:
        NoNumber: it is none of North America, or cannot be one.
    """
    try:
        number = phonenumbers.parse(written, _COUNTRY)
    except phonenumbers.NumberParseException:
        raise NoNumber("no phone number") from None
    if number.country_code != _COUNTRY_CODE or not phonenumbers.is_possible_number(number):
        raise NoNumber("no phone number of North America")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def zones_of_number(address: str) -> tuple[str, ...]:
    """The time zones of a number's area code; none where the area code says nothing."""
    zones = time_zones_for_number(phonenumbers.parse(address, _COUNTRY))
    return tuple(zone for zone in zones if zone != UNKNOWN_TIMEZONE)
