"""What the store answers with.

Plain, frozen records that turn into JSON with :func:`dataclasses.asdict`. Money is US dollars
a year unless a name says otherwise, shares are 0-1, changes are percent, time is months.
"""

from __future__ import annotations

from knowledge.answers.progressions import (
    HiddenJob,
    MovePrecedent,
    NextJob,
    OriginClass,
    PathStep,
    ProgressionPath,
    Progressions,
    TargetStep,
)
from knowledge.answers.risk import Competition, RiskFlag
from knowledge.answers.skills import SkillDelta, SkillStep, Strength
from knowledge.answers.training import TrainingOption, TrainingOutcome
from knowledge.answers.training_told import (
    ComparedCell,
    ComparedRow,
    GroupFigure,
    MetricVerdict,
    TierReasons,
    TrainingComparison,
)
from knowledge.answers.understanding import Candidate, Circumstances, OccupationMatch, PastJob

__all__ = [
    "Candidate",
    "Circumstances",
    "ComparedCell",
    "ComparedRow",
    "Competition",
    "GroupFigure",
    "HiddenJob",
    "MetricVerdict",
    "MovePrecedent",
    "NextJob",
    "OccupationMatch",
    "OriginClass",
    "PastJob",
    "PathStep",
    "ProgressionPath",
    "Progressions",
    "RiskFlag",
    "SkillDelta",
    "SkillStep",
    "Strength",
    "TargetStep",
    "TierReasons",
    "TrainingComparison",
    "TrainingOption",
    "TrainingOutcome",
]
