"""The occupations table: one row for each SOC 2018 occupation, figures from six publishers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from knowledge.compile.automation import (
    read_ai_applicability,
    read_ai_occupational_exposure,
    read_frey_osborne,
    read_language_model_exposure,
)
from knowledge.compile.bls_projections import read_schooling
from knowledge.compile.bls_wages import read_later_employment, read_wages
from knowledge.compile.crosswalks import OccupationCodes
from knowledge.compile.onet import read_job_zones


def assemble_occupations(
    releases: Path,
    codes: OccupationCodes,
    projections: pd.DataFrame,
    hybrids: Mapping[str, str],
    shares: Mapping[str, float],
) -> pd.DataFrame:
    """Everything but ``skills_from``.

    Figures of a combined BLS code are kept as published for each member, with ``figures_code``
    and ``employment_share`` saying so.
    """
    schooling = read_schooling(releases)
    frame = pd.DataFrame({"code": codes.codes})
    frame["title"] = frame["code"].map(codes.titles)
    under = frame["code"].map(lambda code: hybrids.get(code, code))
    wages = read_wages(releases)
    published = under.isin(projections.index) | under.isin(wages.index)
    frame["figures_code"] = under.where(published)
    for column in projections.columns:
        frame[column] = under.map(projections[column])
    frame["median_wage_top_coded"] = frame["median_wage_top_coded"].eq(True)
    for column in wages.columns:
        frame[column] = under.map(wages[column])
    frame["employment_2024"] = under.map(read_later_employment(releases))
    frame["employment_share"] = frame["code"].map(shares).fillna(1.0).where(published)
    frame["share_without_bachelors"] = under.map(schooling["share"])
    frame["share_without_bachelors_borrowed"] = under.map(schooling["borrowed"]).eq(True)
    frame["job_zone"] = frame["code"].map(read_job_zones(releases))
    frame["frey_osborne"] = frame["code"].map(read_frey_osborne(releases, codes))
    applicability = read_ai_applicability(releases)
    frame["ai_applicability"] = frame["code"].map(applicability).fillna(under.map(applicability))
    frame["language_model_exposure"] = frame["code"].map(read_language_model_exposure(releases))
    exposure = read_ai_occupational_exposure(releases, codes)
    frame["ai_occupational_exposure"] = frame["code"].map(exposure)
    return frame


def persons_by_occupation(occupations: pd.DataFrame) -> dict[str, float]:
    """Persons employed by SOC 2018 code: 2021 survey, else 2022 projections base, allocated."""
    counted = occupations["employment_2021"].fillna(occupations["employment"])
    persons = counted.astype(float) * occupations["employment_share"].astype(float)
    return {
        code: float(value)
        for code, value in zip(occupations["code"], persons, strict=True)
        if pd.notna(value)
    }
