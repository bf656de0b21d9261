"""Whether a test phrase is nearly one that the system learned from."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

# Ours. Phrases of a few words coincide by nature ("night auditor hampton inn" differs from "night
# auditor" by the hotel), so only longer ones are held against each other by their likeness.
SHORT_WORDS = 3
WORDS_SHARED = 0.8
LETTERS_ALIKE = 0.92


class NearDuplicate(NamedTuple):
    """A test phrase and the learned one that it repeats."""

    text: str
    learned: str


class LearnedPhrases:
    """Phrases that something was trained on or looks things up in."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._original = {plain(phrase): phrase for phrase in phrases if plain(phrase)}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for phrase in self._original:
            if len(phrase.split()) > SHORT_WORDS:
                for word in set(phrase.split()):
                    self._by_word[word].append(phrase)

    def __len__(self) -> int:
        return len(self._original)

    def repeated_by(self, text: str) -> NearDuplicate | None:
        """The learned phrase that ``text`` equals or, over three words, nearly equals."""
        asked = plain(text)
        if asked in self._original:
            return NearDuplicate(text, self._original[asked])
        words = set(asked.split())
        if len(asked.split()) <= SHORT_WORDS:
            return None
        shared: dict[str, int] = defaultdict(int)
        for word in words:
            for phrase in self._by_word.get(word, ()):
                shared[phrase] += 1
        for phrase, count in shared.items():
            # Half the words in common, or the slow comparison is not worth it.
            if count * 2 < len(words):
                continue
            if count / len(words | set(phrase.split())) >= WORDS_SHARED or _alike(asked, phrase):
                return NearDuplicate(text, self._original[phrase])
        return None


def plain(text: str) -> str:
    """Lower case, without accents, signs and doubled spaces."""
    bare = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("’", ""))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9ñ]+", bare))


def _alike(first: str, second: str) -> bool:
    compared = SequenceMatcher(None, first, second, autojunk=False)
    return compared.real_quick_ratio() >= LETTERS_ALIKE and compared.ratio() >= LETTERS_ALIKE
