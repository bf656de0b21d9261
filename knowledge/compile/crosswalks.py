"""Which code of one classification is which of another. Every join ends at SOC 2018."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, read_csv

#: The number of detailed SOC 2018 occupations (Standard Occupational Classification manual).
SOC_2018_OCCUPATIONS = 867


@dataclass(frozen=True)
class OccupationCodes:
    """The SOC 2018 occupations, and the SOC 2010 codes they come from."""

    titles: dict[str, str]
    #: SOC 2010 code -> SOC 2018 codes.
    successors: dict[str, tuple[str, ...]]

    @property
    def codes(self) -> list[str]:
        """All SOC 2018 codes, sorted."""
        return sorted(self.titles)


def read_occupation_codes(releases: Path) -> OccupationCodes:
    """SOC 2018 codes and titles with the SOC 2010 crosswalk. LayoutError unless all 867."""
    path = releases / "crosswalks" / "soc2010_soc2018.csv"
    rows = read_csv(path, ["soc2010", "soc2010_title", "soc2018", "soc2018_title"])
    # "(##)" marks a code that takes in only part of its predecessor; it is no part of the title.
    plain_titles = rows["soc2018_title"].str.replace(r"\s*\(#+\)$", "", regex=True)
    titles = dict(zip(rows["soc2018"], plain_titles, strict=True))
    if len(titles) != SOC_2018_OCCUPATIONS:
        problem = f"{len(titles)} SOC 2018 codes instead of {SOC_2018_OCCUPATIONS}"
        raise LayoutError(path, problem, column="soc2018")
    successors = {
        old: tuple(sorted(set(group))) for old, group in rows.groupby("soc2010")["soc2018"]
    }
    return OccupationCodes(titles, successors)


def retired_codes(codes: OccupationCodes) -> list[dict[str, object]]:
    """Rows ``retired_code, code``: SOC 2010 codes that SOC 2018 no longer has."""
    return [
        {"retired_code": old, "code": new}
        for old, successors in codes.successors.items()
        if old not in codes.titles
        for new in successors
    ]


def read_hybrids(releases: Path, soc_2018: set[str], published: set[str]) -> dict[str, str]:
    """SOC 2018 code -> the combined code its figures are ``published`` under.

    BLS publishes 12 combinations such as 31-1120 that are not SOC 2018 codes themselves. The
    crosswalk is of 2019 and knows more; those since dissolved are not in ``published``.
    """
    path = releases / "crosswalks" / "oes_hybrid_crosswalk.csv"
    rows = read_csv(path, ["OES2019EstimatesCode", "SOCCode2018"])
    combined = rows[
        rows["OES2019EstimatesCode"].isin(published - soc_2018)
        & rows["SOCCode2018"].isin(soc_2018 - published)
    ]
    if set(combined["OES2019EstimatesCode"]) != published - soc_2018:
        unknown = sorted(published - soc_2018 - set(combined["OES2019EstimatesCode"]))
        problem = f"published codes without members: {unknown}"
        raise LayoutError(path, problem, column="OES2019EstimatesCode")
    return dict(zip(combined["SOCCode2018"], combined["OES2019EstimatesCode"], strict=True))


def read_fields(releases: Path) -> pd.DataFrame:
    """``cip, title``: every field of CIP 2020, also those that lead to no occupation."""
    path = releases / "crosswalks" / "soc2018_cip2020_crosswalk.csv"
    rows = read_csv(path, ["CIP2020Code", "CIP2020Title"])
    rows = rows[~rows["CIP2020Code"].str.startswith("99.")]
    titles = rows["CIP2020Title"].str.rstrip(".")
    return pd.DataFrame({"cip": rows["CIP2020Code"], "title": titles}).drop_duplicates("cip")


def read_fields_of_study(releases: Path, soc_2018: set[str]) -> pd.DataFrame:
    """``cip, code, title``: fields of study (CIP 2020) and the occupations they prepare for.

    The publisher's own "no match" lines (99.9999 on either side) are left out.
    """
    path = releases / "crosswalks" / "soc2018_cip2020_crosswalk.csv"
    rows = read_csv(path, ["SOC2018Code", "CIP2020Code", "CIP2020Title"])
    rows = rows[rows["SOC2018Code"].isin(soc_2018) & ~rows["CIP2020Code"].str.startswith("99.")]
    wrong = rows[~rows["CIP2020Code"].str.fullmatch(r"\d\d\.\d{4}")]
    if len(wrong):
        problem = f"not a six-digit field code: {wrong['CIP2020Code'].iloc[0]!r}"
        raise LayoutError(path, problem, column="CIP2020Code")
    return pd.DataFrame(
        {
            "cip": rows["CIP2020Code"],
            "code": rows["SOC2018Code"],
            "title": rows["CIP2020Title"].str.rstrip("."),
        }
    ).drop_duplicates(["cip", "code"])
