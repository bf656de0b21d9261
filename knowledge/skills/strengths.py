"""The interpersonal strengths that past jobs show, by themselves or towards a next job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from knowledge.answers import Strength
from knowledge.progressions.wishes import Origin
from knowledge.skills.ratings import Profile, Rating, mean_importance, profile, rules
from knowledge.skills.resume import resume_line
from knowledge.skills.shown_by import shown_by


def strengths(
    session: Session, jobs: Sequence[Origin], towards: str | None = None, limit: int = 5
) -> tuple[Strength, ...]:
    """Interpersonal skills the jobs hold, strongest first, each with the job that shows it best.

    A skill counts only from the importance and level in skills.toml on. Without a next job its
    weight is its importance in the past job, and how far it stands out from all jobs, times the
    months there. Towards a next job only skills that matter in it count, and the weight is the
    importance in both jobs times the months in the first. A next job without ratings (military)
    makes nothing matter, so the answer is empty.

    Raises:
        UnknownOccupationError: a job is not in the store.
    """
    following = profile(session, towards) if towards is not None else None
    usual = mean_importance(session)
    best: dict[str, tuple[float, Strength]] = {}
    for job in jobs:
        served = _time_weight(job.months)
        for rating, worth in _worth(profile(session, job.code), following, usual):
            element = rating.element_id
            if element not in best or served * worth > best[element][0]:
                held = profile(session, job.code)
                best[element] = (served * worth, _strength(held, rating, job.months, following))
    ordered = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].element_id))
    return tuple(strength for _, strength in ordered[:limit])


def _worth(
    held: Profile, following: Profile | None, usual: dict[str, float]
) -> Iterator[tuple[Rating, float]]:
    """Each strength of a past job with its weight before time in the job is counted."""
    rule = rules()["strength"]
    for rating in held.ratings.values():
        if not rating.is_strength:
            continue
        if following is None:
            stands_out = rating.importance - usual[rating.element_id]
            yield rating, rating.importance + rule["distinctive_weight"] * stands_out
            continue
        wanted = following.ratings.get(rating.element_id)
        if wanted is not None and wanted.importance >= rules()["delta"]["importance"]:
            yield rating, rating.importance * wanted.importance


def _strength(
    held: Profile, rating: Rating, months: int | None, following: Profile | None
) -> Strength:
    wanted = following.ratings[rating.element_id] if following else None
    did = shown_by(held.code, rating.element_id)
    return Strength(
        element_id=rating.element_id,
        name=rating.name,
        plain_name=rating.plain_name,
        from_code=held.code,
        from_title=held.title,
        importance=rating.importance,
        level=rating.level,
        months=months,
        from_skills_from=held.lender,
        to_code=following.code if following else None,
        to_skills_from=following.lender if following else None,
        to_importance=wanted.importance if wanted else None,
        to_level=wanted.level if wanted else None,
        shown_by=did,
        resume_line=resume_line(did, months, held.code, held.plain_title),
    )


def _time_weight(months: int | None) -> float:
    """From ``least_weight`` for no time at all to 1 for three years and more."""
    rule = rules()["strength"]
    served: float = rule["unknown_months"] if months is None else months
    least, full = float(rule["least_weight"]), float(rule["full_months"])
    return least + (1.0 - least) * min(served / full, 1.0)
