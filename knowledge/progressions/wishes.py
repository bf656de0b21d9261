"""What a worker comes with and what they will not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class UnknownOccupationError(ValueError):
    """A code that is no SOC 2018 occupation of this store; the message names the code."""


@dataclass(frozen=True)
class Origin:
    """A past job: its occupation and the months in it, None when not said."""

    code: str
    months: int | None = None


@dataclass(frozen=True)
class Wishes:
    """What a worker told that weighs in; the defaults limit nothing.

    Attributes:
        own_pay: what the worker earns or earned last, US dollars a year.
        pay_floor: the least the next job may pay, US dollars a year. Both are held against the
            national median of 2022.
        urgency: "now", "months" or "looking".
        no_degree: does not want to study for a degree.
        no_licence: does not want a job that some state licenses.
        no_nights: does not want night shifts; no_weekends: no work on weekends (shifts.toml).
        schooling: what the worker has finished, one of the levels of knowledge.circumstances.
        schooled_abroad: schooling or a licence is from outside the US; a licensed past job then
            may need a licence here first.
        licences: licences held, by occupation code or name; a job whose licence is held is not
            hidden by ``no_licence``.
        no_decline: does not want a job whose numbers are expected to fall.
        not_these: occupation codes the worker turned down.
        interests: Holland's letters (R I A S E C) of what the worker likes.
        wished_job: occupation code of a job the worker would like to have one day.
        local_jobs: jobs in the worker's area by occupation code, None where withheld; None as a
            whole where no area is known.
        near_only: does not want a job of which the area has next to none.
    """

    own_pay: int | None = None
    pay_floor: int | None = None
    urgency: str | None = None
    no_degree: bool = False
    no_licence: bool = False
    no_nights: bool = False
    no_weekends: bool = False
    schooling: str | None = None
    schooled_abroad: bool = False
    licences: tuple[str, ...] = ()
    no_decline: bool = False
    not_these: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    wished_job: str | None = None
    local_jobs: Mapping[str, int | None] | None = None
    near_only: bool = False

    @property
    def has_degree(self) -> bool:
        """Has a four-year degree, for whom the rules about schooling were not made."""
        return self.schooling == "bachelors_or_more"
