from __future__ import annotations

import pytest

from knowledge.training.filters import TrainingFilters, check_programme, check_route
from knowledge.training.listing import read_programme
from knowledge.training.places import Place, miles_between
from knowledge.training.rules import listing_rules
from tests.knowledge.training.made import finder_of, programme, route

RULES = listing_rules()
NEWARK = Place(zip_code="07102")
ROCHESTER = Place(zip_code="14604")


@pytest.mark.parametrize(
    ("filters", "stated", "unstated", "failing"),
    [
        (
            TrainingFilters(max_cost=1000),
            {"total_cost": 1000.0},
            {"total_cost": None},
            {"total_cost": 1001.0},
        ),
        (TrainingFilters(free=True), None, {"total_cost": 0.0}, {"total_cost": 10.0}),
        (
            TrainingFilters(online=True),
            {"name": "Welding online"},
            {"name": "Welding"},
            {"name": "Welding in-person"},
        ),
        (
            TrainingFilters(delivery="in person"),
            {"name": "Welding in-person"},
            {"name": "Welding (hybrid)"},
            {"name": "Welding online"},
        ),
        (
            TrainingFilters(max_months=2),
            {"clock_hours": 200.0},
            {"clock_hours": 0.0},
            {"clock_hours": 300.0},
        ),
        (
            TrainingFilters(evening=True),
            {"name": "Welding, Evening"},
            {"name": "Welding"},
            {"provider": "Day Program"},
        ),
        (
            TrainingFilters(near=NEWARK, within_miles=10),
            {"city": "Newark"},
            {"city": None},
            {"city": "Cape May"},
        ),
        (TrainingFilters(near=NEWARK, in_state=True), {"state": "NJ"}, None, {"state": "CO"}),
    ],
)
def test_a_filter_answers_yes_no_or_not_stated(
    filters: TrainingFilters,
    stated: dict[str, object] | None,
    unstated: dict[str, object] | None,
    failing: dict[str, object],
) -> None:
    def check(changes: dict[str, object]) -> tuple[bool, bool]:
        checked = check_programme(read_programme(programme(**changes), RULES), filters)  # type: ignore[arg-type]
        return bool(checked.failed), bool(checked.not_stated)

    if stated is not None:
        assert check(stated) == (False, False)
    if unstated is not None:
        assert check(unstated) == (False, True)
    assert check(failing) == (True, False)


def test_a_paid_route_costs_nothing_and_an_unpriced_one_is_not_stated() -> None:
    free = TrainingFilters(free=True)
    assert check_route(route(), free, RULES).meets
    assert check_route(route(paid=False), free, RULES).not_stated == ("free",)


def test_what_is_not_stated_is_kept_after_what_fits_and_counted() -> None:
    finder = finder_of(
        programme("nj-1", "Welding A", clock_hours=0.0, total_cost=500.0),
        programme("nj-2", "Welding B", clock_hours=100.0, total_cost=900.0),
        programme("nj-3", "Welding C", clock_hours=900.0),
    )
    answer = finder.answer("51-4121", "35-3031", TrainingFilters(max_months=2, near=NEWARK))
    assert [option.option_id for option in answer.options] == ["nj-2", "nj-1"]
    assert "length_not_stated" in answer.options[1].notes
    assert (answer.meeting, answer.not_stated, answer.hidden) == (
        1,
        {"max_months": 1},
        {"max_months": 1},
    )


def test_distances_are_in_miles() -> None:
    newark, rochester = NEWARK.point, ROCHESTER.point
    assert newark is not None
    assert rochester is not None
    assert miles_between(newark, rochester) == pytest.approx(243, abs=15)


def test_the_state_is_found_from_the_zip_code_and_an_unknown_one_is_nowhere() -> None:
    assert ROCHESTER.in_state == "NY"
    assert Place(state="nj").in_state == "NJ"
    assert Place(zip_code="00000").in_state is None
    assert Place(zip_code="00000").point is None
