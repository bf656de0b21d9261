"""What is asked before a summary is shown: each question once, each may be skipped."""

from __future__ import annotations

import re
from collections.abc import Callable

import phonenumbers
from rasa_sdk.events import SlotSet

from actions import resources
from actions.handoff_parts import sealed
from actions.handoff_review import do_not_send, review
from actions.reading import pattern, rule
from actions.turn import Event, Turn, answers
from actions.wording import line
from people.handoff_records import SUPPORTS, Handoff
from people.private import private_kinds

#: In this order; a support is asked about by its own name.
STEPS = ("transcript", "name", "reach", *SUPPORTS, "questions")
#: Letters of a name, and of what is asked a coach (ours).
LONGEST_NAME, LONGEST_QUESTION = 40, 400
_LETTER = re.compile(r"[^\W\d_]")

Read = bool | None


def ask_next(turn: Turn, handoff: Handoff) -> list[Event]:
    """Ask from the first question on that comes after the last one answered."""
    answered = [place for place, step in enumerate(STEPS) if _is_answered(handoff, step)]
    return _ask(turn, answered[-1] + 1 if answered else 0)


def _is_answered(handoff: Handoff, step: str) -> bool:
    if step in SUPPORTS:
        return step in handoff.supports
    if step == "transcript":
        return step in handoff.shares
    return getattr(handoff, step) is not None


def _ask(turn: Turn, place: int) -> list[Event]:
    """Ask the question at a place, from 0; after the last one the summary is shown."""
    if place >= len(STEPS):
        return review(turn)
    step = STEPS[place]
    kind = "number" if step == "reach" and turn.by_sms else step
    turn.say(f"utter_handoff_ask_{kind}")
    return [SlotSet("expecting", f"handoff_question:{place}")]


def ask_again(turn: Turn) -> list[Event]:
    """Ask the open question again; nothing where the hand-off ended in between."""
    handoff = turn.people.handoff(turn.talk)
    if handoff is None or handoff.state != "preparing":
        return [SlotSet("expecting", "nothing")]
    return _ask(turn, turn.expecting_of[0])


@answers("handoff_question", ask_again)
def read_question(turn: Turn) -> list[Event] | None:
    """Keep the answer to the open question; None where the message is something else."""
    place = turn.expecting_of[0]
    step = STEPS[place]
    if turn.intent in rule("handoff", "never") or turn.people.handoff(turn.talk) is None:
        return None
    if pattern("handoff", "quits").fullmatch(turn.text.strip()):
        return do_not_send(turn)
    if turn.intent == "skip" or pattern("handoff", "skips").fullmatch(turn.text.strip()):
        everything = pattern("questions", "all").search(turn.text)
        return _ask(turn, len(STEPS) if everything else place + 1)
    read = _READERS.get(step, _read_support)(turn, step)
    return None if not read else _ask(turn, place + 1)


def yes_or_no(turn: Turn) -> Read:
    """What a message answers to a question of yes or no; None where it answers neither."""
    if turn.intent in {"affirm", "deny"}:
        return turn.intent == "affirm"
    if pattern("handoff", "consents").search(turn.text):
        return True
    return False if pattern("handoff", "refuses").search(turn.text) else None


def _read_support(turn: Turn, step: str) -> bool:
    wanted = yes_or_no(turn)
    if wanted is None:
        return False
    turn.people.fill_handoff(turn.talk, support=(step, wanted))
    return True


def _read_transcript(turn: Turn, step: str) -> bool:
    agreed = yes_or_no(turn)
    if agreed is None:
        return False
    turn.people.fill_handoff(turn.talk, share=(step, agreed))
    return True


def _read_name(turn: Turn, _step: str) -> bool:
    if turn.intent == "deny":
        return True
    name = name_in(turn)
    if name is not None:
        turn.people.fill_handoff(turn.talk, name=sealed(name))
    return name is not None


def name_in(turn: Turn) -> str | None:
    """A name that a short message gives; a question, or something private, is none."""
    words = pattern("handoff", "before_a_name").sub("", turn.text.strip()).strip(" .!,\"'")
    short = len(words) <= LONGEST_NAME and len(words.split()) <= rule("handoff", "name_words")
    if not short or "?" in words or not _LETTER.search(words):
        return None
    if private_kinds(words) or pattern("handoff", "no_name").search(words):
        return None
    return words


def _read_reach(turn: Turn, _step: str) -> bool:
    number = _number_in(turn.text)
    if number is not None:
        turn.people.fill_handoff(turn.talk, reach="number", number=sealed(number))
        return True
    if turn.intent == "deny":
        return True
    here = pattern("handoff", "here").search(turn.text) is not None
    if not here and yes_or_no(turn) is not True:
        return False
    own = resources.contacts().of_talk(turn.talk) if turn.by_sms else None
    if own is None:
        turn.people.fill_handoff(turn.talk, reach="chat")
    else:
        turn.people.fill_handoff(turn.talk, reach="number", number=sealed(own.address))
    return True


def _number_in(text: str) -> str | None:
    """The first phone number of a text, as people write it."""
    found = next(iter(phonenumbers.PhoneNumberMatcher(text, "US")), None)
    if found is None:
        return None
    return phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.NATIONAL)


def _read_questions(turn: Turn, _step: str) -> bool:
    if turn.intent == "deny":
        return True
    asked = turn.text.strip()[:LONGEST_QUESTION]
    if not _LETTER.search(asked):
        return False
    if private_kinds(asked):
        turn.say("utter_handoff_private", what=line("handoff.your_question"))
        return True
    turn.people.fill_handoff(turn.talk, questions=sealed(asked))
    return True


_READERS: dict[str, Callable[[Turn, str], bool]] = {
    "transcript": _read_transcript,
    "name": _read_name,
    "reach": _read_reach,
    "questions": _read_questions,
}
