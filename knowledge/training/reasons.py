"""Why an option has its tier, as data: the verdict on every metric and what is missing."""

from __future__ import annotations

from knowledge.answers import TrainingOption
from knowledge.answers.training_told import MetricVerdict, TierReasons
from knowledge.training.effectiveness import effectiveness
from knowledge.training.tiers import Judgement, judge
from knowledge.training.worker import TrainingWorker

#: Whose the bars and the exact tier rules are.
OURS = "ours"


def tier_reasons(
    option: TrainingOption,
    judgement: Judgement | None,
    worker: TrainingWorker,
    origin_wage: int | None,
) -> TierReasons:
    """The reasons for an option's tier; without figures every metric is told as not known."""
    rules = effectiveness()
    told = judgement.told if judgement else judge((), origin_wage).told
    return TierReasons(
        option_id=option.option_id,
        name=option.name,
        tier=option.tier,
        figures_of=judgement.of if judgement else None,
        validity=judgement.validity if judgement else "D",
        origin_code=worker.from_code,
        origin_wage=origin_wage,
        origin_source=rules.origin_wage_source,
        verdicts=told,
        missing=tuple(verdict.metric for verdict in told if _missing(verdict)),
        warns=judgement.warns if judgement else False,
        promises_job=option.promises_job,
        framework=rules.source,
        basis=OURS,
    )


def _missing(verdict: MetricVerdict) -> bool:
    return verdict.kind == "priority" and verdict.value is None
