"""The word lists and thresholds of this package, read once."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def history_rules() -> dict[str, Any]:
    """Thresholds, time words and clause words (history.toml)."""
    return tomllib.loads((FOLDER / "history.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def non_job_rules() -> dict[str, Any]:
    """Wordings that tell something else than a job (non_jobs.toml)."""
    return tomllib.loads((FOLDER / "non_jobs.toml").read_text(encoding="utf-8"))
