"""A plain yes, no or skip: answers whatever the talk asked last."""

from __future__ import annotations

from collections.abc import Callable

from rasa_sdk.events import ActiveLoop, SlotSet

from actions.about_worker import QUESTIONS, back_to_questions
from actions.handoff import talk_to_person
from actions.next_jobs import show_page
from actions.past_jobs import ask_correction, ask_past_jobs, confirm_jobs, say_no_past_jobs
from actions.skills import show_resume_lines
from actions.support import note_feedback
from actions.turn import Event, TalkAction, Turn


def delete_my_data(turn: Turn) -> list[Event]:
    """Say goodbye to the data; the front deletes it once this answer is on its way."""
    turn.say("utter_deleted")
    turn.tell_front(forget=True)
    return [*(SlotSet(question, None) for question in QUESTIONS), ActiveLoop(None)]


def keep_my_data(turn: Turn) -> list[Event]:
    """Nothing is deleted; go on where the talk was."""
    turn.say("utter_kept")
    return back_to_questions(turn)


def carry_on(turn: Turn) -> list[Event]:
    """A yes that answers no question: go on with what comes next."""
    if not turn.jobs:
        return ask_past_jobs(turn)
    if not any(job.confirmed for job in turn.jobs):
        return confirm_jobs(turn)
    if turn.people.shown(turn.talk) or not show_page(turn, 1):
        turn.say("utter_what_now")
    return []


def acknowledge_no(turn: Turn) -> list[Event]:
    """A no that answers no question."""
    if turn.open_question:
        turn.say("utter_ok")
        return []
    if turn.jobs and not any(job.confirmed for job in turn.jobs):
        # "no more" after "add another job": the list stands as it is.
        return confirm_jobs(turn)
    events = back_to_questions(turn)
    turn.say("utter_ok" if events else "utter_what_now")
    return events


def helped(turn: Turn) -> list[Event]:
    """Yes, it was helpful."""
    return note_feedback(turn, helpful=True)


def did_not_help(turn: Turn) -> list[Event]:
    """No, it was not helpful."""
    return note_feedback(turn, helpful=False)


def jobs_to_start_with(turn: Turn) -> list[Event]:
    """No past job at all: show jobs that ask for none."""
    show_page(turn, 1)
    return []


YES: dict[str, Callable[[Turn], list[Event]]] = {
    "confirm_jobs": confirm_jobs,
    "which_job": confirm_jobs,
    "confirm_delete": delete_my_data,
    "confirm_person": talk_to_person,
    "first_jobs": ask_past_jobs,
    "helpful": helped,
    "strengths": show_resume_lines,
}
NO: dict[str, Callable[[Turn], list[Event]]] = {
    "past_jobs": say_no_past_jobs,
    "first_jobs": jobs_to_start_with,
    "confirm_jobs": ask_correction,
    "which_job": ask_correction,
    "correction": ask_correction,
    "confirm_delete": keep_my_data,
    "helpful": did_not_help,
}


class AnswerYes(TalkAction):
    action_name = "action_answer_yes"

    def answer(self, turn: Turn) -> list[Event]:
        return YES.get(turn.expecting, carry_on)(turn)


class AnswerNo(TalkAction):
    action_name = "action_answer_no"

    def answer(self, turn: Turn) -> list[Event]:
        return NO.get(turn.expecting, acknowledge_no)(turn)


class AnswerSkip(TalkAction):
    action_name = "action_answer_skip"

    def answer(self, turn: Turn) -> list[Event]:
        if turn.expecting in {"confirm_jobs", "which_job"}:
            return confirm_jobs(turn)
        return acknowledge_no(turn)
