"""95 % intervals, so that a difference of two rows is not taken for progress."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

Row = TypeVar("Row")

_DRAWS = 2000
_SEED = 20261125
# The 97.5th percentile of the normal distribution.
_Z = 1.959964


class Estimate(NamedTuple):
    """A figure with the ends of its 95 % interval, and of how many rows it is; all in 0 to 1."""

    value: float
    low: float
    high: float
    rows: int

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}–{self.high:.3f})" if self.rows else "none"


def share(hits: Sequence[bool]) -> Estimate:
    """A share with Wilson's score interval, which holds near 0 and 1 and for few rows."""
    rows = len(hits)
    if not rows:
        return Estimate(math.nan, math.nan, math.nan, 0)
    found = sum(hits) / rows
    centre = found + _Z**2 / (2 * rows)
    spread = _Z * math.sqrt(found * (1 - found) / rows + _Z**2 / (4 * rows**2))
    scale = 1 + _Z**2 / rows
    low, high = (centre - spread) / scale, (centre + spread) / scale
    # Rounding must not put a share of 0 or 1 outside its own interval.
    return Estimate(found, min(max(0.0, low), found), max(min(1.0, high), found), rows)


def bootstrapped(rows: Sequence[Row], figure: Callable[[Sequence[Row]], float]) -> Estimate:
    """A figure that is no share (F1), with the percentile interval of resampled rows."""
    if not rows:
        return Estimate(math.nan, math.nan, math.nan, 0)
    random = np.random.default_rng(_SEED)
    draws = [
        figure([rows[i] for i in random.integers(0, len(rows), len(rows))]) for _ in range(_DRAWS)
    ]
    low, high = np.percentile(draws, [2.5, 97.5])
    return Estimate(figure(rows), float(low), float(high), len(rows))
