"""What the store answers with.

Plain, frozen records that turn into JSON with :func:`dataclasses.asdict`. Money is US dollars
a year unless a name says otherwise, shares are 0-1, changes are percent, time is months.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """One occupation a phrase may mean; ``score`` is 0-1, comparable between phrases."""

    code: str
    title: str
    score: float
    onet_code: str | None = None


@dataclass(frozen=True)
class OccupationMatch:
    """What a phrase means, best first; no candidates when the search abstains."""

    text: str
    release: str
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True)
class PastJob:
    """One job found in a message, in the worker's own words and as an occupation.

    ``code`` is empty when a job was named that the search cannot place.
    """

    text: str
    code: str | None
    title: str | None
    score: float | None
    months: int | None
    onet_code: str | None = None
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """What a worker said about themselves; None where nothing was said."""

    zip_code: str | None = None
    city: str | None = None
    state: str | None = None
    #: One of knowledge/circumstances/schooling.toml's levels.
    schooling: str | None = None
    #: None = nothing said; () = said to have none.
    licences: tuple[str, ...] | None = None
    own_pay: int | None = None
    #: "now", "months" or "looking".
    urgency: str | None = None


@dataclass(frozen=True)
class RiskFlag:
    """A warning sign with its figure, its source and whether it is raised.

    ``raised`` is None when the store does not know.
    """

    name: str
    raised: bool | None
    value: float | None
    threshold: float | None
    source: str
    severe: bool = False


@dataclass(frozen=True)
class MovePrecedent:
    """How many people like this moved: shrunk share of movers and estimated survey cases."""

    share: float
    estimated_cases: float
    #: "strong", "some", "thin" or "none".
    strength: str


@dataclass(frozen=True)
class TargetStep:
    """A Target that a Gateway leads on to."""

    code: str
    title: str
    median_wage: int | None
    precedent: MovePrecedent
    named_by_alliance: bool
    risk_flags: tuple[RiskFlag, ...]


@dataclass(frozen=True)
class NextJob:
    """A suggested next job with everything the talk may be asked about it."""

    code: str
    onet_code: str | None
    title: str
    #: "gateway", "historical_adjacency" or "mid_wage_origin"; a step up the own ladder may also
    #: be a "target" or a better paid "origin". A wished-for job may have any class.
    mobility_class: str
    class_confidence: float
    #: The Alliance names it as a Gateway.
    named_by_alliance: bool
    #: Criteria a named Gateway misses here, e.g. "outflow_to_targets".
    criteria_missed: tuple[str, ...]
    from_code: str
    from_title: str
    median_wage: int | None
    median_wage_top_coded: bool
    median_hourly: float | None
    from_median_wage: int | None
    #: None where a figure is missing or is of a wider group than the job (``figures_title``).
    pay_gain: int | None
    figures_title: str | None
    precedent: MovePrecedent
    skill_similarity: float | None
    #: Subset of "observed_moves", "named_by_alliance", "skill_similarity" and, ours, "own_ladder"
    #: (first-line supervisors of the own kind of work), "field_ladder" (a step up in the field).
    evidence: tuple[str, ...]
    projected_change: float | None
    openings: int | None
    entry_education: str | None
    entry_experience: str | None
    entry_training: str | None
    #: Entered by a paid apprenticeship with a high-school diploma or less; no past job is needed.
    entry_by_apprenticeship: bool
    #: Typical schooling at entry is above the worker's; False when theirs is not known.
    schooling_short: bool
    job_zone: int | None
    share_without_bachelors: float | None
    licences: tuple[str, ...]
    risk_flags: tuple[RiskFlag, ...]
    targets: tuple[TargetStep, ...]
    score: float
    #: Weighted parts of the score, by name.
    score_parts: dict[str, float]


@dataclass(frozen=True)
class HiddenJob:
    """An occupation that was considered and left out, and why."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True)
class Progressions:
    """Next jobs for an origin (or several past jobs), best first."""

    release: str
    origin_codes: tuple[str, ...]
    next_jobs: tuple[NextJob, ...]
    hidden: tuple[HiddenJob, ...]
    sources: tuple[str, ...]
    #: Fewer than three jobs fit.
    few: bool


@dataclass(frozen=True)
class Strength:
    """An interpersonal skill that carries over, and the past job that shows it."""

    element_id: str
    name: str
    plain_name: str
    from_code: str
    from_title: str
    importance: float
    level: float
    months: int | None


@dataclass(frozen=True)
class SkillStep:
    """One element compared between two jobs. ``step`` is level wanted less level held."""

    element_id: str
    name: str
    plain_name: str
    kind: str
    interpersonal: bool
    from_importance: float
    to_importance: float
    from_level: float
    to_level: float
    step: float


@dataclass(frozen=True)
class SkillDelta:
    """Job-2-Job Skill Delta from one occupation to another; it has a direction."""

    release: str
    from_code: str
    from_title: str
    to_code: str
    to_title: str
    #: Set where skills are borrowed from a near occupation: code whose ratings stand in.
    from_skills_from: str | None
    to_skills_from: str | None
    have: tuple[SkillStep, ...]
    need: tuple[SkillStep, ...]
    surplus: tuple[SkillStep, ...]
    software_have: tuple[str, ...]
    software_need: tuple[str, ...]
    sources: tuple[str, ...]


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
