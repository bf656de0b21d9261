"""Facts about the worker that are told without being asked."""

from __future__ import annotations

from datetime import date

from rasa_sdk.events import SlotSet

from actions.about_worker import (
    FACT_OF_INTENT,
    KNOWN,
    answer_schooled_abroad,
    keep_circumstances,
    known_questions,
    limits_told,
    read_answer,
)
from actions.past_jobs import ask_past_jobs, hear_jobs
from actions.told import USED_LIMITS, newly_told, said_again
from actions.training import asks_of_training, filter_training
from actions.turn import Event, TalkAction, Turn
from actions.unknown import not_understood
from actions.wording import listed, phrase
from people.records import Worker

#: Says how near; told with the limit it belongs to.
PART_OF_A_LIMIT = {"near_miles"}


class Remember(TalkAction):
    """Keeps what was told and says it back, so that a misreading can be seen."""

    action_name = "action_remember"
    expects = None
    understood = False

    def answer(self, turn: Turn) -> list[Event]:
        before = turn.worker
        about_training = asks_of_training(turn)
        facts: set[str] = set()
        if not about_training or turn.intent == "give_place":
            facts = self._keep(turn)
        if about_training and (shown := filter_training(turn)) is not None:
            turn.people.understood(turn.talk)
            return shown
        worker = turn.people.worker(turn.talk)
        # What was known before is said again: told twice it is understood as well.
        told = newly_told(before, worker) or said_again(worker, facts)
        limits = set(limits_told(turn))
        dropped = set(before.interests or ()) - set(worker.interests or ())
        if not told and not limits and not dropped:
            return self._without_facts(turn)
        turn.people.understood(turn.talk)
        if told:
            turn.say("utter_remembered", what=told)
        elif dropped:
            turn.say("utter_interest_dropped")
        answer_schooled_abroad(turn, before)
        _say_limits(turn, limits)
        if worker.city and not worker.state:
            turn.say("utter_ask_state", city=worker.city)
        elif "near" in limits and not _place_known(worker) and _is_past_questions(turn):
            turn.say("utter_ask_near_what")
        known = known_questions(worker)
        events: list[Event] = [SlotSet(n, value) for n, value in known.items() if value == KNOWN]
        if not turn.jobs and not turn.open_question:
            heard = hear_jobs(turn) if self._tells_jobs(turn) else None
            if heard is not None:
                events += heard
            elif not turn.people.shown(turn.talk):
                events += ask_past_jobs(turn)
        return events

    def _keep(self, turn: Turn) -> set[str]:
        """Keep every fact; what the message is for may be said in bare words ("18 an hour").

        Returns the names of the facts that the message tells.
        """
        told = keep_circumstances(turn)
        facts = {name for name, value in vars(told).items() if value is not None}
        question = FACT_OF_INTENT.get(turn.intent)
        if question == "schooling" and "no_degree" in limits_told(turn):
            question = None
        if question is not None and not facts - {"schooled_abroad"}:
            bare = read_answer(question, turn.text)
            if question == "licences" and "schooled_abroad" in facts:
                # One from abroad says nothing of those held here.
                bare.pop("licences", None)
            turn.people.remember(turn.talk, **bare)
            facts |= set(bare)
        return facts

    def _without_facts(self, turn: Turn) -> list[Event]:
        """Answer a message that was taken for a fact and tells none that can be kept."""
        if turn.intent == "give_interest":
            turn.people.understood(turn.talk)
            turn.say("utter_ok" if turn.open_question else "utter_ask_interest")
            return []
        # "cna and hha" before any job is known tells of jobs, not only of licences.
        heard = hear_jobs(turn) if not turn.jobs else None
        return heard if heard is not None else not_understood(turn)

    def _tells_jobs(self, turn: Turn) -> bool:
        """Tell whether past jobs stand beside the facts; a hobby is one only with its length."""
        jobs = [job for job in turn.library.history(turn.text, date.today()) if job.code]
        if turn.intent == "give_interest":
            jobs = [job for job in jobs if job.months]
        return bool(jobs)


def _place_known(worker: Worker) -> bool:
    return any((worker.zip_code, worker.city, worker.state))


def _is_past_questions(turn: Turn) -> bool:
    """Tell whether no other question is open or about to be asked, the one for the place too."""
    return bool(turn.jobs) and not turn.open_question


def _say_limits(turn: Turn, limits: set[str]) -> None:
    """Say which limits change the list, and which the data cannot tell."""
    used = [phrase("limit", name) for name in USED_LIMITS if name in limits]
    if used:
        turn.say("utter_limit_used", what=listed(used))
    if limits - set(USED_LIMITS) - PART_OF_A_LIMIT:
        turn.say("utter_limit_noted")
