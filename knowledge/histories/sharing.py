"""Which jobs of a list share a length that is told once for them.

- "Roofing/siding/painting 6 years" and "cashier, server and bartender for 2": what is joined to the
  last job of a list has its length; with commas alone ("cook, server 2 years") only the last has,
  unless the length stands apart ("server, bartender, host. about 2 years").
- "5 years doing drywall, painting and tile": a length before the list is that of all of it,
  if "and" joins its end or all of it is told as what one was doing.
- "10 years altogether" is that of none of several jobs, and a field of work or an employer whose
  length is the sum of the jobs told after it ("ups 5 years, 2 as a loader and 3 as a driver") is
  only the heading of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.histories.wording import Wording

if TYPE_CHECKING:
    from knowledge.histories.binding import ToldJob


def shared(jobs: list[ToldJob], wording: Wording) -> list[ToldJob]:
    """The jobs of a message, in order, those of each list with the length told for it."""
    for run in _lists(jobs):
        _forward(run, wording)
        _backward(run, wording)
    return [job for i, job in enumerate(jobs) if not _is_heading(job, jobs[i + 1 :], wording)]


def _lists(jobs: list[ToldJob]) -> list[list[ToldJob]]:
    lists: list[list[ToldJob]] = []
    for job in jobs:
        last = lists[-1][-1] if lists else None
        if last is not None and last.part.sentence == job.part.sentence and job.tied:
            lists[-1].append(job)
        else:
            lists.append([job])
    return lists


def _forward(run: list[ToldJob], wording: Wording) -> None:
    """Give a length told before a list to all of it, up to the next length."""
    for i, first in enumerate(run):
        if first.months is None or not (first.leads or first.of_all):
            continue
        end = next((k for k in range(i + 1, len(run)) if run[k].timed), len(run))
        told = [job for job in run[i + 1 : end] if _alike(first, job, wording)]
        doing = all(_is_deed(job, wording) is None for job in (first, *told))
        if not told or not (first.of_each or run[end - 1].coordinated or doing):
            continue
        if first.of_all:
            first.months = None
            continue
        for job in told:
            job.months, job.sharer = first.months, None if first.of_each else first


def _backward(run: list[ToldJob], wording: Wording) -> None:
    """Give the length after the last job of a list to those that "and" or a slash joins to it.

    A length that stands apart is that of the list, however it is joined.
    """
    for i, last in enumerate(run):
        if last.months is None or last.leads or not (last.coordinated or last.apart):
            continue
        for k in range(i - 1, -1, -1):
            if run[k].timed or run[k].months is not None or not _alike(run[k], last, wording):
                break
            if last.of_all:
                last.months = None
                break
            run[k].months, run[k].sharer = last.months, last


def _alike(one: ToldJob, other: ToldJob, wording: Wording) -> bool:
    """Whether both are titles or both deeds, and not each at a place of its own."""
    if wording.place_of(one.text) and wording.place_of(other.text):
        return False
    kinds = {_is_deed(one, wording), _is_deed(other, wording)}
    return len(kinds - {None}) < 2


def _is_deed(job: ToldJob, wording: Wording) -> bool | None:
    """Whether a job is told as what was done; None for "did inventory", which goes with both."""
    return None if job.part.readings else wording.is_deed(job.text)


def _is_heading(job: ToldJob, later: list[ToldJob], wording: Wording) -> bool:
    """Whether a field or employer only sums up the jobs told after it."""
    lengths = [other.months for other in later if other.months is not None]
    sums_up = job.months is not None and len(lengths) > 1 and sum(lengths) == job.months
    return sums_up and (job.part.employer or wording.is_workplace(job.text))
