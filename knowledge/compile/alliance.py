"""The occupations and progressions the Rework America Alliance names, from method.toml."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

METHOD = Path(__file__).with_name("method.toml")


def read_method() -> dict[str, Any]:
    """The whole of method.toml."""
    return tomllib.loads(METHOD.read_text(encoding="utf-8"))


def alliance_roles(method: dict[str, Any]) -> list[dict[str, object]]:
    """Rows of ``alliance_roles``."""
    return [
        {"code": name[:7], "role": role, "onet_code": name if len(name) > 7 else None}
        for role, names in method["roles"].items()
        for name in names
    ]


def alliance_progressions(method: dict[str, Any]) -> list[dict[str, object]]:
    """Rows of ``alliance_progressions``: each named family of moves, pair by pair."""
    return [
        {
            "origin_code": origin,
            "gateway_code": gateway,
            "target_code": target,
            "moves": family.get("moves"),
            "moves_of": family.get("moves_of"),
        }
        for family in method["progressions"]
        for origin, gateway, target in product(
            family["origins"], family["gateways"], family["targets"]
        )
    ]
