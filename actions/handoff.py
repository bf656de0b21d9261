"""Talking to a person: consent, what goes with it, the worker's own look at it, and the sending.

Every answer is read by the reader of the open question, whatever the classifier made of it, since
"Grace" or "leave out 3" are no intents. What is kept is sealed; nothing is sent before the worker
has seen it and said yes to it.
"""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.about_worker import back_to_questions, leave_questions, read_answer
from actions.handoff_parts import (
    SUMMARY,
    ask,
    day_told,
    just_asked,
    opening_told,
    page_link,
    place_matters,
    receiver_for,
    receivers,
)
from actions.handoff_questions import ask_again, ask_next
from actions.handoff_review import review
from actions.reading import pattern
from actions.turn import Event, TalkAction, Turn, answers
from actions.wording import line
from people.handoff_records import Handoff
from people.receivers import Receiver
from people.utc import now
from settings import get_settings


def talk_to_person(turn: Turn) -> list[Event]:
    """Begin a hand-off, go on with one, or say honestly that nobody is there."""
    handoff = turn.people.request_handoff(turn.talk)
    if handoff.state in {"waiting", "taken"}:
        return _already_sent(turn, handoff)
    if not receivers().receivers:
        return _without_receivers(turn)
    if handoff.state == "preparing":
        return _go_on(turn, handoff)
    if place_matters(turn):
        turn.say("utter_handoff_ask_place")
        return _open(turn, "handoff_place")
    receiver = receiver_for(turn)
    if receiver is None:
        turn.say("utter_handoff_nobody")
        return back_to_questions(turn) if turn.expecting == "confirm_person" else []
    return ask_consent(turn, receiver)


class TalkToPerson(TalkAction):
    action_name = "action_talk_to_person"

    def answer(self, turn: Turn) -> list[Event]:
        return talk_to_person(turn)


def _open(turn: Turn, expecting: str) -> list[Event]:
    return [*leave_questions(turn), SlotSet("expecting", expecting)]


def _without_receivers(turn: Turn) -> list[Event]:
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


def _already_sent(turn: Turn, handoff: Handoff) -> list[Event]:
    receiver = receivers().named(handoff.receiver)
    day = day_told(handoff.sent_at or now())
    url = page_link(turn, SUMMARY)
    turn.say("utter_handoff_already", receiver=handoff.receiver or "", day=day, url=url)
    if receiver is not None and not receiver.is_open(now()):
        turn.say("utter_handoff_closed", opens=_opens(receiver))
    return []


def _opens(receiver: Receiver) -> str:
    told = opening_told(receiver)
    return line("handoff.no_hours") if told is None else told


def _go_on(turn: Turn, handoff: Handoff) -> list[Event]:
    """Take a hand-off up again where it was left."""
    events = leave_questions(turn)
    if handoff.draft:
        return [*events, *review(turn)]
    asked = turn.expecting == "handoff_question"
    return [*events, *(ask_again(turn) if asked else ask_next(turn, handoff))]


def ask_consent(turn: Turn, receiver: Receiver) -> list[Event]:
    """Say who would receive what for how long, and ask."""
    ask(turn, "utter_handoff_consent", "consent", receiver=receiver.name)
    return _open(turn, "handoff_consent")


@answers("handoff_place")
def read_place(turn: Turn) -> list[Event] | None:
    """Keep where the worker lives and find who is there for them."""
    facts = read_answer("place", turn.text)
    if turn.intent in {"skip", "deny"} and not facts:
        turn.say("utter_handoff_not_sent")
        return [SlotSet("expecting", "nothing")]
    if not (facts.get("state") or facts.get("zip_code")):
        return None
    turn.people.remember(turn.talk, **facts)
    receiver = receiver_for(turn)
    if receiver is None:
        turn.say("utter_handoff_nobody")
        return [SlotSet("expecting", "nothing")]
    return ask_consent(turn, receiver)


@answers("handoff_consent")
def read_consent(turn: Turn) -> list[Event] | None:
    """Yes begins, no ends; a yes to something said later is asked for again."""
    if turn.intent in {"deny", "skip"}:
        turn.people.withdraw_handoff(turn.talk)
        turn.say("utter_handoff_not_sent")
        return [SlotSet("expecting", "nothing"), *back_to_questions(turn)]
    if turn.intent != "affirm" and not pattern("handoff", "consents").search(turn.text):
        return None
    receiver = receiver_for(turn)
    if receiver is None:
        turn.say("utter_handoff_nobody")
        return [SlotSet("expecting", "nothing")]
    if not just_asked(turn, "consent"):
        return ask_consent(turn, receiver)
    handoff = turn.people.request_handoff(
        turn.talk, receiver=receiver.name, shares=["summary"], consent=True
    )
    return ask_next(turn, handoff)
