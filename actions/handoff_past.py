"""What the summary for a coach says of past jobs, and of the skills that they show."""

from __future__ import annotations

from actions.handoff_wording import in_each, title_in_each
from actions.turn import Turn
from actions.wording import duration, line
from knowledge.occupations.names import Names
from knowledge.skills.ratings import plain_names
from language.detect import ENGLISH, LANGUAGES
from people.handoff_summary import PastWork, RunnerUp, StrengthTold, Told
from people.private import private_kinds
from people.records import PastJob

#: The page stays one page (ours).
STRENGTHS = 5


def past_work(job: PastJob, names: Names) -> PastWork:
    """A past job in own words and as an occupation, with how sure the match is."""
    said = None if private_kinds(job.said) else job.said
    title = None if job.code is None else title_in_each(names, job.code)
    length = job.months

    def told(language: str) -> str:
        known = title.of(language) if title else line("handoff.unplaced")
        sure = line("handoff.confirmed" if job.confirmed else "handoff.unconfirmed")
        kind = "past_job" if said else "past_job_without_words"
        return line(
            f"handoff.{kind}", said=said or "", title=known, duration=duration(length), sure=sure
        )

    return PastWork(
        key=f"past_jobs.{job.code or job.position}",
        told=in_each(told),
        said=said,
        code=job.code,
        title=title,
        confidence=job.score,
        confirmed=job.confirmed,
        months=job.months,
        runners_up=tuple(
            RunnerUp(code=str(one["code"]), title=title_in_each(names, str(one["code"])),
                     score=one.get("score"))
            for one in job.runners_up if one.get("code")
        ),
    )  # fmt: skip


def told_apart(past: tuple[PastWork, ...]) -> tuple[PastWork, ...]:
    """The same jobs, each with a key of its own where two are of one occupation."""
    seen: dict[str, int] = {}
    apart = []
    for job in past:
        seen[job.key] = seen.get(job.key, 0) + 1
        again = seen[job.key]
        apart.append(job if again == 1 else job.model_copy(update={"key": f"{job.key}.{again}"}))
    return tuple(apart)


def strengths_told(turn: Turn, towards: str | None) -> tuple[StrengthTold, ...]:
    """People skills with what shows them; without those the worker said no to."""
    origins = turn.origins()
    if not origins:
        return ()
    found = turn.library.strengths(origins, towards) or turn.library.strengths(origins)
    answers = {one.element_id: one.is_true for one in turn.people.skill_answers(turn.talk)}
    told = []
    for one in found[:STRENGTHS]:
        if answers.get(one.element_id) is False:
            continue
        name = Told(**{at: plain_names(at).get(one.element_id, one.plain_name) for at in LANGUAGES})
        words = in_each(
            lambda at, n=name, s=one: line(  # type: ignore[misc]
                "handoff.strength", name=n.of(at), shown_by=s.shown_by if at == ENGLISH else ""
            ).strip(": ")
        )
        told.append(
            StrengthTold(
                key=f"strengths.{one.element_id}", told=words, element_id=one.element_id,
                name=name, shown_by=one.shown_by, confirmed=answers.get(one.element_id),
            )
        )  # fmt: skip
    return tuple(told)
