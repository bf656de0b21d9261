"""Keeps managers and supervisors from standing for everyone at their place of work.

"Restaurant" is nearer to "restaurant manager" than to anything a waiter is called. An entry of the
index that says so much ("manager", "owner") speaks for its occupation only when the worker's words
say it too.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

RULES = Path(__file__).parent / "match.toml"


class Authority:
    """The rule of match.toml's table of that name."""

    def __init__(self) -> None:
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))["authority"]
        self._prefixes = tuple(rules["code_prefixes"])
        self._words = re.compile(rf"\b(?:{'|'.join(rules['words'])})\b")
        #: What an entry of a manager's occupation keeps when the worker's words say nothing of it.
        self.unsaid: float = rules["unsaid"]

    def is_said(self, text: str) -> bool:
        """Whether a text tells of managing, supervising or owning."""
        return bool(self._words.search(text))

    def claims(self, code: str, phrase: str) -> bool:
        """Whether an index entry belongs to such an occupation and says so."""
        return code.startswith(self._prefixes) and self.is_said(phrase)
