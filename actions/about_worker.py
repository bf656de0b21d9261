"""The five questions suggestions rest on: asked once, skippable, never asked when known."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.reading import pattern
from actions.told import newly_told
from actions.turn import FORM, Event, TalkAction, Turn
from knowledge.answers import Circumstances
from knowledge.circumstances import read as circumstances
from people.records import Worker

QUESTIONS = ("urgency", "schooling", "licences", "own_pay", "place")
KNOWN, SKIPPED = "known", "skipped"

#: Intents that may be an answer to the open question; any other is a question of its own, which
#: is answered first.
ANSWERS = {
    "give_place", "give_schooling", "give_licence", "give_pay", "give_urgency", "affirm", "deny",
    "skip", "no_past_jobs", "out_of_scope", "nlu_fallback", "",
}  # fmt: skip
#: The question a fact belongs to when it is told while another question is open.
FACT_OF_INTENT = {
    "give_place": "place", "give_schooling": "schooling", "give_licence": "licences",
    "give_pay": "own_pay", "give_urgency": "urgency",
}  # fmt: skip
#: A wish for a language is no answer, whatever its words could be read as.
CHOOSE_LANGUAGE = "choose_language"
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


def keep_circumstances(turn: Turn) -> Circumstances:
    """Keep whatever a message says about the worker, whatever else it says."""
    told = circumstances.read_circumstances(turn.text)
    facts = {name: value for name, value in asdict(told).items() if value is not None}
    known = turn.people.worker(turn.talk).interests or ()
    facts.pop("interests", None)
    if (interests := _interests_with(known, turn)) != known:
        facts["interests"] = interests
    if facts:
        turn.people.remember(turn.talk, **facts)
    if limits := limits_told(turn):
        turn.people.constrain(turn.talk, limits)
    return told


def remember_circumstances(turn: Turn) -> Circumstances:
    """The same, and say what schooling from abroad means for work here when it is first told."""
    before = turn.people.worker(turn.talk)
    told = keep_circumstances(turn)
    answer_schooled_abroad(turn, before)
    return told


def answer_schooled_abroad(turn: Turn, before: Worker) -> None:
    """Say, once, where to ask about schooling from abroad."""
    if turn.people.worker(turn.talk).schooled_abroad and not before.schooled_abroad:
        turn.say("utter_schooled_abroad")


def _interests_with(known: tuple[str, ...], turn: Turn) -> tuple[str, ...]:
    """The known interests with those that a message adds, without those it denies."""
    told = circumstances.read_interests(turn.text)
    liked = told.liked
    if turn.intent == "give_interest" and not liked:
        liked = circumstances.parse_interests(turn.text) or ()
    kept = tuple(letter for letter in known if letter not in told.disliked)
    return tuple(dict.fromkeys([*kept, *liked]))


def limits_told(turn: Turn) -> dict[str, Any]:
    """The limits a message sets on the next job, by their name in people/."""
    limits = asdict(circumstances.parse_constraints(turn.text))
    # "Some college, no degree" and "no license" tell what one has, not what one wants.
    if turn.intent == "give_schooling" and circumstances.read_circumstances(turn.text).schooling:
        limits.pop("no_degree")
    if turn.intent == "give_licence":
        limits.pop("no_licence")
    return {name: value for name, value in limits.items() if value}


def read_answer(question: str, text: str) -> dict[str, Any]:
    """The facts a direct answer gives, by their name in people/; empty when it gives none.

    An answer about schooling or licences may tell that they are from abroad.
    """
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
    facts: dict[str, Any] = {} if value is None else {question: value}
    abroad = circumstances.find_schooled_abroad(text)
    if question in {"schooling", "licences"} and abroad is not None:
        facts["schooled_abroad"] = abroad
    return facts


def start_questions(turn: Turn) -> list[Event]:
    """Ask the questions that are still open; with none left, next jobs follow at once."""
    slots = known_questions(turn.people.worker(turn.talk))
    events = [SlotSet(name, value) for name, value in slots.items()]
    return [*events, SlotSet("expecting", "nothing"), FollowupAction(FORM)]


def leave_questions(turn: Turn) -> list[Event]:
    """Put the questions aside for a question of another kind that wants a yes or no."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)] if turn.open_question else []


def back_to_questions(turn: Turn) -> list[Event]:
    """Take the questions up again where another question had put them aside."""
    confirmed = any(job.confirmed for job in turn.jobs)
    still_open = any(v is None for v in known_questions(turn.worker).values())
    if confirmed and still_open and not turn.people.shown(turn.talk):
        return start_questions(turn)
    return []


class ValidateAboutWorker(TalkAction):
    """Reads the reply to the open question; what is no reply is left to the rules."""

    action_name = "validate_about_worker_form"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        question = turn.tracker.get_slot("requested_slot")
        # Another question that wants a yes or no was asked in between: its answer goes first.
        aside = turn.expecting != "nothing" and turn.intent in {"affirm", "deny"}
        if question is None or aside or turn.intent == CHOOSE_LANGUAGE:
            return []
        everything = bool(pattern("questions", "all").search(turn.text))
        if turn.intent == "ask_next_jobs" or (turn.intent == "skip" and everything):
            return self._leave(turn, [q for q in QUESTIONS if turn.tracker.get_slot(q) is None])
        if turn.intent == "skip":
            return self._leave(turn, [question])
        facts = read_answer(question, turn.text)
        if question == "licences" and turn.intent == "deny":
            facts = {"licences": ()}
        elif turn.intent == "deny" and not facts:
            return self._leave(turn, [question])
        other = FACT_OF_INTENT.get(turn.intent, question)
        if other != question and turn.intent != "give_urgency":
            # "15 an hour" while licences are asked for: it is the pay, whatever else it may be.
            facts = {}
        short = len(turn.text.split()) <= SHORT_ANSWER_WORDS
        if set(facts) - {"schooled_abroad"} and (short or turn.intent in ANSWERS):
            turn.people.remember(turn.talk, asked=[question], **facts)
            answer_schooled_abroad(turn, turn.worker)
            return self._known(turn)
        if turn.intent not in ANSWERS:
            return []
        if told := self._told_something_else(turn, other):
            turn.say("utter_remembered", what=told)
            return [SlotSet(question, None), *self._known(turn)]
        if question == "licences" and turn.intent == "affirm":
            turn.say("utter_ask_which_licence")
            return [SlotSet(question, None)]
        return self._not_read(turn, question)

    def _told_something_else(self, turn: Turn, other: str) -> str:
        """Keep a fact that answers another question than the open one; says what it was."""
        before = turn.worker
        keep_circumstances(turn)
        facts = read_answer(other, turn.text) if turn.intent in FACT_OF_INTENT else {}
        if facts:
            turn.people.remember(turn.talk, **facts)
        answer_schooled_abroad(turn, before)
        return newly_told(before, turn.people.worker(turn.talk))

    def _known(self, turn: Turn) -> list[Event]:
        told = known_questions(turn.people.worker(turn.talk))
        events = [SlotSet(name, value) for name, value in told.items() if value == KNOWN]
        return [*events, SlotSet("unread_answers", 0)]

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
