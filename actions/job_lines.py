"""Past jobs as numbered lines."""

from __future__ import annotations

from collections.abc import Sequence

from actions.wording import duration, line
from knowledge.answers import PastJob as FoundJob
from knowledge.occupations.deciding import Decision, Kind, Scored, decide, other_named
from knowledge.occupations.names import Names
from people.records import PastJob


def as_past_job(found: FoundJob) -> PastJob:
    """A job found in a message, as it is kept for the worker."""
    return PastJob(
        said=found.text,
        code=found.code,
        title=found.title,
        onet_code=found.onet_code,
        score=found.score,
        months=found.months,
        runners_up=tuple(
            {"code": other.code, "title": other.title, "score": other.score}
            for other in found.runners_up
        ),
    )


def candidates_of(job: PastJob) -> list[Scored]:
    """The occupations that a job's words may mean, best first; none where it is not placed."""
    if job.code is None:
        return []
    others = [Scored(other["code"], other["score"]) for other in job.runners_up]
    return [Scored(job.code, job.score or 0.0), *others]


def decision_of(job: PastJob) -> Decision:
    """Whether a job is taken, shown to be confirmed, or to be asked about.

    What the worker settled or a correction named has no other reading left and is taken.
    """
    if job.code is not None and (job.confirmed or not job.runners_up):
        return Decision(Kind.ACCEPTED)
    return decide(candidates_of(job))


def jobs_list(jobs: Sequence[PastJob], names: Names) -> str:
    """One line a job, with what is not sure said."""
    return "\n".join(_job_line(job, names) for job in jobs)


def _job_line(job: PastJob, names: Names) -> str:
    values = {"number": job.position, "said": job.said, "duration": duration(job.months)}
    if job.code is None:
        return line("past_job.unplaced", **values)
    title = names.one(job.code)
    if decision_of(job).kind is Kind.ACCEPTED:
        return line("past_job.placed", title=title, **values)
    other = other_named(candidates_of(job))
    if other is None:
        return line("past_job.likely", title=title, **values)
    return line("past_job.unsure", title=title, other=names.one(other), **values)


def unsure_buttons(jobs: Sequence[PastJob], names: Names) -> list[tuple[str, str]]:
    """A button for the other reading of each job that is not sure."""
    others = [
        (job.position, other_named(candidates_of(job)))
        for job in jobs
        if decision_of(job).kind is not Kind.ACCEPTED
    ]
    titles = [
        line("past_job.alternative", number=position, title=names.one(other))
        for position, other in others
        if other is not None
    ]
    return [(title, title) for title in titles]
