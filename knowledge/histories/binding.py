"""Gives each length of time to its job, and puts jobs of one occupation together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.answers import OccupationMatch, PastJob
from knowledge.histories.parts import Part
from knowledge.histories.rules import thresholds
from knowledge.histories.wording import Wording


@dataclass
class ToldJob:
    """A job as told so far, before duplicates are put together."""

    text: str
    part: Part
    match: OccupationMatch
    months: int | None = None
    #: Its length stands before it: "5 years as a cook".
    leads: bool = False
    #: Its length is said to be that of each of several jobs, or of all of them together.
    of_each: bool = False
    of_all: bool = False
    #: A length was told of it, though it may count for none ("10 years altogether").
    timed: bool = False
    #: "And", a slash or the like joins it to the job before, or its own words.
    coordinated: bool = False
    #: The job it has its length from, where one length is told for several jobs.
    sharer: ToldJob | None = None
    #: Its length stands apart, after a comma or in a sentence of its own.
    apart: bool = False
    #: It goes on with the list that the job before stands in.
    tied: bool = False


@dataclass
class Binder:
    """Takes jobs and lengths in the order told."""

    wording: Wording
    jobs: list[ToldJob]
    #: The part with a length that waits for the job it is told before.
    pending: Part | None = None
    after_dropped: bool = False

    def drop(self) -> None:
        """Something else than a job was told: a length alone after it is not of the job before."""
        self.after_dropped = True

    def goes_on(self, months: int | None) -> bool:
        """Whether what only names a place goes on with the job before.

        With a length of its own beside one that has its length too, it is another job.
        """
        return bool(self.jobs) and (months is None or self.jobs[-1].months is None)

    def respective(self, lengths: tuple[int, ...]) -> None:
        """Bind "5 and 3 years" to the last jobs, one each, when none of them has a length."""
        last = self.jobs[-len(lengths) :]
        if len(last) == len(lengths) and all(job.months is None for job in last):
            for job, months in zip(last, lengths, strict=True):
                job.months, job.timed = months, True

    def length(self, part: Part, months: int) -> None:
        """Bind a length on its own."""
        if self.after_dropped and not (part.text or part.points_back):
            return
        jobs = self.jobs
        if part.of_each and jobs:
            self._of_each(months)
        elif jobs and jobs[-1].months is None:
            if part.of_all and len(jobs) > 1 and jobs[-2].months is None:
                # Of several jobs taken together: how long each was is not told.
                return
            jobs[-1].months, jobs[-1].timed = months, True
            jobs[-1].apart = not part.points_back
        elif (part.again or (part.coordinated and part.points_back)) and jobs:
            jobs[-1].months = (jobs[-1].months or 0) + months
        else:
            self.pending = part

    def job(self, job: ToldJob, months: int | None) -> None:
        """Add a job with the length told in its own clause."""
        job.tied = job.part.goes_on_with_list and not self.after_dropped
        self.after_dropped = False
        if job.part.same and months is None and self.jobs:
            months = self.jobs[-1].months
        part = job.part
        told = self.pending if months is None and self.pending is not None else part
        job.leads = part.duration_leads or told is not part
        job.of_each, job.of_all = told.of_each, told.of_all
        job.months = told.months if months is None else months
        job.timed = job.months is not None
        if job.of_all and not job.leads and self.jobs and self.jobs[-1].months is None:
            job.months = None
        self.pending = None
        self.jobs.append(job)
        if job.of_each and not job.leads and months is not None:
            self._of_each(months)

    def _of_each(self, months: int) -> None:
        """Give a length to every job so far that has none."""
        for job in self.jobs:
            if job.months is None:
                job.months, job.timed = months, True


def _together(lengths: list[int]) -> int | None:
    """The sum of lengths, or the longest where no working life could hold them all."""
    if sum(lengths) > thresholds()["longest_career_months"]:
        return max(lengths)
    return sum(lengths) or None


def without_duplicates(told: list[ToldJob]) -> tuple[PastJob, ...]:
    """Each occupation once, months added up; jobs without an occupation once by their words."""
    jobs: dict[str, PastJob] = {}
    lengths: dict[str, list[int]] = {}
    sources: set[tuple[str, int]] = set()
    for job in told:
        best = job.match.best
        key = best.code if best else f"? {job.text.lower()}"
        # One length told for several jobs of one occupation counts once.
        source = (key, id(job.sharer or job))
        counts = job.months is not None and source not in sources
        sources.add(source)
        lengths.setdefault(key, []).extend([job.months] if counts and job.months else [])
        known = jobs.get(key)
        if known is None:
            jobs[key] = PastJob(
                text=job.text,
                code=best.code if best else None,
                title=best.title if best else None,
                score=best.score if best else None,
                months=job.months,
                onet_code=best.onet_code if best else None,
                runners_up=job.match.candidates[1:],
            )
            continue
        again = job.text.lower() in known.text.lower()
        jobs[key] = replace(
            known,
            text=known.text if again else f"{known.text}, {job.text}",
            months=_together(lengths[key]),
            score=max(known.score or 0.0, best.score) if best else None,
        )
    return tuple(jobs.values())
