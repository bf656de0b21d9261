"""Plain wishes that the front fulfils without the talk: whole messages, read by a TOML file."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path

from front.safety.plain import whole


class PlainRequests:
    """The messages that mean one thing; ``file`` lists them as regular expressions, `requests`."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        requests: list[str] = tomllib.loads(self._file.read_text(encoding="utf-8"))["requests"]
        return re.compile("|".join(f"(?:{one})" for one in requests))

    def asked_in(self, text: str) -> bool:
        """Whether a whole message is one of them."""
        return self._pattern.fullmatch(whole(text)) is not None
