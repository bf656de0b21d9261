"""The shapes in which lengths of time and periods are told, as token patterns of spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.histories.rules import Rules

_DIGITS = r"^\d{1,2}(\.\d+)?$"
_YEAR = r"^(19[5-9]\d|20[0-4]\d)$"
Pattern = list[dict[str, object]]


def _one_of(words: Iterable[str], op: str = "{1}") -> dict[str, object]:
    return {"LOWER": {"IN": list(words)}, "OP": op}


def _shape(pattern: str, op: str = "{1}") -> dict[str, object]:
    return {"LOWER": {"REGEX": pattern}, "OP": op}


def _words(phrase: str) -> Pattern:
    return [{"LOWER": word} for word in phrase.split()]


def _lengths(rules: Rules) -> list[Pattern]:
    words = rules.durations
    numbers = words["numbers"]
    units: dict[str, float] = words["months_of_unit"]
    unit = _one_of(units)
    before, between = _one_of(words["before"], "{0,6}"), _one_of(words["between"], "{0,3}")
    number_words = [*numbers, *words["half"]]
    smaller = _one_of(name for name, months in units.items() if months <= 1)
    lengths: list[Pattern] = []
    for number in (_shape(_DIGITS), _one_of(number_words)):
        core = [
            before,
            _one_of(number_words, "{0,2}"),
            number,
            _one_of(words["range"], "?"),
            _shape(rf"{_DIGITS}|^({'|'.join(numbers)})$", "?"),
            between,
        ]
        half = [_one_of(words["and"]), _one_of(words["half_article"], "?"), _one_of(words["half"])]
        tail: Pattern = [
            _one_of([*words["and"], ","], "?"),
            # "3 years, 18 months as a cashier" are two lengths: no more than 11 months follow.
            _shape(rf"^(?:[1-9]|1[01])$|^({'|'.join(numbers)})$"),
            smaller,
        ]
        lengths += [
            [*core, unit],
            [*core, *half, unit],
            [before, unit, *half],
            [*core, unit, *half],
            [*core, unit, *tail],
            [*core, unit, _one_of(words["or"]), _one_of(words["or_more"])],
        ]
    return lengths


def _seasons(rules: Rules) -> list[Pattern]:
    """Seasons with their years, and the last one: "summers 2019, 2020", "last winter"."""
    words = rules.durations
    every, of = _one_of(words["every"], "*"), _one_of(words["season_of"], "*")
    season = _one_of([*words["seasons"], *words["seasons_plural"]])
    between = "|".join(re.escape(w) for w in [",", *words["and"], *words["until"]])
    years = _shape(rf"{_YEAR}|^(?:{between})$", "*")
    return [
        [every, season, of, _shape(_YEAR), years],
        [_one_of(words["last"], "+"), _one_of(words["seasons"])],
        [_one_of(words["seasons"]), _one_of(words["last"])],
    ]


def _respective(rules: Rules) -> list[Pattern]:
    """Several lengths with one unit: "5 and 3 years respectively"."""
    words = rules.durations
    number = _shape(rf"{_DIGITS}|^({'|'.join(words['numbers'])})$")
    join, last = _one_of([",", "/", *words["and"]]), [_one_of([","], "?"), _one_of(words["and"])]
    unit = _one_of(words["units_taken_over"])
    said = _one_of(words["respectively"], "?")
    before, comma = _one_of(words["before"], "*"), _one_of([","], "?")
    return [
        [before, number, *([join, number] * more), *last, number, before, unit, comma, said]
        for more in (0, 1, 2)
    ]


def duration_patterns(rules: Rules) -> dict[str, list[Pattern]]:
    """Patterns for spaCy's matcher by what they tell: a length, a period, a time gone by."""
    words = rules.durations
    unit, month, year = _one_of(words["months_of_unit"]), _one_of(words["months"]), _shape(_YEAR)
    of, the = _one_of(words["month_of"], "*"), _one_of(words["article"], "*")
    before = _one_of(words["before"], "{0,6}")
    until, today = _one_of(words["until"]), _one_of(words["today"])
    lead = _one_of(words["lead"], "*")
    when = ([the, year], [the, month, of, year])
    range_start = (*when, [the, month])
    at_time = words["at_time"]
    ago: list[Pattern] = [
        [before, number, unit, _one_of(words["ago"])]
        for number in (_shape(_DIGITS), _one_of(words["numbers"]))
    ]
    ago += [
        [*_words(opening), before, number, unit]
        for opening in words["ago_before"]
        for number in (_shape(_DIGITS), _one_of(words["numbers"]))
    ]
    event = [the, _one_of(words["events"]), _one_of(words["event_after"], "?")]
    left: list[Pattern] = [
        [
            _one_of(at_time, "*"), *a, _one_of(words["and_then"], "*"),
            _one_of(words["leaving"]), _one_of(at_time, "*"), *b,
        ]
        for a in when
        for b in when
    ]  # fmt: skip
    ends = (*when, [the, today], *(_words(p) for p in (*words["last_year"], *words["this_year"])))
    return {
        "length": _lengths(rules),
        "season": _seasons(rules),
        "respective": _respective(rules),
        "the same": [_words(phrase) for phrase in words["the_same"]],
        "range": [*left, *([lead, *a, until, *b] for a in range_start for b in ends)],
        "since": [
            [*_words(opening), _one_of(words["around"], "?"), *a]
            for opening in words["since"]
            for a in (*range_start, event)
        ],
        "started": [
            [*_words(opening), *a, _one_of(words["and_still"], "*"), _one_of(words["still"])]
            for opening in words["started"]
            for a in range_start
        ],
        "ago": [
            *ago,
            [_one_of(at_time), the, month, of, year],
            [_one_of(at_time, "+"), the, year],
        ],
        "no number": [_words(phrase) for phrase in words["no_number"]],
    }
