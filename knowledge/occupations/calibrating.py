"""`python -m knowledge.occupations.calibrating`: fits the scores of the search to phrases.

Prints the table "chance" for match.toml and, cross-validated (each phrase scored with numbers
fitted to the others), how often scores of each size are right and what each threshold accepts.
The phrases are calibration and development files; the frozen sets are never read.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from knowledge.library import Library
from knowledge.occupations.chance import Evidence, shares
from knowledge.occupations.match import OccupationMatcher, Weighed
from settings import get_settings

FOLDER = Path("tests/phrases")
#: Phrases with their codes; no code means that they name no job.
FILES = [
    "occupations_calibration.csv",
    "occupations_calibration_2.csv",
    "occupations_dev_2.csv",
    "occupations_dev_3.csv",
    "occupations_dev_4.csv",
    "occupations_dev_es.csv",
]

_POWERS = [step / 10 for step in range(10, 61)]
_FOLDS = 10
_STRENGTH = 10.0


@dataclass(frozen=True)
class Labelled:
    """A phrase, the codes that are right for it (none for no job) and what was found."""

    phrase: str
    codes: frozenset[str]
    found: Weighed

    def is_right(self, first: int) -> bool:
        """Whether one of the first candidates is right."""
        return any(code in self.codes for code, *_ in self.found.candidates[:first])

    def share(self, power: float) -> float:
        """The best candidate's share."""
        return shares([support for *_, support in self.found.candidates], power)[0]


@dataclass(frozen=True)
class Fitted:
    """The numbers of match.toml's table."""

    weights: tuple[float, ...]
    offset: float
    power: float

    def score(self, one: Labelled) -> float:
        """Of the best candidate, 0 to 1."""
        weighed = float(np.dot(self.weights, one.found.evidence)) + self.offset
        return one.share(self.power) / (1.0 + math.exp(-weighed))


def labelled(matcher: OccupationMatcher, files: Sequence[Path]) -> list[Labelled]:
    """The phrases of the files with what the search finds; empty phrases are left out."""
    rows = [row for file in files for row in _rows(file)]
    found = ((phrase, codes, matcher.weighed(phrase)) for phrase, codes in rows)
    return [Labelled(phrase, codes, one) for phrase, codes, one in found if one is not None]


def _rows(file: Path) -> list[tuple[str, frozenset[str]]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            (row["phrase"], frozenset([row["code"], *(row.get("also") or "").split(";")]) - {""})
            for row in csv.DictReader(lines)
        ]


def fit(phrases: Sequence[Labelled]) -> Fitted:
    """Fit the chance that the right one is among the candidates, then the first one's share."""
    among = [one.is_right(len(one.found.candidates)) for one in phrases]
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit(np.array([one.found.evidence for one in phrases]), among)
    settled = [one for one, is_among in zip(phrases, among, strict=True) if is_among]
    power = min(_POWERS, key=lambda power: _surprise(settled, power))
    return Fitted(tuple(float(w) for w in model.coef_[0]), float(model.intercept_[0]), power)


def _surprise(phrases: Sequence[Labelled], power: float) -> float:
    """Log loss of the first candidate's share."""
    chances = ((one.share(power), one.is_right(1)) for one in phrases)
    return -sum(math.log(max(1e-6, share if right else 1.0 - share)) for share, right in chances)


def cross_validated(phrases: Sequence[Labelled]) -> NDArray[np.float64]:
    """The score of each phrase's best candidate, fitted without it and its tenth of the rest."""
    scores = np.zeros(len(phrases))
    right = [one.is_right(1) for one in phrases]
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    for rest, held in folds.split(right, right):
        fitted = fit([phrases[i] for i in rest])
        scores[held] = [fitted.score(phrases[i]) for i in held]
    return scores


def main() -> None:
    """Fit, measure, print."""
    phrases = labelled(Library.open(get_settings()).matcher, [FOLDER / name for name in FILES])
    fitted = fit(phrases)
    print("[chance]")
    for name, weight in zip(Evidence._fields, fitted.weights, strict=True):
        print(f"{name} = {weight:.3f}")
    print(f"offset = {fitted.offset:.3f}\npower = {fitted.power}")
    scores = cross_validated(phrases)
    right = np.array([one.is_right(1) for one in phrases])
    jobs = np.array([bool(one.codes) for one in phrases])
    print(f"\n{len(phrases)} phrases, {int(jobs.sum())} of them jobs, cross-validated")
    for low in np.arange(0.0, 1.0, 0.1):
        tenth = (scores >= low) & (scores < low + 0.1)
        if tenth.any():
            said, held = scores[tenth].mean(), right[tenth].mean()
            print(f"score {low:.1f} on: {int(tenth.sum()):4}  mean {said:.3f}  right {held:.3f}")
    print("\nthreshold  jobs accepted  of these right  no jobs accepted")
    for threshold in np.arange(0.4, 1.0, 0.05):
        over = scores >= threshold
        print(
            f"{threshold:9.2f}  {over[jobs].mean():13.3f}  {right[jobs & over].mean():14.3f}"
            f"  {over[~jobs].mean():16.3f}"
        )


if __name__ == "__main__":
    main()
