"""Bars with their words above them, so that the picture can be read on a phone, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from knowledge.drawing import INK, Drawing

WIDTH, ROW, TOP, FOOT, BAR = 360, 38, 4, 4, 10
QUIET = "#4d5b5c"
#: From the top of a row to its bar.
_BELOW = 21
#: Letters of a label that fit beside a figure of so many letters.
_LETTERS, _LABEL_SIZE = 50, 15
_GROUND = "#eef1f1"


@dataclass(frozen=True)
class Bar:
    """One bar; ``low`` and ``high`` are the ends of an interval, where there is one."""

    label: str
    value: float
    figure: str
    colour: str
    low: float | None = None
    high: float | None = None
    strong: bool = False


class Sheet(Drawing):
    """A drawing that may stand on a page beside others: its parts have names of their own."""

    def __init__(self, name: str, height: int, title: str, description: str) -> None:
        super().__init__(WIDTH, height, title, description)
        for part in self._sheet.iter():
            if part.tag in ("title", "desc"):
                part.set("id", f"{name}-{part.tag}")
        self._sheet.set("aria-labelledby", f"{name}-title {name}-desc")


def bar_chart(
    name: str,
    title: str,
    bars: Sequence[Bar],
    *,
    end: float,
    mark: float | None = None,
    mark_said: str = "",
) -> str:
    """Bars from zero to at most ``end``, with an upright line at ``mark`` if there is one.

    ``name`` is that of the picture on its page; "" is returned where there is nothing to draw.
    """
    if not bars or end <= 0:
        return ""
    foot = FOOT + (22 if mark is not None else 0)
    height = TOP + ROW * len(bars) + foot
    sheet = Sheet(name, height, title, _said(bars))
    for place, bar in enumerate(bars):
        top = TOP + ROW * place
        _label(sheet, top, bar.label, bar.figure, bold=bar.strong)
        sheet.box(0, top + _BELOW, WIDTH, BAR, _GROUND)
        sheet.box(0, top + _BELOW, max(WIDTH * bar.value / end, 1), BAR, bar.colour)
        if bar.low is not None and bar.high is not None:
            _interval(sheet, top + _BELOW + BAR / 2, WIDTH * bar.low / end, WIDTH * bar.high / end)
    if mark is not None:
        x = WIDTH * mark / end
        for place in range(len(bars)):
            top = TOP + ROW * place + _BELOW - 2
            sheet.line([(x, top), (x, top + BAR + 4)], INK)
        # The words keep clear of both edges.
        anchor = "start" if x < WIDTH * 0.3 else "end" if x > WIDTH * 0.7 else "middle"
        sheet.words(x, height - 8, mark_said, size=13, colour=QUIET, anchor=anchor)
    return sheet.svg()


def two_sided_chart(
    name: str, title: str, bars: Sequence[Bar], *, end: float, left: str, right: str
) -> str:
    """Bars to both sides of a middle line: negative values to the left; "" without any bar."""
    if not bars or end <= 0:
        return ""
    head = 26
    sheet = Sheet(name, head + TOP + ROW * len(bars) + FOOT, title, _said(bars))
    middle = WIDTH / 2
    sheet.words(middle - 8, 18, left, size=13, colour=QUIET, anchor="end")
    sheet.words(middle + 8, 18, right, size=13, colour=QUIET)
    for place, bar in enumerate(bars):
        top = head + TOP + ROW * place
        _label(sheet, top, bar.label, bar.figure)
        sheet.box(0, top + _BELOW, WIDTH, BAR, _GROUND)
        long = middle * abs(bar.value) / end
        sheet.box(middle if bar.value >= 0 else middle - long, top + _BELOW, long, BAR, bar.colour)
        sheet.line([(middle, top + _BELOW - 2), (middle, top + _BELOW + 2 + BAR)], INK)
    return sheet.svg()


def _label(sheet: Drawing, top: float, label: str, figure: str, *, bold: bool = False) -> None:
    room = _LETTERS - len(figure) - 4
    shown = shorten(label, room, placeholder="...")
    sheet.words(0, top + 15, shown, size=_LABEL_SIZE, bold=bold)
    sheet.words(WIDTH, top + 15, figure, size=_LABEL_SIZE, bold=bold, anchor="end")


def _interval(sheet: Drawing, y: float, start: float, end: float) -> None:
    sheet.line([(start, y), (end, y)], INK)
    for x in (start, end):
        sheet.line([(x, y - 5), (x, y + 5)], INK)


def _said(bars: Sequence[Bar]) -> str:
    return " ".join(f"{bar.label}: {bar.figure}." for bar in bars)
