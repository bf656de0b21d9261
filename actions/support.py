"""A person to talk to, pointers to help that is not ours, and what workers think of this."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.events import SlotSet

from actions.about_worker import back_to_questions, remember_circumstances
from actions.references import meant_job
from actions.skills import show_resume_lines
from actions.turn import Event, TalkAction, Turn
from actions.wording import line
from settings import get_settings


def talk_to_person(turn: Turn) -> list[Event]:
    """Note the wish for a person and say how to reach one."""
    turn.people.request_handoff(turn.talk)
    settings = get_settings()
    if settings.coach_contact:
        turn.say(
            "utter_person_contact",
            organisation=settings.organisation,
            contact=settings.coach_contact,
        )
    else:
        turn.say("utter_person_no_contact")
    return back_to_questions(turn) if turn.expecting == "confirm_person" else []


def note_feedback(turn: Turn, *, helpful: bool) -> list[Event]:
    """Keep whether the talk helped."""
    turn.people.add_feedback(turn.talk, helpful, turn.worker.focus_code)
    turn.say("utter_thanks_for_yes" if helpful else "utter_thanks_for_no")
    return []


class TalkToPerson(TalkAction):
    action_name = "action_talk_to_person"

    def answer(self, turn: Turn) -> list[Event]:
        return talk_to_person(turn)


class Pointer(TalkAction):
    """Answers with one response and leaves the talk as it was."""

    expects = None

    @property
    @abstractmethod
    def response(self) -> str:
        """The response of the domain to say."""

    def answer(self, turn: Turn) -> list[Event]:
        turn.say(self.response)
        return []


class PointToHiring(TalkAction):
    action_name = "action_point_to_hiring"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        remember_circumstances(turn)
        worker = turn.people.worker(turn.talk)
        place = ", ".join(part for part in (worker.city, worker.state) if part)
        place = place or worker.zip_code or ""
        turn.say("utter_hiring", near=line("near", place=place) if place else "")
        return []


class PointToResumeHelp(TalkAction):
    action_name = "action_point_to_resume_help"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        show_resume_lines(turn)
        return [SlotSet("expecting", "nothing")] if turn.expecting == "strengths" else []


class PointToBenefits(Pointer):
    action_name = "action_point_to_benefits"
    response = "utter_benefits"


class OwnRisk(TalkAction):
    action_name = "action_own_risk"

    def answer(self, turn: Turn) -> list[Event]:
        remember_circumstances(turn)
        turn.people.constrain(turn.talk, {"own_risk": True})
        turn.say("utter_own_risk")
        return []


class NoteHelpful(TalkAction):
    action_name = "action_note_helpful"

    def answer(self, turn: Turn) -> list[Event]:
        return note_feedback(turn, helpful=True)


class NoteUnhelpful(TalkAction):
    action_name = "action_note_unhelpful"

    def answer(self, turn: Turn) -> list[Event]:
        return note_feedback(turn, helpful=False)


class NoteWrongFigure(TalkAction):
    action_name = "action_note_wrong_figure"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        meant = meant_job(turn)
        turn.people.report_wrong_figure(turn.talk, turn.text, code=meant.code if meant else None)
        turn.say("utter_report_stored")
        return []


def ask_helpful(turn: Turn) -> list[Event]:
    """Ask whether this was helpful."""
    turn.say("utter_ask_helpful")
    return [SlotSet("expecting", "helpful")]
