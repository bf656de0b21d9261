"""What stands between a worker and the door of each occupation: schooling, years, licences."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from knowledge.progressions.flow_rules import BoolArray
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
        self._training = np.array([height.get(row.entry_training or "", 0.0) for row in rows])
        self._experience = np.array([height.get(row.entry_experience or "", 0.0) for row in rows])
        served = self._rules["experience"]["months"]
        #: Months in like work that meet the experience asked for; none asked for: none needed.
        self._months_asked = np.array([served.get(row.entry_experience or "", 0) for row in rows])
        self._codes = landscape.occupations.codes
        self._licences = landscape.licences
        self._licensed = np.array([code in landscape.licences for code in self._codes])
        self._schooling = np.array([height.get(row.entry_education or "", 0.0) for row in rows])
        degree = self.rung >= rungs["Bachelor's degree"]
        without = np.nan_to_num(landscape.occupations.without_bachelors)
        relief = degree * height["relief_by_share_without"] * without
        self._relieved = np.maximum(self._schooling - relief, 0.0)
        self._held_with = lru_cache(maxsize=64)(self._open_to)

    def reached(self, wishes: Wishes) -> int | None:
        """Rung of the worker's schooling; None when it is not known."""
        rung: int | None = self._rules["worker_schooling"].get(wishes.schooling or "")
        return rung

    def facing(
        self, origin: int, wishes: Wishes, months: int | None = None, kin: BoolArray | None = None
    ) -> FloatArray:
        """Barriers from 0 to 1 that someone coming from ``origin`` (a position) faces.

        Someone known to lack the schooling finds no relief in others who got in without it.
        ``months`` in the origin meet the experience that jobs of like work (``kin``) ask for.
        """
        reached = self.reached(wishes)
        wanted = self._relieved if reached is None else self._schooling
        held = self.held(wishes)
        schooling = np.where((self.rung <= (reached or 0)) | held, 0.0, wanted)
        zones = self._occupations.job_zone - self._occupations.job_zone[origin] - 1.0
        far = self._rules["barrier"]["zones_apart"] * np.clip(np.nan_to_num(zones), 0.0, None)
        served = np.zeros(len(self.rung), dtype=bool)
        if kin is not None and months is not None:
            served = kin & (self._months_asked <= months)
        experience = np.where(served, 0.0, self._experience)
        licence = self._rules["barrier"]["licence"] * (self._licensed & ~held)
        others = self._training + experience + licence
        barrier: FloatArray = np.clip(schooling + others + far, 0.0, 1.0)
        return barrier

    def held(self, wishes: Wishes) -> BoolArray:
        """Mark the occupations whose licence or certificate the worker told of."""
        return self._held_with(wishes.licences)

    def _open_to(self, licences: tuple[str, ...]) -> BoolArray:
        mask = np.zeros(len(self._codes), dtype=bool)
        opens = self._rules["licences_held"]
        starts = tuple(code for name in licences for code in opens.get(name, ()))
        names = {name.casefold() for name in licences}
        for place, code in enumerate(self._codes if licences else ()):
            listed = (name.split(": ", 1)[-1] for name in self._licences.get(code, ()))
            mask[place] = code.startswith(starts) if starts else False
            mask[place] |= code in names or any(name.casefold() in names for name in listed)
        mask.setflags(write=False)
        return mask
