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
    #: Jobs joined by "and" in one clause carry the same number.
    clause: int = 0


@dataclass
class Binder:
    """Takes jobs and lengths in the order told."""

    wording: Wording
    jobs: list[ToldJob]
    #: A length that waits for the job it is told before.
    pending: int | None = None
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
                job.months = months

    def length(self, part: Part, months: int) -> None:
        """Bind a length on its own."""
        if self.after_dropped and not (part.text or part.points_back):
            return
        jobs = self.jobs
        if part.of_each and jobs:
            for job in jobs:
                job.months = months if job.months is None else job.months
        elif jobs and jobs[-1].months is None:
            if part.of_all and len(jobs) > 1 and jobs[-2].months is None:
                # Of several jobs taken together: how long each was is not told.
                return
            jobs[-1].months = months
            self._share(months)
        elif part.again and jobs:
            jobs[-1].months = (jobs[-1].months or 0) + months
        else:
            self.pending = months

    def job(self, job: ToldJob, months: int | None) -> None:
        """Add a job with the length told in its own clause."""
        self.after_dropped = False
        if job.part.same and months is None and self.jobs:
            months = self.jobs[-1].months
        job.months = months if months is not None else self.pending
        self.pending = None
        self.jobs.append(job)
        part = job.part
        shares = part.join is not None and months is not None and not part.duration_leads
        if shares:
            self._share(months)

    def _share(self, months: int | None) -> None:
        """Give the length of the last job to those joined to it."""
        for before in reversed(self.jobs[:-1]):
            if not self._alike(before, self.jobs[-1]):
                break
            before.months = months

    def _alike(self, one: ToldJob, other: ToldJob) -> bool:
        """As in "host and busser for 9 months": both titles, or both things done, and share it."""
        return (
            one.months is None
            and one.clause == other.clause
            and self.wording.is_activity(one.text) == self.wording.is_activity(other.text)
        )


def _together(lengths: list[int]) -> int | None:
    """The sum of lengths, or the longest where no working life could hold them all."""
    if sum(lengths) > thresholds()["longest_career_months"]:
        return max(lengths)
    return sum(lengths) or None


def without_duplicates(told: list[ToldJob]) -> tuple[PastJob, ...]:
    """Each occupation once, months added up; jobs without an occupation once by their words."""
    jobs: dict[str, PastJob] = {}
    lengths: dict[str, list[int]] = {}
    for job in told:
        best = job.match.best
        key = best.code if best else f"? {job.text.lower()}"
        lengths.setdefault(key, []).extend([] if job.months is None else [job.months])
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
