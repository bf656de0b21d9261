"""The rules of `followups.toml`, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True)
class Rules:
    """All of the file."""

    stages: tuple[int, ...]
    make_up: timedelta
    gap: timedelta
    after_error: timedelta
    spread_at_once: int
    queue_at_once: int
    look_again: float


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules as they are shipped."""
    path = Path(__file__).with_name("followups.toml")
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    days, limits, work = (content[name] for name in ("days", "limits", "work"))
    return Rules(
        stages=tuple(days["stages"]),
        make_up=timedelta(days=days["make_up_days"]),
        gap=timedelta(days=limits["gap_days"]),
        after_error=timedelta(hours=limits["after_error_hours"]),
        **work,
    )
