"""Whether words between commas name where a job was: "Prep cook, Chili's, 2015-2019"."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.histories.binding import ToldJob
from knowledge.histories.conjunctions import strength
from knowledge.histories.parts import Part
from knowledge.histories.rules import context_rules
from knowledge.histories.wording import Wording

_RULES = context_rules()
_MAJOR_DIGITS = 2


def is_place_of(
    job: ToldJob, months: int | None, last: ToldJob | None, wording: Wording, *, timed: bool
) -> bool:
    """Whether a job is only the employer of the one before it in a list.

    Known employers are, unless they have a length of their own and other kinds of work
    ("cook, amazon 2 years"). Other names are when they are written as names and a length follows.
    """
    part = job.part
    if last is None or last.months is not None or not part.listed or part.framed:
        return False
    if last.part.employer or last.part.sentence != part.sentence:
        return False
    if part.employer:
        return months is None or _alike(job, last)
    sure = wording.is_title(last.text) or strength(last.match) >= _RULES["surely_a_job"]
    named = part.proper and not (wording.is_title(job.text) or wording.is_work(job.text))
    return timed and sure and named and strength(job.match) < _RULES["surely_a_job"]


def belongs_to_next(
    job: ToldJob,
    months: int | None,
    groups: Sequence[list[Part]],
    jobs: Sequence[ToldJob | None],
) -> bool:
    """Whether an employer stands before its title: "Amazon, picker, 2018-2020".

    With a length before it ("3 years at dollar general i ran the register") it does too.
    """
    following = jobs[0] if jobs else None
    if following is None or not job.part.employer or job.part.framed:
        return False
    part = groups[0][0]
    if months is not None and not (job.part.duration_leads and part.months is None):
        return False
    return (
        (part.own_subject if months is not None else part.listed)
        and part.sentence == job.part.sentence
        and not part.employer
        and _alike(job, following)
    )


def _alike(employer: ToldJob, job: ToldJob) -> bool:
    """Whether a job is of the kinds that an employer mostly has, or these are not known."""
    best = job.match.best
    majors = {candidate.code[:_MAJOR_DIGITS] for candidate in employer.match.candidates}
    return not majors or (best is not None and best.code[:_MAJOR_DIGITS] in majors)
