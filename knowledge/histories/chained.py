"""Periods that begin where the one before ended: "2009 to 2013, then plumbing till 2019"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from knowledge.histories.duration import Duration
from knowledge.histories.lengths import Lengths
from knowledge.histories.rules import Rules

_YEAR_DIGITS = 4


class Chained:
    """Counts "till 2019" and a bare "since" from the end of the period told before."""

    def __init__(self, rules: Rules, lengths: Lengths) -> None:
        self._lengths = lengths
        self._until = frozenset(rules.durations["ends_period"])
        self._since = frozenset(rules.durations["since"])
        self._recent = frozenset((*rules.durations["last_year"], *rules.durations["this_year"]))
        self._today = rules.durations["today"][0]
        self._turn = rules.durations["until"][0]

    def settled(self, doc: Doc, found: list[Duration], as_of: date) -> list[Duration]:
        """The lengths of a message, in order, those with only an end counted from the last end."""
        settled: list[Duration] = []
        ended: list[str] = []
        for told in found:
            if told.start and doc[told.start - 1].lower_ in self._until and told.months is None:
                # "Til last year": the word belongs to the time.
                told = replace(told, start=told.start - 1)
            words = [token.lower_ for token in doc[told.start : told.end]]
            ending = self._ending(words) if told.months is None else []
            if ending and ended:
                period = [*ended, self._turn, *ending]
                told = replace(told, months=self._lengths.of_period(period, as_of))
                ended = ending
            else:
                ended = self._end_of(words, told)
            settled.append(told)
        return settled

    def _ending(self, words: list[str]) -> list[str]:
        if len(words) == 1 and words[0] in self._since:
            return [self._today]
        last = words[1:] if words and words[0] in self._until else []
        return last if self._names_year(last) or " ".join(last) in self._recent else []

    def _end_of(self, words: list[str], told: Duration) -> list[str]:
        """The year a period ends in, when it tells two."""
        years = [word for word in words if self._names_year([word])]
        return years[-1:] if told.months is not None and len(years) > 1 else []

    @staticmethod
    def _names_year(words: list[str]) -> bool:
        return any(len(word) == _YEAR_DIGITS and word.isdigit() for word in words)
