"""Reads the words and patterns of each language, with their fragments filled in.

`words.toml` holds the English ones, `words.es.toml` the Spanish.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

Language = Literal["en", "es"]
#: In the order in which they are asked.
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_FILES: Final[dict[Language, Path]] = {
    "en": Path(__file__).with_name("words.toml"),
    "es": Path(__file__).with_name("words.es.toml"),
}
#: Within a pattern a line end and what indents the next line mean nothing.
_LINE_BREAK = re.compile(r"^ +|\n *")
_FRAGMENT = re.compile(r"%(\w+)%")


@cache
def words(language: Language) -> dict[str, Any]:
    """The content of a language's file, with patterns that take several lines put together."""
    with _FILES[language].open("rb") as file:
        content: dict[str, Any] = _joined(tomllib.load(file))
    return content


def _joined(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _joined(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_joined(value) for value in content]
    return _LINE_BREAK.sub("", content)


def pattern(language: Language, *alternatives: str) -> re.Pattern[str]:
    """One compiled pattern that matches when any alternative does.

    Raises:
        KeyError: a fragment is named that the language's file does not have.
    """
    fragments: dict[str, str] = words(language)["fragments"]
    text = "|".join(f"(?:{one})" for one in alternatives)
    while _FRAGMENT.search(text):
        text = _FRAGMENT.sub(lambda found: fragments[found[1]], text)
    return re.compile(text)


def either(alternatives: Iterable[str]) -> str:
    """The source of a group that matches when any alternative does, longest first."""
    return f"(?:{'|'.join(sorted(alternatives, key=len, reverse=True))})"
