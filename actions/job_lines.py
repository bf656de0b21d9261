"""Past jobs as numbered lines."""

from __future__ import annotations

from collections.abc import Sequence

from actions.wording import duration, line
from knowledge.answers import PastJob as FoundJob
from knowledge.occupations.names import Names
from people.records import PastJob

#: Below this score the runner-up is named too and offered as a button (ours: on the calibration
#: phrases .95 of the matches above it are right).
SURE_SCORE = 0.5


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


def is_sure(job: PastJob) -> bool:
    """True where no second reading has to be offered."""
    return job.confirmed or (job.score or 0.0) >= SURE_SCORE or not job.runners_up


def jobs_list(jobs: Sequence[PastJob], names: Names) -> str:
    """One line a job, with what is not sure said."""
    return "\n".join(_job_line(job, names) for job in jobs)


def _job_line(job: PastJob, names: Names) -> str:
    values = {"number": job.position, "said": job.said, "duration": duration(job.months)}
    if job.code is None:
        return line("past_job.unplaced", **values)
    title = names.one(job.code)
    if is_sure(job):
        return line("past_job.placed", title=title, **values)
    other = names.one(job.runners_up[0]["code"])
    return line("past_job.unsure", title=title, other=other, **values)


def unsure_buttons(jobs: Sequence[PastJob], names: Names) -> list[tuple[str, str]]:
    """A button for the other reading of each job that is not sure."""
    titles = [
        line(
            "past_job.alternative", number=job.position, title=names.one(job.runners_up[0]["code"])
        )
        for job in jobs
        if job.code is not None and not is_sure(job)
    ]
    return [(title, title) for title in titles]
