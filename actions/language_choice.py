"""Going on in another language, with what was open said again in it."""

from __future__ import annotations

from collections.abc import Callable

from rasa_sdk.events import SlotSet

from actions.housekeeping import AskDelete
from actions.job_details import ShowDetails
from actions.next_jobs import show_page
from actions.past_jobs import ask_correction, ask_past_jobs, say_no_past_jobs, show_understanding
from actions.skills import ShowStrengths
from actions.support import ask_helpful
from actions.turn import Event, TalkAction, Turn
from actions.which_job_answer import ask_again


def _ask_jobs_right(turn: Turn) -> list[Event]:
    return show_understanding(turn, "utter_jobs_list")


def _offer_person(turn: Turn) -> list[Event]:
    turn.say("utter_offer_person")
    return [SlotSet("expecting", "confirm_person")]


#: What was open, by what a plain yes or no would have answered.
OPEN: dict[str, Callable[[Turn], list[Event]]] = {
    "past_jobs": ask_past_jobs,
    "first_jobs": say_no_past_jobs,
    "confirm_jobs": _ask_jobs_right,
    "which_job": ask_again,
    "correction": ask_correction,
    "confirm_delete": AskDelete().answer,
    "confirm_person": _offer_person,
    "helpful": ask_helpful,
    "strengths": ShowStrengths().answer,
}


def _say_again(turn: Turn) -> list[Event]:
    """Nothing was asked: say again what the talk was about last."""
    focus = turn.worker.focus_code
    shown = turn.people.shown(turn.talk)
    if focus is not None:
        ShowDetails().about(turn, turn.reach(focus))
    elif not turn.jobs and not shown:
        return ask_past_jobs(turn)
    elif not shown or not show_page(turn, max(job.page for job in shown)):
        turn.say("utter_what_now")
    return []


class SwitchLanguage(TalkAction):
    """Answers a wish for a language; the slot already holds it when this runs."""

    action_name = "action_switch_language"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        turn.say("utter_language_chosen")
        if turn.open_question:
            # The form asks its question again by itself.
            return []
        return OPEN.get(turn.expecting, _say_again)(turn)
