"""Options on the committed tables, looked at with our own eyes when these were written."""

from __future__ import annotations

import json
import re
import time
from dataclasses import asdict

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.answers import TrainingOption
from knowledge.store.schema import Occupation
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingFinder
from knowledge.training.notes import Note
from knowledge.training.places import Place
from knowledge.training.presented import is_current
from tests.knowledge.training.made import AS_OF

NEWARK, ROCHESTER = Place(zip_code="07102"), Place(zip_code="14604")

#: Job -> what every course named for it must say.
NAMED = {
    "13-1151": r"train|human resource|organizational|instructional|adult learn|shrm",
    "15-1232": r"a\+|support|help ?desk|it tech|computer|fundamentals|repair|technician",
    "31-1131": r"nurs(e|ing|es|e's)?('s)? (aide|assist)|cna",
    "29-2061": r"practical nurs|lpn",
    "53-3032": r"class a|tractor|cdl|truck",
    "49-9021": r"hvac|heating|air cond|refrigeration",
    "41-9022": r"real estate",
}


@pytest.mark.parametrize("near", [None, NEWARK, ROCHESTER])
@pytest.mark.parametrize("code", NAMED)
def test_programmes_offered_are_for_the_job(
    finder: TrainingFinder, code: str, near: Place | None
) -> None:
    found = finder.options(code, "35-3031", TrainingFilters(near=near), limit=10)
    names = [option.name for option in found if option.kind == "programme"]
    assert len(names) >= 2
    assert [name for name in names if not re.search(NAMED[code], name.lower())] == []


@pytest.mark.parametrize("code", ["31-1131", "29-2061", "53-3032", "49-9021", "41-9022"])
def test_a_licensed_job_has_its_licence_rule_first(finder: TrainingFinder, code: str) -> None:
    first = finder.options(code, "35-3031")[0]
    assert Note.LICENCE_RULE in first.notes
    assert first.url


def every_option(finder: TrainingFinder) -> list[TrainingOption]:
    found: list[TrainingOption] = []
    for code in (*NAMED, "43-3031", "13-1071", "29-1141", "47-2111", "11-1021", "35-3031"):
        for near in (None, NEWARK, ROCHESTER, Place(state="CO")):
            found += finder.options(code, "35-3031", TrainingFilters(near=near), limit=40)
    return found


def test_invariants_of_every_option(finder: TrainingFinder) -> None:
    for option in every_option(finder):
        assert option.tier in {"field", "not_enough_data"}  # no list has programmes' own figures
        assert (option.tier == "field") == bool(option.verdicts) == (option.outcome is not None)
        if option.outcome is not None:
            assert option.outcome.of == "field"
            assert "programmes in this field in New Jersey" in option.outcome.label
            assert "2019" in option.outcome.label
            assert (option.outcome.people or 0) >= 10
            assert Note.FIGURES_ARE_OF_THE_FIELD in option.notes
            assert Note.OUTCOME_NOT_CURRENT in option.notes
            if option.outcome.average_wage is not None:
                assert {Note.AVERAGE_NOT_MEDIAN, Note.DIFFERENT_YEARS} <= set(option.notes)
        if option.kind == "programme":
            assert Note.LISTING_NOT_CURRENT in option.notes
            assert option.total_cost is None or option.total_cost > 0
            assert option.clock_hours is None or option.clock_hours > 0
        assert set(option.notes) <= {note.value for note in Note}
        json.dumps(asdict(option))


def test_nothing_vanishes_when_a_filter_is_set(finder: TrainingFinder) -> None:
    everything = finder.answer("15-1232", "43-4051")
    for filters in (
        TrainingFilters(online=True),
        TrainingFilters(max_cost=2000),
        TrainingFilters(max_months=3, evening=True),
        TrainingFilters(free=True, near=NEWARK, within_miles=15),
    ):
        asked = finder.answer("15-1232", "43-4051", filters, limit=1000)
        shown = len(asked.options)
        failing = everything.meeting - shown
        assert failing >= 0
        assert sum(asked.hidden.values()) >= failing
        not_stated = shown - asked.meeting
        assert sum(asked.not_stated.values()) >= not_stated


def test_filters_hold_for_what_is_said_to_meet_them(finder: TrainingFinder) -> None:
    filters = TrainingFilters(online=True, max_cost=1500, near=NEWARK)
    answer = finder.answer("15-1232", "43-4051", filters, limit=200)
    meeting = [
        option
        for option in answer.options
        if option.kind == "programme"
        and not {Note.COST_NOT_STATED, Note.DELIVERY_NOT_STATED, Note.DELIVERY_MIXED}
        & set(option.notes)
        and Note.COST_LISTED_AS_ZERO not in option.notes
    ]
    assert meeting
    assert all(o.delivery == "online" and (o.total_cost or 0) <= 1500 for o in meeting)


def test_only_own_state_leaves_routes_and_counts_the_rest(finder: TrainingFinder) -> None:
    answer = finder.answer(
        "31-1131", "35-3031", TrainingFilters(near=ROCHESTER, in_state=True), limit=30
    )
    assert {option.kind for option in answer.options} == {"route"}
    assert answer.hidden["in_state"] > 50


def test_every_occupation_gets_an_answer(finder: TrainingFinder, committed: Session) -> None:
    codes = list(committed.scalars(select(Occupation.code)))[::12]
    for code in codes:
        assert len(finder.options(code, None, limit=3)) <= 3


def test_an_unknown_occupation_is_an_error(finder: TrainingFinder) -> None:
    with pytest.raises(KeyError):
        finder.options("99-9999")


def test_an_answer_takes_at_most_fifteen_milliseconds(finder: TrainingFinder) -> None:
    filters = TrainingFilters(near=NEWARK, max_cost=3000)
    finder.options("15-1232", "43-4051", filters)
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        finder.options("15-1232", "43-4051", filters)
        best = min(best, time.perf_counter() - start)
    assert best < 0.015


@pytest.mark.parametrize(
    ("when", "current"),
    [
        ("about 2018", False),
        ("2026-11", True),
        ("2024-11", True),
        ("2024-10", False),
        ("2024", True),
        ("2023", False),
        ("", False),
    ],
)
def test_nothing_older_than_two_years_is_current(when: str, current: bool) -> None:
    assert is_current(when, AS_OF) is current
