"""The one-call way to training options; a process that answers often keeps a TrainingFinder."""

from __future__ import annotations

from sqlalchemy.orm import Session

from knowledge.answers import TrainingOption
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingAnswer, TrainingFinder


def training_options(
    session: Session,
    code: str,
    from_code: str | None = None,
    filters: TrainingFilters | None = None,
    limit: int = 5,
) -> tuple[TrainingOption, ...]:
    """Options towards ``code``; see :class:`~knowledge.training.finder.TrainingFinder`."""
    return TrainingFinder(session).options(code, from_code, filters, limit)


def training_answer(
    session: Session,
    code: str,
    from_code: str | None = None,
    filters: TrainingFilters | None = None,
    limit: int = 5,
) -> TrainingAnswer:
    """The same with counts of hidden and not-stated options."""
    return TrainingFinder(session).answer(code, from_code, filters, limit)
