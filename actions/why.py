"""Why a job is suggested: its class, the evidence of each kind, and what the worker told."""

from __future__ import annotations

from actions.job_details import JobQuestion
from actions.job_facts import LADDERS, evidence_facts
from actions.turn import Event, Turn
from actions.wording import amount, line, listed, phrase
from knowledge.answers import NextJob

#: Part of the score from which a liking speaks for a job (of .10 at most).
LIKED = 0.07


class ExplainWhy(JobQuestion):
    action_name = "action_explain_why"

    def without_job(self, turn: Turn) -> list[Event]:
        if turn.open_question:
            turn.say(f"utter_reason_{turn.open_question}")
            return []
        return super().without_job(turn)

    def about(self, turn: Turn, job: NextJob) -> None:
        reasons = []
        if not job.criteria_missed and not LADDERS.intersection(job.evidence):
            reasons.append(phrase("mobility_class", job.mobility_class))
        if job.named_by_alliance:
            reasons.append(line("why.class_named"))
            if job.criteria_missed:
                missed = listed([phrase("criteria", name) for name in job.criteria_missed])
                reasons.append(line("why.named_misses", criteria=missed))
        elif job.mobility_class == "gateway":
            confidence = f"{job.class_confidence * 100:.0f}"
            reasons.append(line("why.class_computed", confidence=confidence))
        reasons += evidence_facts(job, turn.names)
        reasons += _what_you_told(job)
        if job.pay_gain and job.pay_gain > 0:
            reasons.append(
                line(
                    "why.gain", gain=amount(job.pay_gain), origins=turn.names.several(job.from_code)
                )
            )
        sources = ", ".join(turn.library.source_tags("pay", "moves", "skills", "gateways"))
        reasons.append(line("why.note", sources=sources))
        turn.say(
            "utter_why", title=turn.names.of(job), reasons="\n".join(f"- {r}" for r in reasons)
        )


def _what_you_told(job: NextJob) -> list[str]:
    """What the worker told that speaks for the job."""
    parts, reasons = job.score_parts, []
    if parts.get("interest", 0.0) >= LIKED:
        reasons.append(line("why.interest"))
    if parts.get("wish", 0.0) > 0:
        reasons.append(line("why.wish"))
    if parts.get("past_jobs", 0.0) > 0:
        reasons.append(line("why.past_jobs"))
    return reasons
