"""What a worker comes with and what they will not do."""

from __future__ import annotations

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
    """Limits a worker named; the defaults limit nothing.

    Attributes:
        pay_floor: the least the next job may pay, US dollars a year, held against the national
            median of 2022.
        urgency: "now", "months" or "looking".
        no_degree: does not want to study for a degree.
        no_licence: does not want a job that some state licenses.
        schooling: what the worker has finished, one of the levels of knowledge.circumstances.
        licences: licences held, by occupation code or name; a job whose licence is held is not
            hidden by ``no_licence``.
        no_decline: does not want a job whose numbers are expected to fall.
        not_these: occupation codes the worker turned down.
    """

    pay_floor: int | None = None
    urgency: str | None = None
    no_degree: bool = False
    no_licence: bool = False
    schooling: str | None = None
    licences: tuple[str, ...] = ()
    no_decline: bool = False
    not_these: tuple[str, ...] = ()
