"""The interpersonal strengths that past jobs show."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from knowledge.answers import Strength
from knowledge.progressions.wishes import Origin
from knowledge.skills.ratings import mean_importance, profile, rules


def strengths(session: Session, jobs: Sequence[Origin], limit: int = 5) -> tuple[Strength, ...]:
    """Interpersonal skills the jobs hold, strongest first, each with the job that shows it best.

    A skill counts only from the importance and level in skills.toml on. Its weight is its
    importance there, and how far it stands out from all jobs, times the months in the job.

    Raises:
        UnknownOccupationError: a job is not in the store.
    """
    rule = rules()["strength"]
    usual = mean_importance(session)
    best: dict[str, tuple[float, Strength]] = {}
    for job in jobs:
        held = profile(session, job.code)
        weight = _time_weight(job.months)
        for rating in held.ratings.values():
            if not rating.interpersonal:
                continue
            if rating.importance < rule["importance"] or rating.level < rule["level"]:
                continue
            stands_out = rating.importance - usual.get(rating.element_id, rating.importance)
            worth = weight * (rating.importance + rule["distinctive_weight"] * stands_out)
            strength = Strength(
                element_id=rating.element_id,
                name=rating.name,
                plain_name=rating.plain_name,
                from_code=held.code,
                from_title=held.title,
                importance=rating.importance,
                level=rating.level,
                months=job.months,
            )
            if rating.element_id not in best or worth > best[rating.element_id][0]:
                best[rating.element_id] = (worth, strength)
    ordered = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].element_id))
    return tuple(strength for _, strength in ordered[:limit])


def _time_weight(months: int | None) -> float:
    """From ``least_weight`` for no time at all to 1 for three years and more."""
    rule = rules()["strength"]
    served: float = rule["unknown_months"] if months is None else months
    least, full = float(rule["least_weight"]), float(rule["full_months"])
    return least + (1.0 - least) * min(served / full, 1.0)
