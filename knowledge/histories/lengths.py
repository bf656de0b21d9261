"""Turns the words of a length or a period into whole months."""

from __future__ import annotations

import re
from datetime import date

from knowledge.histories.rules import history_rules

_RULES = history_rules()["durations"]
UNITS: dict[str, float] = _RULES["months_of_unit"]
NUMBERS: dict[str, int] = _RULES["numbers"]
MONTHS: dict[str, int] = _RULES["months"]
_LARGEST_NUMBER = 100
_LONGEST_MONTHS = 12 * 70
#: "A couple" is a couple, not one.
_VAGUE = {"couple", "cpl", "few"}
_HALF_MORE = re.compile(r"(?:and|&|n) (?:a )?(?:half|1/2)")
_Moment = tuple[int | None, int | None]


def number_of(word: str) -> float | None:
    """The number a word names, None when it names none."""
    if word in NUMBERS:
        return float(NUMBERS[word])
    return (
        float(word)
        if word.replace(".", "", 1).isdigit() and float(word) < _LARGEST_NUMBER
        else None
    )


def months_of_length(words: list[str]) -> int | None:
    """Months of an amount such as "5 years and 2 months" or "a year and a half"."""
    total, value, unit = 0.0, None, 0.0
    for word in _HALF_MORE.sub("half-more", " ".join(words)).split():
        number = number_of(word)
        if word in UNITS:
            unit = UNITS[word]
            # "year and a half" leaves the first number out.
            total += (value if value is not None else 0.0 if total else 1.0) * unit
            value = None
        elif word == "half-more" and value is None:
            total += unit / 2
        elif word == "half-more":
            value = (value or 0.0) + 0.5
        elif word == "half":
            value = 0.5
        elif word == "or" and total:
            break
        elif number is not None and (value is None or word in _VAGUE):
            # Of a range ("2 to 3 years") the lower end stands.
            value = number
    return max(1, round(total)) if total else None


def _moment(words: list[str]) -> _Moment:
    year = next((int(w) for w in words if w.isdigit() and len(w) == 4), None)
    month = next((MONTHS[w] for w in words if w in MONTHS), None)
    return year, month


def _between(start: _Moment, end: tuple[int, int | None]) -> int | None:
    (from_year, from_month), (to_year, to_month) = start, end
    if from_year is None:
        from_year = to_year - (1 if from_month and to_month and from_month > to_month else 0)
    months = (to_year - from_year) * 12
    if from_month and to_month:
        months += to_month - from_month
    return months if 0 < months < _LONGEST_MONTHS else None


def months_of_period(words: list[str], as_of: date) -> int | None:
    """Months of "march 2015 to june 2017" or "2019 - now"."""
    cut = next(i for i, w in enumerate(words) if w in _RULES["until"] and i > 0)
    ending = words[cut + 1 :]
    if ending[-1] in _RULES["today"]:
        return _between(_moment(words[:cut]), (as_of.year, as_of.month))
    year, month = _moment(ending)
    return _between(_moment(words[:cut]), (year or as_of.year, month))


def months_since(words: list[str], as_of: date) -> int | None:
    """Months of "since 2018" or "since march" up to ``as_of``."""
    return _between(_moment(words), (as_of.year, as_of.month))
