"""Lengths told by ages: "a barber since i was 18, im 30 now", "lifeguard from 17 til i was 20"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from knowledge.histories.duration import Duration
from knowledge.histories.rules import Rules

_YEAR = 12


@dataclass(frozen=True)
class _Told:
    pattern: re.Pattern[str]
    until_now: bool


class Ages:
    """Reads how old somebody was when they began, and how old they are or were at the end."""

    def __init__(self, rules: Rules) -> None:
        words = rules.durations
        self._then = re.compile(words["age_then"])
        self._now = re.compile(words["age_now"])
        spans = [_Told(re.compile(p), until_now=False) for p in words["age_spans"]]
        starts = [_Told(re.compile(p), until_now=True) for p in words["age_starts"]]
        self._told = (*spans, *starts)

    def find(self, doc: Doc) -> list[Duration]:
        """Lengths between two ages told together, or from an age to that of today."""
        text = doc.text.lower()
        now = self._now.search(text)
        found: list[Duration] = []
        for told in self._told:
            if told.until_now and now is None:
                continue
            for match in told.pattern.finditer(text):
                end = int(now[1]) if told.until_now and now else int(match["end"])
                span = doc.char_span(*match.span("told"), alignment_mode="expand")
                years = end - int(match["start"])
                if span is not None and years > 0:
                    found.append(Duration(span.start, span.end, years * _YEAR))
        return found

    def months_since(self, begun: str, message: str) -> int | None:
        """Months since ``begun`` ("since i was 18"), by the age that the message tells.

        Both in lower case. None where one of the ages is not told, or they contradict.
        """
        then, now = self._then.match(begun), self._now.search(message)
        if then is None or now is None:
            return None
        years = int(now[1]) - int(then[1])
        return years * _YEAR if years > 0 else None
