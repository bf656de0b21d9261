"""Next jobs for one or several past jobs, with the evidence of each kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy.orm import Session

from knowledge.answers import HiddenJob, MovePrecedent, NextJob, Progressions
from knowledge.progressions.hiding import reason_hidden
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.ordering import Ordering, Ranked
from knowledge.progressions.records import Recorder
from knowledge.progressions.scoring import Scorer, Scores
from knowledge.progressions.wishes import Origin, UnknownOccupationError, Wishes

__all__ = ["NextJobs", "Origin", "UnknownOccupationError", "Wishes"]

SOURCES = (
    "BLS Employment Projections 2022-32: pay of 2022, openings, schooling",
    "O*NET 29.3: skills, job zones",
    "CPS-ASEC moves, about 2011-2019 (del Rio-Chanona and co-authors), all schooling levels",
    "Rework America Alliance 2021: rules of Origin, Gateway, Target",
    "Frey and Osborne 2017; Microsoft Research 2025",
)

NO_WISHES = Wishes()

#: Reasons that give way when there is little else to show.
DOUBTFUL = ("weak_match",)
#: Reasons that another past job may lift.
OF_THE_ORIGIN = {
    "low_pay", "reached_through_gateway", "does_not_lead_on", "no_evidence",
    "supervises_other_work", "skills_too_far", "job_zones_too_far", "weak_precedent",
    "weak_likeness", "weak_match",
}  # fmt: skip
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
        self._recorder = Recorder(self._landscape)
        self._release = release

    def suggest(self, origins: Sequence[Origin], wishes: Wishes = NO_WISHES) -> Progressions:
        """Next jobs, best first: by class of mobility, then by score; see ordering.py.

        The first origin is the last job: a next job must pay more than its national median.
        Each suggestion is seen from the past job that speaks most for it. ``few`` is told when
        the list is honest but short.

        Raises:
            UnknownOccupationError: an origin is not in the store.
        """
        months = {origin.code: origin.months for origin in origins}
        scores = self._scores(list(months), wishes, months)
        last_wage = self._wage(scores[0].origin)
        own = {score.origin for score in scores}
        fit: list[Ranked] = []
        left_out: list[tuple[Ranked, str]] = []
        for place in range(len(self._landscape.occupations.codes)):
            if place in own:
                continue
            ranked, reason = self._judged(scores, place, last_wage, wishes)
            if reason is None:
                fit.append(ranked)
            else:
                left_out.append((ranked, reason))
        ordering = Ordering(self._landscape, wishes)
        fit, doubles = ordering.distinct(fit)
        fits = len(fit)
        fit, left_out = self._filled(fit, left_out)
        shown, delayed = ordering.ordered(fit)
        left_out += [(ranked, "near_duplicate") for ranked in doubles]
        left_out += [(ranked, "takes_years") for ranked in delayed]
        return Progressions(
            release=self._release,
            origin_codes=tuple(origin.code for origin in origins),
            next_jobs=tuple(
                self._recorder.next_job(ranked.scores, ranked.place) for ranked in shown
            ),
            hidden=self._hidden(left_out),
            sources=SOURCES,
            few=fits - len(delayed) < ranking()["bars"]["few"],
        )

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
        return replace(
            self._recorder.next_job(scores, scores.origin),
            from_code="",
            from_title="",
            from_median_wage=None,
            pay_gain=None,
            precedent=MovePrecedent(0.0, 0.0, "none"),
            skill_similarity=None,
            evidence=(),
        )

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

    def _judged(
        self, scores: Sequence[Scores], place: int, last_wage: float, wishes: Wishes
    ) -> tuple[Ranked, str | None]:
        """See an occupation from the past job that speaks most for it, and if it is left out."""
        best, *others = sorted(scores, key=lambda score: -score.total[place])
        reason = reason_hidden(self._landscape, best, place, last_wage, wishes)
        if reason in OF_THE_ORIGIN:
            for score in others:
                if reason_hidden(self._landscape, score, place, last_wage, wishes) is None:
                    return Ranked(place, score), None
        return Ranked(place, best), reason

    def _filled(
        self, fit: list[Ranked], left_out: list[tuple[Ranked, str]]
    ) -> tuple[list[Ranked], list[tuple[Ranked, str]]]:
        """Fill up a short list with the best of the doubtful."""
        codes = self._landscape.occupations.codes
        lacking = ranking()["bars"]["enough"] - len(fit)
        shown = {codes[ranked.place][:6] for ranked in fit}
        doubtful = [
            pair
            for pair in left_out
            if pair[1] in DOUBTFUL and codes[pair[0].place][:6] not in shown
        ]
        doubtful.sort(key=lambda pair: (-pair[0].total, pair[0].place))
        taken = [ranked for ranked, _ in doubtful[: max(lacking, 0)]]
        return fit + taken, [pair for pair in left_out if pair[0] not in taken]

    def _scores(
        self,
        codes: Sequence[str],
        wishes: Wishes,
        months: Mapping[str, int | None] | None = None,
    ) -> list[Scores]:
        position = self._landscape.occupations.position
        for code in codes:
            if code not in position:
                raise UnknownOccupationError(f"{code} is not an occupation of this store")
        if not codes:
            raise UnknownOccupationError("no origin was given")
        told = months or {}
        return [
            self._scorer.score(position[code], wishes, told.get(code))
            for code in dict.fromkeys(codes)
        ]

    def _wage(self, place: int) -> float:
        """Median of an occupation, or 0 where BLS has none: then any pay counts as more."""
        return float(np.nan_to_num(self._landscape.occupations.wage[place]))

    def _hidden(self, left_out: list[tuple[Ranked, str]]) -> tuple[HiddenJob, ...]:
        """The occupations most people moved to, with the reason they are not shown."""
        land = self._landscape
        left_out.sort(
            key=lambda pair: (-land.share[pair[0].scores.origin, pair[0].place], pair[0].place)
        )
        return tuple(
            HiddenJob(
                land.occupations.codes[ranked.place],
                land.occupations.rows[ranked.place].title,
                reason,
            )
            for ranked, reason in left_out[: ranking()["bars"]["hidden"]]
        )
