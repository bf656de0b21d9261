"""Facts about the worker that are told without being asked."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.about_worker import (
    FACT_OF_INTENT,
    KNOWN,
    known_questions,
    read_answer,
    remember_circumstances,
)
from actions.past_jobs import ask_past_jobs, hear_jobs
from actions.told import newly_told
from actions.training import asks_of_training, filter_training
from actions.turn import Event, TalkAction, Turn
from actions.unknown import not_understood
from actions.wording import listed, phrase
from knowledge.answers import Circumstances
from knowledge.circumstances.read import parse_constraints

#: Limits that the list of next jobs keeps; the others the data cannot tell.
USED_LIMITS = ("pay_floor", "no_degree", "no_licence")


class Remember(TalkAction):
    """Keeps what was told and says it back, so that a misreading can be seen."""

    action_name = "action_remember"
    expects = None
    understood = False

    def answer(self, turn: Turn) -> list[Event]:
        before = turn.worker
        about_training = asks_of_training(turn)
        if not about_training or turn.intent == "give_place":
            self._keep(turn)
        if about_training and (shown := filter_training(turn)) is not None:
            turn.people.understood(turn.talk)
            return shown
        worker = turn.people.worker(turn.talk)
        told = newly_told(before, worker)
        limits = {name for name, value in vars(parse_constraints(turn.text)).items() if value}
        if not told and not limits:
            # "cna and hha" before any job is known tells of jobs, not only of licences.
            heard = hear_jobs(turn) if not turn.jobs else None
            return heard if heard is not None else not_understood(turn)
        turn.people.understood(turn.talk)
        if told:
            turn.say("utter_remembered", what=told)
        _say_limits(turn, limits)
        if worker.city and not worker.state:
            turn.say("utter_ask_state", city=worker.city)
        known = known_questions(worker)
        events: list[Event] = [SlotSet(n, value) for n, value in known.items() if value == KNOWN]
        if not turn.jobs and not turn.open_question:
            jobs = turn.library.history(turn.text, date.today())
            heard = hear_jobs(turn) if any(job.code for job in jobs) else None
            events += heard if heard is not None else ask_past_jobs(turn)
        return events

    def _keep(self, turn: Turn) -> None:
        """Keep every fact; what the message is for may be said in bare words ("18 an hour")."""
        told = remember_circumstances(turn)
        question = FACT_OF_INTENT.get(turn.intent)
        if question is not None and told == Circumstances():
            turn.people.remember(turn.talk, **read_answer(question, turn.text))


def _say_limits(turn: Turn, limits: set[str]) -> None:
    """Say which limits change the list, and which the data cannot tell."""
    used = [phrase("limit", name) for name in USED_LIMITS if name in limits]
    if used:
        turn.say("utter_limit_used", what=listed(used))
    if limits - set(USED_LIMITS):
        turn.say("utter_limit_noted")
