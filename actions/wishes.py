"""A job the worker would like to have: is it within reach, and by which way."""

from __future__ import annotations

from actions.about_worker import remember_circumstances
from actions.job_facts import (
    NAMED_EDUCATION,
    competition_facts,
    growth_facts,
    pay_facts,
    requirement_facts,
)
from actions.past_jobs import ask_past_jobs, show_understanding
from actions.turn import Event, TalkAction, Turn
from actions.wording import capitalised, line, phrase
from knowledge.answers import NextJob

#: Ways there named at a time.
WAYS_SHOWN = 2


def answer_wish(turn: Turn, code: str) -> None:
    """Say whether the wished-for job is within reach, and by which way."""
    turn.people.set_focus(turn.talk, code)
    origins = [origin.code for origin in turn.origins()]
    job = turn.reach(code)
    facts = [*pay_facts(job, turn.names), *requirement_facts(job)[:2], *growth_facts(job)]
    facts += competition_facts(job)
    turn.say(
        "utter_wish_reachable",
        title=capitalised(turn.names.of(job)),
        verdict=_verdict(turn, origins, job),
        facts="\n".join(facts),
    )


class ConsiderWish(TalkAction):
    action_name = "action_consider_wish"

    def answer(self, turn: Turn) -> list[Event]:
        remember_circumstances(turn)
        wished = turn.library.wished_job(turn.text)
        if wished is None:
            turn.say("utter_wish_not_found")
            return []
        answer_wish(turn, wished.code)
        turn.people.wish(turn.talk, wished.code, answered=bool(turn.origins()))
        if turn.origins():
            unconfirmed = turn.expecting in {"confirm_jobs", "which_job"}
            return show_understanding(turn, "utter_jobs_list") if unconfirmed else []
        # Without a past job the way there is open: it is answered once there is one.
        return ask_past_jobs(turn, "utter_wish_needs_past_jobs")


def _verdict(turn: Turn, origins: list[str], job: NextJob) -> str:
    """How near the wished-for job is; schooling that has to come first is said first."""
    if job.code in origins:
        return line("wish.same")
    if not origins:
        return line("wish.no_origin")
    step = _step(turn, origins, job)
    unknown_schooling = turn.worker.schooling is None
    if not job.schooling_short and not (
        unknown_schooling and job.entry_education in NAMED_EDUCATION
    ):
        return step
    education = phrase("education", job.entry_education or "")
    return f"{line('wish.schooling_first', education=education)} {capitalised(step)}"


def _step(turn: Turn, origins: list[str], job: NextJob) -> str:
    if job.entry_by_apprenticeship:
        return line("wish.apprenticeship")
    if job.precedent.strength in {"strong", "some"} or "named_by_alliance" in job.evidence:
        return line("wish.direct_strong")
    origin = turn.names.one(job.from_code)
    ways = turn.library.ways_to(origins, job.code, WAYS_SHOWN)
    if ways:
        names = line("or").join(line("wish.way", title=turn.names.of(way)) for way in ways)
        return line("wish.steps", origin=origin, ways=names)
    if job.precedent.strength == "thin":
        return line("wish.direct_thin", origin=origin)
    return line("wish.no_way", origin=origin)
