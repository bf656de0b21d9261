"""What no rule understood: read it for jobs or facts first, then offer help, then a person."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.about_worker import (
    KNOWN,
    known_questions,
    leave_questions,
    remember_circumstances,
)
from actions.corrections import correction_in
from actions.job_details import ShowDetails
from actions.past_jobs import CorrectJob, hear_jobs
from actions.references import asked_about
from actions.told import newly_told
from actions.training import asks_of_training, filter_training
from actions.turn import Event, TalkAction, Turn

#: Misunderstood messages in a row after which a person is offered (ours).
OFFER_PERSON_AFTER = 2


def not_understood(turn: Turn) -> list[Event]:
    """Offer what can be asked; after two in a row a person."""
    # After words of distress the front says something kinder in place of this.
    turn.tell_front(misunderstood=True)
    if turn.people.misunderstood(turn.talk) >= OFFER_PERSON_AFTER:
        turn.people.understood(turn.talk)
        turn.say("utter_offer_person")
        return [*leave_questions(turn), SlotSet("expecting", "confirm_person")]
    turn.say("utter_unknown")
    return []


class Unknown(TalkAction):
    action_name = "action_unknown"
    expects = None
    understood = False

    def answer(self, turn: Turn) -> list[Event]:
        events = self._read_anyway(turn)
        if events is not None:
            turn.people.understood(turn.talk)
            return events
        return not_understood(turn)

    def _read_anyway(self, turn: Turn) -> list[Event] | None:
        """The classifier was unsure, but the words may still name a job or a fact."""
        if turn.expecting == "correction" and correction_in(turn.text, turn.jobs, turn.library):
            return CorrectJob().answer(turn)
        if asks_of_training(turn):
            return filter_training(turn)
        if asked_about(turn) is not None:
            return ShowDetails().answer(turn)
        if turn.intent != "out_of_scope" or turn.expecting in {
            "past_jobs",
            "first_jobs",
        }:
            placed = [
                j for j in turn.library.history(turn.text, date.today()) if j.code is not None
            ]
            if placed and (heard := hear_jobs(turn)) is not None:
                return heard
        before = turn.worker
        remember_circumstances(turn)
        worker = turn.people.worker(turn.talk)
        told = newly_told(before, worker)
        if not told:
            return None
        turn.say("utter_remembered", what=told)
        return [SlotSet(n, value) for n, value in known_questions(worker).items() if value == KNOWN]
