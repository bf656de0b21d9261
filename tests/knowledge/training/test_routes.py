"""The embedded nation-wide routes: enough of them for every Gateway the Alliance names."""

from __future__ import annotations

import re
from datetime import date

import pytest

from knowledge.compile.alliance import read_method
from knowledge.store.schema_training import TrainingRoute
from knowledge.store.tables import read_rows
from knowledge.training.filters import TrainingFilters
from knowledge.training.finder import TrainingFinder
from tests.actions.reading_grade import flesch_kincaid_grade

KINDS = {
    "apprenticeship",
    "credential",
    "licence",
    "certificate",
    "degree",
    "employer",
    "online_course",
    "public_programme",
}
#: Named beside the fifteen: HR managers and business operations specialists.
ALSO_NAMED = {"11-3121", "13-1199"}


def named_gateways() -> list[str]:
    named = read_method()["roles"]["gateway"]
    return [code[:7] for code in named if code not in ALSO_NAMED]


def test_the_alliance_names_fifteen_gateways() -> None:
    assert len(named_gateways()) == 15


@pytest.mark.parametrize("code", named_gateways())
def test_every_named_gateway_has_five_routes_of_its_own(finder: TrainingFinder, code: str) -> None:
    found = finder.answer(code, None, TrainingFilters(), 1000).options
    routes = [o for o in found if o.kind == "route" and o.route_kind != "licence_rule"]
    for_any_job = {"american-job-center", "job-corps", "adult-high-school-diploma"}
    own = [route for route in routes if route.option_id not in for_any_job]
    assert len(own) >= 5
    assert len({route.route_kind for route in own}) >= 3


def test_every_route_says_what_it_leads_to_and_how_to_find_it_locally() -> None:
    for row in read_rows(TrainingRoute):
        assert row["kind"] in KINDS
        assert row["leads_to"]
        assert len(row["how_to_find"]) >= 20
        assert row["url"].startswith("https://")


def test_what_is_free_says_whose_word_that_is_and_of_when() -> None:
    for row in read_rows(TrainingRoute):
        if row["total_cost"] is not None:
            assert row["kind"] == "online_course"
            assert row["source"]
            assert re.fullmatch(r"20\d\d-\d\d", row["checked"])


def test_routes_promise_nothing_and_name_no_amounts() -> None:
    for row in read_rows(TrainingRoute):
        words = f"{row['leads_to']} {row['how_to_find']}".lower()
        assert not re.search(r"[$%]|guarante|best|surely", words), row["route_id"]


def test_routes_read_at_seventh_grade_or_below() -> None:
    texts = [f"{row['how_to_find']}" for row in read_rows(TrainingRoute)]
    assert flesch_kincaid_grade(" ".join(texts)) <= 7


def test_a_route_checked_long_ago_is_not_called_current(finder: TrainingFinder) -> None:
    option = next(o for o in finder.options("15-1232", limit=20) if o.kind == "route")
    assert option.current
    assert date(2026, 11, 23).year - int(option.listed[:4]) <= 2
