"""Words of distress. Found by fixed patterns, never scored and never passed on."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from front.safety.plain import sentences
from front.safety.spelling import corrected
from front.safety.words import pattern, words


class Distress(StrEnum):
    """What the words are about; each has its own answer."""

    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    GIVING_UP = "giving_up"
    NEEDS = "needs"


@lru_cache(maxsize=1)
def _look_alikes() -> re.Pattern[str]:
    return pattern(rf"\b(?:{'|'.join(words()['distress']['look_alikes'])})\b")


@lru_cache(maxsize=1)
def _layers() -> tuple[tuple[Distress, re.Pattern[str]], ...]:
    layers: dict[str, list[str]] = words()["distress"]["layers"]
    return tuple((Distress(name), pattern(*alternatives)) for name, alternatives in layers.items())


def distress(text: str) -> Distress | None:
    """What kind of distress a message shows, the most urgent first; None when it shows none."""
    plain = corrected(sentences(text), words()["distress"]["spellings"])
    plain = _look_alikes().sub("~", plain)
    return next((kind for kind, layer in _layers() if layer.search(plain)), None)
