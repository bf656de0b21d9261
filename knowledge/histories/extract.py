"""Past jobs from one message: clauses, then one pass of the occupation search over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from knowledge.answers import OccupationMatch, PastJob
from knowledge.histories.clauses import ClauseReader, Part
from knowledge.histories.conjunctions import better, is_activity, without_place
from knowledge.histories.grouping import (
    grouped,
    other_readings,
    text_of,
    texts_left_open,
    texts_to_match,
    with_context,
)
from knowledge.histories.non_jobs import is_alone_nothing, is_no_job_noun
from knowledge.histories.rules import history_rules

_SCORE = history_rules()["score"]
_EVIDENCE = history_rules()["evidence"]
_LETTER = re.compile(r"[^\W\d_]")
_BARE_YEARS = re.compile(r"^\D{0,12}?(\d{1,2}(?:\.\d)?)\D{0,6}$")
_LONGEST_CAREER_YEARS = 60


class Matcher(Protocol):
    """What this package needs of the occupation search."""

    def match_many(self, texts: list[str]) -> list[OccupationMatch]:
        """One match for each text, in order."""
        ...


@dataclass
class _Told:
    """A job as told so far, before duplicates are put together."""

    text: str
    part: Part
    match: OccupationMatch
    months: int | None
    #: Jobs joined by "and" in one clause carry the same number.
    clause: int = 0


class HistoryReader:
    """Finds past jobs in what a worker writes. Safe to keep for the life of the process."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._clauses = ClauseReader()

    def read(self, text: str, as_of: date) -> tuple[PastJob, ...]:
        """The past jobs of one message, in the order told.

        A job named by its wording that the search cannot place has ``code`` None, so that the
        talk can ask. Jobs of one occupation are put together, their months added up.

        Args:
            text: the message as it came; only its first `characters_at_most` are read.
            as_of: the day that "since 2018" runs to.
        """
        parts = with_context(
            self._clauses.parts(text[: _SCORE["characters_at_most"]], as_of)[
                : _SCORE["clauses_at_most"] * 2
            ]
        )
        if not any(part.text for part in parts):
            return ()
        matches = self._matched(texts_to_match(parts))
        groups = grouped(parts, matches)
        matches.update(self._matched(texts_left_open(groups, matches)))
        return _without_duplicates(self._bind(groups, matches))

    def _matched(self, texts: list[str]) -> dict[str, OccupationMatch]:
        found = self._matcher.match_many(texts) if texts else []
        return dict(zip(texts, found, strict=True))

    def months_told(self, text: str, as_of: date) -> int | None:
        """The length in an answer to "how long?"; a bare number means years. None if untold."""
        found = [d.months for d in self._clauses.durations(text, as_of) if d.months is not None]
        if found:
            return found[0]
        bare = _BARE_YEARS.match(text.strip())
        years = float(bare[1]) if bare else 0.0
        return round(years * 12) if 0 < years <= _LONGEST_CAREER_YEARS else None

    def _bind(
        self, groups: Sequence[list[Part]], matches: dict[str, OccupationMatch]
    ) -> list[_Told]:
        """Give each length of time to its job."""
        jobs: list[_Told] = []
        pending: int | None = None
        after_dropped = False
        clause = 0
        for group in groups:
            part, months = group[0], next((p.months for p in group if p.months is not None), None)
            clause += part.join is None
            if part.dropped:
                after_dropped = True
                continue
            job = None if part.place_only and jobs else self._job(group, matches)
            if job is None:
                if months is not None and not (after_dropped and not part.text):
                    pending = _bind_back(jobs, part, months, pending)
                continue
            after_dropped = False
            job.clause = clause
            job.months = months if months is not None else pending
            pending = None
            jobs.append(job)
            shares = part.join is not None and months is not None and not part.duration_leads
            if shares and len(jobs) > 1 and _alike(jobs[-2], job):
                jobs[-2].months = months
        return jobs

    def _job(self, group: list[Part], matches: dict[str, OccupationMatch]) -> _Told | None:
        text = text_of(group)
        if not _LETTER.search(text):
            return None
        # "School" alone is schooling; "worked at a school" is work.
        workplace = any(p.at_workplace for p in group) and text.lower() in _EVIDENCE["workplaces"]
        if is_alone_nothing(text) and not workplace:
            return None
        match = matches[text]
        for other in other_readings(group, text, matches):
            if other in matches:
                match = better(match, matches[other])
        framed = any(p.framed for p in group)
        chance = sum(c.score for c in match.candidates)
        least = _SCORE["framed_at_least" if framed else "unframed_at_least"]
        if framed and is_no_job_noun(text):
            return None
        if match.best is None or chance < least:
            if not (framed or _is_work(text)):
                return None
            match = replace(match, candidates=())
        return _Told(text, group[0], match, None)


def _is_work(text: str) -> bool:
    """Whether the words alone say that it was work, though not which."""
    lower = text.lower()
    title = without_place(lower).split()
    if lower in _EVIDENCE["workplaces"] or title[-1] in _EVIDENCE["job_nouns"]:
        return True
    return any(lower == verb or lower.startswith(f"{verb} ") for verb in _EVIDENCE["work_verbs"])


def _alike(one: _Told, other: _Told) -> bool:
    """As in "host and busser for 9 months": both are titles, or both things done, and share it."""
    return (
        one.months is None
        and one.clause == other.clause
        and is_activity(one.text) == is_activity(other.text)
    )


def _bind_back(jobs: list[_Told], part: Part, months: int, pending: int | None) -> int | None:
    """A length on its own goes to the job before it, else to the one that follows."""
    if part.of_each and jobs:
        for job in jobs:
            job.months = months if job.months is None else job.months
        return pending
    if jobs and jobs[-1].months is None:
        jobs[-1].months = months
        if len(jobs) > 1 and _alike(jobs[-2], jobs[-1]):
            jobs[-2].months = months
        return pending
    return months


def _without_duplicates(told: list[_Told]) -> tuple[PastJob, ...]:
    jobs: dict[str, PastJob] = {}
    for job in told:
        best = job.match.best
        key = best.code if best else f"? {job.text.lower()}"
        known = jobs.get(key)
        if known is None:
            jobs[key] = PastJob(
                text=job.text,
                code=best.code if best else None,
                title=best.title if best else None,
                score=best.score if best else None,
                months=job.months,
                onet_code=best.onet_code if best else None,
                runners_up=job.match.candidates[1:],
            )
            continue
        both = [m for m in (known.months, job.months) if m is not None]
        again = job.text.lower() in known.text.lower()
        jobs[key] = replace(
            known,
            text=known.text if again else f"{known.text}, {job.text}",
            months=sum(both) if both else None,
            score=max(known.score or 0.0, best.score) if best else None,
        )
    return tuple(jobs.values())
