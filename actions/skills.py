"""What the worker is good at, and what a next job asks for beyond that."""

from __future__ import annotations

from actions.job_details import JobQuestion
from actions.turn import Event, TalkAction, Turn
from actions.wording import line, listed
from knowledge.answers import NextJob, SkillDelta, SkillStep
from knowledge.occupations.names import Names

#: Skills and software named at a time.
NAMES_SHOWN = 5
#: A step this high (O*NET levels run from 0 to 7) is called big (ours).
BIG_STEP = 1.5


class ShowStrengths(TalkAction):
    action_name = "action_show_strengths"

    def answer(self, turn: Turn) -> list[Event]:
        origins = turn.origins()
        if not origins:
            turn.say("utter_need_past_jobs_first")
            return []
        found = turn.library.strengths(origins)
        if not found:
            turn.say("utter_no_strengths")
            return []
        lines = [
            line("strength.line", plain_name=s.plain_name, origin=turn.names.one(s.from_code))
            for s in found
        ]
        turn.say("utter_strengths", strengths="\n".join(lines), note=line("strength.note"))
        return []


class ShowSkillDelta(JobQuestion):
    action_name = "action_show_skill_delta"

    def about(self, turn: Turn, job: NextJob) -> None:
        if not job.from_code:
            turn.say("utter_need_past_jobs_first")
            return
        delta = turn.library.skill_delta(job.from_code, job.code)
        text = "\n".join(_delta_lines(delta, turn.names))
        turn.say(
            "utter_skill_delta",
            origin=turn.names.one(delta.from_code),
            title=turn.names.of(job),
            delta=text,
        )


def _delta_lines(delta: SkillDelta, names: Names) -> list[str]:
    if not (delta.have or delta.need or delta.surplus):
        return [line("delta.unknown")]
    lines = []
    for code, near in (
        (delta.from_code, delta.from_skills_from),
        (delta.to_code, delta.to_skills_from),
    ):
        if near and near != code:
            lines.append(line("delta.borrowed", title=names.one(code), near=names.one(near)))
    interpersonal = [step for step in delta.have if step.interpersonal] or list(delta.have)
    if interpersonal:
        lines.append(line("delta.have", names=_names(interpersonal)))
    needs = [
        line("delta.need_more", name=step.plain_name) if step.step >= BIG_STEP else step.plain_name
        for step in delta.need[:NAMES_SHOWN]
    ]
    lines.append(line("delta.need", names=listed(needs)) if needs else line("delta.need_nothing"))
    if delta.software_need:
        needed = listed([*delta.software_need[:NAMES_SHOWN]])
        lines.append(line("delta.software_need", names=needed))
    if delta.software_have:
        held = listed([*delta.software_have[:NAMES_SHOWN]])
        lines.append(line("delta.software_have", names=held))
    return [*lines, line("delta.note")]


def _names(steps: list[SkillStep]) -> str:
    return listed([step.plain_name for step in steps[:NAMES_SHOWN]])
