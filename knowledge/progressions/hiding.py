"""Why an occupation is not suggested, as short names a reply can put into words.

Reasons, in the order they are looked for:
"own_job", "turned_down", "no_wage_figure", "pays_less", "job_zone_5", "needs_bachelors",
"low_pay", "reached_through_gateway", "does_not_lead_on", "wish_pay_floor", "wish_no_degree",
"wish_no_licence", "wish_no_decline", "too_general", "few_openings", "no_evidence",
"skills_too_far", "job_zones_too_far", "weak_likeness", "weak_match", and
"near_duplicate" for one of two detailed occupations of a broad group.
"""

from __future__ import annotations

import numpy as np

from knowledge.progressions.landscape import NEXT_JOB_CLASSES, Landscape, ranking
from knowledge.progressions.scoring import Scores, strength
from knowledge.progressions.wishes import Wishes

#: BLS's names of the degrees, from the lowest.
DEGREES = (
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)


def evidence(land: Landscape, scores: Scores, place: int) -> tuple[str, ...]:
    """What speaks for a move, each kind by itself."""
    rule = ranking()["evidence"]
    kinds = []
    if (
        land.cases[scores.origin, place] >= rule["observed_cases"]
        and scores.lift[place] >= rule["observed_lift"]
    ):
        kinds.append("observed_moves")
    if scores.named_move[place]:
        kinds.append("named_by_alliance")
    if scores.likeness[place] >= rule["similar_skills"] and (
        scores.same_group[place] or scores.lift[place] >= rule["similar_lift"]
    ):
        kinds.append("skill_similarity")
    return tuple(kinds)


def reason_hidden(
    land: Landscape, scores: Scores, place: int, last_wage: float, wishes: Wishes
) -> str | None:
    """The first reason to leave an occupation out, or None.

    ``last_wage`` is the median of the last job; a next job must pay more.
    """
    return (
        _facts(land, scores, place, last_wage, wishes)
        or _wishes(land, place, wishes)
        or _doubts(land, scores, place)
    )


def _facts(
    land: Landscape, scores: Scores, place: int, last_wage: float, wishes: Wishes
) -> str | None:
    occupations = land.occupations
    code = occupations.codes[place]
    wage = occupations.wage[place]
    if place == scores.origin:
        return "own_job"
    if code in wishes.not_these:
        return "turned_down"
    if np.isnan(wage):
        return "no_wage_figure"
    if wage <= last_wage:
        return "pays_less"
    named = bool(land.named[place])
    name = land.mobility_class[place]
    if occupations.job_zone[place] == 5 and not named:
        return "job_zone_5"
    share = occupations.without_bachelors[place]
    if not named and not share >= ranking()["bars"]["without_bachelors"]:
        return "needs_bachelors"
    if name in NEXT_JOB_CLASSES:
        return None
    by_class = {"origin": "low_pay", "target": "reached_through_gateway"}
    return by_class.get(name, "does_not_lead_on")


def _wishes(land: Landscape, place: int, wishes: Wishes) -> str | None:
    occupations = land.occupations
    row = occupations.rows[place]
    if wishes.pay_floor is not None and occupations.wage[place] < wishes.pay_floor:
        return "wish_pay_floor"
    if wishes.no_degree and row.entry_education in DEGREES:
        without = occupations.without_bachelors[place]
        bearable = row.entry_education == "Bachelor's degree"
        if not (bearable and without >= ranking()["wishes"]["no_degree_unless_without"]):
            return "wish_no_degree"
    if wishes.no_licence and row.code in land.licences and not _holds(land, row.code, wishes):
        return "wish_no_licence"
    falling = any(flag.name == "decline" and flag.raised for flag in land.flags[place])
    return "wish_no_decline" if wishes.no_decline and falling else None


def _holds(land: Landscape, code: str, wishes: Wishes) -> bool:
    held = {licence.casefold() for licence in wishes.licences}
    names = {name.split(": ", 1)[-1].casefold() for name in land.licences[code]}
    return code in held or bool(held & names)


def _doubts(land: Landscape, scores: Scores, place: int) -> str | None:
    bars = ranking()["bars"]
    kinds = evidence(land, scores, place)
    row = land.occupations.rows[place]
    if row.title.endswith(tuple(bars["too_general"])) and not land.named[place]:
        return "too_general"
    if (row.openings or 0) * (row.employment_share or 1.0) < bars["openings"]:
        return "few_openings"
    if not kinds:
        return "no_evidence"
    if "named_by_alliance" in kinds:
        return None
    strong = (
        strength(float(land.cases[scores.origin, place])) == "strong"
        and scores.lift[place] >= bars["strong_lift"]
    )
    degree = land.occupations.rows[place].entry_education in DEGREES[1:]
    far = bars["skills_too_far_with_degree"] if degree else bars["skills_too_far"]
    if scores.likeness[place] < far and not strong:
        return "skills_too_far"
    zones = land.occupations.job_zone[place] - land.occupations.job_zone[scores.origin]
    if kinds == ("skill_similarity",) and zones >= bars["zones_too_far"]:
        return "job_zones_too_far"
    alone = ranking()["evidence"]["similar_skills_alone"]
    if kinds == ("skill_similarity",) and scores.likeness[place] < alone:
        return "weak_likeness"
    if scores.total[place] < bars["score"][land.mobility_class[place]]:
        return "weak_match"
    return None
