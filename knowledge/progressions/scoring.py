"""The parts of a next job's score. Weights, scales and their reasons are in ranking.toml."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from knowledge.answers import MovePrecedent
from knowledge.progressions.barriers import Barriers
from knowledge.progressions.general_parts import GeneralParts, between
from knowledge.progressions.ladders import field_ladder, own_ladder
from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.network import FloatArray
from knowledge.progressions.shrinkage import criteria
from knowledge.progressions.wishes import Wishes

PARTS = (
    "precedent", "skill_fit", "named", "pay_gain", "demand", "ease_of_entry", "ladder", "interest",
    "wish", "past_jobs", "risk",
)  # fmt: skip


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
    #: The worker told of a licence or certificate that opens it.
    licence_held: npt.NDArray[np.bool_]
    #: Rung of the worker's schooling, None when not known.
    schooling_rung: int | None
    #: Months in the origin job; None when not said.
    months: int | None


class Scorer:
    """Scores every occupation seen from an origin; what needs no origin is computed once."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        self._rules = ranking()
        self.general = GeneralParts(landscape)
        self.barriers = Barriers(landscape)
        self._major = np.array([code[:2] for code in landscape.occupations.codes])
        self._wider = np.array(
            [
                row.figures_code not in (None, row.code) or row.code in landscape.onet_part
                for row in landscape.occupations.rows
            ]
        )

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
        odd = self._odd(origin, lift, likeness)
        kin = own | field | (likeness >= rules["evidence"]["similar_skills"])
        fit, served = rules["skill_fit"], _served(months)
        raw = {
            "precedent": served
            * np.where(
                same_group & (share == 0),
                rules["precedent"]["same_group"],
                _precedent(share, lift)
                * _standing(land.cases[origin])
                * np.where(odd, rules["precedent"]["surprise"], 1.0),
            ),
            "skill_fit": served * between(np.nan_to_num(likeness), fit["low"], fit["high"]),
            "named": named_move.astype(float),
            "pay_gain": self._pay_part(origin),
            "demand": self.general.demand(wishes),
            "ease_of_entry": 1.0 - self.barriers.facing(origin, wishes, months, kin),
            "ladder": (own | field).astype(float),
            "interest": self.general.interest(wishes),
            "wish": self.general.wish(wishes),
            "past_jobs": np.zeros(len(likeness)),
            "risk": -self.general.risk,
        }
        weights = dict(rules["weights"])
        if wishes.urgency == "now":
            weights["ease_of_entry"] = weights["ease_of_entry_when_urgent"]
        parts = {name: weights[name] * raw[name] for name in PARTS}
        total: FloatArray = np.sum(list(parts.values()), axis=0)
        rung, held = self.barriers.reached(wishes), self.barriers.held(wishes)
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
            above_schooling=(self.barriers.rung > (rung or 0)) & ~held,
            licence_held=held,
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

    def together(self, scores: list[Scores]) -> list[Scores]:
        """Let every past job lend weight to what another one speaks for."""
        if len(scores) < 2:
            return scores
        weights = self._rules["weights"]
        full = weights["precedent"] + weights["skill_fit"]
        speaks = np.array([s.parts["precedent"] + s.parts["skill_fit"] for s in scores]) / full
        joined = []
        for place, score in enumerate(scores):
            others = np.delete(speaks, place, axis=0).max(axis=0)
            part = weights["past_jobs"] * others
            parts = score.parts | {"past_jobs": part}
            joined.append(replace(score, total=score.total + part, parts=parts))
        return joined

    def _odd(self, origin: int, lift: FloatArray, likeness: FloatArray) -> npt.NDArray[np.bool_]:
        rule, major = self._rules["precedent"], self._major
        unlike = ~(likeness >= rule["surprise_likeness"])
        odd = (lift > rule["surprise_lift"]) | (unlike & (lift > rule["surprise_lift_unlike"]))
        elsewhere: npt.NDArray[np.bool_] = odd & (major != major[origin])
        return elsewhere

    def _named_moves(self, code: str, likeness: FloatArray) -> npt.NDArray[np.bool_]:
        """Moves the Alliance names from this job, or from kin of it with skills that fit.

        From an Origin they lead to Gateways, from a Gateway to Targets.
        """
        family = self.family(code)
        alike = likeness >= self._rules["family"]["likeness"]
        named = np.zeros(len(self._landscape.occupations.codes), dtype=bool)
        for row in self._landscape.progressions:
            place = self._landscape.occupations.position.get(row.gateway_code)
            goal = self._landscape.occupations.position.get(row.target_code)
            if row.gateway_code == code and goal is not None:
                named[goal] = True
            if row.origin_code in family and place is not None:
                named[place] |= row.origin_code == code or bool(alike[place])
        return named

    def _pay_part(self, origin: int) -> FloatArray:
        land, rule = self._landscape, self._rules["pay_gain"]
        wage = land.occupations.wage
        gain = wage / wage[origin] - 1.0
        part = between(np.nan_to_num(gain), 0.0, rule["full"])
        return np.where(self._wider, 0.0, part)


def move_precedent(land: Landscape, start: int, end: int) -> MovePrecedent:
    """How often people moved from one position to another."""
    cases, share = float(land.cases[start, end]), float(land.share[start, end])
    source = criteria()["edges"]["source"]
    return MovePrecedent(round(share, 6), round(cases, 2), strength(cases), source)


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
        likely = between(np.log(share), np.log(rule["share_low"]), np.log(rule["share_high"]))
        special = between(np.log(lift), 0.0, np.log(rule["lift_high"]))
    part: FloatArray = (likely + special) / 2
    return part


def _served(months: int | None) -> float:
    """How much a past job speaks, by the time in it; in full where that was not said."""
    rule = ranking()["experience"]
    if months is None:
        return 1.0
    least: float = rule["least_weight"]
    return least + (1.0 - least) * min(months / rule["full_months"], 1.0)
