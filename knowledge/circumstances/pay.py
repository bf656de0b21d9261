"""Reads pay and brings it to US dollars a year (units and sources in pay.toml)."""

from __future__ import annotations

import re

from knowledge.circumstances.wording import clauses, plain, rules, said

_RULES = rules("pay")
_UNITS = "|".join(
    f"(?P<{unit.replace(' ', '_')}>{'|'.join(map(re.escape, words))})"
    for unit, words in _RULES["words"].items()
)
_AMOUNT = re.compile(
    rf"(?P<dollar>\$)?\s?(?P<low>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s?(?P<low_k>k|grand|thousand)?"
    rf"(?:\s?(?:-|to|or)\s?\$?(?P<high>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s?(?P<high_k>k|grand)?)?"
    rf"\+?(?!\d)\s?(?:bucks?|dollars?|usd)?\s?(?:before taxes?|after taxes?|cash|plus tips)?\s?"
    rf"(?:(?:an?|per|/|every|each|the|p)\s?)?(?:(?:{_UNITS})\b)?"
)
_RATE = re.compile(r"(?:\ban?|per|/|every|each|the|\bp)\s?\w[\w -]*$|ly$|annual|salary|hr$")
_NUMBERS: dict[str, int] = _RULES["numbers"]
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = "|".join(word for word in _NUMBERS if word.endswith("ty"))
_IN_WORDS = re.compile(rf"\b(?:({_TENS})[ -]({'|'.join(_ONES[1:])})|({'|'.join(_NUMBERS)}))\b")
#: "-5 an hour" is no pay; the dash of "12-15 an hour" stands between two digits.
_NEGATIVE = re.compile(r"(?:^|[\s$])-\s?$")
_OTHER_UNIT = re.compile(
    r"^\s?(?:years?|yrs?|months?|mos?|weeks?|days?|hours?|hrs?|min(?:ute)?s?|mi|miles?|people|kids|shifts?|%|th|st|nd|rd)\b"
)


def parse_pay(text: str) -> int | None:
    """Pay in an answer to "what did you make?", US dollars a year; None if not plausible.

    A range counts as its middle. A bare number is an hour's pay up to 99 and a year's from 10,000;
    between them the unit has to be told.
    """
    return _yearly(plain(text), unit_needed=False)


def find_pay(text: str) -> int | None:
    """Own pay told by the way, US dollars a year; wishes and other people's pay are left aside."""
    for clause in clauses(text):
        if said(_RULES["wording"]["by_the_way"], clause) and not said(
            _RULES["wording"]["not_own"], clause
        ):
            pay = _yearly(clause, unit_needed="$" not in clause and not _thousands(clause))
            if pay is not None:
                return pay
    return None


def in_digits(text: str) -> str:
    """Write "twenty two" as 22."""

    def value(found: re.Match[str]) -> str:
        return str(_NUMBERS[found[1]] + _ONES.index(found[2]) if found[1] else _NUMBERS[found[3]])

    return _IN_WORDS.sub(value, text)


def _thousands(text: str) -> bool:
    return bool(re.search(r"\d\s?k\b|\d,\d{3}|thousand", text))


def _number(digits: str, thousands: str | None) -> float:
    return float(digits.replace(",", "")) * (1000 if thousands else 1)


def _yearly(text: str, *, unit_needed: bool) -> int | None:
    text = in_digits(text)
    for found in _AMOUNT.finditer(text):
        if _NEGATIVE.search(text[: found.start()]):
            return None
        unit = next((u for u in _RULES["words"] if found[u.replace(" ", "_")]), None)
        low = _number(found["low"], found["low_k"] or (found["high_k"] if found["high"] else None))
        high = _number(found["high"], found["high_k"]) if found["high"] else low
        amount = (low + high) / 2
        # "40 hours a week" is a length, "15 hours" no pay; "15 an hour" has its article.
        if unit and not _is_rate(found):
            continue
        if unit is None and _OTHER_UNIT.match(text[found.end() :]):
            continue
        if unit is None:
            if unit_needed and not found["low_k"]:
                continue
            unit = _unit_by_size(amount)
        if unit is None:
            continue
        pay = round(amount * _RULES["times_a_year"][unit])
        if _RULES["plausible"]["least"] <= pay <= _RULES["plausible"]["most"]:
            return pay
    return None


def _is_rate(found: re.Match[str]) -> bool:
    return bool(found["dollar"]) or bool(_RATE.search(found[0]))


def _unit_by_size(amount: float) -> str | None:
    sizes = _RULES["bare"]
    return next((size["as"] for size in sizes if size["from"] <= amount <= size["to"]), None)
