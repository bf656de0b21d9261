"""Words that name a field or a place of work: several occupations, and none of them for sure."""

from __future__ import annotations

import tomllib
from collections.abc import Container
from pathlib import Path

RULES = Path(__file__).parent / "ambiguous.toml"


class AmbiguousWords:
    """The table of ambiguous.toml."""

    def __init__(self, known: Container[str]) -> None:
        """Read the table.

        Args:
            known: the codes of the store.

        Raises:
            ValueError: a phrase stands twice, or a code is not known.
        """
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
        self._chance: float = rules["chance"]
        self._score_at_most: float = rules["score_at_most"]
        self._before = frozenset(rules["before"])
        self._after = frozenset(rules["after"])
        self._occupations: dict[str, tuple[str, ...]] = {}
        for meaning in rules["meaning"]:
            for unknown in (code for code in meaning["occupations"] if code not in known):
                raise ValueError(f"{RULES.name}: no occupation {unknown}")
            for words in meaning["words"]:
                if words in self._occupations:
                    raise ValueError(f"{RULES.name}: {words!r} stands twice")
                self._occupations[words] = tuple(meaning["occupations"])

    @property
    def words(self) -> tuple[str, ...]:
        """Every phrase of the table."""
        return tuple(self._occupations)

    def occupations(self, text: str) -> tuple[str, ...] | None:
        """Codes that a text may mean, the commonest first, or none where it may be anything.

        None when the text says more than these words.

        The text is in the form of :func:`knowledge.occupations.phrases.normalised`.
        """
        words = text.split()
        while words and " ".join(words) not in self._occupations and words[0] in self._before:
            del words[0]
        while words and " ".join(words) not in self._occupations and words[-1] in self._after:
            del words[-1]
        return self._occupations.get(" ".join(words))

    def score(self, count: int) -> float:
        """The score of each of ``count`` occupations."""
        return min(self._score_at_most, self._chance / count)
