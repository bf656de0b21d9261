"""Past jobs from one message: clauses, then one pass of the occupation search over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from knowledge.answers import OccupationMatch, PastJob
from knowledge.histories.binding import Binder, ToldJob, without_duplicates
from knowledge.histories.conjunctions import better
from knowledge.histories.grouping import (
    grouped,
    other_readings,
    text_of,
    texts_left_open,
    texts_to_match,
    with_context,
)
from knowledge.histories.parts import Part
from knowledge.histories.reader import ClauseReader
from knowledge.histories.resume import entries, is_resume, told_jobs
from knowledge.histories.rules import LANGUAGES, thresholds
from knowledge.histories.wording import Wording

_SCORE = thresholds()
_LETTER = re.compile(r"[^\W\d_]")
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
        return without_duplicates(_bound(groups, matches, wording))

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


def _bound(
    groups: Sequence[list[Part]], matches: dict[str, OccupationMatch], wording: Wording
) -> list[ToldJob]:
    """The jobs of a message with their lengths of time."""
    found = [None if g[0].dropped else _job(g, matches, wording) for g in groups]
    if any(found):
        # Beside a job that is known, a few words with a length are one too: "srvr 4yrs".
        found = [
            job or (_timed_job(group, matches, wording) if _is_timed(group, following) else None)
            for group, following, job in zip(groups, [*groups[1:], None], found, strict=True)
        ]
    binder = Binder(wording, [])
    clause = 0
    for group, job in zip(groups, found, strict=True):
        part, months = group[0], _months(group)
        clause += part.join is None
        if part.dropped:
            binder.drop()
        elif job is not None and not (part.place_only and binder.goes_on(months)):
            job.clause = clause
            binder.job(job, months)
        elif months is not None:
            binder.length(part, months)
    return binder.jobs


def _months(group: list[Part]) -> int | None:
    return next((part.months for part in group if part.months is not None), None)


def _job(
    group: list[Part], matches: dict[str, OccupationMatch], wording: Wording
) -> ToldJob | None:
    text = text_of(group)
    if not _LETTER.search(text):
        return None
    # "School" alone is schooling; "worked at a school" is work.
    workplace = any(p.at_workplace for p in group) and wording.is_workplace(text)
    if wording.is_alone_nothing(text) and not workplace:
        return None
    match = _best_reading(group, text, matches, wording)
    framed = any(p.framed for p in group)
    chance = sum(c.score for c in match.candidates)
    least = _SCORE["framed_at_least" if framed else "unframed_at_least"]
    if framed and wording.is_no_job_noun(text):
        return None
    if match.best is None or chance < least:
        if not (framed or wording.is_work(text)):
            return None
        match = replace(match, candidates=())
    return ToldJob(text, group[0], match)


def _is_timed(group: list[Part], following: list[Part] | None) -> bool:
    """Whether a length is told with a job, or right after it in its sentence."""
    if _months(group) is not None or following is None:
        return _months(group) is not None
    alone = not following[0].text and not following[0].dropped
    return (
        alone
        and bool(group[0].text)
        and following[0].sentence == group[-1].sentence
        and _months(following) is not None
    )


def _timed_job(
    group: list[Part], matches: dict[str, OccupationMatch], wording: Wording
) -> ToldJob | None:
    text = text_of(group)
    told = (
        not group[0].dropped
        and _LETTER.search(text)
        and len(text.split()) <= _SCORE["timed_words_at_most"]
        and not (wording.is_alone_nothing(text) or wording.is_no_job_noun(text))
    )
    return ToldJob(text, group[0], _best_reading(group, text, matches, wording)) if told else None


def _best_reading(
    group: list[Part], text: str, matches: dict[str, OccupationMatch], wording: Wording
) -> OccupationMatch:
    match = matches[text]
    for other in other_readings(group, text, matches, wording):
        if other in matches:
            match = better(match, matches[other])
    return match
