"""Plain wishes to have everything deleted, from people to whom nothing is written any more."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from front.safety.plain import whole

_FILE = Path(__file__).with_suffix(".toml")


@cache
def _requests() -> re.Pattern[str]:
    requests: list[str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["requests"]
    return re.compile("|".join(f"(?:{one})" for one in requests))


def asks_to_delete(text: str) -> bool:
    """Whether a whole message asks for everything about its writer to be deleted."""
    return _requests().fullmatch(whole(text)) is not None
