from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from knowledge.compile.crosswalks import OccupationCodes
from knowledge.compile.mobility import Network, find_artefacts, groups, transitions

CODES = ["11-1010", "11-1030", "35-3030", "41-2030"]


def network() -> Network:
    """Two codes the survey cannot tell apart, and two that differ."""
    shares = np.array(
        [
            [0.77, 0.20, 0.01, 0.02],
            [0.77, 0.20, 0.01, 0.02],
            [0.00, 0.00, 0.90, 0.10],
            [0.01, 0.00, 0.09, 0.90],
        ]
    )
    nodes = pd.DataFrame(
        {"title": CODES, "weight": [1.7e6, 1.7e5, 3.4e6, 3.4e6], "employment": [80, 20, 50, 50]},
        index=pd.Index(CODES),
    )
    return Network(nodes, shares)


def test_codes_with_equal_moves_to_all_others_are_one_survey_code() -> None:
    assert find_artefacts(network()) == [("11-1010", "11-1030"), ("11-1030", "11-1010")]


def test_shares_of_movers_leave_out_stayers_and_artefacts_and_add_up_to_one() -> None:
    moves = transitions(network(), find_artefacts(network()))
    assert moves.groupby("from_group")["share_of_movers"].sum().tolist() == pytest.approx([1] * 4)
    chief = moves[moves["from_group"] == "11-1010"].set_index("to_group")["share_of_movers"]
    assert chief.to_dict() == pytest.approx({"35-3030": 1 / 3, "41-2030": 2 / 3})


def test_estimated_cases_are_those_of_the_movers_alone() -> None:
    moves = transitions(network(), find_artefacts(network()))
    cases = moves.set_index(["from_group", "to_group"])["estimated_cases"]
    assert cases["35-3030", "41-2030"] == pytest.approx(0.10 * 3.4e6 / 1700)
    assert network().mover_cases[2] == pytest.approx(200)


def test_an_occupation_of_several_groups_divides_its_employment() -> None:
    codes = OccupationCodes(
        {"11-1011": "Chiefs", "11-1099": "Mixed"},
        {"11-1011": ("11-1011", "11-1099"), "11-1031": ("11-1099",)},
    )
    members = groups(network(), codes, {"11-1011": 100.0, "11-1099": 60.0})
    weight = members.set_index(["group_code", "code"])["weight"].to_dict()
    # The mixed one: 40 of 60 from the first node (80 jobs on two lines), 20 of 60 beside it.
    assert weight["11-1010", "11-1011"] == pytest.approx(100 / 140)
    assert weight["11-1010", "11-1099"] == pytest.approx(40 / 140)
    assert weight["11-1030", "11-1099"] == pytest.approx(1.0)
