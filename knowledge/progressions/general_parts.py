"""The parts of a score that hang on the job and the worker, not on the past job."""

from __future__ import annotations

import numpy as np

from knowledge.progressions.landscape import INTERESTS, Landscape, rank, ranking
from knowledge.progressions.network import FloatArray
from knowledge.progressions.wishes import Wishes


class GeneralParts:
    """Demand, risk, interest and wish for every occupation in the order of codes; each 0-1."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        rule = ranking()["demand"]
        change = np.nan_to_num(landscape.occupations.projected_change, nan=-99.0)
        self._growth = between(change, rule["change_low"], rule["change_high"])
        #: How much the warning signs weigh.
        self.risk = self._risk()
        self._minor = np.array([code[:4] for code in landscape.occupations.codes])

    def demand(self, wishes: Wishes) -> FloatArray:
        """Half growth, half openings; with an area known, the jobs there in place of openings."""
        many = self._landscape.openings_rank
        if wishes.local_jobs:
            jobs = wishes.local_jobs
            known = [jobs.get(code) for code in self._landscape.occupations.codes]
            here = rank(np.array([number or 0 for number in known], dtype=float))
            # What is withheld or not listed keeps the country's rank.
            many = np.where([number is None for number in known], many, here)
        demand: FloatArray = (self._growth + many) / 2
        return demand

    def interest(self, wishes: Wishes) -> FloatArray:
        """Mean rank of the occupation in what the worker likes; nothing where that is unknown."""
        letters = list(INTERESTS)
        columns = [letters.index(letter) for letter in wishes.interests if letter in letters]
        if not columns:
            return np.zeros(len(self._minor))
        liked: FloatArray = self._landscape.interest_rank[:, columns].mean(axis=1)
        return liked

    def wish(self, wishes: Wishes) -> FloatArray:
        """How near a job is to the wished-for one: its field in full, else by skills."""
        place = self._landscape.occupations.position.get(wishes.wished_job or "")
        if place is None:
            return np.zeros(len(self._minor))
        fit = ranking()["skill_fit"]
        alike = np.nan_to_num(self._landscape.occupations.similarity(place))
        near: FloatArray = between(alike, 0.0, fit["high"])
        return np.where(self._minor == self._minor[place], 1.0, near)

    def _risk(self) -> FloatArray:
        rule = ranking()["risk"]
        part = np.zeros(len(self._landscape.flags))
        for place, flags in enumerate(self._landscape.flags):
            for flag in flags:
                part[place] += rule.get(flag.name, 0.0) * bool(flag.raised)
                part[place] += rule["severe_decline"] * flag.severe
        return np.minimum(part, 1.0)


def between(values: FloatArray, low: float, high: float) -> FloatArray:
    """0 at or below ``low``, 1 at or above ``high``, straight between."""
    part: FloatArray = np.clip((values - low) / (high - low), 0.0, 1.0)
    return part
