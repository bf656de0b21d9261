from __future__ import annotations

import pandas as pd

from knowledge.compile.borrowed_skills import choose_skills_source

OCCUPATIONS = pd.DataFrame(
    [
        ("53-3051", "Bus Drivers, School", "High school diploma or equivalent", 2, 0.9, 1000),
        ("53-3052", "Bus Drivers, Transit", "No formal educational credential", 2, 0.9, 500),
        ("53-3053", "Shuttle Drivers", "No formal educational credential", 2, 0.9, 300),
        ("53-3099", "Motor Vehicle Operators, All Other", None, 2, 0.9, 9000),
        ("55-3016", "Infantry", None, None, None, None),
    ],
    columns=[
        "code",
        "title",
        "entry_education",
        "job_zone",
        "share_without_bachelors",
        "employment",
    ],
)
RATED = ["53-3051", "53-3052", "53-3099"]


def test_a_rated_occupation_keeps_its_own_skills() -> None:
    assert choose_skills_source(OCCUPATIONS, RATED, {}, {})["53-3052"] == "53-3052"


def test_the_nearest_in_schooling_lends_where_no_relative_does() -> None:
    assert choose_skills_source(OCCUPATIONS, RATED, {}, {})["53-3053"] == "53-3052"


def test_the_closest_relative_lends_first() -> None:
    related = {"53-3053": ["53-3051"]}
    assert choose_skills_source(OCCUPATIONS, RATED, related, {})["53-3053"] == "53-3051"


def test_an_all_other_occupation_lends_only_when_nobody_else_can() -> None:
    related = {"53-3053": ["53-3099"]}
    assert choose_skills_source(OCCUPATIONS, RATED, related, {})["53-3053"] == "53-3052"
    assert choose_skills_source(OCCUPATIONS, ["53-3099"], {}, {})["53-3053"] == "53-3099"


def test_a_lender_chosen_by_hand_wins() -> None:
    by_hand = {"53-3053": "53-3051"}
    assert choose_skills_source(OCCUPATIONS, RATED, {}, by_hand)["53-3053"] == "53-3051"


def test_occupations_with_nobody_near_have_no_skills() -> None:
    assert "55-3016" not in choose_skills_source(OCCUPATIONS, RATED, {}, {})
