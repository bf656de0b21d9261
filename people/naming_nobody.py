"""Free text without what could name or reach its writer: phone numbers, mail, a name that is told.

A report of a wrong figure is read by an operator, who never needs to know from whom it is.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from re import IGNORECASE, Pattern, compile

from people.private import private_kinds

_FILE = Path(__file__).with_name("naming_nobody.toml")


@cache
def _rules() -> tuple[tuple[tuple[Pattern[str], str], ...], str]:
    """The patterns with what takes their place, and what takes the place of all of a text."""
    rules = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    patterns = tuple(
        (compile(rule["pattern"], 0 if rule.get("capitals") else IGNORECASE), rule["becomes"])
        for rule in rules["rules"]
    )
    return patterns, rules["private"]


def naming_nobody(text: str) -> str:
    """The text without numbers of phones, addresses of mail and the writer's own name.

    A text that holds a private fact (people/private.toml) is left out as a whole.
    """
    patterns, private = _rules()
    if private_kinds(text):
        return private
    for pattern, becomes in patterns:
        text = pattern.sub(becomes, text)
    return text
