"""What the worker is good at, as resume lines too, and what a next job asks for beyond that."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.job_details import JobQuestion
from actions.references import NumberOutOfRangeError, number_in
from actions.turn import Event, TalkAction, Turn
from actions.wording import line, listed, phrase, turn_language
from knowledge.answers import NextJob, SkillDelta, SkillStep, Strength
from knowledge.occupations.names import Names
from knowledge.skills.ratings import KINDS, plain_names

#: Named at a time, so that the answer can be read aloud: skills to learn of each kind, people
#: skills and others that are there already, software.
NEEDS_SHOWN = 2
PEOPLE_SKILLS_SHOWN = 3
OTHERS_SHOWN = 2
SOFTWARE_SHOWN = 3


class ShowStrengths(TalkAction):
    action_name = "action_show_strengths"

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.origins():
            turn.say("utter_need_past_jobs_first")
            return []
        next_code = _next_code(turn)
        found = _strengths(turn, next_code)
        if not found:
            turn.say("utter_no_strengths")
            return []
        turn.say(
            "utter_strengths",
            intro="\n".join(_intro(found, next_code, turn.names)),
            strengths="\n".join(_strength_lines(found, turn.names)),
            note=line("strength.note"),
        )
        # While the questions run, a plain yes or no answers the open one.
        return [] if turn.open_question else [SlotSet("expecting", "strengths")]


def show_resume_lines(turn: Turn) -> list[Event]:
    """A ready resume line for each strength, or what is needed to make some."""
    found = _strengths(turn, _next_code(turn))
    if found:
        ready = [line("strength.resume_line", resume_line=s.resume_line) for s in found]
        lines = [line("strength.resume_intro"), *ready, line("strength.resume_strike")]
    elif turn.origins():
        lines = [line("strength.resume_none")]
    else:
        lines = [line("strength.resume_needs_jobs")]
    turn.say("utter_resume_help", lines="\n".join(lines))
    return []


def _next_code(turn: Turn) -> str | None:
    """The next job that strengths are weighed for: the one named by its number, else in focus."""
    shown = turn.people.shown(turn.talk)
    try:
        number = number_in(turn.text, len(shown))
    except NumberOutOfRangeError:
        number = None
    code = shown[number - 1].code if number else turn.worker.focus_code
    return None if code in {origin.code for origin in turn.origins()} else code


def _strengths(turn: Turn, next_code: str | None) -> tuple[Strength, ...]:
    """Strengths towards the next job; those of the past jobs alone where none counts there."""
    origins = turn.origins()
    return turn.library.strengths(origins, next_code) or turn.library.strengths(origins)


def _intro(found: tuple[Strength, ...], next_code: str | None, names: Names) -> list[str]:
    past = {s.from_code: s.from_skills_from for s in found}
    following = {s.to_code: s.to_skills_from for s in found if s.to_code}
    borrowed = _borrowed(past | following, names)
    if next_code is None:
        return [*borrowed, line("strength.intro")]
    title = names.one(next_code)
    if found[0].to_code is None:
        return [*borrowed, line("strength.intro_not_weighed", title=title)]
    return [*borrowed, line("strength.intro_towards", title=title)]


def _strength_lines(found: tuple[Strength, ...], names: Names) -> list[str]:
    if len({s.from_code for s in found}) == 1:
        return [line("strength.line", plain_name=_plain(s), shown_by=s.shown_by) for s in found]
    return [
        line(
            "strength.line_as",
            plain_name=_plain(s),
            shown_by=s.shown_by,
            origin=names.one(s.from_code),
        )
        for s in found
    ]


def _borrowed(lenders: dict[str, str | None], names: Names) -> list[str]:
    """Say for each job without skill scores whose stand in for its own."""
    return [
        line("delta.borrowed", title=names.one(code), near=names.one(near))
        for code, near in lenders.items()
        if near
    ]


class ShowSkillDelta(JobQuestion):
    action_name = "action_show_skill_delta"

    def about(self, turn: Turn, job: NextJob) -> None:
        if not job.from_code:
            turn.say("utter_need_past_jobs_first")
            return
        delta = turn.library.skill_delta(job.from_code, job.code)
        text = "\n".join(delta_lines(delta, turn.names))
        turn.say(
            "utter_skill_delta",
            origin=turn.names.one(delta.from_code),
            title=turn.names.of(job),
            delta=text,
        )


def delta_lines(delta: SkillDelta, names: Names) -> list[str]:
    """What carries over and what is to be learned, a sentence each, and the source."""
    if delta.transfer_share is None:
        return [line("delta.unknown")]
    lenders = {
        delta.from_code: delta.from_skills_from,
        delta.to_code: delta.to_skills_from,
    }
    return [
        *_borrowed(lenders, names),
        *_have_lines(delta),
        *_need_lines(delta),
        line("delta.note"),
    ]


def _have_lines(delta: SkillDelta) -> list[str]:
    """What is there, people skills first; apart from it what the next job wants more of."""
    people = [step for step in delta.have if step.interpersonal]
    others = [_plain(step) for step in delta.have if not step.interpersonal]
    part = [_plain(step) for step in people if step.step > 0 and step.size != "none"]
    enough = [_plain(step) for step in people if _plain(step) not in part]
    held = enough[:PEOPLE_SKILLS_SHOWN] + others[:OTHERS_SHOWN]
    lines = []
    if held:
        lines.append(line("delta.have", names=_joined(held)))
    if part:
        lines.append(line("delta.have_part", names=_joined(part[:PEOPLE_SKILLS_SHOWN])))
    if delta.software_have:
        software = listed([*delta.software_have[:SOFTWARE_SHOWN]])
        lines.append(line("delta.software_have", names=software))
    return lines


def _need_lines(delta: SkillDelta) -> list[str]:
    """What is to be learned, kind by kind, with the size of each step; software apart."""
    lines = []
    for kind in KINDS:
        needs = [_sized(step) for step in delta.need if step.kind == kind][:NEEDS_SHOWN]
        if needs:
            kind_told = phrase("delta.kind", kind)
            lines.append(line("delta.need", kind=kind_told, names=_joined(needs)))
    if not lines:
        lines.append(line("delta.need_nothing"))
    if delta.software_need:
        software = listed([*delta.software_need[:SOFTWARE_SHOWN]])
        lines.append(line("delta.software_need", names=software))
    return lines


def _sized(step: SkillStep) -> str:
    return line(f"delta.size.{step.size}", name=_plain(step))


def _joined(names: list[str]) -> str:
    """Names that hold commas of their own, told apart."""
    return line("delta.between").join(names)


def _plain(named: Strength | SkillStep) -> str:
    """A skill in everyday words of the worker's language."""
    return plain_names(turn_language.get()).get(named.element_id, named.plain_name)
