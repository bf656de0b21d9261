"""Keys of pages: where the next page of a list begins, as an address carries it."""

from __future__ import annotations

from datetime import UTC, datetime

_LONGEST = 60


def key_told(key: tuple[datetime, int] | None) -> str | None:
    """A key as a part of an address."""
    return None if key is None else f"{key[0].astimezone(UTC):%Y%m%dT%H%M%S.%f}-{key[1]}"


def key_read(told: str) -> tuple[datetime, int] | None:
    """The key again; None for whatever is none: the list begins at its head then."""
    moment, _, number = told[:_LONGEST].partition("-")
    try:
        return datetime.strptime(f"{moment}+0000", "%Y%m%dT%H%M%S.%f%z"), int(number)
    except ValueError:
        return None
