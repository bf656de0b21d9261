"""Makes jobs of the parts of a message that belong together, each with its length of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers import OccupationMatch
from knowledge.histories.binding import Binder, ToldJob
from knowledge.histories.conjunctions import Matches, better, strength
from knowledge.histories.context import Context
from knowledge.histories.employers import belongs_to_next, is_place_of
from knowledge.histories.grouping import at_employer, other_readings, text_of
from knowledge.histories.parts import Part
from knowledge.histories.rules import context_rules, thresholds
from knowledge.histories.sharing import shared
from knowledge.histories.wording import Wording

_SCORE = thresholds()
_LETTER = re.compile(r"[^\W\d_]")


class Assembly:
    """The jobs of one message."""

    def __init__(self, matches: Matches, wording: Wording, context: Context) -> None:
        self._matches = matches
        self._wording = wording
        self._context = context

    def jobs(self, groups: Sequence[list[Part]]) -> list[ToldJob]:
        """The jobs of a message with their lengths of time."""
        found = [None if g[0].dropped else self._job(g) for g in groups]
        followings = [*groups[1:], None]
        if any(found):
            # Beside a job that is known, a few words with a length are one too: "srvr 4yrs".
            found = [
                job or (self._timed_job(group) if _is_timed(group, following) else None)
                for group, following, job in zip(groups, followings, found, strict=True)
            ]
        binder = Binder(self._wording, [])
        for i, (group, job) in enumerate(zip(groups, found, strict=True)):
            part, months = group[0], _months(group)
            if part.dropped:
                binder.drop()
            elif job is not None and belongs_to_next(job, months, groups[i + 1 :], found[i + 1 :]):
                binder.pending = part if months is not None else binder.pending
            elif job is not None and not self._is_place(group, followings[i], job, binder):
                binder.job(job, months)
            else:
                if job is not None and binder.jobs:
                    self._take_in(job, binder.jobs[-1])
                if months is not None and self._waits(part, groups[i + 1 :], binder):
                    binder.pending = part
                elif months is not None:
                    binder.length(part, months)
            if part.respective:
                binder.respective(part.respective)
        return shared(binder.jobs, self._wording)

    def _waits(self, part: Part, following: Sequence[list[Part]], binder: Binder) -> bool:
        """Whether a length that starts a sentence is of the job after: "since 2019 im a baker"."""
        if part.text or part.points_back or not (binder.jobs and following):
            return False
        after, last = following[0][0], binder.jobs[-1].part
        return (
            last.sentence != part.sentence == after.sentence
            and bool(after.text)
            and not after.connected
            and _months(following[0]) is None
        )

    def _is_place(
        self, group: list[Part], following: list[Part] | None, job: ToldJob, binder: Binder
    ) -> bool:
        """Whether a group only says where the job before it was."""
        part, months = group[0], _months(group)
        if part.place_only and binder.goes_on(months):
            return True
        if part.place_only:
            if binder.jobs and job.match.best is None:
                # "CNA at a nursing home 3 years, then at a hospital 2".
                job.match = binder.jobs[-1].match
            return False
        last = binder.jobs[-1] if binder.jobs else None
        timed = _is_timed(group, following)
        return is_place_of(job, months, last, self._wording, timed=timed)

    def _take_in(self, place: ToldJob, job: ToldJob) -> None:
        """Let the employer told after a title say what the title alone leaves open."""
        worded = self._matches.get(at_employer(job.text, place.text))
        open_ = job.text.lower() in context_rules()["generic_titles"]
        if worded is not None and open_:
            job.match = worded if worded.best else job.match
        elif worded is not None and strength(job.match) < _SCORE["other_words_below"]:
            job.match = better(job.match, worded)

    def _job(self, group: list[Part]) -> ToldJob | None:
        text, wording = text_of(group), self._wording
        if not _LETTER.search(text):
            return None
        # "School" alone is schooling; "worked at a school" is work.
        workplace = any(p.at_workplace for p in group) and wording.is_workplace(text)
        if wording.is_alone_nothing(text) and not workplace:
            return None
        match = self._best_reading(group, text)
        framed = any(p.framed for p in group)
        chance = sum(c.score for c in match.candidates)
        least = _SCORE["framed_at_least" if framed else "unframed_at_least"]
        if framed and wording.is_no_job_noun(text):
            return None
        if match.best is None or chance < least:
            if not (framed or wording.is_work(text)):
                return None
            match = replace(match, candidates=())
        return _told(text, group, match)

    def _timed_job(self, group: list[Part]) -> ToldJob | None:
        text, wording = text_of(group), self._wording
        told = (
            not group[0].dropped
            and _LETTER.search(text)
            and len(text.split()) <= _SCORE["timed_words_at_most"]
            and not (wording.is_alone_nothing(text) or wording.is_no_job_noun(text))
        )
        return _told(text, group, self._best_reading(group, text)) if told else None

    def _best_reading(self, group: list[Part], text: str) -> OccupationMatch:
        match = self._matches[text]
        called = self._matches.get(self._wording.called(text))
        if called is not None and called.best is not None:
            return called
        for other in other_readings(group, text, self._matches, self._wording):
            if other in self._matches:
                match = better(match, self._matches[other])
        return self._context.settled(text, match, self._matches)


def _told(text: str, group: list[Part], match: OccupationMatch) -> ToldJob:
    return ToldJob(text, group[0], match, coordinated=any(part.coordinated for part in group))


def _months(group: list[Part]) -> int | None:
    return next((part.months for part in group if part.months is not None), None)


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
