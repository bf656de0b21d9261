"""Training explained and compared: the verdict on each metric, and options side by side."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.answers.training import TrainingOption


@dataclass(frozen=True)
class GroupFigure:
    """A metric of one group of people ("gender: women"); for coaches and operators only.

    ``value`` is None where the group is under ten people or the source withholds it.
    """

    group: str
    value: float | None
    people: int | None


@dataclass(frozen=True)
class MetricVerdict:
    """What is known of one metric, whether it meets its bar, and why or why not."""

    #: "completion", "employment_second_quarter", ... as in effectiveness.toml.
    metric: str
    #: "priority" or "secondary".
    kind: str
    #: Share 0-1 or US dollars a year; None when it is not known or may not be shown.
    value: float | None
    bar: float | None
    met: bool | None
    #: "met", "below_bar", "not_known", "too_few_people", "people_not_stated", "withheld",
    #: "not_relied_on", "no_last_job" or "no_bar".
    why: str
    people: int | None = None
    cohort: str | None = None
    source: str | None = None
    validity: str | None = None
    dated: str | None = None
    #: "median" or "average", for earnings.
    measure: str | None = None
    groups: tuple[GroupFigure, ...] = ()


@dataclass(frozen=True)
class TierReasons:
    """Why an option has its tier."""

    option_id: str
    name: str
    tier: str
    #: "programme" (its own), "field" (all programmes of its field in its state) or None.
    figures_of: str | None
    #: Best validity among the figures: A, B, C; D = none.
    validity: str
    origin_code: str | None
    #: Median pay of the last job, US dollars a year, and its source.
    origin_wage: int | None
    origin_source: str
    verdicts: tuple[MetricVerdict, ...]
    #: Priority metrics nothing is known of.
    missing: tuple[str, ...]
    #: The figures are below the pay of the last job.
    warns: bool
    promises_job: bool
    #: Where the framework is from, and whose the bars and tier rules are ("ours").
    framework: str
    basis: str


@dataclass(frozen=True)
class ComparedCell:
    """One fact of one option. ``stated`` False: nobody says; ask the provider."""

    value: float | str | bool | None
    stated: bool
    #: For figures: "programme" or "field".
    of: str | None = None
    people: int | None = None
    cohort: str | None = None
    source: str | None = None
    #: "2026-09", "about 2018".
    dated: str | None = None


@dataclass(frozen=True)
class ComparedRow:
    """One fact of all options, in their order."""

    fact: str
    #: "dollars", "dollars a year", "share", "months", "hours", "miles", "yes or no" or "words".
    unit: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True)
class TrainingComparison:
    """Options side by side, as they stand for one worker."""

    code: str
    from_code: str | None
    origin_wage: int | None
    options: tuple[TrainingOption, ...]
    reasons: tuple[TierReasons, ...]
    rows: tuple[ComparedRow, ...]
