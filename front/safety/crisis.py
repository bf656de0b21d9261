"""Words of distress. Found by fixed patterns, never scored and never passed on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from front.safety.plain import sentences
from front.safety.spelling import corrected
from front.safety.words import LANGUAGES, Language, pattern, words


class Distress(StrEnum):
    """What the words are about, the most urgent first; each has its own answer."""

    SELF_HARM = "self_harm"
    TRAFFICKING = "trafficking"
    HARM_TO_OTHERS = "harm_to_others"
    ABUSE = "abuse"
    EMERGENCY = "emergency"
    RELAPSE = "relapse"
    GIVING_UP = "giving_up"
    NEEDS = "needs"

    @property
    def broad(self) -> Distress:
        """The one of four kinds that it is part of: self-harm, abuse, giving up or need."""
        return _BROAD.get(self, self)


_BROAD = {
    Distress.TRAFFICKING: Distress.ABUSE,
    Distress.HARM_TO_OTHERS: Distress.SELF_HARM,
    Distress.EMERGENCY: Distress.SELF_HARM,
    Distress.RELAPSE: Distress.SELF_HARM,
}


@dataclass(frozen=True)
class DistressFound:
    """What a message shows, and the language of the words that showed it."""

    kind: Distress
    language: Language


@cache
def _look_alikes(language: Language) -> re.Pattern[str]:
    alternatives = words(language)["distress"]["look_alikes"]
    return pattern(language, rf"\b(?:{'|'.join(alternatives)})\b")


@cache
def _layer(kind: Distress, language: Language) -> re.Pattern[str]:
    return pattern(language, *words(language)["distress"]["layers"][kind.value])


def _as_meant(plain: str, language: Language) -> str:
    """The text with slips mended and look-alikes taken out."""
    meant = corrected(plain, words(language)["distress"]["spellings"])
    # Those of every language: "suicid" begins the same word in both.
    for one in LANGUAGES:
        meant = _look_alikes(one).sub("~", meant)
    return meant


def distress_found(text: str) -> DistressFound | None:
    """What a message shows, the most urgent kind first; None when it shows no distress."""
    plain = sentences(text)
    meant = [(language, _as_meant(plain, language)) for language in LANGUAGES]
    for kind in Distress:
        for language, said in meant:
            if _layer(kind, language).search(said):
                return DistressFound(kind, language)
    return None


def distress(text: str) -> Distress | None:
    """Which of the four broad kinds a message shows, the most urgent first; None for none."""
    found = distress_found(text)
    return None if found is None else found.kind.broad
