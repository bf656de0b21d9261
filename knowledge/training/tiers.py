"""The tier of a programme or a field, and why.

The outline (metric groups, tiers, validity of the source) is published by the Rework America
Alliance as the Draft Effectiveness Framework; the bars and the exact tier rules are ours and
stand in ``effectiveness.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.store.schema import FieldOutcome
from knowledge.training.rules import Effectiveness, effectiveness

EMPLOYMENT = "employment_second_quarter"
EARNINGS = "earnings_second_quarter"

NOT_ENOUGH_DATA = "not_enough_data"
DOES_NOT_PAY_OFF = "does_not_pay_off"
BELOW_BARS = "below_bars"
FIELD = "field"

Verdicts = dict[str, dict[str, object]]


@dataclass(frozen=True)
class Metrics:
    """What is known of a programme's results. None = not known; shares 0-1; dollars a year."""

    validity: str
    people: int | None = None
    completion: float | None = None
    employment_second_quarter: float | None = None
    #: Quarterly wage times four.
    earnings_second_quarter: float | None = None
    #: True where the earnings are an average standing in for a median.
    earnings_are_average: bool = False
    credential: float | None = None
    retention_fourth_quarter: float | None = None


@dataclass(frozen=True)
class Judgement:
    """A tier and the verdict on each known metric."""

    tier: str
    #: Metric -> {"value", "bar", "met"} and, for earnings, "measure" ("median" or "average");
    #: ``met`` is None where there is no bar.
    verdicts: Verdicts
    suppressed: bool = False

    @property
    def warns(self) -> bool:
        """Whether the figures say that the training leads to less than the last job paid."""
        return self.verdicts.get(EARNINGS, {}).get("met") is False


def judge(
    metrics: Metrics, origin_wage: float | None, rules: Effectiveness | None = None
) -> Judgement:
    """Give a programme its tier from its own figures.

    Tier 1: matched or state-checked figures, employment and earnings both known and judged, no
    known priority metric below its bar. Tier 2: such figures and at least one priority metric
    met. Tier 3: figures reported by the provider only. "does_not_pay_off": matched or checked
    earnings below ``origin_wage`` (BLS median of the last job, dollars a year); an average of
    the programme below it is enough, as averages of pay lie above medians. "below_bars": matched
    or checked figures, none of which meets its bar. Otherwise "not_enough_data".

    Without an origin wage earnings cannot be judged, so tier 1 is out of reach. Figures of
    fewer people than the framework's smallest group are suppressed: never used, never shown.

    Raises:
        ValueError: the validity is none of A, B, C, D.
    """
    rules = rules or effectiveness()
    if metrics.validity not in rules.validity:
        raise ValueError(f"validity {metrics.validity!r} is none of {', '.join(rules.validity)}")
    if metrics.people is not None and metrics.people < rules.fewest_people:
        return Judgement(NOT_ENOUGH_DATA, {}, suppressed=True)
    verdicts = _verdicts(metrics, origin_wage, rules)
    return Judgement(_tier(metrics.validity, verdicts, rules), verdicts)


def judge_field(
    outcome: FieldOutcome, origin_wage: float | None, rules: Effectiveness | None = None
) -> Judgement:
    """Judge a field's figures. The tier is "field" or, with nothing to show, "not_enough_data".

    A field's figures never give a programme tier 1-3 nor "does_not_pay_off": they are about all
    its programmes. A field that pays less than the last job is seen from :attr:`warns`.
    """
    judged = judge(
        Metrics(
            validity=outcome.validity,
            people=outcome.people,
            employment_second_quarter=outcome.employed_share,
            earnings_second_quarter=outcome.average_wage,
            earnings_are_average=True,
            retention_fourth_quarter=outcome.retained_share,
        ),
        origin_wage,
        rules,
    )
    known = judged.verdicts and not judged.suppressed and outcome.validity != "D"
    return Judgement(FIELD if known else NOT_ENOUGH_DATA, judged.verdicts, judged.suppressed)


def _verdicts(metrics: Metrics, origin_wage: float | None, rules: Effectiveness) -> Verdicts:
    verdicts: Verdicts = {}
    for name, bar in rules.bars.items():
        value: float | None = getattr(metrics, name)
        if value is not None:
            verdicts[name] = {"value": value, "bar": bar, "met": value >= bar}
    earnings = metrics.earnings_second_quarter
    if earnings is not None:
        verdicts[EARNINGS] = {
            "value": earnings,
            "bar": origin_wage,
            "met": None if origin_wage is None else earnings >= origin_wage,
            "measure": "average" if metrics.earnings_are_average else "median",
        }
    return verdicts


def _tier(validity: str, verdicts: Verdicts, rules: Effectiveness) -> str:
    if not verdicts:
        return NOT_ENOUGH_DATA
    if validity in rules.reported:
        return "3"
    if validity not in rules.relied_on:
        return NOT_ENOUGH_DATA
    met = {name: verdict["met"] for name, verdict in verdicts.items()}
    if met.get(EARNINGS) is False:
        return DOES_NOT_PAY_OFF
    judged = met.get(EMPLOYMENT) is not None and met.get(EARNINGS) is not None
    if judged and False not in met.values():
        return "1"
    if True in met.values():
        return "2"
    return BELOW_BARS if False in met.values() else NOT_ENOUGH_DATA
