"""Strengths and the skill delta."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Strength:
    """An interpersonal skill that carries over, and the past job that shows it."""

    element_id: str
    name: str
    plain_name: str
    from_code: str
    from_title: str
    #: Importance (1-5) and level (0-7) in the past job.
    importance: float
    level: float
    months: int | None
    #: Set where skills are borrowed from a near occupation: code whose ratings stand in.
    from_skills_from: str | None
    #: The next job it was weighed for, and its figures there; None when weighed for none.
    to_code: str | None
    to_skills_from: str | None
    to_importance: float | None
    to_level: float | None
    #: What the worker did that shows it, in the past tense; whether it is true only they know.
    shown_by: str
    #: The same as a line for a resume, with the time and the job.
    resume_line: str


@dataclass(frozen=True)
class SkillStep:
    """One element compared between two jobs. ``step`` is level wanted less level held."""

    element_id: str
    name: str
    plain_name: str
    #: "interpersonal", "skill" (technical and thinking skills) or "knowledge".
    kind: str
    interpersonal: bool
    from_importance: float
    to_importance: float
    from_level: float
    to_level: float
    step: float
    #: How far the two levels are apart, either way: "none", "small", "medium" or "big".
    size: str


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
    #: Of the elements that matter in the next job, the share (0-1) that the past job holds: of
    #: all, and of the interpersonal ones. None where nothing is known to matter.
    transfer_share: float | None
    transfer_share_interpersonal: float | None
    sources: tuple[str, ...]
