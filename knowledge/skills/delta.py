"""The Job-2-Job Skill Delta: what the next job asks for beyond the last one.

The idea is published (Rework America Alliance); the bars in skills.toml are ours. It has a
direction: from A to B is not the reverse of from B to A.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import SkillDelta, SkillStep
from knowledge.skills.ratings import Profile, Rating, profile, rules
from knowledge.store.schema import Software

SOURCES = ("O*NET 29.3 skills, knowledge and technology skills",)


def skill_delta(session: Session, release: str, from_code: str, to_code: str) -> SkillDelta:
    """Compare two occupations element by element.

    *Have*: matters in the next job and the last one holds it well enough; an interpersonal
    strength counts as held even where the next job wants somewhat more (its step says how much).
    *Need*: matters in the next job and its level is above the level held. *Surplus*: matters in
    the last job, held above what the next one asks for. Needs come largest step first.

    Raises:
        UnknownOccupationError: a code is not in the store.
    """
    rule = rules()["delta"]
    start, end = profile(session, from_code), profile(session, to_code)
    have, need, surplus = [], [], []
    for step in _steps(start, end):
        wanted = step.to_importance >= rule["importance"]
        if wanted and step.step >= rule["need_step"] and not _carries_over(step):
            need.append(step)
        elif wanted and step.from_level >= rule["held_level"]:
            have.append(step)
        if (
            step.from_importance >= rule["surplus_importance"]
            and -step.step >= rule["surplus_step"]
        ):
            surplus.append(step)
    have.sort(key=lambda s: (-s.to_importance * s.from_importance, s.element_id))
    need.sort(key=lambda s: (-s.step * s.to_importance, s.element_id))
    surplus.sort(key=lambda s: (s.step, s.element_id))
    held, wanted_software = _software(session, start), _software(session, end)
    return SkillDelta(
        release=release,
        from_code=start.code,
        from_title=start.title,
        to_code=end.code,
        to_title=end.title,
        from_skills_from=start.lender,
        to_skills_from=end.lender,
        have=tuple(have[: rule["have"]]),
        need=tuple(need[: rule["need"]]),
        surplus=tuple(surplus[: rule["surplus"]]),
        software_have=_names(wanted_software, held.keys(), rule),
        software_need=_names(wanted_software, wanted_software.keys() - held.keys(), rule),
        sources=SOURCES,
    )


def _carries_over(step: SkillStep) -> bool:
    strength = rules()["strength"]
    return (
        step.interpersonal
        and step.from_importance >= strength["importance"]
        and step.from_level >= strength["level"]
        and step.step < rules()["delta"]["interpersonal_step"]
    )


def _steps(start: Profile, end: Profile) -> list[SkillStep]:
    """One step for each element that both occupations rate."""
    return [
        _step(start.ratings[element], rating)
        for element, rating in end.ratings.items()
        if element in start.ratings
    ]


def _step(held: Rating, wanted: Rating) -> SkillStep:
    return SkillStep(
        element_id=wanted.element_id,
        name=wanted.name,
        plain_name=wanted.plain_name,
        kind=wanted.kind,
        interpersonal=wanted.interpersonal,
        from_importance=held.importance,
        to_importance=wanted.importance,
        from_level=held.level,
        to_level=wanted.level,
        step=round(wanted.level - held.level, 2),
    )


def _software(session: Session, of: Profile) -> dict[str, int]:
    """Hot or in-demand software of an occupation: name -> 2 if it is both, else 1.

    A borrower of skill ratings borrows the software with them, if it lists none of its own.
    """
    for code in (of.code, of.lender):
        rows = session.execute(
            select(Software.name, Software.hot, Software.in_demand).where(Software.code == code)
        ).all()
        if rows:
            return {name: int(hot) + int(in_demand) for name, hot, in_demand in rows}
    return {}


def _names(wanted: dict[str, int], among: Iterable[str], rule: dict[str, Any]) -> tuple[str, ...]:
    """Names that the next job wants and that are ``among`` others, most wanted first."""
    found = [name for name in wanted if name in set(among)]
    found.sort(key=lambda name: (-wanted[name], name))
    return tuple(found[: rule["software"]])
