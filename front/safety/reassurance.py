"""What reassures us right after words of distress: "I am OK", "just joking"."""

from __future__ import annotations

import re
from functools import cache

from front.safety.plain import whole
from front.safety.words import LANGUAGES, Language, either, pattern, words

#: Longer messages say more than that, and the talk reads them. In signs.
LONGEST = 100


@cache
def _well(language: Language) -> re.Pattern[str]:
    rules: dict[str, list[str]] = words(language)["reassurance"]
    around = f"(?:{either(rules['around'])} )*"
    state = f"(?:{'|'.join(rules['states'])})"
    return pattern(language, f"{around}{state}(?: {state}| {either(rules['around'])})*")


def reassures(text: str) -> bool:
    """Whether a message says that its writer is well, and nothing else."""
    message = whole(text)
    if len(message) > LONGEST:
        return False
    return any(_well(language).fullmatch(message) for language in LANGUAGES)
