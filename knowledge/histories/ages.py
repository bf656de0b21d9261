"""A length told by two ages: "a barber since i was 18, im 30 now" is twelve years."""

from __future__ import annotations

import re

from knowledge.histories.rules import Rules

_YEAR = 12


class Ages:
    """Reads how old somebody was when they began, and how old they are."""

    def __init__(self, rules: Rules) -> None:
        self._then = re.compile(rules.durations["age_then"])
        self._now = re.compile(rules.durations["age_now"])

    def months_since(self, begun: str, message: str) -> int | None:
        """Months since ``begun`` ("since i was 18"), by the age that the message tells.

        Both in lower case. None where one of the ages is not told, or they contradict.
        """
        then, now = self._then.match(begun), self._now.search(message)
        if then is None or now is None:
            return None
        years = int(now[1]) - int(then[1])
        return years * _YEAR if years > 0 else None
