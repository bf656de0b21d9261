"""Joins that only a person could make, each with its reason (hand_maps.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HAND_MAPS = Path(__file__).with_name("hand_maps.toml")


def read_hand_maps() -> dict[str, Any]:
    """The whole of hand_maps.toml."""
    return tomllib.loads(HAND_MAPS.read_text(encoding="utf-8"))
