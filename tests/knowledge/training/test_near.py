from __future__ import annotations

import pytest

from knowledge.store.schema_training import Programme
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingAnswer, TrainingFinder
from knowledge.training.places import Place
from tests.knowledge.training.made import finder_of, programme, route

NEWARK = Place(zip_code="07102")
CAPE_MAY = Place(city="Cape May", state="NJ")
WELDER, WAITER = "51-4121", "35-3031"


def asked_near(finder: TrainingFinder, near: Place, miles: float = 30.0) -> TrainingAnswer:
    return finder.answer(WELDER, WAITER, TrainingFilters(near=near, within_miles=miles))


def ids(answer: TrainingAnswer) -> list[str]:
    return [option.option_id for option in answer.options]


def test_when_none_is_near_the_answer_says_so_and_names_the_nearest() -> None:
    rows = [programme("nj-1", city="Trenton", county="Mercer"), programme("nj-2")]
    answer = asked_near(finder_of(*rows, route(paid=False)), CAPE_MAY)
    assert answer.none_near
    assert answer.nearest_place == "Trenton"
    assert answer.nearest_miles == pytest.approx(88, abs=8)
    assert answer.meeting == 0


def test_the_nearest_is_not_named_when_it_is_too_far_to_be_of_help() -> None:
    answer = asked_near(finder_of(programme("nj-1")), Place(zip_code="14604"))
    assert (answer.none_near, answer.nearest_miles, answer.nearest_place) == (True, None, None)


def test_programmes_farther_than_asked_are_shown_with_a_note_only_when_none_is_near() -> None:
    def far() -> Programme:
        return programme("nj-far", city="Trenton", county="Mercer")

    alone = asked_near(finder_of(far()), NEWARK)
    assert ids(alone) == ["nj-far"]
    assert "farther_than_asked" in alone.options[0].notes
    beside = asked_near(finder_of(far(), programme("nj-near")), NEWARK)
    assert ids(beside) == ["nj-near"]
    assert beside.hidden == {"within_miles": 1}
    assert not beside.none_near


def test_a_price_that_is_too_high_does_not_make_a_near_programme_far() -> None:
    finder = finder_of(programme("nj-1", total_cost=900.0))
    answer = finder.answer(WELDER, WAITER, TrainingFilters(near=NEWARK, max_cost=100))
    assert answer.options == ()
    assert not answer.none_near


def test_the_own_county_comes_first_when_near_ones_are_asked_for() -> None:
    finder = finder_of(
        programme("nj-1", city="Jersey City", county="Hudson", total_cost=100.0),
        programme("nj-2", city="Newark", county="Essex", total_cost=900.0),
    )
    assert ids(asked_near(finder, NEWARK)) == ["nj-2", "nj-1"]


def test_a_city_without_its_state_is_taken_to_be_where_most_of_that_name_lies() -> None:
    finder = finder_of(programme())
    assert asked_near(finder, Place(city="Newark")).near_place == "Newark, NJ"
    assert asked_near(finder, Place(city="Salem")).near_place is None
    assert not asked_near(finder, Place(city="Salem")).none_near


def test_a_programme_without_a_city_is_not_across_the_country() -> None:
    answer = asked_near(finder_of(programme("co-1", state="CO", city=None, county=None)), NEWARK)
    assert answer.meeting == 0
    assert "within_miles" not in answer.not_stated


def test_where_a_list_names_no_cities_nobody_says_that_none_is_near() -> None:
    denver = Place(zip_code="80202")
    answer = asked_near(finder_of(programme("co-1", state="CO", city=None, county=None)), denver)
    assert not answer.none_near
    assert "place_not_stated" in answer.options[0].notes


def test_distance_counts_across_a_state_line() -> None:
    finder = finder_of(
        programme("nj-1", city="Newark", total_cost=10.0),
        programme("nj-2", city="Camden", county="Camden", total_cost=900.0),
    )
    philadelphia = TrainingFilters(near=Place(zip_code="19103"))
    assert ids(finder.answer(WELDER, WAITER, philadelphia)) == ["nj-2", "nj-1"]
