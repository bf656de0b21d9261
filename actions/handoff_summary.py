"""Composes the summary for a coach from what the worker told and what the talk has shown.

It is worded in both languages by the lines of the talk itself, so that the coach never reads
anything else than the worker does. Each line has a key made of what it says, not of its place: a
change of the worker stays with its line when more was told in between.
"""

from __future__ import annotations

from actions.handoff_next import learning, next_jobs, next_step, training_looked_at, warnings
from actions.handoff_past import past_work, strengths_told, told_apart
from actions.handoff_worker import about, education, goals, not_asked, questions_asked, supports
from actions.turn import Turn
from people.handoff_records import Handoff
from people.handoff_summary import Consent, Summary
from people.sealing import Sealing
from people.utc import now


def compose(turn: Turn, handoff: Handoff, sealing: Sealing) -> Summary:
    """The summary as it stands now.

    Raises:
        ValueError: the hand-off has no consent.
    """
    if handoff.receiver is None or handoff.consented_at is None or handoff.consent_ends_at is None:
        raise ValueError("no consent to compose a summary under")
    names = turn.library.names
    jobs = next_jobs(turn)
    next_steps = tuple(next_step(turn, job, names) for job in jobs)
    questions, private = questions_asked(handoff, sealing)
    past = tuple(past_work(job, names) for job in turn.jobs)
    return Summary(
        made_at=now(),
        language=turn.language,
        release=turn.library.release,
        sources=tuple(turn.library.source_tags("pay", "moves", "skills", "gateways")),
        consent=Consent(
            receiver=handoff.receiver,
            shares=handoff.shares,
            agreed_at=handoff.consented_at,
            ends_at=handoff.consent_ends_at,
        ),
        about=tuple(about(turn, handoff, sealing)),
        past_jobs=told_apart(past),
        goals=tuple(goals(turn, names)),
        education=tuple(education(turn)),
        strengths=strengths_told(turn, jobs[0].code if jobs else None),
        next_jobs=next_steps,
        learning=learning(turn, jobs),
        training=tuple(training_looked_at(turn)),
        warnings=tuple(warnings(turn, jobs, names)),
        supports=tuple(supports(handoff)),
        questions=questions,
        not_asked=tuple(not_asked(turn, handoff)),
        private_left_out=private + sum(job.said is None for job in past),
    )
