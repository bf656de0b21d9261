"""How much of a worker's words an occupation's own entries of the index account for."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

RULES = Path(__file__).parent / "match.toml"

_WORDS = re.compile(r"[^\W\d_]{2,}(?:'[a-z]+)?")


class Said(NamedTuple):
    """What the words of a text say of one occupation.

    Attributes:
        words: words that carry meaning, at least 1.
        own: the share of them (0 to 1) that the occupation's entries have, rare words weighing
            more (inverse document frequency).
        unknown: the share of them that no entry of any occupation has.
        unknown_first: 1.0 where the first of them is such a word ("vibe curator"), else 0.0.
    """

    words: int
    own: float
    unknown: float
    unknown_first: float


class SaidWords:
    """The words of the index, by occupation."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Learn the words of (text, code) pairs."""
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))["said"]
        self._fillers = frozenset(rules["fillers"])
        self._letters: int = rules["letters"]
        self._entries = 0
        self._entries_with: Counter[str] = Counter()
        self._of: dict[str, set[str]] = defaultdict(set)
        for text, code in phrases:
            words = set(_WORDS.findall(text))
            self._entries += 1
            self._entries_with.update(words)
            self._of[code].update(word[: self._letters] for word in words)

    def of(self, text: str, code: str) -> Said:
        """Weigh the words of a text (lower case, slips put right) against an occupation."""
        words = [w for w in _WORDS.findall(text) if w not in self._fillers]
        if not words:
            return Said(1, 0.0, 1.0, 1.0)
        own = self._of.get(code, set())
        weights = [math.log(self._entries / (1 + self._entries_with[word])) for word in words]
        said = [w for word, w in zip(words, weights, strict=True) if word[: self._letters] in own]
        unknown = [word not in self._entries_with for word in words]
        return Said(
            len(words), sum(said) / sum(weights), sum(unknown) / len(words), float(unknown[0])
        )
