"""Moments: always kept as UTC, always read back with their time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from settings import get_settings


@lru_cache(maxsize=1)
def shift() -> timedelta:
    """How far the clock of the settings is ahead; read once."""
    return timedelta(seconds=get_settings().clock_shift)


def now() -> datetime:
    """This moment in UTC, by the clock of the settings."""
    return datetime.now(UTC) + shift()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets time zones, so the zone is added again on reading.

    Raises:
        ValueError: when a moment without a time zone is written.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any zoned moment into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
