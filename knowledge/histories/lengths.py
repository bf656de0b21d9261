"""Turns the words of a length or a period into whole months."""

from __future__ import annotations

import re
from datetime import date

from knowledge.histories.rules import Rules

_LARGEST_NUMBER = 100
_LONGEST_MONTHS = 12 * 70
_ONES_END = 10
_YEAR = 12
_TENS = (20.0, 30.0, 40.0, 50.0)
_Moment = tuple[int | None, int | None]


class Lengths:
    """Counts the months of what one language says."""

    def __init__(self, rules: Rules) -> None:
        words = rules.durations
        self.units: dict[str, float] = words["months_of_unit"]
        self.numbers: dict[str, int] = words["numbers"]
        self.months: dict[str, int] = words["months"]
        self._until = frozenset(words["until"])
        self._today = frozenset(words["today"])
        self._leaving = frozenset(words["leaving"])
        self._events: dict[str, list[int]] = words["events"]
        self._half = frozenset(words["half"])
        self._or = frozenset(words["or"])
        #: "A couple" is a couple, not one.
        self._vague = frozenset(words["vague"])
        self._half_more = re.compile(words["half_more"])
        self._less_than = tuple(f" {phrase} " for phrase in words["less_than"])
        self._nearly = frozenset(words["nearly"])
        self._last_year = tuple(words["last_year"])
        self._this_year = tuple(words["this_year"])
        self._long_units = frozenset(u for u in words["units_taken_over"] if self.units[u] == _YEAR)

    def number_of(self, word: str) -> float | None:
        """The number a word names, None when it names none."""
        if word in self.numbers:
            return float(self.numbers[word])
        if word.replace(".", "", 1).isdigit() and float(word) < _LARGEST_NUMBER:
            return float(word)
        return None

    def of_length(self, words: list[str]) -> int | None:
        """Months of an amount such as "5 years and 2 months" or "a year and a half"."""
        total, value, unit = 0.0, None, 0.0
        for word in self._half_more.sub("half-more", " ".join(words)).split():
            number = self.number_of(word)
            if word in self.units:
                unit = self.units[word]
                # "year and a half" leaves the first number out.
                total += (value if value is not None else 0.0 if total else 1.0) * unit
                value = None
            elif word == "half-more" and value is None:
                total += unit / 2
            elif word == "half-more":
                value = (value or 0.0) + 0.5
            elif word in self._half:
                value = 0.5
            elif word in self._or and total:
                break
            elif number is not None and value in _TENS and number < _ONES_END:
                # "Twenty two"; of a range in digits ("20 - 2") the first stands.
                value = (value or 0.0) + (number if word in self.numbers else 0.0)
            elif number is not None and (value is None or word in self._vague):
                # Of a range ("2 to 3 years") the lower end stands.
                value = number
        if total == _YEAR and self._is_less(words):
            total /= 2
        return max(1, round(total)) if total else None

    def _is_less(self, words: list[str]) -> bool:
        """Whether "less than a year" is said, and not "just under a year"."""
        told = f" {' '.join(words)} "
        return any(phrase in told for phrase in self._less_than) and self._nearly.isdisjoint(words)

    def respective(self, words: list[str]) -> tuple[int, ...]:
        """Months of each number of "5 and 3 years"."""
        unit = next(word for word in reversed(words) if word in self.units)
        told = (self.of_bare([word], unit) for word in words if self.number_of(word) is not None)
        return tuple(months for months in told if months is not None)

    def years_in(self, words: list[str]) -> int | None:
        """How many whole years an amount counts; None when it counts something else."""
        if self._long_units.isdisjoint(words):
            return None
        months = self.of_length(words)
        return months // _YEAR if months and not months % _YEAR else None

    def of_bare(self, words: list[str], unit: str) -> int | None:
        """Months of a number without its unit: "one and a half" years."""
        return self.of_length([*words, unit])

    def of_period(self, words: list[str], as_of: date) -> int | None:
        """Months of "march 2015 to june 2017" or "2019 - now"."""
        turns = self._leaving if not self._leaving.isdisjoint(words) else self._until
        cut = next(i for i, w in enumerate(words) if w in turns and i > 0)
        ending = words[cut + 1 :]
        if " ".join(ending) in self._last_year:
            return _between(self._moment(words[:cut]), (as_of.year - 1, None))
        if ending[-1] in self._today or " ".join(ending) in self._this_year:
            return _between(self._moment(words[:cut]), (as_of.year, as_of.month))
        year, month = self._moment(ending)
        return _between(self._moment(words[:cut]), (year or as_of.year, month))

    def since(self, words: list[str], as_of: date) -> int | None:
        """Months of "since 2018" or "since march" up to ``as_of``."""
        return _between(self._moment(words), (as_of.year, as_of.month))

    def _moment(self, words: list[str]) -> _Moment:
        event = next((self._events[word] for word in words if word in self._events), None)
        if event is not None:
            return event[0], event[1]
        year = next((int(w) for w in words if w.isdigit() and len(w) == 4), None)
        month = next((self.months[w] for w in words if w in self.months), None)
        return year, month


def _between(start: _Moment, end: tuple[int, int | None]) -> int | None:
    (from_year, from_month), (to_year, to_month) = start, end
    if from_year is None:
        from_year = to_year - (1 if from_month and to_month and from_month > to_month else 0)
    months = (to_year - from_year) * 12
    if from_month and to_month:
        months += to_month - from_month
    return months if 0 < months < _LONGEST_MONTHS else None
