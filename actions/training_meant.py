"""Which option of the training on the screen a message means."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.reading import pattern
from actions.references import number_in
from actions.training import ON_SCREEN
from actions.turn import Event, Turn
from people.records import ShownTraining


def option_meant(turn: Turn) -> ShownTraining | None:
    """The option a message names by its number, else the one that was last spoken of.

    Raises:
        NumberOutOfRangeError: it names a number that was not shown.
    """
    shown = turn.people.shown_training(turn.talk)
    number = number_in(turn.text, len(shown))
    if number is None:
        # "why is 2 not good": one number alone, wherever it stands.
        named = [int(one) for one in pattern("references", "numbers").findall(turn.text)]
        number = named[0] if len(named) == 1 and 1 <= named[0] <= len(shown) else None
    if number is None and turn.expecting == ON_SCREEN and turn.expecting_of:
        number = turn.expecting_of[0]
    return next((one for one in shown if one.position == number), None)


def speaking_of(option: ShownTraining) -> list[Event]:
    """What follows may be about this option."""
    return [SlotSet("expecting", f"{ON_SCREEN}:{option.position}")]
