"""What reassures us right after words of distress: "I am OK", "just joking"."""

from __future__ import annotations

import re
from functools import lru_cache

from front.safety.plain import whole
from front.safety.words import either, pattern, words

#: Longer messages say more than that, and the talk reads them. In signs.
LONGEST = 100


@lru_cache(maxsize=1)
def _well() -> re.Pattern[str]:
    rules: dict[str, list[str]] = words()["reassurance"]
    around = f"(?:{either(rules['around'])} )*"
    state = f"(?:{'|'.join(rules['states'])})"
    return pattern(f"{around}{state}(?: {state}| {either(rules['around'])})*")


def reassures(text: str) -> bool:
    """Whether a message says that its writer is well, and nothing else."""
    message = whole(text)
    return len(message) <= LONGEST and _well().fullmatch(message) is not None
