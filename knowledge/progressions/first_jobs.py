"""Jobs to start with, for someone who has no past job to go by. Weights are in ranking.toml."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from knowledge.progressions.general_parts import between
from knowledge.progressions.hiding import wish_kept_out
from knowledge.progressions.landscape import NEXT_JOB_CLASSES, Landscape, ranking
from knowledge.progressions.quick_entry import quick
from knowledge.progressions.scoring import PARTS, Scorer, Scores
from knowledge.progressions.shrinkage import criteria
from knowledge.progressions.wishes import Wishes


def first_jobs(land: Landscape, scorer: Scorer, wishes: Wishes) -> tuple[Scores, list[int]]:
    """Return the scores, and the positions of the jobs that fit, best first.

    Open to someone without past work: no experience asked for, schooling that the worker has (or,
    where it was not said, a high-school diploma), training on the job at most, and a class that
    pays more than an Origin. The pay is held against the national median; no gain is claimed.
    """
    rule = ranking()["first_jobs"]
    known = wishes if wishes.schooling else replace(wishes, schooling=rule["schooling"])
    scores = _scores(land, scorer, known)
    rows = land.occupations.rows
    reached = scorer.barriers.reached(known) or 0
    fit = [
        place
        for place, name in enumerate(land.mobility_class)
        if name in NEXT_JOB_CLASSES
        and rows[place].median_wage is not None
        and (scorer.barriers.rung[place] <= reached or scores.licence_held[place])
        and rows[place].entry_experience in {None, "None"}
        and (rows[place].openings or 0) * (rows[place].employment_share or 1.0)
        >= ranking()["bars"]["openings"]
        and not rows[place].title.endswith(tuple(ranking()["bars"]["too_general"]))
        and rows[place].code not in wishes.not_these
        and wish_kept_out(land, scores, place, wishes) is None
    ]
    urgent = wishes.urgency == "now"
    fit.sort(key=lambda p: (urgent and not quick(land, scores, p), -scores.total[p], p))
    return scores, _varied(land, fit, rule["of_one_minor_group"])


def _varied(land: Landscape, fit: list[int], most: int) -> list[int]:
    """Keep the first few of each SOC minor group, so that the list shows different kinds."""
    seen: dict[str, int] = {}
    kept = []
    for place in fit:
        minor = land.occupations.codes[place][:4]
        seen[minor] = seen.get(minor, 0) + 1
        if seen[minor] <= most:
            kept.append(place)
    return kept[: ranking()["bars"]["shown"]]


def _scores(land: Landscape, scorer: Scorer, wishes: Wishes) -> Scores:
    """Score every occupation without a past job; ``origin`` has no meaning here."""
    rule = ranking()["first_jobs"]
    size = len(land.occupations.codes)
    nothing = np.zeros(size)
    median = criteria()["income"]["national_median"]
    pay = between(np.nan_to_num(land.occupations.wage) / median, 1.0, rule["full_pay"])
    general, barriers = scorer.general, scorer.barriers
    raw = {
        "demand": general.demand(wishes),
        "pay_gain": pay,
        "ease_of_entry": 1.0 - barriers.facing(0, wishes),
        "interest": general.interest(wishes),
        "wish": general.wish(wishes),
        "risk": -general.risk,
    }
    weights = rule | {"pay_gain": rule["pay"]}
    parts = {name: weights[name] * raw[name] if name in raw else nothing for name in PARTS}
    unknown, never = np.full(size, np.nan), np.zeros(size, dtype=bool)
    rung, held = barriers.reached(wishes), barriers.held(wishes)
    return Scores(
        origin=0,
        total=np.sum(list(parts.values()), axis=0),
        parts=parts,
        similarity=unknown,
        likeness=unknown,
        lift=nothing,
        named_move=never,
        same_group=never,
        own_ladder=never,
        field_ladder=never,
        above_schooling=(barriers.rung > (rung or 0)) & ~held,
        licence_held=held,
        schooling_rung=rung,
        months=None,
    )
