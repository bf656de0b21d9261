"""What a skills statement shows: skills the worker said are true, and nothing else but a name."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from people.handoff_summary import Frozen, Told

#: Name and version of the form in which it is kept.
SCHEMA: Final = "onward.skills_statement"
VERSION: Final = 1


class SkillShared(Frozen):
    """A skill with what shows it and a line for a resume, both in English."""

    element_id: str
    name: Told
    shown_by: str
    resume_line: str


class Statement(Frozen):
    """The whole page."""

    schema_name: Literal["onward.skills_statement"] = SCHEMA
    version: Literal[1] = VERSION
    made_at: datetime
    ends_at: datetime
    #: The language it opens in.
    language: str
    #: As the worker wants to be called; None where they gave none.
    name: str | None
    skills: tuple[SkillShared, ...]
    #: The release and the source of what such jobs ask for.
    release: str
    sources: tuple[str, ...]
