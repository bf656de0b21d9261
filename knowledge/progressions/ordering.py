"""Puts the jobs that fit in order, and keeps the first three to what a coach would say first.

The order is by class of mobility, then by score. Around it stand our own rules: jobs that ask for
years of schooling the worker is not known to have go behind, a move that was observed and the
worker's own ladder come early, and no two suggestions are one job under two names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.progressions.hiding import (
    DEGREES,
    evidence,
    other_major_group,
    strong_moves,
    targets_are_next,
)
from knowledge.progressions.landscape import NEXT_JOB_CLASSES, Landscape, ranking
from knowledge.progressions.quick_entry import quick
from knowledge.progressions.scoring import Scores, strength
from knowledge.progressions.wishes import Wishes

#: A step up the own ladder may have another class; where those stand among the three.
OTHER_CLASSES = {"target": 1, "none": 1}
#: Where a Target stands for someone who may go there at once (hiding.targets_are_next).
TARGET_IS_NEXT = 0


@dataclass(frozen=True, eq=False)
class Ranked:
    """An occupation and the past job it is seen from."""

    place: int
    scores: Scores

    @property
    def total(self) -> float:
        """The score from this past job."""
        return float(self.scores.total[self.place])


class Ordering:
    """Orders suggestions for one worker."""

    def __init__(self, landscape: Landscape, wishes: Wishes) -> None:
        self._landscape = landscape
        self._codes = landscape.occupations.codes
        self._urgent = wishes.urgency == "now"
        self._wishes = wishes
        self._rules = ranking()
        self._kinds: dict[Ranked, tuple[str, ...]] = {}

    def distinct(self, fit: Sequence[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
        """Keep the best of each SOC broad group; the others are near-duplicates."""
        best: dict[str, Ranked] = {}
        for ranked in sorted(fit, key=self._distinct_key):
            best.setdefault(self._codes[ranked.place][:6], ranked)
        kept = set(best.values())
        return [r for r in fit if r in kept], [r for r in fit if r not in kept]

    def _distinct_key(self, ranked: Ranked) -> tuple[bool, bool, tuple[int, int, int, float, int]]:
        """The step up in one's own work is never the double of another job."""
        own = "own_ladder" in self._evidence(ranked)
        return self._years_away(ranked), not own, self._sort_key(ranked)

    def ordered(self, fit: Sequence[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
        """Order jobs, best first, cut to the number shown, and tell the ones put off.

        Put off are four-year degrees when work is needed now and fewer than three others fit.
        """
        ranked = sorted(fit, key=self._sort_key)
        put_off: list[Ranked] = []
        if self._urgent:
            others = [r for r in ranked if not self._degree(r)]
            if len(others) < self._rules["bars"]["first"]:
                put_off = [r for r in ranked if self._degree(r)]
                ranked = others
        first = self._first(ranked)
        first = self._with_own_ladder(first, ranked)
        first = self._with_proven(first, ranked)
        if self._urgent:
            first.sort(key=self._slow)
        rest = self._with_named_degrees(first, [r for r in ranked if r not in first])
        return (first + rest)[: self._rules["bars"]["shown"]], put_off

    def _first(self, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Pick the first three: those a coach would name first, then what else there is."""
        most = self._rules["bars"]["first"]
        passes: tuple[tuple[Callable[[Ranked], bool], Callable[[list[Ranked], Ranked], bool]], ...]
        passes = (
            (self._speaks_for_itself, self._room),
            (self._well_founded, self._room),
            (lambda ranked: not self._years_away(ranked), self._room),
            (lambda ranked: not self._years_away(ranked), self._room_of_group),
            (lambda ranked: not (self._urgent and self._degree(ranked)), self._room_of_group),
            (lambda ranked: self._urgent and not self._degree(ranked), lambda *_: True),
        )
        first: list[Ranked] = []
        for allowed, room in passes:
            for candidate in ranked:
                if len(first) == most:
                    return first
                if candidate not in first and allowed(candidate) and room(first, candidate):
                    first.append(candidate)
        return first

    def _with_own_ladder(self, first: list[Ranked], ranked: Sequence[Ranked]) -> list[Ranked]:
        """Bring the own supervisors forward where they do not stand among the first already."""
        steps = [r for r in ranked if self._own_step(r)]
        within = self._rules["first"]["own_ladder_within"]
        if not steps or any(step in first for step in steps):
            return first
        return [*first[: within - 1], steps[0], *first[within:]]

    def _with_proven(self, first: list[Ranked], ranked: Sequence[Ranked]) -> list[Ranked]:
        """Let the best-proven move take a place among the first if none of them is one."""
        proven = [r for r in ranked if self._proven(r) and not self._years_away(r)]
        proven = [r for r in proven if self._room([], r)]
        if not proven:
            return first
        best = max(proven, key=self._proof)
        if any(self._proof(r)[0] >= self._proof(best)[0] for r in first if r in proven):
            return first
        for weakest in [r for r in reversed(first) if not self._own_step(r)]:
            kept = [r for r in first if r is not weakest]
            if self._room(kept, best):
                return [*kept, best]
        return first

    def _with_named_degrees(self, first: list[Ranked], rest: list[Ranked]) -> list[Ranked]:
        """Keep degrees that the Alliance names for this origin within reach, behind the others."""
        named = [r for r in rest if self._years_away(r) and self._named(r)]
        others = [r for r in rest if r not in named]
        at = max(self._rules["first"]["named_within"] - len(first) - len(named), 0)
        return [*others[:at], *named, *others[at:]]

    def _sort_key(self, ranked: Ranked) -> tuple[int, int, int, float, int]:
        name = self._landscape.mobility_class[ranked.place]
        order = [*NEXT_JOB_CLASSES, "origin"]
        rank = order.index(name) if name in order else OTHER_CLASSES[name]
        origin = ranked.scores.origin
        if name == "target" and targets_are_next(self._landscape, origin, self._wishes):
            rank = TARGET_IS_NEXT
        slow = self._urgent and self._slow(ranked)
        return self._behind(ranked), int(slow), rank, -ranked.total, ranked.place

    def _slow(self, ranked: Ranked) -> bool:
        return not quick(self._landscape, ranked.scores, ranked.place)

    def _behind(self, ranked: Ranked) -> int:
        """Return 0, or how far a job goes behind for the schooling it asks for."""
        kinds = self._evidence(ranked)
        if self._named(ranked):
            return 0
        if not self._long_schooling(ranked):
            # Short schooling still takes months that someone in a hurry does not have.
            short = ranked.scores.schooling_rung is not None and self._above(ranked)
            return int(self._urgent and short)
        rung = ranked.scores.schooling_rung or 0
        if self._degree(ranked) and rung < self._rules["schooling"]["Some college, no degree"]:
            return 2
        return 0 if "observed_moves" in kinds and not self._urgent else 1

    def _speaks_for_itself(self, ranked: Ranked) -> bool:
        """True for what may lead: no years of school, no falling trade, not likeness alone."""
        sound = self._well_founded(ranked) and not self._behind(ranked)
        return sound and not self._falling_fast(ranked)

    def _well_founded(self, ranked: Ranked) -> bool:
        """True unless a far-off job rests on likeness or on moves alone."""
        if self._years_away(ranked):
            return False
        if not other_major_group(self._landscape, ranked.scores, ranked.place):
            return True
        kinds, rule = self._evidence(ranked), self._rules["first"]
        likeness = ranked.scores.likeness[ranked.place]
        if kinds == ("observed_moves",):
            strong = strong_moves(self._landscape, ranked.scores, ranked.place)
            return strong or bool(likeness >= rule["moves_likeness"])
        if kinds == ("skill_similarity",):
            lift = ranked.scores.lift[ranked.place]
            telling = likeness >= rule["alone_likeness"] and lift >= rule["alone_lift"]
            return bool(telling) and not self._declining(ranked)
        return True

    def _years_away(self, ranked: Ranked) -> bool:
        """True for a four-year degree the worker is not known to have; always when urgent."""
        return self._degree(ranked) and (self._urgent or self._long_schooling(ranked))

    def _room(self, first: Sequence[Ranked], candidate: Ranked) -> bool:
        """True where the first three can take one more of its minor group and schooling."""
        most = 0 if self._urgent else self._rules["first"]["long_schooling"]
        long = sum(self._long_schooling(r) for r in (*first, candidate))
        fits = long <= most or not self._long_schooling(candidate)
        return fits and self._room_of_group(first, candidate)

    def _room_of_group(self, first: Sequence[Ranked], candidate: Ranked) -> bool:
        minor = self._codes[candidate.place][:4]
        same = sum(self._codes[r.place][:4] == minor for r in first)
        return bool(same < self._rules["bars"]["one_minor_group_among_first"])

    def _proven(self, ranked: Ranked) -> bool:
        return "observed_moves" in self._evidence(ranked)

    def _proof(self, ranked: Ranked) -> tuple[bool, bool, float]:
        """Order proven moves: those with like skills, then strong ones, then by score."""
        likeness = ranked.scores.likeness[ranked.place]
        near = bool(likeness >= self._rules["first"]["proven_likeness"])
        cases = float(self._landscape.cases[ranked.scores.origin, ranked.place])
        return near, strength(cases) == "strong", ranked.total

    def _own_step(self, ranked: Ranked) -> bool:
        months, enough = ranked.scores.months, self._rules["own_ladder"]["months"]
        long_enough = months is None or months >= enough
        own = "own_ladder" in self._evidence(ranked)
        return own and long_enough and not self._falling_fast(ranked)

    def _falling_fast(self, ranked: Ranked) -> bool:
        return any(flag.severe for flag in self._landscape.flags[ranked.place])

    def _named(self, ranked: Ranked) -> bool:
        return "named_by_alliance" in self._evidence(ranked)

    def _declining(self, ranked: Ranked) -> bool:
        flags = self._landscape.flags[ranked.place]
        return any(flag.name == "decline" and flag.raised for flag in flags)

    def _degree(self, ranked: Ranked) -> bool:
        return self._landscape.occupations.rows[ranked.place].entry_education in DEGREES[1:]

    def _long_schooling(self, ranked: Ranked) -> bool:
        """True for an associate's or more that the worker is not known to have."""
        row = self._landscape.occupations.rows[ranked.place]
        return row.entry_education in DEGREES and self._above(ranked)

    @staticmethod
    def _above(ranked: Ranked) -> bool:
        return bool(ranked.scores.above_schooling[ranked.place])

    def _evidence(self, ranked: Ranked) -> tuple[str, ...]:
        if ranked not in self._kinds:
            self._kinds[ranked] = evidence(self._landscape, ranked.scores, ranked.place)
        return self._kinds[ranked]
