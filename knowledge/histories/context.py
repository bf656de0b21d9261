"""What the rest of a message says of a job whose words leave it open.

"Server" beside a bartender waits at tables; a bare "cook" most likely cooks in a restaurant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from knowledge.answers import OccupationMatch
from knowledge.histories.conjunctions import Matches, better, strength
from knowledge.histories.rules import context_rules
from knowledge.histories.wording import Wording

_RULES = context_rules()
_MAJOR_DIGITS = 2


class Context:
    """The kinds of work that a message tells for sure, by the major groups of their codes."""

    def __init__(self, texts: Iterable[str], matches: Matches, wording: Wording) -> None:
        self._matches = matches
        self._wording = wording
        self._texts = list(dict.fromkeys(texts))
        usual = (_RULES["usual_places"].get(text.lower()) for text in self._texts)
        places = {place: major for major, place in _RULES["places"].items()}
        known = (m.best for m in map(matches.get, self._texts) if m and self._is_sure(m))
        self._majors = Counter(best.code[:_MAJOR_DIGITS] for best in known if best)
        self._majors.update(places[place] for place in usual if place in places)

    def texts(self) -> list[str]:
        """What else the search is asked: words left open, with the place they are likely of."""
        return [worded for text in self._texts if (worded := self._with_place(text))]

    def settled(self, text: str, match: OccupationMatch, matches: Matches) -> OccupationMatch:
        """The match of a text, where it is unsure in the light of the other jobs."""
        if self._is_sure(match):
            return match
        worded = self._with_place(text)
        if worded in matches:
            match = better(match, matches[worded])
        if self._is_sure(match) or not self._majors:
            return match
        ranked = sorted(match.candidates, key=lambda c: -c.score * self._boost(c.code))
        return replace(match, candidates=tuple(ranked))

    @staticmethod
    def _is_sure(match: OccupationMatch) -> bool:
        return match.best is not None and strength(match) >= _RULES["sure_from"]

    def _boost(self, code: str) -> float:
        return float(_RULES["boost"]) if code[:_MAJOR_DIGITS] in self._majors else 1.0

    def _with_place(self, text: str) -> str:
        """A bare title with its usual place of work, or with that of the other jobs."""
        match = self._matches.get(text)
        words = text.lower()
        if match is None or self._is_sure(match):
            return ""
        place = _RULES["usual_places"].get(words)
        open_ = match.best is None or words in _RULES["generic_titles"]
        if place is None and open_ and self._wording.is_title(text) and self._majors:
            place = _RULES["places"].get(self._majors.most_common(1)[0][0])
        return f"{text} {place}" if place and not self._wording.place_of(text) else ""
