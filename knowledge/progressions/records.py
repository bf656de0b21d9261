"""Writes out suggestions as the records the talk quotes from."""

from __future__ import annotations

import math

import numpy as np

from knowledge.answers import NextJob, OriginClass, TargetStep
from knowledge.progressions.hiding import evidence
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.scoring import PARTS, Scorer, Scores, move_precedent
from knowledge.progressions.verdicts import criteria_missed
from knowledge.progressions.wishes import Wishes
from knowledge.risk.flags import risk_flags

#: Hours of a full-time year, by which BLS turns yearly pay into hourly.
HOURS_A_YEAR = 2080
NO_MORE_THAN_SCHOOL = ("No formal educational credential", "High school diploma or equivalent")


class Recorder:
    """Turns positions and scores into records, with the Targets behind each job."""

    def __init__(self, landscape: Landscape, scorer: Scorer) -> None:
        self._landscape = landscape
        self._scorer = scorer
        self._named_targets: dict[str, list[tuple[str, str]]] = {}
        for row in landscape.progressions:
            self._named_targets.setdefault(row.gateway_code, []).append(
                (row.origin_code, row.target_code)
            )
        self._steps = {
            place: self._find_targets(place)
            for place, name in enumerate(landscape.mobility_class)
            if name == "gateway"
        }

    def next_job(self, scores: Scores, place: int) -> NextJob:
        """The record of one occupation seen from ``scores.origin``."""
        land = self._landscape
        row, origin = land.occupations.rows[place], land.occupations.rows[scores.origin]
        part = land.onet_part.get(row.code)
        targets = self.targets(place, origin.code)
        wage, last = row.median_wage, origin.median_wage
        wider = part is not None or row.figures_code not in (None, row.code)
        cosine = scores.similarity[place]
        cut = next(flag.threshold for flag in land.flags[place] if flag.name == "ai_exposure")
        named = bool(land.named[place]) and land.mobility_class[place] == "gateway"
        return NextJob(
            code=row.code,
            onet_code=part[0] if part else None,
            title=part[1] if part else row.title,
            mobility_class=land.mobility_class[place],
            class_confidence=float(land.confidence[place]),
            named_by_alliance=named,
            criteria=land.verdicts[place],
            criteria_missed=criteria_missed(land.verdicts[place])
            if named and land.mobility_class[place] == "gateway"
            else (),
            from_code=origin.code,
            from_title=origin.title,
            median_wage=wage,
            median_wage_top_coded=row.median_wage_top_coded,
            median_hourly=None if wage is None else round(wage / HOURS_A_YEAR, 2),
            from_median_wage=last,
            pay_gain=None if wider or wage is None or last is None else wage - last,
            figures_title=row.figures_title if wider else None,
            precedent=move_precedent(land, scores.origin, place),
            skill_similarity=None if math.isnan(cosine) else round(float(cosine), 4),
            evidence=evidence(land, scores, place),
            projected_change=row.projected_change,
            openings=row.openings,
            entry_education=row.entry_education,
            entry_experience=row.entry_experience,
            entry_training=row.entry_training,
            entry_by_apprenticeship=row.entry_training == "Apprenticeship"
            and row.entry_education in NO_MORE_THAN_SCHOOL,
            schooling_short=scores.schooling_rung is not None
            and bool(scores.above_schooling[place]),
            job_zone=row.job_zone,
            share_without_bachelors=row.share_without_bachelors,
            licences=land.licences.get(row.code, ()),
            risk_flags=risk_flags(
                row, math.nan if cut is None else cut, [step.risk_flags for step in targets]
            ),
            competition=land.competition.get(row.code[:2]),
            targets=targets,
            score=round(float(scores.total[place]), 4),
            score_parts={name: round(float(scores.parts[name][place]) + 0.0, 4) for name in PARTS},
        )

    def origin(self, scores: Scores) -> OriginClass:
        """The record of a past job itself."""
        land, place = self._landscape, scores.origin
        row = land.occupations.rows[place]
        return OriginClass(
            code=row.code,
            title=row.title,
            months=scores.months,
            mobility_class=land.mobility_class[place],
            class_confidence=float(land.confidence[place]),
            named_by_alliance=bool(land.named[place]),
            median_wage=row.median_wage,
            criteria=land.verdicts[place],
        )

    def leading_to(self, target: int) -> list[int]:
        """Positions of the jobs that lead to ``target`` with evidence and at no loss of pay."""
        land = self._landscape
        wage = land.occupations.wage
        likelier = land.share[:, target] > land.pull[target]
        alike = (land.group == land.group[target]) & (land.group[target] >= 0)
        with np.errstate(invalid="ignore"):
            pays = ~(wage > wage[target])
        found = []
        for place in np.flatnonzero((likelier | alike) & pays):
            scores = self._scorer.score(int(place), Wishes())
            far = ranking()["bars"]["skills_too_far"]
            if evidence(land, scores, target) and not scores.likeness[target] < far:
                found.append(int(place))
        return found

    def step_strength(self, place: int, target: int) -> float:
        """How much speaks for the step from a next job to a wished-for one."""
        scores = self._scorer.score(place, Wishes())
        return float(sum(scores.parts[name][target] for name in ("precedent", "skill_fit")))

    def targets(self, place: int, origin_code: str) -> tuple[TargetStep, ...]:
        """Targets behind a Gateway; those the Alliance names for this origin come first."""
        code = self._landscape.occupations.codes[place]
        family = self._scorer.family(origin_code)
        named = {target for origin, target in self._named_targets.get(code, ()) if origin in family}
        steps = self._steps.get(place, ())
        first = [step for step in steps if step.code in named]
        rest = [step for step in steps if step.code not in named]
        return tuple(first + rest)[: ranking()["bars"]["targets"]]

    def _find_targets(self, place: int) -> tuple[TargetStep, ...]:
        land = self._landscape
        codes, wage = land.occupations.codes, land.occupations.wage
        named = {target for _, target in self._named_targets.get(codes[place], ())}
        scores = self._scorer.score(place, Wishes())
        worth = scores.parts["precedent"] + scores.parts["skill_fit"] + scores.parts["demand"]
        pays_more = wage > wage[place]
        reached = (land.share[place] > 0) & (scores.lift >= 1.0)
        isin = np.isin(np.array(codes), sorted(named))
        bars = ranking()["bars"]
        moved = land.cases[place] >= bars["target_cases"]
        alike = scores.likeness >= bars["target_likeness"]
        places = np.flatnonzero(land.is_target & pays_more & (reached | isin))
        solid = [end for end in places if isin[end] or moved[end] or alike[end]]

        def first(end: np.int64) -> tuple[bool, bool, bool, float, int]:
            goal = land.named[end] and land.mobility_class[end] == "target" and moved[end]
            both = bool(moved[end] and alike[end])
            return not isin[end], not goal, not both, -float(worth[end]), int(end)

        ordered = sorted(solid or places, key=first)
        return tuple(
            TargetStep(
                code=codes[end],
                title=land.occupations.rows[end].title,
                median_wage=land.occupations.rows[end].median_wage,
                precedent=move_precedent(land, place, int(end)),
                named_by_alliance=bool(isin[end]),
                risk_flags=land.flags[end],
            )
            for end in ordered[: 2 * ranking()["bars"]["targets"] + len(named)]
        )
