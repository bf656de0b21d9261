"""Reading one row's cells by a layout, and refusing what cannot be true with the reason."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.training.imports.layout import FigureColumns, Layout

_NUMBER = re.compile(r"^-?\$?\s*-?[\d,]*\.?\d+(?:[eE][+-]?\d+)?\s*%?$")
QUARTERS_A_YEAR = 4
#: What forms write where nothing was filled in, in small letters.
_NOTHING = frozenset({"", "n/a", "na", "null", "none given", "-"})


class RowError(ValueError):
    """A row that is refused: the column, what stands there, and why it cannot be."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        self.column, self.value, self.reason = column, value, reason
        super().__init__(f"{column}: {reason}")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a row: ``value`` None where the source withholds it."""

    value: float | None
    people: int | None


class Cells:
    """One row seen through a layout."""

    def __init__(self, layout: Layout, bound: Mapping[str, int], cells: Sequence[str]) -> None:
        self._layout, self._bound, self._cells = layout, bound, cells

    def text(self, column: str) -> str | None:
        """The cell without doubled spaces; None where nothing is filled in.

        Raises:
            RowError: a byte of it does not fit the file's encoding.
        """
        place = self._bound.get(column)
        if place is None or place >= len(self._cells):
            return None
        text = self._cells[place]
        if text.isascii():
            text = " ".join(text.split())
        else:
            if any("\udc80" <= letter <= "\udcff" for letter in text):
                shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                raise RowError(column, shown, f"not in {self._layout.encoding}: wrong encoding")
            text = " ".join(text.replace("\x00", "").split())
        for theirs, ours in self._layout.reading.get("replace", ()):
            text = text.replace(theirs, ours)
        if text.lower() in _NOTHING or self._withheld(column, text):
            return None
        return None if text in self._layout.reading.get("empty", {}).get(column, ()) else text

    def needed(self, column: str) -> str:
        """A cell that must be filled in.

        Raises:
            RowError: it is not.
        """
        text = self.text(column)
        if text is None:
            raise RowError(column, "", "empty, and needed")
        return text

    def amount(self, column: str) -> float | None:
        """A number of dollars, hours or weeks, which is never below zero.

        Raises:
            RowError: it is no number, or negative.
        """
        text = self.text(column)
        if text is None:
            return None
        value = _number(column, text)
        if value < 0:
            raise RowError(column, text, "negative")
        return None if value == 0 and column in self._zero_is_empty else value

    def one_of(self, column: str) -> str | None:
        """Our word for what the cell says, by ``[values]``; None where none fits."""
        text = self.text(column)
        patterns = self._layout.patterns.get(column, ())
        if text is None:
            return None
        return next((ours for ours, words in patterns if words.search(text.lower())), None)

    def figure(self, figure: FigureColumns) -> Told | None:
        """A metric's figure; None where the file has no column for it or the cell is empty.

        Raises:
            RowError: a share outside its bounds, a negative amount, a broken count of people.
        """
        key = f"{figure.metric}|{figure.group}"
        place = self._bound.get(f"{key} value")
        raw = "" if place is None or place >= len(self._cells) else self._cells[place].strip()
        if raw.lower() in _NOTHING:
            return None
        people = self._people(f"{key} people")
        if raw in self._layout.withheld or _plain(raw) in self._layout.withheld:
            return Told(None, people)
        return Told(in_unit(figure.metric, raw, figure.unit), people)

    def _people(self, column: str) -> int | None:
        place = self._bound.get(column)
        raw = "" if place is None or place >= len(self._cells) else self._cells[place].strip()
        if raw.lower() in _NOTHING or _plain(raw) in self._layout.withheld:
            return None
        return count(column, raw)

    def _withheld(self, column: str, text: str) -> bool:
        columns = self._layout.withheld_in
        if columns is not None and column not in columns:
            return False
        return text in self._layout.withheld or _plain(text) in self._layout.withheld

    @property
    def _zero_is_empty(self) -> Sequence[str]:
        zero: Sequence[str] = self._layout.reading.get("zero_is_empty", ())
        return zero


def in_unit(column: str, text: str, unit: str) -> float:
    """A figure as the store has it: a share 0-1, or dollars a year.

    Raises:
        RowError: it is no number, negative, or a share of more than all.
    """
    value = _number(column, text)
    if value < 0:
        raise RowError(column, text, "negative")
    if unit in ("fraction", "percent"):
        whole = 100.0 if unit == "percent" or text.endswith("%") else 1.0
        if value > whole:
            raise RowError(column, text, f"more than 100 percent (the column's whole is {whole:g})")
        return value / whole
    return value * QUARTERS_A_YEAR if unit == "dollars a quarter" else value


def count(column: str, text: str) -> int:
    """A number of people.

    Raises:
        RowError: it is no whole number from 0 on.
    """
    value = _number(column, text)
    if value < 0 or value != int(value):
        raise RowError(column, text, "no number of people")
    return int(value)


def _number(column: str, text: str) -> float:
    if not _NUMBER.match(text):
        raise RowError(column, text, "no number")
    value = float(text.replace(",", "").replace("$", "").replace(" ", "").rstrip("%"))
    if not math.isfinite(value):
        raise RowError(column, text, "no number")
    return value


def _plain(text: str) -> str:
    """Without an empty fraction: -1.0 is -1."""
    return text.removesuffix(".0").removesuffix(".00")
