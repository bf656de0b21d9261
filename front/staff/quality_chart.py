"""Talks a day as a picture; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence

from front.staff.quality_figures import CHANNELS, Day
from knowledge.drawing import RULE, Drawing

_WIDTH, _HEIGHT = 440, 220
_LEFT, _TOP, _BOTTOM = 46, 44, 34
_COLOURS = {"web": "#0f5c5c", "sms": "#b35900"}
_QUIET = "#4d5b5c"
#: Share of a day's width that its bars take, and the height of the mark for what is held back.
_FILLED, _HELD_BACK = 0.8, 3


def talks_chart(days: Sequence[Day], description: str) -> str:
    """Two bars a day, one a channel; a low grey mark where a number is held back."""
    drawing = Drawing(_WIDTH, _HEIGHT, "Talks a day by channel", description)
    numbers = [number for day in days for number in day.talks.values() if number]
    most = _round_up(max(numbers, default=0))
    ground, high = _HEIGHT - _BOTTOM, _HEIGHT - _BOTTOM - _TOP
    for share in (0.0, 0.5, 1.0):
        y = ground - high * share
        drawing.line([(_LEFT, y), (_WIDTH, y)], RULE)
        drawing.words(_LEFT - 8, y + 5, f"{most * share:g}", size=14, anchor="end", colour=_QUIET)
    wide = (_WIDTH - _LEFT) / len(days)
    bar = wide * _FILLED / len(CHANNELS)
    for place, day in enumerate(days):
        for channel, (name, number) in enumerate(day.talks.items()):
            x = _LEFT + wide * place + wide * (1 - _FILLED) / 2 + bar * channel
            if number is None:
                drawing.box(x, ground - _HELD_BACK, bar, _HELD_BACK, "#8a9697")
            else:
                tall = high * number / most
                drawing.box(x, ground - tall, bar, tall, _COLOURS[name])
    drawing.words(_LEFT, _HEIGHT - 10, days[0].day.isoformat(), size=14, colour=_QUIET)
    last = days[-1].day.isoformat()
    drawing.words(_WIDTH, _HEIGHT - 10, last, size=14, anchor="end", colour=_QUIET)
    _legend(drawing)
    return drawing.svg()


def _legend(drawing: Drawing) -> None:
    x = _LEFT
    for name, words in CHANNELS.items():
        drawing.box(x, 8, 14, 14, _COLOURS[name])
        drawing.words(x + 20, 20, words, size=14)
        x += 40 + 8 * len(words)
    drawing.box(x, 17, 14, _HELD_BACK, "#8a9697")
    drawing.words(x + 20, 20, "too few to show", size=14)


def _round_up(most: int) -> int:
    """The next even number of one or two leading digits: 14 -> 20, 130 -> 140."""
    step = 10 ** max(1, len(str(most)) - 2) * 2
    return max(step, -(-most // step) * step)
