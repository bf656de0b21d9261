"""The questions of close_pairs.toml, and what a typed answer to one of them means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.occupations.phrases import normalised

RULES = Path(__file__).parent / "close_pairs.toml"


@dataclass(frozen=True)
class Side:
    """One answer to a question.

    Attributes:
        codes: occupations that it stands for, the commonest first.
        labels: the words of its button by language, "en" and "es".
        words: words and phrases that a typed answer may hold, in the form of
            :func:`knowledge.occupations.phrases.normalised`.
    """

    codes: tuple[str, ...]
    labels: dict[str, str]
    words: tuple[str, ...]

    def is_label(self, text: str) -> bool:
        """Whether a normalised text is the words of the button in some language."""
        return text in {normalised(label) for label in self.labels.values()}


@dataclass(frozen=True)
class TellingQuestion:
    """A question that tells close occupations apart, by language, and its two or three sides."""

    text: dict[str, str]
    sides: tuple[Side, ...]

    def side_of(self, code: str) -> int | None:
        """The place of the side, from 0, that an occupation is on."""
        return next((i for i, side in enumerate(self.sides) if code in side.codes), None)

    def answered(self, text: str) -> int | None:
        """The side, from 0, that the words of an answer point to; None for none or several."""
        return side_meant(text, self.sides)


def side_meant(text: str, sides: Sequence[Side]) -> int | None:
    """As :meth:`TellingQuestion.answered`, for sides of any question.

    Longer phrases are read first and taken out: "no license" is not "license".
    """
    plain = normalised(text)
    for place, side in enumerate(sides):
        if side.is_label(plain):
            return place
    phrases = [(phrase, place) for place, side in enumerate(sides) for phrase in side.words]
    found: set[int] = set()
    for phrase, place in sorted(phrases, key=lambda one: -len(one[0])):
        plain, times = re.subn(rf"\b{re.escape(phrase)}\b", "|", plain)
        if times:
            found.add(place)
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def telling_questions() -> tuple[TellingQuestion, ...]:
    """Every question, in the order of the file."""
    rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return tuple(
        TellingQuestion(
            {"en": question["en"], "es": question["es"]},
            tuple(
                Side(
                    tuple(side["codes"]),
                    {"en": side["en"], "es": side["es"]},
                    tuple(side["words"]),
                )
                for side in question["sides"]
            ),
        )
        for question in rules["question"]
    )
