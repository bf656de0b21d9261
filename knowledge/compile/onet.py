"""O*NET: occupations, Job Zones, skill and knowledge ratings, software, interests, kinship.

O*NET is keyed by eight-digit codes whose first seven characters are a SOC 2018 code; figures of
several O*NET occupations of one SOC occupation are averaged, unweighted (O*NET has no head
counts).
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_sheet

FOLDER = "onet_29_3"
CODE = "O*NET-SOC Code"
#: (file, sheet) -> kind of element.
RATINGS = {"Skills": "skill", "Knowledge": "knowledge"}
INTERESTS = {
    "1.B.1.a": "realistic",
    "1.B.1.b": "investigative",
    "1.B.1.c": "artistic",
    "1.B.1.d": "social",
    "1.B.1.e": "enterprising",
    "1.B.1.f": "conventional",
}

#: O*NET's words for how near a related occupation is -> ours, nearest first.
TIERS = {"Primary-Short": "short", "Primary-Long": "long", "Supplemental": "supplemental"}


def _read(releases: Path, name: str, columns: list[str]) -> tuple[Path, pd.DataFrame]:
    path = releases / FOLDER / f"{name}.xlsx"
    rows = read_sheet(path, name, [CODE, *columns])
    wrong = rows[~rows[CODE].astype(str).str.fullmatch(r"\d\d-\d{4}\.\d\d")]
    if len(wrong):
        problem = f"not an O*NET-SOC code: {wrong[CODE].iloc[0]!r}"
        raise LayoutError(path, problem, sheet=name, column=CODE)
    rows = rows.assign(code=rows[CODE].str[:7])
    return path, rows


def read_onet_occupations(releases: Path) -> pd.DataFrame:
    """``onet_code, code, title`` of every O*NET occupation."""
    _, rows = _read(releases, "Occupation Data", ["Title"])
    return pd.DataFrame({"onet_code": rows[CODE], "code": rows["code"], "title": rows["Title"]})


def read_job_zones(releases: Path) -> dict[str, int]:
    """SOC code -> Job Zone 1-5: the general (.00) occupation's, else the commonest, low first."""
    path, rows = _read(releases, "Job Zones", ["Job Zone"])
    rows = rows.assign(zone=number(rows, "Job Zone", path, "Job Zones").astype(int))
    if not rows["zone"].between(1, 5).all():
        raise LayoutError(path, "a zone outside 1-5", sheet="Job Zones", column="Job Zone")
    zones: dict[str, int] = {}
    for code, group in rows.groupby("code"):
        general = group.loc[group[CODE].str.endswith(".00"), "zone"]
        chosen = general if len(general) else group["zone"].mode()
        zones[str(code)] = int(chosen.min())
    return zones


def read_ratings(releases: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Elements (``element_id, name, kind``) and ratings (``code, element_id, importance, level``).

    A rating O*NET recommends to suppress (few or scattered answers) counts only where the
    occupation has no other rating of that element.
    """
    elements, ratings = [], []
    for name, kind in RATINGS.items():
        columns = ["Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress"]
        path, rows = _read(releases, name, columns)
        rows = rows[rows["Scale ID"].isin(["IM", "LV"])]
        if set(rows["Scale ID"]) != {"IM", "LV"}:
            raise LayoutError(path, "no IM or no LV rows", sheet=name, column="Scale ID")
        rows = rows.assign(value=number(rows, "Data Value", path, name))
        key = ["code", "Element ID", "Scale ID"]
        firm = rows["Recommend Suppress"] != "Y"
        has_firm = firm.groupby([rows[column] for column in key]).transform("any")
        wide = rows[firm | ~has_firm].groupby(key)["value"].mean().unstack("Scale ID")
        if wide.isna().to_numpy().any():
            raise LayoutError(path, "an element without IM or LV", sheet=name, column="Scale ID")
        ratings.append(wide.reset_index())
        named = rows[["Element ID", "Element Name"]].drop_duplicates()
        elements.append(named.assign(kind=kind))
    rated = pd.concat(ratings).rename(
        columns={"Element ID": "element_id", "IM": "importance", "LV": "level"}
    )
    listed = pd.concat(elements).rename(
        columns={"Element ID": "element_id", "Element Name": "name"}
    )
    return listed.reset_index(drop=True), rated.reset_index(drop=True)


def mark_interpersonal(elements: pd.DataFrame, named: dict[str, str]) -> pd.DataFrame:
    """``elements`` with ``interpersonal``; ``named`` is element id -> the name it must have.

    Raises LayoutError where O*NET's name for an id differs: the id then means something else.
    """
    names = dict(zip(elements["element_id"], elements["name"], strict=True))
    for element_id, name in named.items():
        if names.get(element_id) != name:
            problem = f"{element_id} is {names.get(element_id)!r}, expected {name!r}"
            raise LayoutError(Path("Skills.xlsx / Knowledge.xlsx"), problem, column="Element Name")
    return elements.assign(interpersonal=elements["element_id"].isin(list(named)))


def read_related(releases: Path) -> dict[str, list[str]]:
    """SOC code -> related SOC codes, closest first (O*NET similarity, not observed moves)."""
    path, rows = _read(releases, "Related Occupations", ["Related O*NET-SOC Code", "Index"])
    rows = rows.assign(
        rank=number(rows, "Index", path, "Related Occupations"),
        related=rows["Related O*NET-SOC Code"].str[:7],
    )
    rows = rows[rows["related"] != rows["code"]]
    best = rows.groupby(["code", "related"])["rank"].min().reset_index()
    best = best.sort_values(["code", "rank", "related"])
    return {str(code): list(group) for code, group in best.groupby("code")["related"]}


def read_related_tiers(releases: Path, codes: Collection[str]) -> pd.DataFrame:
    """``code, related_code, tier`` among ``codes``; of several, a pair's nearest tier counts."""
    columns = ["Related O*NET-SOC Code", "Relatedness Tier"]
    path, rows = _read(releases, "Related Occupations", columns)
    if not set(rows["Relatedness Tier"]) <= set(TIERS):
        raise LayoutError(
            path, "an unknown tier", sheet="Related Occupations", column="Relatedness Tier"
        )
    rows = rows.assign(
        related_code=rows["Related O*NET-SOC Code"].str[:7],
        rank=rows["Relatedness Tier"].map(list(TIERS).index),
    )
    known = rows["code"].isin(codes) & rows["related_code"].isin(codes)
    rows = rows[known & (rows["code"] != rows["related_code"])]
    best = rows.groupby(["code", "related_code"])["rank"].min().reset_index()
    best["tier"] = best["rank"].map(list(TIERS.values()).__getitem__)
    return best[["code", "related_code", "tier"]]


def read_software(releases: Path) -> pd.DataFrame:
    """``code, name, hot, in_demand``: products O*NET flags as hot or in demand."""
    columns = ["Example", "Hot Technology", "In Demand"]
    path, rows = _read(releases, "Technology Skills", columns)
    for column in columns[1:]:
        if not set(rows[column]) <= {"Y", "N"}:
            raise LayoutError(path, "neither Y nor N", sheet="Technology Skills", column=column)
    rows = rows.assign(
        name=rows["Example"].str.strip(),
        hot=rows["Hot Technology"] == "Y",
        in_demand=rows["In Demand"] == "Y",
    )
    rows = rows[rows["hot"] | rows["in_demand"]]
    return rows.groupby(["code", "name"])[["hot", "in_demand"]].any().reset_index()


def read_interests(releases: Path) -> pd.DataFrame:
    """``code`` and Holland's six interest scores (1-7), for occupations that have all six."""
    path, rows = _read(releases, "Interests", ["Element ID", "Scale ID", "Data Value"])
    rows = rows[rows["Scale ID"] == "OI"]
    if not set(INTERESTS) <= set(rows["Element ID"]):
        raise LayoutError(path, "an interest is missing", sheet="Interests", column="Element ID")
    rows = rows[rows["Element ID"].isin(list(INTERESTS))]
    rows = rows.assign(
        interest=rows["Element ID"].map(INTERESTS),
        value=number(rows, "Data Value", path, "Interests"),
    )
    wide = rows.groupby(["code", "interest"])["value"].mean().unstack("interest").dropna()
    return wide.reset_index()[["code", *INTERESTS.values()]]
