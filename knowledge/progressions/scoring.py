"""The parts of a next job's score. Weights, scales and their reasons are in ranking.toml."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.progressions.barriers import Barriers
from knowledge.progressions.ladders import field_ladder, own_ladder
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.network import FloatArray
from knowledge.progressions.wishes import Wishes

PARTS = ("precedent", "skill_fit", "named", "pay_gain", "demand", "ease_of_entry", "ladder", "risk")


@dataclass(frozen=True)
class Scores:
    """One origin's view of every occupation, in the order of codes."""

    origin: int
    total: FloatArray
    #: Weighted parts; they add up to ``total``.
    parts: dict[str, FloatArray]
    #: Cosine of the skill profiles; NaN where unknown or where the two share one profile.
    similarity: FloatArray
    #: The same with a fixed value for a shared profile.
    likeness: FloatArray
    #: How much likelier the move is from here than from anywhere; zero where unseen.
    lift: FloatArray
    #: The Alliance publishes the move by name for this origin or its family.
    named_move: npt.NDArray[np.bool_]
    same_group: npt.NDArray[np.bool_]
    #: First-line supervisors of the origin's own kind of work, and steps up inside its field.
    own_ladder: npt.NDArray[np.bool_]
    field_ladder: npt.NDArray[np.bool_]
    #: Typical schooling at entry is above the worker's; where theirs is not known, above none.
    above_schooling: npt.NDArray[np.bool_]
    #: Rung of the worker's schooling, None when not known.
    schooling_rung: int | None
    #: Months in the origin job; None when not said.
    months: int | None


class Scorer:
    """Scores every occupation seen from an origin; what needs no origin is computed once."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        self._rules = ranking()
        self._demand = self._demand_part()
        self._risk = self._risk_part()
        self._major = np.array([code[:2] for code in landscape.occupations.codes])
        self._wider = np.array(
            [
                row.figures_code not in (None, row.code) or row.code in landscape.onet_part
                for row in landscape.occupations.rows
            ]
        )
        self._barriers = Barriers(landscape)

    def score(self, origin: int, wishes: Wishes, months: int | None = None) -> Scores:
        """Score all occupations as the next job after ``months`` in ``origin`` (a position)."""
        land, rules = self._landscape, self._rules
        shared = land.lender == land.lender[origin]
        similarity = np.where(shared, np.nan, land.occupations.similarity(origin))
        likeness = np.where(shared, rules["evidence"]["shared_profile"], similarity)
        share = land.share[origin].astype(float)
        with np.errstate(divide="ignore", invalid="ignore"):
            lift = np.where(land.pull > 0, share / land.pull, 0.0)
        same_group = (land.group == land.group[origin]) & (land.group[origin] >= 0)
        named_move = self._named_moves(land.occupations.codes[origin], likeness)
        own = own_ladder(land, origin)
        field = field_ladder(land, origin, likeness)
        fit = rules["skill_fit"]
        raw = {
            "precedent": np.where(
                same_group & (share == 0),
                rules["precedent"]["same_group"],
                _precedent(share, lift)
                * _standing(land.cases[origin])
                * self._surprise(origin, lift, likeness),
            ),
            "skill_fit": _between(np.nan_to_num(likeness), fit["low"], fit["high"]),
            "named": named_move.astype(float),
            "pay_gain": self._pay_part(origin),
            "demand": self._demand,
            "ease_of_entry": 1.0 - self._barriers.facing(origin, wishes),
            "ladder": (own | field).astype(float),
            "risk": -self._risk,
        }
        weights = dict(rules["weights"])
        if wishes.urgency == "now":
            weights["ease_of_entry"] = weights["ease_of_entry_when_urgent"]
        parts = {name: weights[name] * raw[name] for name in PARTS}
        total: FloatArray = np.sum(list(parts.values()), axis=0)
        rung = self._barriers.reached(wishes)
        return Scores(
            origin=origin,
            total=total,
            parts=parts,
            similarity=similarity,
            likeness=likeness,
            lift=lift,
            named_move=named_move,
            same_group=same_group,
            own_ladder=own,
            field_ladder=field,
            above_schooling=self._barriers.rung > (rung or 0),
            schooling_rung=rung,
            months=months,
        )

    def family(self, code: str) -> set[str]:
        """The named origins whose published moves hold for ``code``: itself and its kin."""
        kin = self._rules["family"]["of"]
        return {
            origin
            for origin in {row.origin_code for row in self._landscape.progressions}
            if origin == code or code.startswith(tuple(kin.get(origin, ("none",))))
        }

    def _surprise(self, origin: int, lift: FloatArray, likeness: FloatArray) -> FloatArray:
        rule, major = self._rules["precedent"], self._major
        unlike = ~(likeness >= rule["surprise_likeness"])
        odd = (lift > rule["surprise_lift"]) | (unlike & (lift > rule["surprise_lift_unlike"]))
        odd &= major != major[origin]
        return np.where(odd, rule["surprise"], 1.0)

    def _named_moves(self, code: str, likeness: FloatArray) -> npt.NDArray[np.bool_]:
        """Moves the Alliance names for this origin, or for kin of it with skills that fit."""
        family = self.family(code)
        alike = likeness >= self._rules["family"]["likeness"]
        named = np.zeros(len(self._landscape.occupations.codes), dtype=bool)
        for row in self._landscape.progressions:
            place = self._landscape.occupations.position.get(row.gateway_code)
            if row.origin_code in family and place is not None:
                named[place] |= row.origin_code == code or bool(alike[place])
        return named

    def _pay_part(self, origin: int) -> FloatArray:
        land, rule = self._landscape, self._rules["pay_gain"]
        wage = land.occupations.wage
        gain = wage / wage[origin] - 1.0
        part = _between(np.nan_to_num(gain), 0.0, rule["full"])
        return np.where(self._wider, 0.0, part)

    def _demand_part(self) -> FloatArray:
        rule = self._rules["demand"]
        change = np.nan_to_num(self._landscape.occupations.projected_change, nan=-99.0)
        growth = _between(change, rule["change_low"], rule["change_high"])
        part: FloatArray = (growth + self._landscape.openings_rank) / 2
        return part

    def _risk_part(self) -> FloatArray:
        rule = self._rules["risk"]
        part = np.zeros(len(self._landscape.flags))
        for place, flags in enumerate(self._landscape.flags):
            for flag in flags:
                part[place] += rule.get(flag.name, 0.0) * bool(flag.raised)
                part[place] += rule["severe_decline"] * flag.severe
        return np.minimum(part, 1.0)


def strength(cases: float) -> str:
    """The word for how many survey cases stand behind a move."""
    rule = ranking()["precedent"]
    if cases >= rule["strong_cases"]:
        return "strong"
    if cases >= rule["some_cases"]:
        return "some"
    return "thin" if cases >= rule["thin_cases"] else "none"


def _standing(cases: npt.NDArray[np.float32]) -> FloatArray:
    """How much of a precedent stands, by the cases behind it."""
    rule = ranking()["precedent"]
    bars = [rule[f"{word}_cases"] for word in ("thin", "some", "strong")]
    values = [rule["standing"][word] for word in ("none", "thin", "some", "strong")]
    part: FloatArray = np.array(values)[np.digitize(cases, bars)]
    return part


def _precedent(share: FloatArray, lift: FloatArray) -> FloatArray:
    rule = ranking()["precedent"]
    with np.errstate(divide="ignore"):
        likely = _between(np.log(share), np.log(rule["share_low"]), np.log(rule["share_high"]))
        special = _between(np.log(lift), 0.0, np.log(rule["lift_high"]))
    part: FloatArray = (likely + special) / 2
    return part


def _between(values: FloatArray, low: float, high: float) -> FloatArray:
    """0 at or below ``low``, 1 at or above ``high``, straight between."""
    part: FloatArray = np.clip((values - low) / (high - low), 0.0, 1.0)
    return part
