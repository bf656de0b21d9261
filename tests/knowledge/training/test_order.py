from __future__ import annotations

from knowledge.store.schema import Licence
from knowledge.training.filters import TrainingFilters
from knowledge.training.places import Place
from tests.knowledge.training.made import finder_of, outcome, programme, route

NEWARK = Place(zip_code="07102")
ROCHESTER = Place(zip_code="14604")
WELDER, WAITER = "51-4121", "35-3031"


def ids(options: tuple[object, ...]) -> list[str]:
    return [option.option_id for option in options]  # type: ignore[attr-defined]


def test_licence_rules_come_first_then_a_paid_route_when_money_is_tight() -> None:
    finder = finder_of(
        programme(),
        route(),
        Licence(state="NJ", code=WELDER, name="WELDER", source="new_jersey_licences"),
    )
    tight = TrainingFilters(near=NEWARK, money_tight=True)
    found = finder.options(WELDER, WAITER, tight)
    assert ids(found) == [f"licence:{WELDER}", "apprenticeship", "nj-1"]
    assert "licence_new_jersey_sample" in found[0].notes
    assert "earn_while_you_learn" in found[1].notes
    easy = TrainingFilters(near=NEWARK, money_tight=False)
    assert ids(finder.options(WELDER, WAITER, easy)) == [
        f"licence:{WELDER}",
        "nj-1",
        "apprenticeship",
    ]


def test_low_pay_in_the_last_job_means_money_is_tight() -> None:
    finder = finder_of(programme(), route())
    assert finder.answer(WELDER, WAITER).paid_first
    assert not finder.answer(WELDER, WELDER).paid_first
    assert finder.answer(WELDER, WELDER, TrainingFilters(free=True)).paid_first


def test_outside_the_listed_states_routes_come_first_and_programmes_are_examples() -> None:
    finder = finder_of(programme(), route(paid=False))
    for near in (None, ROCHESTER):
        found = finder.options(WELDER, WAITER, TrainingFilters(near=near))
        assert ids(found) == ["apprenticeship", "nj-1"]
        assert "example_from_another_state" in found[1].notes
    at_home = finder.options(WELDER, WAITER, TrainingFilters(near=NEWARK))
    assert ids(at_home) == ["nj-1", "apprenticeship"]
    assert "example_from_another_state" not in at_home[0].notes


def test_routes_and_examples_keep_places_when_the_other_kind_is_plenty() -> None:
    finder = finder_of(
        *[programme(f"nj-{n}", f"Welding {n}") for n in range(9)],
        *[route(f"route-{n}", paid=False) for n in range(9)],
    )
    elsewhere = finder.options(WELDER, WAITER, TrainingFilters(near=ROCHESTER), limit=5)
    assert [option.kind for option in elsewhere].count("programme") == 2
    at_home = finder.options(WELDER, WAITER, TrainingFilters(near=NEWARK), limit=5)
    assert [option.kind for option in at_home].count("route") == 1


def test_the_tier_goes_before_the_cost_and_the_cost_before_the_length() -> None:
    finder = finder_of(
        programme("nj-dear", "Welding", total_cost=5000.0),
        programme("nj-cheap", "Welding", total_cost=100.0, cip=None, cip_confidence=None),
        programme("nj-long", "Welding", total_cost=5000.0, clock_hours=300.0),
        outcome(),
    )
    found = finder.options(WELDER, WAITER, TrainingFilters(near=NEWARK))
    assert ids(found) == ["nj-dear", "nj-long", "nj-cheap"]
    assert [option.tier for option in found] == ["field", "field", "not_enough_data"]


def test_a_field_that_pays_less_is_warned_of_and_not_hidden() -> None:
    finder = finder_of(programme(), outcome(average_wage=20000.0))
    (found,) = finder.options(WELDER, WAITER, TrainingFilters(near=NEWARK))
    assert found.tier == "field"
    assert "field_pays_less_than_last_job" in found.notes
    assert found.verdicts["earnings_second_quarter"]["met"] is False


def test_other_names_for_the_schools_leave_the_order_alone() -> None:
    def found(names: list[str]) -> list[str]:
        rows = [
            programme(f"nj-{n}", f"Welding {n % 3}", provider=name, total_cost=500.0 + n % 4)
            for n, name in enumerate(names)
        ]
        return ids(finder_of(*rows).options(WELDER, WAITER, TrainingFilters(near=NEWARK), 8))

    names = ["Ash", "Birch", "Cedar", "Ash", "Elm", "Birch", "Ash", "Oak"]
    others = {"Ash": "Zed", "Birch": "Able", "Cedar": "Moor", "Elm": "Yarn", "Oak": "Best"}
    assert found(names) == found([others[name] for name in names])


def test_one_school_does_not_fill_the_answer() -> None:
    rows = [programme(f"nj-{n}", f"Welding {n}", provider="Big - North") for n in range(6)]
    rows.append(programme("nj-9", "Welding 9", provider="Small", total_cost=9000.0))
    found = ids(finder_of(*rows).options(WELDER, WAITER, TrainingFilters(near=NEWARK), 3))
    assert "nj-9" in found


def test_a_course_named_for_the_job_comes_before_one_only_in_its_field() -> None:
    finder = finder_of(
        programme("nj-1", "Metal Arts", total_cost=10.0),
        programme("nj-2", "Welding", total_cost=4000.0),
    )
    found = finder.options(WELDER, WAITER, TrainingFilters(near=NEWARK))
    assert ids(found) == ["nj-2", "nj-1"]
    assert "in_the_field_only" in found[1].notes


def test_a_place_nearby_comes_before_a_place_far_off() -> None:
    finder = finder_of(
        programme("nj-far", "Welding", city="Cape May", county="Cape May", total_cost=100.0),
        programme("nj-near", "Welding", city="Newark", total_cost=900.0),
    )
    found = finder.options(WELDER, WAITER, TrainingFilters(near=NEWARK))
    assert ids(found) == ["nj-near", "nj-far"]
