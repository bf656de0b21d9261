"""The five questions suggestions rest on: asked once, skippable, never asked when known."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa_sdk.events import SlotSet

from actions.turn import Event, TalkAction, Turn
from actions.wording import line
from knowledge.answers import Circumstances
from knowledge.circumstances import read as circumstances
from people.records import Worker

QUESTIONS = ("urgency", "schooling", "licences", "own_pay", "place")
KNOWN, SKIPPED = "known", "skipped"

#: Intents that may be an answer to the open question; any other is a question of its own, which
#: is answered first.
ANSWERS = {
    "give_place", "give_schooling", "give_licence", "give_pay", "give_urgency", "affirm", "deny",
    "skip", "no_past_jobs", "out_of_scope", "nlu_fallback", "choose_option", "",
}  # fmt: skip
#: A reply as short as this is an answer if it can be read as one, whatever it looks like.
SHORT_ANSWER_WORDS = 4
#: After this many replies that could not be read a question is left.
PATIENCE = 2


def known_questions(worker: Worker) -> dict[str, str | None]:
    """Each question with "known", "skipped" or None when it is still open."""
    known = worker.known
    skipped = set(worker.skipped)

    def state(question: str) -> str | None:
        parts = ("zip_code", "city", "state") if question == "place" else (question,)
        if any(part in known for part in parts):
            return KNOWN
        return SKIPPED if skipped.issuperset(parts) else None

    return {question: state(question) for question in QUESTIONS}


def remember_circumstances(turn: Turn) -> Circumstances:
    """Keep whatever a message says about the worker, whatever else it says."""
    told = circumstances.read_circumstances(turn.text)
    facts = {name: value for name, value in asdict(told).items() if value is not None}
    if facts:
        turn.people.remember(turn.talk, **facts)
    limits = asdict(circumstances.parse_constraints(turn.text))
    wanted = {name: value for name, value in limits.items() if value}
    if wanted:
        turn.people.constrain(turn.talk, wanted)
    return told


def _read_answer(question: str, text: str) -> dict[str, Any]:
    """The facts a direct answer gives, by their name in people/; empty when it gives none."""
    if question == "place":
        place = circumstances.parse_place(text)
        return {n: v for n, v in asdict(place).items() if v is not None} if place else {}
    parse = {
        "urgency": circumstances.parse_urgency,
        "schooling": circumstances.parse_schooling,
        "licences": circumstances.parse_licences,
        "own_pay": circumstances.parse_pay,
    }[question]
    value = parse(text)
    return {} if value is None else {question: value}


class ValidateAboutWorker(TalkAction):
    """Reads the reply to the open question; what is no reply is left to the rules."""

    action_name = "validate_about_worker_form"
    expects = None
    resumes_question = False

    def answer(self, turn: Turn) -> list[Event]:
        question = turn.tracker.get_slot("requested_slot")
        if question is None:
            return []
        if turn.intent == "ask_next_jobs" or (turn.intent == "skip" and "all" in turn.text.lower()):
            return self._leave(turn, [q for q in QUESTIONS if turn.tracker.get_slot(q) is None])
        if turn.intent == "skip":
            return self._leave(turn, [question])
        facts = _read_answer(question, turn.text)
        if question == "licences" and turn.intent == "deny":
            facts = {"licences": ()}
        short = len(turn.text.split()) <= SHORT_ANSWER_WORDS
        if facts and (short or turn.intent in ANSWERS):
            turn.people.remember(turn.talk, asked=[question], **facts)
            told = known_questions(turn.people.worker(turn.talk))
            events = [SlotSet(name, value) for name, value in told.items() if value == KNOWN]
            return [*events, SlotSet("unread_answers", 0)]
        if turn.intent not in ANSWERS:
            return []
        if question == "licences" and turn.intent == "affirm":
            turn.say("utter_ask_which_licence")
            return [SlotSet(question, None)]
        return self._not_read(turn, question)

    def _leave(self, turn: Turn, questions: list[str]) -> list[Event]:
        turn.people.remember(turn.talk, asked=questions)
        return [
            *(SlotSet(question, SKIPPED) for question in questions),
            SlotSet("unread_answers", 0),
        ]

    def _not_read(self, turn: Turn, question: str) -> list[Event]:
        unread = (turn.tracker.get_slot("unread_answers") or 0) + 1
        if unread >= PATIENCE:
            turn.say("utter_question_left")
            return self._leave(turn, [question])
        turn.say("utter_answer_not_read")
        return [SlotSet(question, None), SlotSet("unread_answers", unread)]


class Remember(TalkAction):
    """Keeps a fact about the worker that was told without being asked."""

    action_name = "action_remember"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        told = remember_circumstances(turn)
        if turn.intent == "give_constraint":
            turn.say("utter_constraint_noted")
        else:
            turn.say("utter_remembered", what=_what(told))
        known = known_questions(turn.people.worker(turn.talk))
        return [SlotSet(name, value) for name, value in known.items() if value == KNOWN]


def _what(told: Circumstances) -> str:
    if told.city and told.state:
        return line("remembered.place", place=f"{told.city}, {told.state}")
    if told.city:
        return line("remembered.place_unclear", city=told.city)
    return ""
