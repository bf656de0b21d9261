"""The facts as the built store answers them: known figures, and reasons taken from the data."""

from __future__ import annotations

import pytest

from knowledge.validation.comparing import Compared, compare
from knowledge.validation.facts import Fact, FactError, read_facts
from knowledge.validation.judging import Verdict
from knowledge.validation.material import Material
from knowledge.validation.skill_moves import INTERPERSONAL, SkillMoves

MOST_GROUPS, FEWEST_GROUPS, NAMED_FOUND = 95, 60, 11


@pytest.mark.parametrize("fact", read_facts(), ids=lambda fact: fact.id)
def test_every_fact_has_a_verdict_our_figure_and_a_reason(
    compared: dict[str, Compared], fact: Fact
) -> None:
    row = compared[fact.id]
    assert row.verdict in Verdict
    assert row.ours
    assert row.why.endswith(".")
    assert "{" not in row.fact + row.why


def test_the_number_of_gateways_is_near_the_published_one(compared: dict[str, Compared]) -> None:
    value = compared["gateway_groups"].value
    assert isinstance(value, float)
    assert FEWEST_GROUPS <= value <= MOST_GROUPS


def test_at_least_eleven_named_gateways_hold_by_computation(compared: dict[str, Compared]) -> None:
    value = compared["named_gateways_computed"].value
    assert isinstance(value, float)
    assert value >= NAMED_FOUND


def test_a_named_gateway_that_misses_says_which_figure_misses_which_rule(
    compared: dict[str, Compared],
) -> None:
    missed = [
        row
        for name, row in compared.items()
        if name.startswith("named_gateway.") and row.verdict is Verdict.DIFFERS
    ]
    assert missed
    for row in missed:
        assert "needs" in row.why or "must not" in row.why


@pytest.mark.parametrize(
    "name",
    ["waiter_to_sales_manager", "customer_service_to_systems_analyst", "food_server_to_managers"],
)
def test_a_named_progression_is_in_the_answers_of_its_origin(
    compared: dict[str, Compared], name: str
) -> None:
    assert compared[name].verdict is Verdict.AGREES
    assert "named by alliance" in compared[name].why


def test_document_management_is_told_by_the_name_the_alliance_uses(
    compared: dict[str, Compared],
) -> None:
    assert compared["named_gateway.15-1299"].fact == "document management specialists (15-1299)"


def test_the_three_parts_of_good_jobs_add_up(compared: dict[str, Compared]) -> None:
    for name in ("split_by_occupations", "split_by_employment"):
        value = compared[name].value
        assert isinstance(value, tuple)
        assert sum(value) == pytest.approx(1)


def test_people_in_resumes_are_not_held_against_survey_cases(
    compared: dict[str, Compared],
) -> None:
    for name in ("moved_into_technology", "moved_into_business"):
        assert compared[name].verdict is Verdict.CANNOT
        assert "résumés" in compared[name].why


def test_healthcare_gains_the_most_jobs(compared: dict[str, Compared]) -> None:
    assert compared["healthcare_growth"].verdict is Verdict.AGREES
    assert compared["healthcare_growth"].ours == "1.9 million jobs (+11 %)"


def test_interpersonal_skills_carry_over_more_than_others(material: Material) -> None:
    moves = SkillMoves(material, importance=3.0, short_of=0.5)
    carried = moves.between(("origin", "mid_wage_origin"), "gateway")
    shares = moves.shares_held(carried)
    assert max(shares, key=shares.__getitem__) == INTERPERSONAL
    assert (carried.held <= carried.matters + 1e-6).all()


def test_a_skill_that_is_enough_for_the_same_job_is_held(material: Material) -> None:
    moves = SkillMoves(material, importance=0.0, short_of=100.0)
    carried = moves.between(("origin",), "gateway")
    assert carried.held == pytest.approx(carried.matters)


def test_a_fact_with_an_unknown_measure_is_refused(material: Material) -> None:
    fact = Fact("f", "Counts", "says", "alliance", "77", "guesswork")
    with pytest.raises(FactError, match="guesswork"):
        compare(material, fact)
