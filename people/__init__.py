"""What persons told us: read-write, migrated, and really gone once a person asks for that."""

from __future__ import annotations

from people.people import People
from people.records import (
    Choice,
    Forgotten,
    HandoffRequest,
    Message,
    NoSuchJob,
    PastJob,
    ShownJob,
    ShownTraining,
    Worker,
)

__all__ = [
    "Choice",
    "Forgotten",
    "HandoffRequest",
    "Message",
    "NoSuchJob",
    "PastJob",
    "People",
    "ShownJob",
    "ShownTraining",
    "Worker",
]
