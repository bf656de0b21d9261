from __future__ import annotations

import pytest

from knowledge.training.listing import read_programme, read_programmes
from knowledge.training.notes import Note
from knowledge.training.rules import listing_rules
from tests.knowledge.training.made import programme

RULES = listing_rules()


@pytest.mark.parametrize(
    ("name", "delivery", "mixed"),
    [
        ("CompTIA A+ Online", "online", False),
        ("Paralegal (CLA-NALA Certification included) online", "online", False),
        ("Human Resources Professional (on-line)", "online", False),
        ("Data Science Program (Virtual)", "online", False),
        ("Medical Assistant (hybrid option)", None, True),
        ("Project Management Online or In-Person with SHRM Essentials", None, True),
        ("Human Resources Professional online with SHRM Essentials In-Person", None, True),
        ("Windows Server & Security Virtualization Specialist", None, False),
        ("Internet Marketing", None, False),
        ("Welding", None, False),
    ],
)
def test_delivery_is_told_only_where_the_name_says_so(
    name: str, delivery: str | None, mixed: bool
) -> None:
    listed = read_programme(programme(name=name), RULES)
    assert (listed.delivery, listed.delivery_mixed) == (delivery, mixed)


def test_a_listed_zero_is_neither_free_nor_a_price() -> None:
    listed = read_programme(programme(total_cost=0.0), RULES)
    assert listed.total_cost is None
    assert listed.cost_listed_as_zero
    assert Note.COST_LISTED_AS_ZERO in listed.notes


def test_zero_hours_are_not_stated() -> None:
    listed = read_programme(programme(clock_hours=0.0), RULES)
    assert (listed.clock_hours, listed.months) == (None, None)


def test_one_hour_for_a_degree_is_not_credible_and_the_price_stays() -> None:
    row = programme(name="Allied Health A.S.", clock_hours=1.0, total_cost=12607.0)
    listed = read_programme(row, RULES)
    assert (listed.clock_hours, listed.total_cost) == (None, 12607.0)
    assert Note.LENGTH_NOT_CREDIBLE in listed.notes


def test_one_dollar_for_a_long_course_is_not_credible() -> None:
    listed = read_programme(programme(clock_hours=200.0, total_cost=1.0), RULES)
    assert listed.total_cost is None
    assert Note.COST_NOT_CREDIBLE in listed.notes


def test_a_degree_lasts_years_whatever_its_hours_say() -> None:
    assert read_programme(programme(name="Nursing A.A.S.", clock_hours=900.0), RULES).months == 24
    bachelor = programme(name="Graphic Design - BFA", clock_hours=1800.0)
    assert read_programme(bachelor, RULES).months == 48
    short = read_programme(programme(clock_hours=108.25), RULES)
    assert short.months == pytest.approx(1.0)


def test_rows_of_one_provider_under_one_name_become_one_at_the_dearer_price() -> None:
    rows = [
        programme("nj-1", "Welding", provider="Tech School", total_cost=900.0),
        programme("nj-2", "WELDING", provider="Tech School", total_cost=1100.0),
        programme("nj-3", "Welding", provider="Other School"),
    ]
    listed = read_programmes(rows, RULES)
    assert [(p.programme_id, p.total_cost) for p in listed] == [("nj-2", 1100.0), ("nj-3", 1000.0)]
    assert Note.LISTED_MORE_THAN_ONCE in listed[0].notes


def test_courses_for_a_firms_own_staff_are_left_out_with_the_reason() -> None:
    row = programme(provider="Extension Program, Inc. - Customized Trainer")
    assert read_programme(row, RULES).left_out == "employers_only"


def test_a_school_outside_the_state_is_not_placed_in_it() -> None:
    listed = read_programme(programme(city="Brooklyn", county="Out of State"), RULES)
    assert listed.outside
    assert listed.point is None


def test_shouted_names_are_made_readable_and_abbreviations_stay() -> None:
    assert read_programme(programme(name="CERTIFIED NURSE AIDE (CNA)"), RULES).name == (
        "Certified Nurse Aide (CNA)"
    )
    assert read_programme(programme(name="HVAC"), RULES).name == "HVAC"


def test_evening_classes_are_known_only_by_name() -> None:
    assert read_programme(programme(name="Auto Technician I/Evening"), RULES).evening is True
    assert (
        read_programme(programme(provider="County School - Day Division"), RULES).evening is False
    )
    assert read_programme(programme(), RULES).evening is None
