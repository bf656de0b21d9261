"""Takes the words around a wish away: "I want to become a nurse" -> "nurse"."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

RULES = Path(__file__).parent / "match.toml"


@lru_cache(maxsize=1)
def _around() -> frozenset[str]:
    return frozenset(tomllib.loads(RULES.read_text(encoding="utf-8"))["wish"]["around"])


def wished_words(text: str) -> str:
    """The words of a wish that name the job; the text itself when nothing would be left.

    Only the ends are cut: "work with computers" inside a wish still names something.
    """
    words = text.lower().split()
    bare = [word.strip(",.?!") for word in words]
    start, end = 0, len(words)
    while start < end and bare[start] in _around():
        start += 1
    while end > start and bare[end - 1] in _around():
        end -= 1
    return " ".join(words[start:end]).strip(" .?!") or text
