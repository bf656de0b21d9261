"""The pages of staff by role, from navigation.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel

from people.staff_records import Role


class Entry(BaseModel, extra="forbid", frozen=True):
    """One page that staff reach from every page."""

    address: str
    name: str
    says: str
    roles: tuple[Role, ...]


_FILE = Path(__file__).with_name("navigation.toml")
ENTRIES = tuple(
    Entry.model_validate(entry)
    for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))["page"]
)


def entries_for(role: Role) -> tuple[Entry, ...]:
    """What a role sees, in order."""
    return tuple(entry for entry in ENTRIES if role in entry.roles)
