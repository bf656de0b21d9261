"""Every figure shown of every programme can be traced to source, cohort, people and date."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.answers import TrainingOption
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingFinder
from knowledge.training.places import Place
from knowledge.training.worker import TrainingWorker
from tests.knowledge.training.made import figure, finder_of, programme

WAITER, WELDER = "35-3031", "51-4121"
METRICS = ("completion", "employment_second_quarter", "earnings_second_quarter", "credential")


@pytest.fixture(scope="module")
def shown(finder: TrainingFinder) -> list[TrainingOption]:
    """Every programme of the store, each towards a job its field leads to."""
    catalogue = finder._catalogue
    options = []
    for listed in catalogue.programmes:
        jobs = sorted(catalogue.jobs_of_field.get(listed.cip or "", ())) or ["15-1232"]
        options.append(finder.option(listed.programme_id, TrainingWorker(jobs[0], WAITER)))
    return options


def test_every_programme_can_be_shown(shown: list[TrainingOption]) -> None:
    assert len(shown) > 6000
    assert Counter(option.tier for option in shown)["field"] > 1000


def test_every_figure_has_source_cohort_people_and_date(shown: list[TrainingOption]) -> None:
    figures = 0
    for option in shown:
        for metric, verdict in option.verdicts.items():
            figures += 1
            assert verdict["source"] == "new_jersey_outcomes", (option.option_id, metric)
            assert verdict["cohort"] == verdict["dated"] == "about 2019"
            assert int(str(verdict["people"])) >= 10
            assert verdict["validity"] == "B"
    assert figures > 3000


def test_a_fields_figures_are_never_shown_as_a_programmes_own(shown: list[TrainingOption]) -> None:
    for option in shown:
        # The lists embedded here hold no programme's own figures.
        assert option.tier in {"field", "not_enough_data"}
        if option.outcome is not None:
            assert option.outcome.of == "field"
            assert option.outcome.label.startswith("programmes in this field in New Jersey")
            assert "figures_are_of_the_field" in option.notes


def test_no_programme_of_the_sample_lists_is_called_current(shown: list[TrainingOption]) -> None:
    assert {option.listed for option in shown} == {"about 2018"}
    assert not any(option.current for option in shown)
    assert all("listing_not_current" in option.notes for option in shown)


def test_cost_and_length_come_with_the_lists_name_and_date(shown: list[TrainingOption]) -> None:
    for option in shown:
        assert option.source in {"new_jersey_programmes", "colorado_programmes"}
        assert option.listed
        assert option.total_cost is None or option.total_cost > 0


def own(metric: str, value: float | None, **more: object) -> object:
    row: dict[str, object] = {
        "of": "programme",
        "subject": "nj-1",
        "people": 40,
        "providers": None,
        "cohort": "left in 2025",
        "validity": "A",
        "dated": "2026-06",
        "measure": "median" if metric.startswith("earnings") else None,
        "source": "wioa_eta_9171",
    }
    return figure(metric, value, **{**row, **more})


def test_a_programmes_own_figures_go_before_its_fields() -> None:
    finder = finder_of(
        programme(),
        figure("employment_second_quarter", 0.2),
        own("employment_second_quarter", 0.8),
        own("earnings_second_quarter", 40000.0),
    )
    option = finder.option("nj-1", TrainingWorker(WELDER, WAITER))
    assert option.tier == "1"
    assert option.outcome is not None
    assert (option.outcome.of, option.outcome.label) == (
        "programme",
        "this programme, left in 2025",
    )
    assert option.verdicts["employment_second_quarter"]["value"] == 0.8
    assert "figures_are_of_the_field" not in option.notes
    assert "average_not_median" not in option.notes
    assert option.validity == "A"


def test_own_figures_that_are_withheld_leave_the_fields_with_a_note() -> None:
    finder = finder_of(
        programme(),
        figure("employment_second_quarter", 0.7),
        own("employment_second_quarter", 0.9, people=4),
        own("earnings_second_quarter", None),
    )
    option = finder.option("nj-1", TrainingWorker(WELDER, WAITER))
    assert option.tier == "field"
    assert {"figures_suppressed", "figures_are_of_the_field"} <= set(option.notes)
    assert option.verdicts["employment_second_quarter"]["value"] == 0.7


def test_a_proven_course_goes_before_a_nearer_one_and_a_poor_one_last() -> None:
    finder = finder_of(
        programme("nj-1", "Welding", city="Trenton", county="Mercer", total_cost=3000.0),
        programme("nj-2", "Welding", city="Newark", total_cost=100.0, cip=None),
        programme("nj-3", "Welding", city="Newark", total_cost=50.0),
        own("employment_second_quarter", 0.8),
        own("earnings_second_quarter", 40000.0),
        own("earnings_second_quarter", 9000.0, subject="nj-3"),
    )
    near = TrainingFilters(near=Place(zip_code="07102"))
    options = finder.options(WELDER, WAITER, near)
    assert [option.option_id for option in options] == ["nj-1", "nj-2", "nj-3"]
    assert [option.tier for option in options] == ["1", "not_enough_data", "does_not_pay_off"]
