"""What stands between a worker and the door of each occupation: schooling, years, licences."""

from __future__ import annotations

import numpy as np

from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.network import FloatArray
from knowledge.progressions.wishes import Wishes


class Barriers:
    """Barriers of every occupation, in the order of codes; numbers are in ranking.toml."""

    def __init__(self, landscape: Landscape) -> None:
        self._occupations = landscape.occupations
        self._rules = ranking()
        height, rungs = self._rules["barrier"], self._rules["schooling"]
        rows = landscape.occupations.rows
        #: Rung of the ladder of schooling that each occupation typically asks for.
        self.rung = np.array([rungs.get(row.entry_education or "", 0) for row in rows])
        self._others = np.array(
            [
                height.get(row.entry_experience or "", 0.0)
                + height.get(row.entry_training or "", 0.0)
                + height["licence"] * (row.code in landscape.licences)
                for row in rows
            ]
        )
        self._schooling = np.array([height.get(row.entry_education or "", 0.0) for row in rows])
        degree = self.rung >= rungs["Bachelor's degree"]
        without = np.nan_to_num(landscape.occupations.without_bachelors)
        relief = degree * height["relief_by_share_without"] * without
        self._relieved = np.maximum(self._schooling - relief, 0.0)

    def reached(self, wishes: Wishes) -> int | None:
        """Rung of the worker's schooling; None when it is not known."""
        rung: int | None = self._rules["worker_schooling"].get(wishes.schooling or "")
        return rung

    def facing(self, origin: int, wishes: Wishes) -> FloatArray:
        """Barriers from 0 to 1 that someone coming from ``origin`` (a position) faces.

        Someone known to lack the schooling finds no relief in others who got in without it.
        """
        reached = self.reached(wishes)
        wanted = self._relieved if reached is None else self._schooling
        schooling = np.where(self.rung <= (reached or 0), 0.0, wanted)
        zones = self._occupations.job_zone - self._occupations.job_zone[origin] - 1.0
        far = self._rules["barrier"]["zones_apart"] * np.clip(np.nan_to_num(zones), 0.0, None)
        barrier: FloatArray = np.clip(schooling + self._others + far, 0.0, 1.0)
        return barrier
