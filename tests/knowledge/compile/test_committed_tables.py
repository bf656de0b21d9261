"""The tables in knowledge/data as they are committed; no releases needed."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from knowledge.compile.known_answers import WrongAnswerError, check_known_answers
from knowledge.compile.tables import columns_of

DATA = Path(__file__).parents[3] / "knowledge" / "data"
TABLES = [
    "occupations",
    "onet_occupations",
    "elements",
    "skill_ratings",
    "software",
    "interests",
    "transition_groups",
    "transitions",
    "alliance_roles",
    "alliance_progressions",
    "fields",
    "fields_of_study",
    "providers",
    "programmes",
    "training_outcomes",
    "licences",
    "training_routes",
    "credentials",
    "apprenticeships",
    "areas",
    "area_counties",
    "area_wages",
]


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def occupation(code: str) -> dict[str, str]:
    return next(row for row in rows("occupations") if row["code"] == code)


def test_the_committed_tables_hold_the_known_answers() -> None:
    check_known_answers(DATA)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_exactly_the_columns_of_the_schema(table: str) -> None:
    assert list(rows(table)[0]) == columns_of(table)


@pytest.mark.parametrize("table", [name for name in TABLES if name != "occupations"])
def test_every_occupation_code_in_a_table_exists(table: str) -> None:
    known = {row["code"] for row in rows("occupations")}
    used = {row["code"] for row in rows(table) if row.get("code")}
    assert used <= known


def test_a_wrong_figure_is_named_with_both_values(tmp_path: Path) -> None:
    for table in TABLES:
        text = (DATA / f"{table}.csv").read_text(encoding="utf-8")
        (tmp_path / f"{table}.csv").write_text(text.replace(",1804030,", ",1804031,"))
    with pytest.raises(WrongAnswerError, match="35-3031, employment_2021: '1804031' instead"):
        check_known_answers(tmp_path)


def test_shares_of_a_combined_code_add_up_to_one() -> None:
    shares: dict[str, float] = defaultdict(float)
    for row in rows("occupations"):
        if row["figures_code"] not in ("", row["code"]):
            shares[row["figures_code"]] += float(row["employment_share"])
    assert len(shares) == 12
    assert all(total == pytest.approx(1, abs=0.001) for total in shares.values())


def test_care_aides_carry_the_figures_of_the_combined_code() -> None:
    aide = occupation("31-1121")
    assert aide["figures_code"] == "31-1120"
    assert aide["figures_title"] == "Home health and personal care aides"
    assert aide["employment"] == occupation("31-1122")["employment"] == "3715500"


def test_top_coded_wages_are_flagged() -> None:
    flagged = [row for row in rows("occupations") if row["median_wage_top_coded"] == "1"]
    assert len(flagged) == 11
    assert {row["median_wage"] for row in flagged} == {"239200"}


def test_borrowed_schooling_is_flagged() -> None:
    assert occupation("11-1011")["share_without_bachelors_borrowed"] == "1"
    assert occupation("35-3031")["share_without_bachelors_borrowed"] == "0"


@pytest.mark.parametrize(
    ("code", "probability"),
    [("29-1141", 0.009), ("15-1232", 0.65), ("13-1071", 0.31), ("29-2034", 0.23)],
)
def test_hand_mapped_automation_reaches_its_occupation(code: str, probability: float) -> None:
    assert float(occupation(code)["frey_osborne"]) == probability


def test_skills_are_lent_only_by_rated_occupations() -> None:
    rated = {row["code"] for row in rows("skill_ratings")}
    own, lent, none = 0, 0, []
    for row in rows("occupations"):
        if row["skills_from"] == "":
            none.append(row["code"])
        else:
            assert row["skills_from"] in rated
            own += row["skills_from"] == row["code"]
            lent += row["skills_from"] != row["code"]
    assert (own, lent) == (763, 85)
    assert all(code.startswith("55-") for code in none)
    assert occupation("41-3091")["skills_from"] == "41-3011"


def test_thirteen_elements_are_interpersonal() -> None:
    assert sum(row["interpersonal"] == "1" for row in rows("elements")) == 13


def test_weights_and_shares_add_up_to_one() -> None:
    weights: dict[str, float] = defaultdict(float)
    for row in rows("transition_groups"):
        weights[row["group_code"]] += float(row["weight"])
    shares: dict[str, float] = defaultdict(float)
    for row in rows("transitions"):
        shares[row["from_group"]] += float(row["share_of_movers"])
    assert all(total == pytest.approx(1, abs=1e-4) for total in weights.values())
    assert all(total == pytest.approx(1, abs=1e-3) for total in shares.values())
    assert set(shares) <= set(weights)


def test_artefact_moves_are_not_among_the_transitions() -> None:
    pairs = {(row["from_group"], row["to_group"]) for row in rows("transitions")}
    dropped = {(row["from_group"], row["to_group"]) for row in rows("artefact_moves")}
    assert ("11-1010", "11-1030") in dropped
    assert not pairs & dropped


def test_only_fishing_and_the_military_are_in_no_group() -> None:
    grouped = {row["code"] for row in rows("transition_groups")}
    missing = {row["code"] for row in rows("occupations")} - grouped
    assert {code for code in missing if not code.startswith("55-")} == {"45-3031"}


def test_no_outcome_is_of_fewer_than_ten_people() -> None:
    assert min(int(row["people"]) for row in rows("training_outcomes")) >= 10


def test_new_jersey_fields_are_empty_below_the_floor() -> None:
    for row in rows("programmes"):
        assert (row["cip"] == "") == (row["cip_confidence"] == "")
        if row["cip"]:
            assert 0.6 <= float(row["cip_confidence"]) <= 1


def test_every_source_key_of_a_row_is_explained() -> None:
    tags = tomllib.loads((DATA / "RELEASE.toml").read_text(encoding="utf-8"))["sources"]
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    for table in (
        "providers",
        "programmes",
        "training_outcomes",
        "licences",
        "transitions",
        "areas",
    ):
        for key in {row["source"] for row in rows(table)}:
            assert key in tags
            assert f"`{key}`" in text


def test_every_table_with_its_number_of_rows_is_in_the_sources() -> None:
    text = " ".join((DATA / "SOURCES.md").read_text(encoding="utf-8").split())
    for table in TABLES:
        assert f"**{table}** ({len(rows(table)):,}" in text


def test_routes_name_existing_codes_or_an_entry_requirement_for_all() -> None:
    known = {row["code"] for row in rows("occupations")}
    for row in rows("training_routes"):
        assert row["url"].startswith("https://")
        assert row["codes"] == "*" or set(row["codes"].split(",")) <= known


def test_credentials_and_apprenticeships_lead_somewhere() -> None:
    routes = {row["route_id"]: row for row in rows("training_routes")}
    for table, kinds in (
        ("credentials", {"credential", "licence", "certificate", "online_course"}),
        ("apprenticeships", {"apprenticeship"}),
    ):
        for row in rows(table):
            route = routes[row["route_id"]]
            assert route["kind"] in kinds
            codes = row.get("codes") or row["code"]
            assert set(codes.split(",")) <= set(route["codes"].split(","))


def test_a_length_or_cost_of_a_route_has_a_source_and_a_date() -> None:
    for row in rows("training_routes"):
        assert row["source"]
        assert row["checked"]
        # The only costs known are free courses: no figure is guessed.
        assert row["total_cost"] in ("", "0")


def test_a_programme_names_a_provider_of_the_table() -> None:
    known = {row["provider_id"] for row in rows("providers")}
    for row in rows("programmes"):
        assert (row["provider_id"] == "") == (row["provider"] == "")
        assert not row["provider_id"] or row["provider_id"] in known
