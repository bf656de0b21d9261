"""Numbers that share the unit of another length: "cook for 5 years, server for 2"."""

from __future__ import annotations

from spacy.tokens import Doc

from knowledge.histories.duration import Duration
from knowledge.histories.lengths import Lengths
from knowledge.histories.rules import Rules
from knowledge.histories.surroundings import Surroundings


class BareNumbers:
    """Finds the lengths told without their unit, in one language."""

    def __init__(self, rules: Rules, lengths: Lengths, surroundings: Surroundings) -> None:
        self._words = rules.durations
        self._lengths = lengths
        self._surroundings = surroundings
        self._halves = [phrase.split() for phrase in self._words["and_a_half"]]
        self._portions = [phrase.split() for phrase in self._words["portions"]]

    def find(self, doc: Doc, found: list[Duration]) -> list[Duration]:
        """Lengths whose unit is told before them or, failing that, by the first one after."""
        extra: list[Duration] = []
        ordered = sorted(found, key=lambda d: d.start)
        for known in ordered:
            if unit := self._unit(doc, known):
                ends = [d.start for d in ordered if d.start >= known.end]
                extra += self._within(doc, known.end, min(ends, default=len(doc)), unit)
        first = next((d for d in ordered if self._unit(doc, d)), None)
        if first is not None:
            # "Cook for 4, then a server for 3 years".
            starts = [d.end for d in ordered if d.end <= first.start]
            begin = max(starts, default=0)
            extra += self._within(doc, begin, first.start, self._unit(doc, first))
        return [bare for bare in extra if not self._has_length_after(doc, bare, ordered)]

    def _has_length_after(self, doc: Doc, bare: Duration, found: list[Duration]) -> bool:
        """Whether a number is beside the length of its own job: "18 as a driver 1 yr"."""
        for known in found:
            if known.start >= bare.end and known.months is not None:
                between = (token.lower_ for token in doc[bare.end : known.start])
                return not any(self._surroundings.parts_clauses(word) for word in between)
        return False

    def _unit(self, doc: Doc, known: Duration) -> str:
        words = [token.lower_ for token in doc[known.start : known.end]]
        unit = next((word for word in reversed(words) if word in self._lengths.units), "")
        shared = known.months is not None and unit in self._words["units_taken_over"]
        return unit if shared else ""

    def _within(self, doc: Doc, begin: int, limit: int, unit: str) -> list[Duration]:
        told = (self._bare_number(doc, i, limit, unit) for i in range(begin, limit))
        return [bare for bare in told if bare is not None]

    def _bare_number(self, doc: Doc, i: int, limit: int, unit: str) -> Duration | None:
        word = doc[i].lower_
        if self._lengths.number_of(word) is None or word in self._words["no_bare_number"]:
            return None
        if word in self._words["stands_for_job"] and i and doc[i - 1].lower_ in self._words["the"]:
            return None
        end = i + 1
        half = self._following(doc, end, self._halves)
        end = min(limit, end + half)
        numbers = [token.lower_ for token in doc[i:end]]
        portion = self._following(doc, end, self._portions)
        end += portion
        if not portion and not self._surroundings.ends_clause(doc, end - 1):
            return None
        start = i
        while start and doc[start - 1].lower_ in self._words["before_bare"]:
            start -= 1
        alone = (
            self._surroundings.starts_clause(doc, i)
            or self._surroundings.after_bare_job(doc, i)
            or self._corrects(doc, i)
        )
        if start == i and not alone:
            return None
        return Duration(start, end, self._lengths.of_bare(numbers, unit))

    def _corrects(self, doc: Doc, i: int) -> bool:
        """Whether a number takes another back: "2 yrs actually its 3"."""
        while i:
            i -= 1
            if doc[i].lower_ in self._words["correcting"]:
                return True
            if doc[i].lower_ not in self._words["between_corrections"]:
                return False
        return False

    @staticmethod
    def _following(doc: Doc, end: int, phrases: list[list[str]]) -> int:
        """How many words of a phrase follow a position."""
        words = [token.lower_ for token in doc[end : end + 3]]
        return max((len(p) for p in phrases if words[: len(p)] == p), default=0)
