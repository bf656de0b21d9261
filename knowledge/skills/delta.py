"""The Job-2-Job Skill Delta: what the next job asks for beyond the last one.

The idea is published (Rework America Alliance); the bars in skills.toml are ours. It has a
direction: from A to B is not the reverse of from B to A.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from sqlalchemy.orm import Session

from knowledge.answers import SkillDelta, SkillStep
from knowledge.skills.ratings import INTERPERSONAL, Profile, Rating, profile, rules

SOURCES = ("O*NET 29.3 skills, knowledge and technology skills",)


Part = Literal["have", "need", "surplus"]


def skill_delta(session: Session, release: str, from_code: str, to_code: str) -> SkillDelta:
    """Compare two occupations element by element.

    *Have*: matters in the next job and the last one holds it well enough; an interpersonal
    strength counts as held even where the next job wants somewhat more (its step says how much).
    *Need*: matters in the next job and its level is above the level held. *Surplus*: matters in
    the last job, held above what the next one asks for. Needs come largest step first; each kind
    of element has its own number of places (skills.toml). Software is what employers ask for by
    name in the next job, told apart by whether they ask for it in the last one, too.

    The transfer shares count elements: of those that matter in the next job, the part that is
    held as above. All parts are empty where one of the two has no ratings, as military jobs.

    Raises:
        UnknownOccupationError: a code is not in the store.
    """
    rule = rules()["delta"]
    start, end = profile(session, from_code), profile(session, to_code)
    have, need, surplus = [], [], []
    matter = []
    for held, wanted in _both(start, end):
        step = _step(held, wanted)
        if wanted.importance >= rule["importance"]:
            matter.append(step)
            if step.step >= rule["need_step"] and not _carries_over(held, step):
                need.append(step)
            elif step.from_level >= rule["held_level"]:
                have.append(step)
        if held.importance >= rule["surplus_importance"] and -step.step >= rule["surplus_step"]:
            surplus.append(step)
    people = [step for step in matter if step.interpersonal]
    return SkillDelta(
        release=release,
        from_code=start.code,
        from_title=start.title,
        to_code=end.code,
        to_title=end.title,
        from_skills_from=start.lender,
        to_skills_from=end.lender,
        have=_named("have", sorted(have, key=_most_used_first)),
        need=_named("need", sorted(need, key=_largest_first)),
        surplus=_named("surplus", sorted(surplus, key=lambda s: (s.step, s.element_id))),
        software_have=tuple(n for n in end.software if n in start.software)[: rule["software"]],
        software_need=tuple(n for n in end.software if n not in start.software)[: rule["software"]],
        transfer_share=_share(have, matter),
        transfer_share_interpersonal=_share([s for s in have if s.interpersonal], people),
        sources=SOURCES,
    )


def _both(start: Profile, end: Profile) -> list[tuple[Rating, Rating]]:
    """The elements that both occupations rate."""
    return [
        (start.ratings[element], wanted)
        for element, wanted in end.ratings.items()
        if element in start.ratings
    ]


def _carries_over(held: Rating, step: SkillStep) -> bool:
    return held.is_strength and step.step < rules()["delta"]["interpersonal_step"]


def _step(held: Rating, wanted: Rating) -> SkillStep:
    step = round(wanted.level - held.level, 2)
    return SkillStep(
        element_id=wanted.element_id,
        name=wanted.name,
        plain_name=wanted.plain_name,
        kind=wanted.kind,
        interpersonal=wanted.kind == INTERPERSONAL,
        from_importance=held.importance,
        to_importance=wanted.importance,
        from_level=held.level,
        to_level=wanted.level,
        step=step,
        size=_size(step),
    )


def _size(step: float) -> str:
    rule = rules()["delta"]
    apart = abs(step)
    for name in ("big", "medium"):
        if apart >= rule["size"][name]:
            return name
    return "small" if apart >= rule["need_step"] else "none"


def _most_used_first(step: SkillStep) -> tuple[float, str]:
    return -step.to_importance * step.from_importance, step.element_id


def _largest_first(step: SkillStep) -> tuple[float, str]:
    return -step.step * step.to_importance, step.element_id


def _named(part: Part, steps: Sequence[SkillStep]) -> tuple[SkillStep, ...]:
    """The first steps of each kind, as many as it has places, in the order they came."""
    places = rules()["delta"]["at_most"]
    taken: Counter[str] = Counter()
    named = []
    for step in steps:
        taken[step.kind] += 1
        if taken[step.kind] <= places[step.kind][part]:
            named.append(step)
    return tuple(named)


def _share(part: Sequence[SkillStep], of: Sequence[SkillStep]) -> float | None:
    return round(len(part) / len(of), 3) if of else None
