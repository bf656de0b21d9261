"""The regional answers as plain lines and tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.regions.records import (
    AreaFound,
    ClassInArea,
    LocalFigures,
    LocalJobs,
    LocalPay,
    OccupationInArea,
    RegionalLandscape,
)

NOT_PRINTED = "-"


def local_lines(found: LocalFigures) -> Iterator[str]:
    """Pay and jobs, each with the area it is of and why not narrower."""
    yield f"{found.title} ({found.code})"
    if found.figures_title:
        yield f"figures of: {found.figures_title}"
    yield from _place(found.place)
    if found.told:
        yield found.told
    if found.pay:
        yield from _pay(found.pay)
    if found.jobs:
        yield from _jobs(found.jobs)


def landscape_lines(found: RegionalLandscape) -> Iterator[str]:
    """The table of classes, then the largest occupations of each."""
    yield f"{found.area.name} ({found.area.source})"
    yield from _place(found.place)
    yield f"{found.employment:,} jobs" + (" (our sum)" if found.employment_summed else "")
    yield ""
    yield f"{'':<36}{'occupations':>11} {'jobs':>11} {'of all':>7} {'median pay':>11}"
    for row in (*found.classes, found.mixed):
        yield (
            f"{row.label:<36}{row.occupations:>11} {row.employment:>11,} "
            f"{row.share_of_jobs:>7.1%} {_dollars(row.median_of_medians):>11}"
        )
    if found.jobs_not_placed is not None:
        share = found.jobs_not_placed / found.employment if found.employment else 0
        label = "Jobs whose occupation is not printed"
        yield f"{label:<36}{NOT_PRINTED:>11} {found.jobs_not_placed:>11,} {share:>7.1%}"
    yield f"Occupations listed without their number of jobs: {found.withheld_occupations}"
    for row in (*found.classes, found.mixed):
        yield from _largest(row)
    yield ""
    yield from found.notes
    yield f"Sources: {', '.join(found.sources)}. Release {found.release}."


def _largest(row: ClassInArea) -> Iterator[str]:
    if not row.largest:
        return
    yield ""
    yield f"{row.label}: largest"
    yield f"  {'':<58}{'jobs':>9} {'median pay':>11} {'quotient':>9}"
    for job in row.largest:
        yield f"  {_shortened(job.title, 57):<58}{job.employment:>9,} {_median(job):>11} " + (
            f"{job.location_quotient:>9.2f}" if job.location_quotient is not None else f"{'-':>9}"
        )


def _place(found: AreaFound) -> Iterator[str]:
    if found.asked != found.area.name:
        inside = f", {found.county}" if found.county and found.county != found.asked else ""
        yield f"asked for: {found.asked}{inside}"
    if found.told:
        yield found.told
    if found.also_in and found.zip_codes:
        here, of = found.zip_codes
        also = ", ".join(found.also_in)
        yield f"{here} of its {of} ZIP codes lie in {found.area.name}; others in {also}"


def _pay(pay: LocalPay) -> Iterator[str]:
    yield f"pay in {pay.area.name} ({pay.area.source}):"
    if pay.told:
        yield f"  {pay.told}"
    if pay.median_wage is not None:
        at_least = "at least " if pay.median_wage_top_coded else ""
        hourly = f" (${pay.median_hourly:,.2f} an hour)" if pay.median_hourly else ""
        yield f"  median {at_least}${pay.median_wage:,} a year{hourly}"
    for label, value in (
        ("mean", pay.mean_wage),
        ("entry", pay.entry_wage),
        ("experienced", pay.experienced_wage),
    ):
        if value is not None:
            yield f"  {label} ${value:,} a year"


def _jobs(jobs: LocalJobs) -> Iterator[str]:
    yield f"jobs in {jobs.area.name} ({jobs.area.source}): {jobs.employment:,}"
    if jobs.told:
        yield f"  {jobs.told}"
    if jobs.share_of_jobs is not None:
        yield f"  {jobs.share_of_jobs:.2%} of all jobs there"
    if jobs.location_quotient is not None:
        by = "the publisher's" if jobs.quotient_by == "publisher" else "ours"
        compared = f", against {jobs.compared_with}" if jobs.compared_with else ""
        yield f"  location quotient {jobs.location_quotient:.2f} ({by}{compared})"


def _dollars(value: int | None) -> str:
    return NOT_PRINTED if value is None else f"${value:,}"


def _median(job: OccupationInArea) -> str:
    shown = _dollars(job.median_wage)
    return f">={shown}" if job.median_wage_top_coded else shown


def _shortened(title: str, width: int) -> str:
    return title if len(title) <= width else f"{title[: width - 3].rstrip(' ,')}..."
