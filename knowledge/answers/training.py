"""Training options and their outcomes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TrainingOutcome:
    """Outcome figures with what they are figures of."""

    #: "programme" or "field".
    of: str
    label: str
    people: int | None
    employed_share: float | None
    average_wage: float | None
    retained_share: float | None
    cohort: str
    validity: str
    source: str
    #: "median" or "average", of ``average_wage``.
    measure: str | None = None


@dataclass(frozen=True)
class TrainingOption:
    """A programme or a route towards an occupation."""

    option_id: str
    #: "programme" or "route".
    kind: str
    name: str
    provider: str | None
    place: str | None
    state: str | None
    #: None means "ask the provider".
    total_cost: float | None
    clock_hours: float | None
    #: "online", "in person", "on the job" or None (not stated).
    delivery: str | None
    #: "1", "2", "3", "field", "not_enough_data", "below_bars" or "does_not_pay_off".
    tier: str
    #: metric -> {"value", "bar", "met", "people", "cohort", "source", "validity", "dated"} and,
    #: for earnings, "measure"; empty when nothing is known.
    verdicts: dict[str, dict[str, object]]
    validity: str
    outcome: TrainingOutcome | None
    paid: bool
    how_to_find: str | None
    url: str | None
    #: When the list named it, e.g. "about 2018"; routes: date checked.
    listed: str
    field_confidence: float | None
    source: str
    notes: tuple[str, ...] = ()
    #: Routes: "apprenticeship", "credential", "licence", "certificate", "degree", "employer",
    #: "online_course", "public_programme" or "licence_rule".
    route_kind: str | None = None
    #: Routes: what one has at the end.
    leads_to: str | None = None
    credential: str | None = None
    #: Length in months, stated or from hours at the pace of listings.toml; None = not stated.
    months: float | None = None
    #: Miles from the worker's place as the crow flies; None when one of the two is not known.
    miles: float | None = None
    #: None = not stated.
    evening: bool | None = None
    spanish: bool | None = None
    childcare: bool | None = None
    #: What one needs to enter ("high_school", "other", "none"), and whether the worker has it.
    entry: str | None = None
    entry_met: bool | None = None
    #: Share (0-1) of the skill delta that the field's jobs have in common; an estimate, ours.
    delta_covered: float | None = None
    #: Its own words promise a job.
    promises_job: bool = False
    #: Whether the list, or the day a route was checked, is within the freshness rule.
    current: bool = False
    #: The filters asked for that it does not state.
    not_stated: tuple[str, ...] = ()
