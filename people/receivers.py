"""Who receives hand-offs: read from the organisation's own file, see docs/handoff.md."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: How far ahead an opening is looked for.
_DAYS_AHEAD = 8

_State = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_ZipPrefix = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}$")]
_Hours = Annotated[str, StringConstraints(pattern=r"^[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d$")]
_Address = Annotated[str, StringConstraints(pattern=r"^(?:https?://\S+|mailto:\S+@\S+)$")]


class Receiver(BaseModel):
    """One who receives hand-offs. Places and languages that are left out mean every one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: As workers read it and agree to it, at most 60 letters so that a text message holds it.
    name: str = Field(min_length=2, max_length=60)
    states: tuple[_State, ...] = ()
    zip_prefixes: tuple[_ZipPrefix, ...] = ()
    languages: tuple[str, ...] = ()
    #: Where the office is, e.g. "America/New_York".
    time_zone: str
    #: Weekday -> "09:00-17:00"; a day that is left out is closed.
    hours: dict[str, tuple[_Hours, ...]] = Field(default_factory=dict)
    #: Where word goes that somebody waits: "https://..." or "mailto:..."; nothing of the worker.
    notify: _Address | None = None

    @field_validator("hours", mode="before")
    @classmethod
    def _one_or_more(cls, hours: object) -> object:
        if not isinstance(hours, dict):
            return hours
        unknown = set(hours) - set(WEEKDAYS)
        if unknown:
            raise ValueError(f"no days of the week: {sorted(unknown)}")
        return {day: [told] if isinstance(told, str) else told for day, told in hours.items()}

    @field_validator("time_zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError(f"no time zone: {zone}")
        return zone

    @property
    def everywhere(self) -> bool:
        """Whether it serves every place."""
        return not (self.states or self.zip_prefixes)

    def serves(self, state: str | None, zip_code: str | None, language: str) -> bool:
        """Whether it takes a worker of this place who speaks this language."""
        if self.languages and language not in self.languages:
            return False
        near = bool(zip_code) and str(zip_code).startswith(self.zip_prefixes or ("-",))
        return self.everywhere or near or (state in self.states)

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there at a moment."""
        here = moment.astimezone(ZoneInfo(self.time_zone))
        spans = self.hours.get(WEEKDAYS[here.weekday()], ())
        return any(begin <= here.time() < end for begin, end in map(_span, spans))

    def next_opening(self, moment: datetime) -> datetime | None:
        """When somebody is there next, in its own time zone; None where no hours are given."""
        here = moment.astimezone(ZoneInfo(self.time_zone))
        openings = [
            datetime.combine(day, _span(span)[0], here.tzinfo)
            for ahead in range(_DAYS_AHEAD)
            for day in [here.date() + timedelta(days=ahead)]
            for span in self.hours.get(WEEKDAYS[day.weekday()], ())
        ]
        return min((opening for opening in openings if opening > here), default=None)


def _span(told: str) -> tuple[time, time]:
    begin, _, end = told.partition("-")
    return time.fromisoformat(begin), time.fromisoformat(end)


class Receivers(BaseModel):
    """All of them; the first that serves a worker is the one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    receivers: tuple[Receiver, ...] = ()

    @property
    def needs_place(self) -> bool:
        """Whether it can matter where a worker lives."""
        return any(not one.everywhere for one in self.receivers)

    def for_worker(self, state: str | None, zip_code: str | None, language: str) -> Receiver | None:
        """Who receives the hand-off of a worker; None where nobody does."""
        return next((one for one in self.receivers if one.serves(state, zip_code, language)), None)

    def named(self, name: str | None) -> Receiver | None:
        """The one of this name."""
        return next((one for one in self.receivers if one.name == name), None)


@lru_cache(maxsize=4)
def receivers_in(file: Path | None) -> Receivers:
    """What the organisation's file says; nobody where there is no file.

    Raises:
        OSError, tomllib.TOMLDecodeError, pydantic.ValidationError: the file cannot be read, or
            says something that makes no sense.
    """
    if file is None:
        return Receivers()
    return Receivers.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
