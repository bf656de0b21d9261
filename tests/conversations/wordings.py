"""Recognises what was said by its place in domain.yml or lines.yml, never by its wording.

A test that names `utter_help` holds when the words of the help change.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parent.parent.parent
QUESTION = "utter_ask_about_worker_form_"
_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


@cache
def _responses() -> dict[str, Any]:
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    return dict(domain["responses"])


@cache
def _lines() -> dict[str, Any]:
    return dict(yaml.safe_load((PROJECT / "actions/lines.yml").read_text(encoding="utf-8")))


@cache
def _own_words() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "front/responses.toml").read_text(encoding="utf-8"))


def _pattern(template: str) -> str:
    return _PLACEHOLDER.sub(".*", re.escape(template.strip()))


def _at(words: dict[str, Any], key: str) -> str:
    found: Any = words
    for part in key.split("."):
        found = found[part]
    return str(found)


def is_response(text: str, name: str) -> bool:
    """Whether a reply is this response of domain.yml, whatever its placeholders hold."""
    return any(
        re.fullmatch(_pattern(variant["text"]), text.strip(), re.DOTALL)
        for variant in _responses()[name]
    )


def holds_line(text: str, key: str) -> bool:
    """Whether a text holds this line of lines.yml."""
    return re.search(_pattern(_at(_lines(), key)), text, re.IGNORECASE) is not None


def is_own(text: str, key: str) -> bool:
    """Whether a reply is what the front says by itself under this key."""
    return re.fullmatch(_pattern(_at(_own_words(), key)), text.strip(), re.DOTALL) is not None


def questions_in(texts: list[str]) -> list[str]:
    """The slots asked for in these replies, in order: "urgency", "schooling", ..."""
    names = [name for name in _responses() if name.startswith(QUESTION)]
    return [
        name.removeprefix(QUESTION) for text in texts for name in names if is_response(text, name)
    ]
