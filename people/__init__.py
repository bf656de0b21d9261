"""What persons told us: read-write, migrated, and really gone once a person asks for that."""

from __future__ import annotations

from people.handoff_records import Handoff
from people.people import People
from people.records import (
    Choice,
    Forgotten,
    Message,
    NoSuchJob,
    PastJob,
    ShownJob,
    ShownTraining,
    Worker,
)
from people.staff_sessions import Staff

__all__ = [
    "Choice",
    "Forgotten",
    "Handoff",
    "Message",
    "NoSuchJob",
    "PastJob",
    "People",
    "ShownJob",
    "ShownTraining",
    "Staff",
    "Worker",
]
