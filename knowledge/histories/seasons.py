"""Work of a season: "summer of 2018", "every summer from 2015 to 2018", "summers for 4 years"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span

from knowledge.histories.duration import Duration
from knowledge.histories.rules import Rules

_MONTHS_OF_YEAR = 12


class Seasons:
    """Counts the months of seasons, of which each year has one."""

    def __init__(self, rules: Rules) -> None:
        words = rules.durations
        self._seasons = frozenset(words["seasons"])
        self._plural = frozenset(words["seasons_plural"])
        self._every = frozenset(words["every"])
        self._leads = frozenset(words["season_leads"])
        self._until = frozenset(words["until"])
        self._months: int = words["months_of_unit"][words["seasons"][0]]

    def of_years(self, span: Span) -> Duration | None:
        """The length of "summers 2019, 2020 and 2021"; None after "until"."""
        if self.ends_something(span):
            return None
        words = [token.lower_ for token in span]
        places = [i for i, word in enumerate(words) if word.isdigit()]
        if not places:
            return Duration(span.start, span.end, self._months)
        count = len(places)
        if count == 2 and not self._until.isdisjoint(words[places[0] : places[1]]):
            between = words[places[0] + 1 : places[1]]
            if between != ["and"]:
                count = int(words[places[1]]) - int(words[places[0]]) + 1
        if count < 1:
            return None
        return Duration(span.start, span.start + places[-1] + 1, count * self._months)

    def ends_something(self, span: Span) -> bool:
        """Whether a season only says until when: "till last summer"."""
        return bool(span.start) and span.doc[span.start - 1].lower_ in self._until

    def counted(self, doc: Doc, told: Duration, years: int | None) -> Duration:
        """A length of years beside "every summer" counts one season of each of them.

        ``years`` is how many years have a season in it, None when it does not count years.
        """
        if years is None or not told.months:
            return told
        start = told.start
        while start and doc[start - 1].lower_ in self._leads:
            start -= 1
        before = doc[start - 1].lower_ if start else ""
        if before in self._seasons | self._plural:
            begin = start - 1
            every = begin > 0 and doc[begin - 1].lower_ in self._every
            if every:
                return replace(told, start=begin - 1, months=years * self._months)
            if before in self._plural:
                return replace(told, start=begin, months=years * self._months)
            if start == told.start:
                # "Tax season 3 years in a row": the word belongs to the job.
                return replace(told, months=years * self._months)
        following = [token.lower_ for token in doc[told.end : told.end + 2]]
        if len(following) == 2 and following[0] in self._every and following[1] in self._seasons:
            return replace(told, end=told.end + 2, months=years * self._months)
        return told
