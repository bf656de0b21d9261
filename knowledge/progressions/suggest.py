"""Next jobs for one or several past jobs, with the evidence of each kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy.orm import Session

from knowledge.answers import MovePrecedent, NextJob, Progressions
from knowledge.progressions.choosing import Choosing
from knowledge.progressions.first_jobs import first_jobs
from knowledge.progressions.hiding import reason_hidden
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.notes import MILITARY, needs_licence_here, notes
from knowledge.progressions.ordering import Ranked
from knowledge.progressions.paths import Paths
from knowledge.progressions.records import Recorder
from knowledge.progressions.scoring import Scorer, Scores
from knowledge.progressions.wishes import Origin, UnknownOccupationError, Wishes

__all__ = ["NextJobs", "Origin", "UnknownOccupationError", "Wishes"]

SOURCES = (
    "BLS Employment Projections 2022-32: pay of 2022, openings, schooling",
    "O*NET 29.3: skills, interests, job zones",
    "CPS-ASEC moves, about 2011-2019 (del Rio-Chanona and co-authors), all schooling levels",
    "Rework America Alliance 2021: rules of Origin, Gateway, Target",
    "Frey and Osborne 2017; Microsoft Research 2025",
)

NO_WISHES = Wishes()

#: What may be wrong with a job that is only a step on the way, and what it costs in score.
WAY_REASONS: dict[str | None, float] = {
    None: 0.0,
    "weak_match": 0.1,
    "weak_likeness": 0.1,
    "weak_precedent": 0.1,
    "small_gain": 0.1,
    "low_pay": 0.2,
}


class NextJobs:
    """Answers from one store; loads it once and is then read-only and safe between threads."""

    def __init__(self, session: Session, release: str) -> None:
        self._landscape = Landscape.load(session)
        self._scorer = Scorer(self._landscape)
        self._recorder = Recorder(self._landscape, self._scorer)
        self._paths = Paths(self._landscape, self._scorer, self._recorder.targets)
        self._release = release

    def suggest(self, origins: Sequence[Origin], wishes: Wishes = NO_WISHES) -> Progressions:
        """Next jobs, best first: by class of mobility, then by score; see ordering.py.

        The first origin is the last job: a next job must pay more than its national median.
        Each suggestion is seen from the past job that speaks most for it, by the months in it.
        ``few`` is told when the list is honest but short. Without any origin, or from the Armed
        Forces alone, the jobs are ones to start with, and no gain in pay is claimed.

        Raises:
            UnknownOccupationError: an origin is not in the store.
        """
        if all(origin.code.startswith(MILITARY) for origin in origins):
            # Also where there is none: nothing the figures know of leads on from the Armed Forces.
            return self._to_start_with(origins, wishes)
        months = {origin.code: origin.months for origin in origins}
        scores = self._scores(list(months), wishes, months)
        choosing = Choosing(self._landscape, scores, self._wage_to_better(scores, wishes), wishes)
        shown, left_out, few = choosing.chosen()
        return Progressions(
            release=self._release,
            origin_codes=tuple(origin.code for origin in origins),
            next_jobs=tuple(self._recorder.next_job(job.scores, job.place) for job in shown),
            hidden=choosing.hidden(left_out),
            sources=SOURCES,
            few=few,
            paths=self._paths.ahead(shown, wishes),
            origins=tuple(self._recorder.origin(score) for score in scores),
            notes=notes(self._landscape, [score.origin for score in scores], wishes),
        )

    def why_hidden(
        self, origins: Sequence[Origin], code: str, wishes: Wishes = NO_WISHES
    ) -> str | None:
        """Why one occupation is not among the next jobs (hiding.py); None when it is.

        Raises:
            UnknownOccupationError: a code is not in the store.
        """
        place = self._place(code)
        months = {origin.code: origin.months for origin in origins}
        scores = self._scores(list(months), wishes, months)
        if place in {score.origin for score in scores}:
            return "own_job"
        choosing = Choosing(self._landscape, scores, self._wage_to_better(scores, wishes), wishes)
        shown, left_out, _ = choosing.chosen()
        if place in {ranked.place for ranked in shown}:
            return None
        return next(reason for ranked, reason in left_out if ranked.place == place)

    def reach(
        self, origin_codes: Sequence[str], target_code: str, wishes: Wishes = NO_WISHES
    ) -> NextJob | None:
        """The record of one wished-for occupation, whatever its class or pay.

        None when the store does not have it or it is one of the origins.

        Raises:
            UnknownOccupationError: an origin is not in the store.
        """
        place = self._landscape.occupations.position.get(target_code)
        if place is None or target_code in origin_codes:
            return None
        scores = self._scores(origin_codes, wishes)
        return self._recorder.next_job(max(scores, key=lambda s: s.total[place]), place)

    def describe(self, code: str, wishes: Wishes = NO_WISHES) -> NextJob:
        """The record of one occupation by itself, seen from no past job.

        Raises:
            UnknownOccupationError: the code is not in the store.
        """
        scores = self._scores([code], wishes)[0]
        return _from_nowhere(self._recorder.next_job(scores, scores.origin))

    def every(self) -> tuple[NextJob, ...]:
        """Describe every occupation by itself, in the order of codes."""
        return tuple(self.describe(code) for code in self._landscape.occupations.codes)

    def wage(self, code: str) -> int | None:
        """Median wage of an occupation, US dollars a year, 2022; None where BLS has none."""
        place = self._landscape.occupations.position.get(code)
        return None if place is None else self._landscape.occupations.rows[place].median_wage

    def ways_to(
        self, origin_codes: Sequence[str], target_code: str, limit: int | None = None
    ) -> tuple[NextJob, ...]:
        """Next jobs that lead on to a wished-for occupation, likeliest way first.

        Both steps need evidence of their own and neither may lower the median pay. A step may be
        an Origin itself (its ``mobility_class`` says so); the direct step is not among them.

        Raises:
            UnknownOccupationError: an origin is not in the store.
        """
        target = self._landscape.occupations.position.get(target_code)
        if target is None:
            return ()
        scores = self._scores(origin_codes, NO_WISHES)
        last_wage = self._wage(scores[0].origin)
        own = {score.origin for score in scores} | {target}
        found: list[tuple[float, Ranked]] = []
        for place in self._recorder.leading_to(target):
            best = max(scores, key=lambda score: score.total[place])
            reason = reason_hidden(self._landscape, best, place, last_wage, NO_WISHES)
            if place in own or reason not in WAY_REASONS:
                continue
            way = float(best.total[place]) + self._recorder.step_strength(place, target)
            found.append((way - WAY_REASONS[reason], Ranked(place, best)))
        found.sort(key=lambda pair: (-pair[0], pair[1].place))
        most = ranking()["bars"]["ways"] if limit is None else limit
        return tuple(
            self._recorder.next_job(ranked.scores, ranked.place) for _, ranked in found[:most]
        )

    def _to_start_with(self, origins: Sequence[Origin], wishes: Wishes) -> Progressions:
        past = [self._place(origin.code) for origin in origins]
        scores, places = first_jobs(self._landscape, self._scorer, wishes)
        jobs = [_from_nowhere(self._recorder.next_job(scores, place)) for place in places]
        return Progressions(
            release=self._release,
            origin_codes=tuple(origin.code for origin in origins),
            next_jobs=tuple(jobs),
            hidden=(),
            sources=SOURCES,
            few=len(jobs) < ranking()["bars"]["few"],
            notes=notes(self._landscape, past, wishes),
        )

    def _scores(
        self,
        codes: Sequence[str],
        wishes: Wishes,
        months: Mapping[str, int | None] | None = None,
    ) -> list[Scores]:
        if not codes:
            raise UnknownOccupationError("no origin was given")
        told = months or {}
        scores = [
            self._scorer.score(self._place(code), wishes, told.get(code))
            for code in dict.fromkeys(codes)
        ]
        return self._scorer.together(scores)

    def _place(self, code: str) -> int:
        place = self._landscape.occupations.position.get(code)
        if place is None:
            raise UnknownOccupationError(f"{code} is not an occupation of this store")
        return place

    def _wage_to_better(self, scores: Sequence[Scores], wishes: Wishes) -> float:
        """Median of the last job, or 0 where it may not be done here yet for want of a licence."""
        usable = [
            score.origin
            for score in scores
            if not needs_licence_here(self._landscape, score.origin, wishes)
        ]
        return self._wage(usable[0]) if usable else 0.0

    def _wage(self, place: int) -> float:
        """Median of an occupation, or 0 where BLS has none: then any pay counts as more."""
        return float(np.nan_to_num(self._landscape.occupations.wage[place]))


def _from_nowhere(job: NextJob) -> NextJob:
    """Take out of a record what it says of a past job that there is not."""
    return replace(
        job,
        from_code="",
        from_title="",
        from_median_wage=None,
        pay_gain=None,
        precedent=MovePrecedent(0.0, 0.0, "none"),
        skill_similarity=None,
        evidence=(),
    )
