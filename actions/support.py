"""Pointers to help that is not ours, and what workers think of this."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.events import SlotSet

from actions.about_worker import remember_circumstances
from actions.check_ins import offer_check_ins
from actions.handoff_offers import offer_for_rules
from actions.skills import show_resume_lines
from actions.turn import Event, TalkAction, Turn
from actions.wording import line


def note_feedback(turn: Turn, *, helpful: bool) -> list[Event]:
    """Keep whether the talk helped."""
    turn.people.add_feedback(turn.talk, helpful, turn.worker.focus_code)
    turn.say("utter_thanks_for_yes" if helpful else "utter_thanks_for_no")
    return offer_check_ins(turn)


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
        return offer_for_rules(turn)


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


def ask_helpful(turn: Turn) -> list[Event]:
    """Ask whether this was helpful."""
    turn.say("utter_ask_helpful")
    return [SlotSet("expecting", "helpful")]
