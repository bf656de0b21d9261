"""Whose skills stand in for an occupation that O*NET has not rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

#: Entry education from least to most, as BLS words it.
EDUCATION_LADDER = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
#: Leading characters of a code that members of a broad, minor, major group share.
BROAD, MINOR, MAJOR = 6, 4, 2
ALL_OTHER = ("All Other", "Miscellaneous")


def choose_skills_source(
    occupations: pd.DataFrame,
    rated: Iterable[str],
    related: Mapping[str, list[str]],
    by_hand: Mapping[str, str],
) -> dict[str, str]:
    """Occupation -> the occupation whose ratings describe it; itself when it is rated.

    An unrated one takes, in this order: its lender ``by_hand``; its closest O*NET relative in
    its minor group; the rated occupation of its broad group nearest in entry education, Job
    Zone and schooling of its workers; its closest relative in its major group; the nearest of
    its minor group; its closest relative anywhere. "All other" occupations lend only when
    nobody else can: their ratings mix unlike jobs. Occupations with nobody near (the military)
    are left out.
    """
    table = occupations.set_index("code")
    has_ratings = set(rated)
    lenders = [code for code in table.index if code in has_ratings and not _residual(code, table)]
    sources: dict[str, str] = {}
    for code in table.index:
        if code in has_ratings:
            sources[code] = code
            continue
        if by_hand.get(code) in has_ratings:
            sources[code] = by_hand[code]
            continue
        kin = _kin(code, related)
        for pool in (lenders, [other for other in table.index if other in has_ratings]):
            lender = (
                _first(kin, pool, code[:MINOR])
                or _nearest(code, table, pool, BROAD)
                or _first(kin, pool, code[:MAJOR])
                or _nearest(code, table, pool, MINOR)
                or _first(kin, pool, "")
            )
            if lender:
                sources[code] = lender
                break
    return sources


def _residual(code: str, table: pd.DataFrame) -> bool:
    return any(word in table.loc[code, "title"] for word in ALL_OTHER)


def _kin(code: str, related: Mapping[str, list[str]]) -> list[str]:
    """Relatives closest first: those the occupation lists, then those that list it."""
    listed_by = sorted(
        (others.index(code), other) for other, others in related.items() if code in others
    )
    return [*related.get(code, ()), *(other for _, other in listed_by)]


def _first(kin: list[str], pool: list[str], beginning: str) -> str | None:
    return next((other for other in kin if other in pool and other.startswith(beginning)), None)


def _nearest(code: str, table: pd.DataFrame, pool: list[str], width: int) -> str | None:
    near = [other for other in pool if other[:width] == code[:width]]
    return min(near, key=lambda other: _distance(code, other, table), default=None)


def _distance(code: str, other: str, table: pd.DataFrame) -> tuple[float, float, float, str]:
    """Education steps plus Job Zones apart; then schooling; then the larger; then the code."""
    one, two = table.loc[code], table.loc[other]
    steps = 0.0
    if one["entry_education"] in EDUCATION_LADDER and two["entry_education"] in EDUCATION_LADDER:
        here, there = (EDUCATION_LADDER.index(row["entry_education"]) for row in (one, two))
        steps += abs(here - there)
    if pd.notna(one["job_zone"]) and pd.notna(two["job_zone"]):
        steps += abs(one["job_zone"] - two["job_zone"])
    shares = one["share_without_bachelors"], two["share_without_bachelors"]
    schooling = abs(shares[0] - shares[1]) if all(pd.notna(share) for share in shares) else 1.0
    size = two["employment"] if pd.notna(two["employment"]) else 0.0
    return steps, round(schooling, 1), -size, other
