"""Industries as NAICS sectors."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sectors.toml").read_text(encoding="utf-8"))


def sectors_asked() -> tuple[str, ...]:
    """The industries a worker chooses from, in their order."""
    return tuple(_rules()["asked"])


def sector_of(naics: str) -> str | None:
    """The sector of a NAICS code, "722511" or "31-33"; None for what is none."""
    sector: str | None = _rules()["sector"].get(naics.strip()[:2])
    return sector
