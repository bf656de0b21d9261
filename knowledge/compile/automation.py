"""Four published measures of automation and AI, each brought to SOC 2018.

A SOC 2018 occupation with several predecessors gets their mean; each part of a split one
inherits the whole's value, since a probability or a score is not something to divide.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from knowledge.compile.crosswalks import OccupationCodes
from knowledge.compile.hand_maps import read_hand_maps
from knowledge.compile.layout import LayoutError, number, read_csv, read_sheet

FOLDER = "automation"


def read_frey_osborne(releases: Path, codes: OccupationCodes) -> dict[str, float]:
    """Probability of computerisation (0-1, Frey and Osborne 2017) by SOC 2018 code."""
    path = releases / FOLDER / "frey_osborne_2017.csv"
    rows = read_csv(path, ["SOC code", "Probability"])
    values = dict(zip(rows["SOC code"], number(rows, "Probability", path), strict=True))
    if not all(0 <= value <= 1 for value in values.values()):
        raise LayoutError(path, "a probability outside 0-1", column="Probability")
    return _to_soc_2018(values, codes, "frey_osborne", path)


def read_ai_occupational_exposure(releases: Path, codes: OccupationCodes) -> dict[str, float]:
    """AI occupational exposure (standard score; Felten, Raj, Seamans 2021) by SOC 2018 code."""
    path = releases / FOLDER / "AIOE_DataAppendix.xlsx"
    rows = read_sheet(path, "Appendix A", ["SOC Code", "AIOE"])
    values = dict(zip(rows["SOC Code"], number(rows, "AIOE", path, "Appendix A"), strict=True))
    return _to_soc_2018(values, codes, "felten", path)


def read_ai_applicability(releases: Path) -> dict[str, float]:
    """AI applicability score (0-1, measured use, 2025) by SOC 2018 or combined BLS code."""
    path = releases / FOLDER / "ai_applicability_2025.csv"
    rows = read_csv(path, ["SOC Code", "ai_applicability_score"])
    return dict(zip(rows["SOC Code"], number(rows, "ai_applicability_score", path), strict=True))


def read_language_model_exposure(releases: Path) -> dict[str, float]:
    """Exposure to language models (0-1) by SOC 2018 code: mean over its O*NET occupations.

    Of the paper's six columns, ``human_rating_beta``: people's rather than a model's ratings,
    and the middle reading (tasks that need extra software count one half).
    """
    path = releases / FOLDER / "gpts_are_gpts_occ_level.csv"
    rows = read_csv(path, ["O*NET-SOC Code", "human_rating_beta"])
    rows = rows.assign(
        code=rows["O*NET-SOC Code"].str[:7], value=number(rows, "human_rating_beta", path)
    )
    return {str(code): float(value) for code, value in rows.groupby("code")["value"].mean().items()}


def _to_soc_2018(
    values: Mapping[str, float], codes: OccupationCodes, hand_map: str, path: Path
) -> dict[str, float]:
    by_hand = {entry["code"]: entry["soc_2010"] for entry in read_hand_maps()[hand_map]}
    strangers = sorted(set(values) - set(codes.successors))
    if strangers != sorted(by_hand):
        problem = f"codes outside SOC 2010 are {strangers}, the hand map has {sorted(by_hand)}"
        raise LayoutError(path, problem)
    old = {code: value for code, value in values.items() if code in codes.successors}
    for stranger, beginnings in by_hand.items():
        for code in codes.successors:
            if code.startswith(tuple(beginnings)) and code not in values:
                old[code] = values[stranger]
    pairs = [(new, value) for code, value in old.items() for new in codes.successors[code]]
    frame = pd.DataFrame(pairs, columns=["code", "value"])
    means = frame.groupby("code")["value"].mean()
    return {str(code): float(value) for code, value in means.items()}
