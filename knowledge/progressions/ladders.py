"""Steps up inside one kind of work, which the survey mostly cannot see.

Moves are observed between groups of occupations, so a step to one's own supervisor, or from aide
to technician, has a thin cell or none. Which codes lead to which is in ranking.toml; ours.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from knowledge.progressions.landscape import Landscape, ranking
from knowledge.progressions.network import FloatArray

BoolArray = npt.NDArray[np.bool_]


def own_ladder(land: Landscape, origin: int) -> BoolArray:
    """Mark the first-line supervisors of the origin's own kind of work."""
    above = np.zeros(len(land.occupations.codes), dtype=bool)
    for code in _leads_to(land.occupations.codes[origin], ranking()["own_ladder"]["to"]):
        if code in land.occupations.position:
            above[land.occupations.position[code]] = True
    above[origin] = False
    return above


def field_ladder(land: Landscape, origin: int, likeness: FloatArray) -> BoolArray:
    """Mark jobs higher up in the origin's field, with like skills and a short way of study."""
    rule, rungs = ranking()["field_ladder"], ranking()["schooling"]
    to = tuple(_leads_to(land.occupations.codes[origin], rule["to"]))
    above = np.zeros(len(likeness), dtype=bool)
    if to:
        most = rungs[rule["entry_at_most"]]
        for place in np.flatnonzero(likeness >= rule["likeness"]):
            row = land.occupations.rows[place]
            rung = rungs.get(row.entry_education or "", most + 1)
            above[place] = row.code.startswith(to) and rung <= most
        above[origin] = False
    return above


def supervises(code: str) -> bool:
    """True for first-line supervisors of the SOC groups that ranking.toml names."""
    return code.startswith(tuple(ranking()["bars"]["supervisors"]))


def supervised_before(code: str) -> bool:
    """True for an origin whose work is to lead others, whatever they do."""
    return supervises(code) or code.startswith(tuple(ranking()["bars"]["supervisors_already"]))


def _leads_to(code: str, table: dict[str, list[str]]) -> list[str]:
    """Look up the first entry whose key the code begins with."""
    return next((to for start, to in table.items() if code.startswith(start)), [])
