"""A page of skills that the worker said are true, to be shared by a link."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.about_worker import leave_questions
from actions.handoff_parts import day_told, sealed
from actions.handoff_questions import name_in, yes_or_no
from actions.reading import pattern, rule
from actions.turn import Event, TalkAction, Turn, answers
from actions.wording import capitalised, line, turn_language
from knowledge.answers import Strength
from knowledge.skills.ratings import plain_names
from language.detect import LANGUAGES
from people.handoff_summary import Told
from people.skills_statements import STATEMENT_LASTS
from people.statement import SkillShared, Statement
from people.utc import now
from settings import get_settings

#: Skills asked about, the strongest of all past jobs (ours).
SKILLS_ASKED = 5


class ShareSkills(TalkAction):
    action_name = "action_share_skills"

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.origins():
            turn.say("utter_need_past_jobs_first")
            return []
        if not _strengths(turn):
            turn.say("utter_no_strengths")
            return []
        turn.say("utter_statement_begins")
        return [*leave_questions(turn), *_ask_skill(turn, 0)]


def _strengths(turn: Turn) -> tuple[Strength, ...]:
    """Always the same ones for the same past jobs, so that places in the list stay."""
    return turn.library.strengths(turn.origins())[:SKILLS_ASKED]


def _ask_skill(turn: Turn, place: int) -> list[Event]:
    """Ask about the next skill from a place on that the worker has not spoken of before."""
    spoken_of = {one.element_id for one in turn.people.skill_answers(turn.talk)}
    for number, skill in enumerate(_strengths(turn)[place:], start=place):
        if skill.element_id not in spoken_of:
            name = plain_names(turn_language.get()).get(skill.element_id, skill.plain_name)
            told = line("strength.line", plain_name=name, shown_by=skill.shown_by)
            turn.say("utter_ask_skill_true", skill=capitalised(told.removeprefix("- ")))
            return [SlotSet("expecting", f"skill_true:{number}")]
    if not _true_ones(turn):
        turn.say("utter_statement_none")
        return [SlotSet("expecting", "nothing")]
    turn.say("utter_ask_statement_name")
    return [SlotSet("expecting", "statement_name")]


def _true_ones(turn: Turn) -> list[Strength]:
    true = {one.element_id for one in turn.people.skill_answers(turn.talk) if one.is_true}
    return [skill for skill in _strengths(turn) if skill.element_id in true]


def ask_skill_again(turn: Turn) -> list[Event]:
    """Ask about the same skill again, after something else was answered."""
    return _ask_skill(turn, turn.expecting_of[0])


@answers("skill_true", ask_skill_again)
def read_skill(turn: Turn) -> list[Event] | None:
    """Keep whether the skill is true for the worker."""
    place = turn.expecting_of[0]
    skills = _strengths(turn)
    if place >= len(skills) or turn.intent in rule("handoff", "never"):
        return None
    if pattern("handoff", "quits").fullmatch(turn.text.strip()):
        turn.say("utter_ok")
        return [SlotSet("expecting", "nothing")]
    is_true = yes_or_no(turn)
    if turn.intent != "skip" and is_true is None:
        return None
    if is_true is not None:
        one = skills[place]
        turn.people.answer_skill(turn.talk, one.element_id, one.from_code, is_true=is_true)
    everything = turn.intent == "skip" and pattern("questions", "all").search(turn.text)
    return _ask_skill(turn, len(skills) if everything else place + 1)


@answers("statement_name")
def read_statement_name(turn: Turn) -> list[Event] | None:
    """Make the page, with a name where the worker gives one."""
    if turn.intent in rule("handoff", "never"):
        return None
    if turn.intent in {"skip", "deny"} or pattern("handoff", "skips").fullmatch(turn.text.strip()):
        return _publish(turn, None)
    name = name_in(turn)
    return None if name is None else _publish(turn, name)


def _publish(turn: Turn, name: str | None) -> list[Event]:
    made = now()
    ends = made + STATEMENT_LASTS
    content = Statement(
        made_at=made,
        ends_at=ends,
        language=turn.language,
        name=name,
        skills=tuple(_shared(skill) for skill in _true_ones(turn)),
        release=turn.library.release,
        sources=tuple(turn.library.source_tags("skills")),
    )
    token = turn.people.publish_statement(turn.talk, sealed(content.model_dump_json()))
    url = f"{get_settings().reached_at}/skills/{token}"
    turn.say("utter_statement_ready", url=url, day=day_told(ends))
    return [SlotSet("expecting", "nothing")]


def _shared(skill: Strength) -> SkillShared:
    names = {at: plain_names(at).get(skill.element_id, skill.plain_name) for at in LANGUAGES}
    return SkillShared(
        element_id=skill.element_id,
        name=Told(**names),
        shown_by=skill.shown_by,
        resume_line=skill.resume_line,
    )
