"""Past jobs from one message: clauses, then one pass of the occupation search over them."""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from knowledge.answers import OccupationMatch, PastJob
from knowledge.histories.assembly import Assembly
from knowledge.histories.binding import without_duplicates
from knowledge.histories.context import Context
from knowledge.histories.grouping import (
    grouped,
    text_of,
    texts_left_open,
    texts_to_match,
    with_context,
)
from knowledge.histories.reader import ClauseReader
from knowledge.histories.resume import entries, is_resume, told_jobs
from knowledge.histories.rules import LANGUAGES, thresholds

_SCORE = thresholds()
_BARE_YEARS = re.compile(r"^\D{0,12}?(\d{1,2}(?:\.\d)?)\D{0,6}$")
_LONGEST_CAREER_YEARS = 60


class Matcher(Protocol):
    """What this package needs of the occupation search."""

    def match_many(self, texts: list[str]) -> list[OccupationMatch]:
        """One match for each text, in order."""
        ...


class HistoryReader:
    """Finds past jobs in what a worker writes. Safe to keep for the life of the process."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._readers: dict[str, ClauseReader] = {}

    def read(self, text: str, as_of: date, language: str | None = None) -> tuple[PastJob, ...]:
        """The past jobs of one message, in the order told.

        A job named by its wording that the search cannot place has ``code`` None, so that the
        talk can ask. Jobs of one occupation are put together, their months added up.

        Args:
            text: the message as it came; only its first `characters_at_most` are read.
            as_of: the day that "since 2018" runs to.
            language: "en" or "es"; any other is read as English.
        """
        reader = self._reader(language)
        wording = reader.wording
        if is_resume(text):
            found = entries(text, reader, as_of)
            pieces = list(dict.fromkeys(piece for entry in found for piece in entry.pieces))
            return without_duplicates(told_jobs(found, self._matched(pieces), reader))
        parts = with_context(
            reader.parts(text[: _SCORE["characters_at_most"]], as_of)[
                : _SCORE["clauses_at_most"] * 2
            ],
            wording,
        )
        if not any(part.text for part in parts):
            return ()
        matches = self._matched(texts_to_match(parts, wording))
        groups = grouped(parts, matches, wording)
        matches.update(self._matched(texts_left_open(groups, matches, wording)))
        context = Context(map(text_of, groups), matches, wording)
        matches.update(self._matched([t for t in context.texts() if t not in matches]))
        return without_duplicates(Assembly(matches, wording, context).jobs(groups))

    def months_told(self, text: str, as_of: date, language: str | None = None) -> int | None:
        """The length in an answer to "how long?"; a bare number means years. None if untold."""
        told = self._reader(language).durations(text, as_of)
        found = [d.months for d in told if d.months is not None]
        if found:
            return found[0]
        bare = _BARE_YEARS.match(text.strip())
        years = float(bare[1]) if bare else 0.0
        return round(years * 12) if 0 < years <= _LONGEST_CAREER_YEARS else None

    def _reader(self, language: str | None) -> ClauseReader:
        known = language if language in LANGUAGES else LANGUAGES[0]
        if known not in self._readers:
            self._readers[known] = ClauseReader(known)
        return self._readers[known]

    def _matched(self, texts: list[str]) -> dict[str, OccupationMatch]:
        found = self._matcher.match_many(texts) if texts else []
        return dict(zip(texts, found, strict=True))
