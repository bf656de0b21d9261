"""Says fixed Spanish wordings in the English that the readers know (spanish.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("spanish.toml")
_BARE = str.maketrans("áéíóúüñ", "aeiouun")


def in_english(lower: str) -> str:
    """A lower-case text with the Spanish wordings in it replaced; any other text as it is.

    Where one is replaced, the rest of the text has lost its accents.
    """
    bare = lower.translate(_BARE)
    if not _any_wording().search(bare):
        return lower
    for pattern, english in _wordings():
        bare = pattern.sub(english, bare)
    return bare


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed: list[list[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["wordings"]
    return tuple((re.compile(pattern), english) for pattern, english in listed)


@cache
def _any_wording() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _wordings()))
