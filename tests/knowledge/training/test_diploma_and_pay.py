"""The way to a diploma, what counts as free, and where pay while learning is no promise."""

from __future__ import annotations

import pytest

from knowledge.store.schema import Licence
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingFinder
from knowledge.training.notes import Note
from knowledge.training.places import Place
from tests.knowledge.training.made import finder_of, occupation, programme, route

NEWARK = Place(zip_code="07102")
WELDER, WAITER, RN, CLERK, COOK, AGENT = (
    "51-4121", "35-3031", "29-1141", "43-3031", "35-2014", "41-9022",
)  # fmt: skip
DIPLOMA = "adult-high-school-diploma"
WISHES = [
    TrainingFilters(free=True),
    TrainingFilters(max_cost=1000),
    TrainingFilters(online=True),
    TrainingFilters(evening=True),
]


def ids(finder: TrainingFinder, code: str, filters: TrainingFilters, limit: int = 10) -> list[str]:
    return [option.option_id for option in finder.options(code, WAITER, filters, limit)]


@pytest.mark.parametrize("schooling", [None, "high_school", "some_college", "bachelors_or_more"])
def test_a_diploma_class_is_not_offered_to_those_who_may_have_one(
    finder: TrainingFinder, schooling: str | None
) -> None:
    for code in (RN, CLERK, COOK):
        assert DIPLOMA not in ids(finder, code, TrainingFilters(schooling=schooling))


def test_without_a_diploma_the_way_to_it_comes_first_where_the_job_asks_for_one(
    finder: TrainingFinder,
) -> None:
    without = TrainingFilters(schooling="less_than_high_school")
    for code in (RN, CLERK):
        first = finder.options(code, WAITER, without, 3)[0]
        assert first.option_id == DIPLOMA
        assert Note.DIPLOMA_FIRST in first.notes
    assert DIPLOMA not in ids(finder, COOK, without)


@pytest.mark.parametrize("wish", WISHES)
def test_licence_rules_and_diploma_class_are_no_answer_to_a_wish(
    finder: TrainingFinder, wish: TrainingFilters
) -> None:
    asked = TrainingFilters(**{**vars(wish), "schooling": "less_than_high_school"})
    for code in (RN, AGENT, CLERK):
        found = ids(finder, code, asked)
        assert DIPLOMA not in found
        assert not [one for one in found if one.startswith("licence:")]
    assert finder.answer(RN, WAITER, asked).licences


@pytest.mark.parametrize("code", ["29-2034", "29-1292", AGENT])
def test_where_nothing_is_known_to_be_free_the_count_says_so(
    finder: TrainingFinder, code: str
) -> None:
    answer = finder.answer(code, WAITER, TrainingFilters(free=True), 10)
    assert (answer.meeting, answer.shown_meeting) == (0, 0)
    for option in answer.options:
        assert {Note.COST_NOT_STATED, Note.COST_LISTED_AS_ZERO} & set(option.notes)


@pytest.mark.parametrize("wish", [TrainingFilters(free=True), TrainingFilters(max_cost=1000)])
@pytest.mark.parametrize("code", [WELDER, CLERK, AGENT, "15-1232", "41-3091"])
def test_what_states_its_cost_and_meets_the_wish_comes_before_what_does_not_say(
    finder: TrainingFinder, code: str, wish: TrainingFilters
) -> None:
    answer = finder.answer(code, WAITER, wish, 30)
    for place, option in enumerate(answer.options):
        states = option.paid or option.total_cost is not None
        assert states == (place < answer.shown_meeting)
        assert states or {Note.COST_NOT_STATED, Note.COST_LISTED_AS_ZERO} & set(option.notes)


def test_a_degree_is_never_an_answer_to_free_unless_it_says_so(finder: TrainingFinder) -> None:
    for code in (RN, "29-1292", "11-2022", "13-1151"):
        names = [o.name for o in finder.options(code, WAITER, TrainingFilters(free=True), 100)]
        assert not [n for n in names if "degree" in n.lower() or "bachelor" in n.lower()]


def test_a_dear_course_is_not_pushed_in_front_of_one_that_meets_the_wish() -> None:
    finder = finder_of(
        programme("nj-1", "Welding A", total_cost=400.0),
        programme("nj-2", "Welding B", total_cost=450.0),
        route("class", paid=False),
        Licence(state="NJ", code=WELDER, name="WELDER", source="new_jersey_licences"),
    )
    cheap = TrainingFilters(max_cost=500, near=NEWARK)
    assert ids(finder, WELDER, cheap, 3) == ["nj-1", "nj-2", "class"]
    assert ids(finder, WELDER, cheap, 2) == ["nj-1", "nj-2"]


def test_an_example_from_elsewhere_that_states_nothing_answers_no_wish() -> None:
    bare = programme("co-1", state="CO", city=None, total_cost=None, clock_hours=None)
    finder = finder_of(bare)
    assert ids(finder, WELDER, TrainingFilters()) == ["co-1"]
    free = finder.answer(WELDER, WAITER, TrainingFilters(free=True))
    assert free.options == ()
    assert free.hidden == {"nothing_stated": 1}


def test_work_on_commission_is_not_called_paid_while_learning(finder: TrainingFinder) -> None:
    assert not [o for o in finder.options(AGENT, WAITER, limit=30) if o.paid]
    broker = occupation(
        "41-9021", "Real Estate Brokers", 60000, entry_training="Moderate-term on-the-job training"
    )
    everybody = route("on-the-job", codes="*", entry_training="Moderate-term on-the-job training")
    made = finder_of(broker, everybody)
    assert made.options("41-9021") == ()
    assert made.answer("41-9021").hidden == {"no_pay_while_learning": 1}


def test_with_enough_courses_named_for_a_job_those_only_in_its_field_are_left_out(
    finder: TrainingFinder,
) -> None:
    answer = finder.answer(RN, WAITER, TrainingFilters(near=NEWARK, within_miles=30), 100)
    assert not [o for o in answer.options if Note.IN_THE_FIELD_ONLY in o.notes]
    assert answer.hidden["in_the_field_only"] > 0
    assert "nursing" in answer.options[0].name.lower()
    assert Note.NEAR_THE_JOB not in answer.options[0].notes


def test_a_certified_associate_is_no_degree(finder: TrainingFinder) -> None:
    short = TrainingFilters(max_months=6, near=NEWARK)
    names = [o.name for o in finder.options("25-2011", WAITER, short, 30)]
    assert [name for name in names if "Child Development Associate" in name]
