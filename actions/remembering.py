"""Facts about the worker that are told without being asked."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.about_worker import KNOWN, known_questions, remember_circumstances
from actions.past_jobs import ask_past_jobs, hear_jobs
from actions.told import newly_told
from actions.training import asks_of_training, filter_training
from actions.turn import Event, TalkAction, Turn
from actions.unknown import not_understood
from knowledge.circumstances.read import parse_constraints


class Remember(TalkAction):
    """Keeps what was told and says it back, so that a misreading can be seen."""

    action_name = "action_remember"
    expects = None
    understood = False

    def answer(self, turn: Turn) -> list[Event]:
        before = turn.worker
        about_training = asks_of_training(turn)
        if not about_training or turn.intent == "give_place":
            remember_circumstances(turn)
        if about_training and (shown := filter_training(turn)) is not None:
            turn.people.understood(turn.talk)
            return shown
        worker = turn.people.worker(turn.talk)
        told = newly_told(before, worker)
        limits = any(vars(parse_constraints(turn.text)).values())
        if not told and not limits:
            # "cna and hha" before any job is known tells of jobs, not only of licences.
            heard = hear_jobs(turn) if not turn.jobs else None
            return heard if heard is not None else not_understood(turn)
        turn.people.understood(turn.talk)
        if limits:
            turn.say("utter_constraint_noted")
        if told:
            turn.say("utter_remembered", what=told)
        if worker.city and not worker.state:
            turn.say("utter_ask_state", city=worker.city)
        known = known_questions(worker)
        events: list[Event] = [SlotSet(n, value) for n, value in known.items() if value == KNOWN]
        if not turn.jobs and not turn.open_question:
            jobs = turn.library.history(turn.text, date.today())
            heard = hear_jobs(turn) if any(job.code for job in jobs) else None
            events += heard if heard is not None else ask_past_jobs(turn)
        return events
