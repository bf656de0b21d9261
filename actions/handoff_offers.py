"""When a person is offered: on rules of licences and records, and when a plan is ready."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.reading import pattern
from actions.turn import Event, Turn
from people.handoff_records import OPEN_STATES


def offer_for_rules(turn: Turn, *, licensed: bool = False) -> list[Event]:
    """Offer help with the rules where a question touches on a record, or a job may need a licence.

    Nothing is asked or kept about a record, and the answer before it is the same for everybody.
    After a job that is ``licensed`` it is offered once in a talk.
    """
    record = pattern("handoff", "record").search(turn.text) is not None
    if turn.open_question or not (record or (licensed and not _offered(turn))):
        return []
    return _offer(turn, "utter_offer_person_rules")


def offer_for_plan(turn: Turn) -> list[Event]:
    """Offer to go over the plan once a worker asks how to pay for training they chose.

    Chosen is what was asked about by itself: a next job, and training that was looked at for it.
    Offered once in a talk.
    """
    chosen = {one.code for one in turn.people.choices(turn.talk)}
    looked_at = {one.code for one in turn.people.shown_training(turn.talk)}
    if turn.open_question or _offered(turn) or not chosen & looked_at:
        return []
    return _offer(turn, "utter_offer_person_plan")


def _offered(turn: Turn) -> bool:
    """Whether a person was offered for a reason like this, or asked for already."""
    handoff = turn.people.handoff(turn.talk)
    if handoff is not None and handoff.state in OPEN_STATES:
        return True
    return bool(turn.tracker.get_slot("person_offered"))


def _offer(turn: Turn, response: str) -> list[Event]:
    if turn.people.handoff(turn.talk) is not None:
        return []
    turn.say(response)
    return [SlotSet("expecting", "confirm_person"), SlotSet("person_offered", "yes")]
