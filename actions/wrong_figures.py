"""A figure that the worker calls wrong: which one, in their own words, kept for an operator."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.reading import pattern, rule
from actions.references import NumberOutOfRangeError, meant_job
from actions.training import ON_SCREEN
from actions.training_meant import option_meant
from actions.turn import Event, TalkAction, Turn, answers
from people.records import ShownTraining

SECTION = "wrong_figures"
#: The question what is wrong is open; behind it the place of the training option, 0 for none.
ASKED = "wrong_figure"
#: A person is offered right after an answer on paying, which is still what is spoken of.
OFFERED = "confirm_person"


def hear_report(turn: Turn) -> list[Event]:
    """Keep a report that says what is wrong; ask for it where it says only that something is."""
    option = _option(turn)
    if pattern(SECTION, "bare").fullmatch(turn.text.strip()):
        turn.say("utter_ask_what_is_wrong")
        return [SlotSet("expecting", f"{ASKED}:{option.position if option else 0}")]
    return _keep(turn, option)


@answers(ASKED)
def read_report(turn: Turn) -> list[Event] | None:
    """Keep what is wrong, in the worker's words; None for a wish that goes before it."""
    if turn.intent in rule("which_job", "never"):
        return None
    if turn.intent in {"deny", "skip"} and len(turn.text.split()) <= rule(SECTION, "few_words"):
        turn.say("utter_ok")
        return [SlotSet("expecting", "nothing")]
    place = turn.expecting_of[0]
    shown = turn.people.shown_training(turn.talk)
    return _keep(turn, next((one for one in shown if one.position == place), None))


def _option(turn: Turn) -> ShownTraining | None:
    """The training option a report is about, while training is spoken of."""
    if turn.expecting not in (ON_SCREEN, OFFERED):
        return None
    try:
        option = option_meant(turn)
    except NumberOutOfRangeError:
        return None
    if option is not None or turn.expecting == ON_SCREEN:
        return option
    looked_at = [one.option_id for one in turn.people.choices(turn.talk) if one.option_id]
    shown = turn.people.shown_training(turn.talk)
    return next((one for one in shown if one.option_id in looked_at[-1:]), None)


def _keep(turn: Turn, option: ShownTraining | None) -> list[Event]:
    code = option.code if option else _job(turn)
    turn.people.report_wrong_figure(
        turn.talk, turn.text, code=code, figure=_figure(turn.text),
        option_id=option.option_id if option else None,
    )  # fmt: skip
    turn.say("utter_report_stored")
    back = f"{ON_SCREEN}:{option.position}" if option else "nothing"
    return [SlotSet("expecting", back)]


def _job(turn: Turn) -> str | None:
    try:
        meant = meant_job(turn)
    except NumberOutOfRangeError:
        return None
    return meant.code if meant else None


def _figure(text: str) -> str | None:
    """Which figure a report names, as far as its words tell."""
    for name in rule(SECTION, "figures"):
        if pattern(f"{SECTION}.figures", name).search(text):
            return str(name)
    return None


class NoteWrongFigure(TalkAction):
    action_name = "action_note_wrong_figure"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        return hear_report(turn)
