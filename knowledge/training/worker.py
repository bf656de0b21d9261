"""Whom training is judged for."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.training.filters import TrainingFilters


@dataclass(frozen=True)
class TrainingWorker:
    """The job wanted, the last job, and what is known and wished of training.

    ``filters`` carries the place, the schooling and whether money is tight as well as every wish.
    """

    #: The next job, SOC 2018.
    code: str
    #: The last job: its median pay is the bar for earnings.
    from_code: str | None = None
    filters: TrainingFilters = field(default_factory=TrainingFilters)
