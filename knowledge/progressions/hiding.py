"""Why an occupation is not suggested, as short names a reply can put into words.

Reasons, in the order they are looked for:
"own_job", "turned_down", "no_wage_figure", "pays_less", "small_gain", "job_zone_5",
"needs_bachelors",
"low_pay", "reached_through_gateway", "does_not_lead_on", "pays_less_than_own_pay",
"wish_pay_floor", "wish_no_degree", "wish_no_licence", "wish_no_nights", "wish_no_weekends",
"wish_near", "wish_no_decline", "too_general", "few_openings", "no_evidence",
"supervises_other_work", "skills_too_far", "job_zones_too_far", "weak_precedent",
"weak_likeness", "weak_match", "near_duplicate" for one of two detailed occupations of a broad
group, "takes_years" for a four-year degree when work is needed now and little else fits, and
"further_down" for what fits but stands behind the jobs shown.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.progressions.ladders import supervised_before, supervises
from knowledge.progressions.landscape import NEXT_JOB_CLASSES, Landscape, ranking
from knowledge.progressions.scoring import Scores, strength
from knowledge.progressions.wishes import Wishes

SHIFTS = Path(__file__).with_name("shifts.toml")
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
        and not (
            scores.lift[place] > rule["observed_lift_at_most"]
            and other_major_group(land, scores, place)
        )
    ):
        kinds.append("observed_moves")
    if scores.named_move[place]:
        kinds.append("named_by_alliance")
    if scores.likeness[place] >= rule["similar_skills"] and (
        scores.same_group[place] or scores.lift[place] >= rule["similar_lift"]
    ):
        kinds.append("skill_similarity")
    if scores.own_ladder[place]:
        kinds.append("own_ladder")
    if scores.field_ladder[place]:
        kinds.append("field_ladder")
    return tuple(kinds)


def other_major_group(land: Landscape, scores: Scores, place: int) -> bool:
    """True when the two jobs are of different SOC major groups."""
    return land.occupations.codes[scores.origin][:2] != land.occupations.codes[place][:2]


def reason_hidden(
    land: Landscape, scores: Scores, place: int, last_wage: float, wishes: Wishes
) -> str | None:
    """The first reason to leave an occupation out, or None.

    ``last_wage`` is the median of the last job; a next job must pay more.
    """
    return (
        _facts(land, scores, place, last_wage, wishes)
        or wish_kept_out(land, scores, place, wishes)
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
    if wage < last_wage * (1.0 + ranking()["bars"]["least_gain"]):
        return "small_gain"
    named = bool(land.named[place])
    name = land.mobility_class[place]
    if occupations.job_zone[place] == 5 and not named:
        return "job_zone_5"
    share = occupations.without_bachelors[place]
    goal = bool(land.is_target[place]) and targets_are_next(land, scores.origin, wishes)
    least = ranking()["bars"]["without_bachelors_target" if goal else "without_bachelors"]
    if not (named or wishes.has_degree or share >= least):
        return "needs_bachelors"
    if goal or name in NEXT_JOB_CLASSES or _rung_of_ladder(land, scores, place, last_wage):
        return None
    by_class = {"origin": "low_pay", "target": "reached_through_gateway"}
    return by_class.get(name, "does_not_lead_on")


def targets_are_next(land: Landscape, origin: int, wishes: Wishes) -> bool:
    """True for who stands on a Gateway or a Target already, or has a four-year degree."""
    return wishes.has_degree or land.mobility_class[origin] in {"gateway", "target"}


def _rung_of_ladder(land: Landscape, scores: Scores, place: int, last_wage: float) -> bool:
    """True for a step up the own ladder whose class would hide it.

    A low-paid rung needs a clear gain; supervisors that no Gateway leads to are steps as well.
    """
    own, field = scores.own_ladder[place], scores.field_ladder[place]
    if land.mobility_class[place] == "origin":
        clear = 1.0 + ranking()["own_ladder"]["low_paid_gain"]
        return bool((own or field) and land.occupations.wage[place] >= clear * last_wage)
    return bool(own)


def wish_kept_out(land: Landscape, scores: Scores, place: int, wishes: Wishes) -> str | None:
    """The first wish of the worker that speaks against an occupation, or None."""
    occupations = land.occupations
    row = occupations.rows[place]
    if wishes.own_pay is not None and occupations.wage[place] <= wishes.own_pay:
        return "pays_less_than_own_pay"
    if wishes.pay_floor is not None and occupations.wage[place] < wishes.pay_floor:
        return "wish_pay_floor"
    if wishes.no_degree and row.entry_education in DEGREES:
        without = occupations.without_bachelors[place]
        bearable = row.entry_education == "Bachelor's degree"
        if not (bearable and without >= ranking()["wishes"]["no_degree_unless_without"]):
            return "wish_no_degree"
    if wishes.no_licence and row.code in land.licences and not scores.licence_held[place]:
        return "wish_no_licence"
    if wishes.no_nights and often(row.code, "nights"):
        return "wish_no_nights"
    if wishes.no_weekends and often(row.code, "weekends"):
        return "wish_no_weekends"
    if wishes.near_only and _next_to_none(row.code, wishes):
        return "wish_near"
    falling = any(flag.name == "decline" and flag.raised for flag in land.flags[place])
    return "wish_no_decline" if wishes.no_decline and falling else None


def often(code: str, when: str) -> bool:
    """True where work in "nights" or "weekends" is common, by our own list (shifts.toml)."""
    return code.startswith(tuple(_shifts()[when]))


def _next_to_none(code: str, wishes: Wishes) -> bool:
    """True where the worker's area is known to have next to none of these jobs."""
    jobs = (wishes.local_jobs or {}).get(code)
    return jobs is not None and jobs < ranking()["local"]["least_jobs"]


@cache
def _shifts() -> dict[str, Any]:
    return tomllib.loads(SHIFTS.read_text(encoding="utf-8"))


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
    if {"named_by_alliance", "own_ladder", "field_ladder"} & set(kinds):
        return None
    strong = strong_moves(land, scores, place)
    elsewhere = other_major_group(land, scores, place)
    led = supervised_before(land.occupations.codes[scores.origin])
    if supervises(row.code) and elsewhere and not strong and not led:
        return "supervises_other_work"
    degree = row.entry_education in DEGREES[1:]
    far = bars["skills_too_far_with_degree"] if degree else bars["skills_too_far"]
    if scores.likeness[place] < far and not strong:
        return "skills_too_far"
    zones = land.occupations.job_zone[place] - land.occupations.job_zone[scores.origin]
    if kinds == ("skill_similarity",) and zones >= bars["zones_too_far"]:
        return "job_zones_too_far"
    if kinds == ("observed_moves",) and not strong and _weak_moves(scores, place, elsewhere):
        return "weak_precedent"
    name = "similar_skills_alone_with_degree" if elsewhere and degree else "similar_skills_alone"
    alone = ranking()["evidence"][name]
    if kinds == ("skill_similarity",) and scores.likeness[place] < alone:
        return "weak_likeness"
    if scores.total[place] < bars["score"][land.mobility_class[place]]:
        return "weak_match"
    return None


def strong_moves(land: Landscape, scores: Scores, place: int) -> bool:
    """True for many moves that are much likelier from here than from anywhere."""
    many = strength(float(land.cases[scores.origin, place])) == "strong"
    return many and bool(scores.lift[place] >= ranking()["bars"]["strong_lift"])


def _weak_moves(scores: Scores, place: int, elsewhere: bool) -> bool:
    """True where nothing but moves speaks for a job, and those are not telling."""
    rule, end = ranking()["evidence"], "_elsewhere" if elsewhere else ""
    lift = scores.lift[place]
    if scores.likeness[place] >= rule[f"observed_alone_likeness{end}"]:
        return False
    surprise = ranking()["precedent"]["surprise_lift_unlike"]
    unlike = not scores.likeness[place] >= rule["observed_alone_likeness"]
    return bool(
        lift < rule[f"observed_alone_lift{end}"] or (elsewhere and unlike and lift > surprise)
    )
