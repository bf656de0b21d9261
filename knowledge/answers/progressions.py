"""Next jobs, with everything the talk may be asked about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.answers.risk import Competition, RiskFlag


@dataclass(frozen=True)
class MovePrecedent:
    """How many people like this moved: shrunk share of movers and estimated survey cases."""

    share: float
    estimated_cases: float
    #: "strong", "some", "thin" or "none".
    strength: str
    #: Key of the set of moves it was seen in, see SOURCES.md.
    source: str = "cps_asec"


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
    #: Every criterion of the classes: {"value", "threshold", "met"}, flows with "low" and "high".
    criteria: dict[str, Any]
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
    #: None where no more people than usual are out of work, or it is not known.
    competition: Competition | None
    targets: tuple[TargetStep, ...]
    score: float
    #: Weighted parts of the score, by name.
    score_parts: dict[str, float]


@dataclass(frozen=True)
class PathStep:
    """One step of a path, seen from the job before it."""

    code: str
    title: str
    mobility_class: str
    median_wage: int | None
    #: As in NextJob.
    evidence: tuple[str, ...]
    precedent: MovePrecedent
    #: The strongest kind of evidence for this step, weighted (0-1, ours).
    worth: float
    entry_education: str | None
    entry_experience: str | None
    entry_training: str | None
    #: Months of schooling and training at the start, least and most; None where BLS names none
    #: or the schooling is done already.
    months_least: int | None
    months_most: int | None


@dataclass(frozen=True)
class ProgressionPath:
    """Origin -> Gateway -> Target, or with one job before the Gateway."""

    from_code: str
    steps: tuple[PathStep, ...]
    #: Product of what the steps are worth (0-1, ours).
    worth: float
    #: The Alliance publishes the whole path by name.
    named_by_alliance: bool


@dataclass(frozen=True)
class HiddenJob:
    """An occupation that was considered and left out, and why."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True)
class OriginClass:
    """A past job's own mobility class, and how each criterion came out."""

    code: str
    title: str
    months: int | None
    mobility_class: str
    class_confidence: float
    named_by_alliance: bool
    median_wage: int | None
    criteria: dict[str, Any]


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
    #: Two and three steps ahead, best first.
    paths: tuple[ProgressionPath, ...] = ()
    origins: tuple[OriginClass, ...] = ()
    #: What is special about these past jobs or this worker, see progressions/notes.py.
    notes: tuple[str, ...] = ()
