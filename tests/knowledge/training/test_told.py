"""What is told of options: side by side, why a tier, how to pay, and what a wish finds unsaid."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from knowledge.__main__ import main
from knowledge.library import Library
from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.training.filters import TrainingFilters, check_programme, check_route
from knowledge.training.listing import read_programme
from knowledge.training.places import Place
from knowledge.training.rules import listing_rules
from knowledge.training.worker import TrainingWorker
from tests.knowledge.training.made import programme, route

SUPPORT, CALLS = "15-1232", "43-4051"
CAMDEN = Place(zip_code="08103")
WORKER = TrainingWorker(SUPPORT, CALLS, TrainingFilters(near=CAMDEN))
RULES = listing_rules()


@pytest.fixture(scope="module")
def ids(library: Library) -> list[str]:
    options = library.training(SUPPORT, CALLS, WORKER.filters, 20).options
    of_field = next(o.option_id for o in options if o.tier == "field")
    return [options[0].option_id, of_field, "comptia-a-plus"]


def test_options_stand_side_by_side_with_what_nobody_states(
    library: Library, ids: list[str]
) -> None:
    compared = library.compare_training(ids, WORKER)
    assert [option.option_id for option in compared.options] == ids
    assert compared.origin_wage == 37780
    facts = {row.fact: row for row in compared.rows}
    assert {"tier", "total_cost", "months", "miles", "evening", "spanish", "childcare"} <= set(
        facts
    )
    for row in compared.rows:
        assert len(row.cells) == len(ids)
        for cell in row.cells:
            assert cell.stated == (cell.value is not None)
    cost = facts["total_cost"].cells[2]
    assert (cost.stated, cost.value) == (False, None)
    json.dumps(asdict(compared))


def test_a_figure_side_by_side_says_of_what_of_whom_and_of_when(
    library: Library, ids: list[str]
) -> None:
    rows = {row.fact: row for row in library.compare_training(ids, WORKER).rows}
    cell = rows["employment_second_quarter"].cells[1]
    assert (cell.of, cell.cohort, cell.source) == ("field", "about 2019", "new_jersey_outcomes")
    assert (cell.people or 0) >= 10


def test_one_option_alone_cannot_be_compared(library: Library, ids: list[str]) -> None:
    with pytest.raises(ValueError, match="two options"):
        library.compare_training(ids[:1], WORKER)


def test_why_a_tier_tells_every_metric_the_last_jobs_pay_and_whose_rules(
    library: Library, ids: list[str]
) -> None:
    why = library.why_this_tier(ids[1], WORKER)
    assert (why.tier, why.figures_of, why.validity) == ("field", "field", "B")
    assert (why.origin_wage, why.origin_source) == (37780, "BLS national median 2022")
    assert why.missing == ("completion", "credential")
    assert why.basis == "ours"
    assert "Alliance" in why.framework
    assert {verdict.why for verdict in why.verdicts} <= {"met", "below_bar", "not_known", "no_bar"}


def test_a_route_says_that_nothing_is_known_of_its_results(library: Library) -> None:
    why = library.why_this_tier("comptia-a-plus", WORKER)
    assert (why.tier, why.figures_of, why.validity) == ("not_enough_data", None, "D")
    assert {verdict.why for verdict in why.verdicts} == {"not_known"}


def test_an_unknown_option_is_an_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.training_option("nj-0", WORKER)
    with pytest.raises(UnknownOccupationError):
        library.training_option("comptia-a-plus", TrainingWorker(SUPPORT, "99-9999"))


def test_ways_to_pay_that_fit_the_option_go_first(library: Library, ids: list[str]) -> None:
    paid = library.ways_to_pay(WORKER, "apprenticeship-computer")
    assert (paid[0].id, paid[0].fits) == ("registered_apprenticeship", "likely")
    course = library.ways_to_pay(WORKER, ids[1])
    assert course[0].fits == "likely"
    assert {way.id for way in course} == {way.id for way in library.ways_to_pay(WORKER)}
    spanish = library.ways_to_pay(WORKER, ids[1], "es")
    assert [way.id for way in spanish] == [way.id for way in course]
    assert spanish[0].what != course[0].what


def test_a_pell_grant_is_likely_only_for_a_course_of_six_hundred_hours(library: Library) -> None:
    options = library.training("29-2061", CALLS, TrainingFilters(near=CAMDEN), 400).options
    hours = {o.option_id: o.clock_hours for o in options if o.clock_hours}
    for told, fits in ((max(hours, key=lambda i: hours[i] or 0), "likely"),
                       (min(hours, key=lambda i: hours[i] or 0), "ask")):  # fmt: skip
        ways = {w.id: w for w in library.ways_to_pay(TrainingWorker("29-2061", CALLS), told)}
        assert ways["pell_grant"].fits == fits


@pytest.mark.parametrize(
    ("filters", "says", "name"),
    [
        (TrainingFilters(spanish=True), True, "Welding (Spanish)"),
        (TrainingFilters(spanish=True), True, "Soldadura en español"),
        (TrainingFilters(spanish=True), None, "Medical Spanish for Nurses"),
        (TrainingFilters(childcare=True), True, "Welding with free child care"),
        (TrainingFilters(childcare=True), None, "Child Care Worker"),
        (TrainingFilters(childcare=True), None, "Free Child Care Certificate"),
    ],
)
def test_spanish_and_child_care_are_told_or_not_stated(
    filters: TrainingFilters, says: bool | None, name: str
) -> None:
    checked = check_programme(read_programme(programme(name=name), RULES), filters)
    assert checked.meets is bool(says)
    assert bool(checked.not_stated) is (says is None)


def test_an_online_course_without_hours_can_be_taken_in_the_evening() -> None:
    evening = TrainingFilters(evening=True)
    assert check_route(route(kind="online_course"), evening, RULES).meets
    assert check_route(route(kind="certificate"), evening, RULES).not_stated == ("evening",)


def test_what_is_not_stated_stands_apart_and_says_which_wish(library: Library) -> None:
    wish = TrainingFilters(near=CAMDEN, evening=True)
    answer = library.training(SUPPORT, CALLS, wish, 40)
    assert answer.apart
    assert all(option.not_stated == ("evening",) for option in answer.apart)
    assert all(not option.not_stated for option in answer.options[: answer.shown_meeting])


@pytest.mark.parametrize(
    "name",
    ["Welding - Guaranteed Job Placement", "Welding 100% job placement", "Job guarantee CDL"],
)
def test_a_promise_of_a_job_is_flagged(name: str) -> None:
    assert read_programme(programme(name=name), RULES).promises_job


def test_an_ordinary_name_promises_nothing() -> None:
    for name in ("Job Placement Skills", "Welding", "Quality Guarantee Inspector"):
        assert not read_programme(programme(name=name), RULES).promises_job


def test_the_share_of_the_skill_delta_is_known_where_the_field_is(library: Library) -> None:
    options = library.training(SUPPORT, CALLS, WORKER.filters, 400).options
    shares = [o.delta_covered for o in options if o.delta_covered is not None]
    assert shares
    assert all(0 <= share <= 1 for share in shares)
    assert all(o.delta_covered is None for o in options if o.field_confidence is None)
    without = library.training(SUPPORT, None, WORKER.filters, 400).options
    assert all(o.delta_covered is None for o in without)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["training", SUPPORT, "--from", CALLS, "--json", *arguments]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_command_shows_the_wishes_the_options_and_what_is_not_among_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = printed(capsys, "--near", "08103", "--max-cost", "500")
    assert found["release"]
    assert found["origin_wage"] == 37780
    options, apart = found["options"], found["not_stated_options"]
    assert isinstance(options, list)
    assert isinstance(apart, list)
    assert len(options) + len(apart) == 10
    assert all(o["paid"] or (o["total_cost"] or 0) <= 500 for o in options)
    assert all(o["not_stated"] == ["max_cost"] for o in apart)
    assert found["hidden"]


def test_the_command_compares_and_explains(capsys: pytest.CaptureFixture[str]) -> None:
    compared = printed(capsys, "--compare", "comptia-a-plus", "cisco-free-courses")
    assert compared["rows"]
    assert printed(capsys, "--why", "comptia-a-plus")["tier"] == "not_enough_data"


def test_an_unknown_option_or_layout_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["training", SUPPORT, "--why", "nothing-here"]) == 2
    assert "nothing-here" in capsys.readouterr().err
    assert main(["import-training", "banana", "file.csv"]) == 2
    assert "wioa_eta_9171" in capsys.readouterr().err
