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
    #: "1", "2", "3", "field", "not_enough_data" or "does_not_pay_off".
    tier: str
    #: metric -> {"value", "bar", "met"}; empty when nothing is known.
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
