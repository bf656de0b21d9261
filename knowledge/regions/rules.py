"""The rules and wordings of regions.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rules() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads(Path(__file__).with_name("regions.toml").read_text(encoding="utf-8"))
