"""From one occupation to another: what speaks for the step, what carries over, what is new."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from front.explorer import charts
from front.explorer.places import Choice, chosen
from front.explorer.risks import Sign, signs
from front.explorer.training import TrainingShown, training_shown
from front.explorer.words import WORDS
from front.web.knowing import Facts
from knowledge.answers import NextJob, SkillDelta, Strength
from knowledge.progressions.wishes import Origin
from knowledge.regions.records import LocalGain


@dataclass(frozen=True)
class StepShown:
    """A step from one occupation to another; the other way round it is another step."""

    release: str
    from_code: str
    from_title: str
    job: NextJob
    signs: tuple[Sign, ...]
    delta: SkillDelta
    strengths: tuple[Strength, ...]
    training: TrainingShown
    #: Both medians in one area, where an area was chosen and prints both.
    gain_here: LocalGain | None
    area: Choice | None
    picture: Markup

    @property
    def place(self) -> str:
        """The number of the chosen area, "" for none; links carry it along."""
        return "" if self.area is None else self.area.area_id


def step_shown(facts: Facts, from_code: str, to_code: str, area_id: str | None) -> StepShown:
    """Look the step up.

    Raises:
        UnknownOccupationError: a code is not in the store.
    """
    library = facts.library
    with facts.store.session() as session:
        area = chosen(session, area_id)
    delta = library.skill_delta(from_code, to_code)
    gain = None if area is None else library.local_gain(from_code, to_code, area.name)
    job = library.reach([from_code], to_code)
    strengths = library.strengths([Origin(from_code)], to_code)
    return StepShown(
        release=library.release,
        from_code=from_code,
        from_title=delta.from_title,
        job=job,
        signs=signs(job.risk_flags),
        delta=delta,
        strengths=strengths[: WORDS["page"]["strengths"]],
        training=training_shown(facts, to_code, from_code),
        gain_here=gain if gain and area and gain.area.area_id == area.area_id else None,
        area=area,
        picture=charts.delta_chart(delta),
    )
