"""Puts slips of spelling right ("wearhouse"), by the words that people use for their work."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

RULES = Path(__file__).parent / "match.toml"


class KnownWords:
    """The words of the index; those that stand alone or often in it may be what was meant.

    Any of its words would be too many: "thanks" is a letter away from "tanks".
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))["slips"]
        self._shortest: int = rules["shortest_word"]
        self._alike: float = rules["alike_at_least"]
        self._short: dict[str, str] = rules["short"]
        self._known: Counter[str] = Counter()
        meant: set[str] = set()
        for phrase in phrases:
            words = phrase.split()
            self._known.update(words)
            meant.update(words if len(words) == 1 else ())
        meant.update(word for word, times in self._known.items() if times >= rules["often"])
        # Slips rarely are in the first letter.
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(filter(self._may_be_slip, meant)):
            self._by_letter[word[0]].append(word)
        self._closest = lru_cache(maxsize=4096)(self._find_closest)

    def respelled(self, text: str) -> str:
        """The text with short forms written out and slips replaced by what they are most like."""
        return " ".join(self._closest(word) for word in text.split())

    def _may_be_slip(self, word: str) -> bool:
        return word.isalpha() and len(word) >= self._shortest

    def _find_closest(self, word: str) -> str:
        if word in self._short:
            return self._short[word]
        if word in self._known or not self._may_be_slip(word):
            return word
        among = self._by_letter.get(word[0], [])
        return next(iter(get_close_matches(word, among, n=1, cutoff=self._alike)), word)
