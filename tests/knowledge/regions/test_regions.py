"""Pay and jobs of an occupation near a place."""

from __future__ import annotations

import time

import pytest

from knowledge.answers import Circumstances
from knowledge.progressions.wishes import UnknownOccupationError
from knowledge.regions.records import LocalJobs, LocalPay, StepBack
from knowledge.regions.regions import Regions

WAITER, HOME_HEALTH_AIDE, SERVICES_SALES = "35-3031", "31-1121", "41-3091"
SURGEON, CHIEF_EXECUTIVE, AIR_CREW_OFFICER = "29-1249", "11-1011", "55-1011"
PUBLIC_RELATIONS_MANAGER = "11-2032"


def pay(regions: Regions, code: str, place: str) -> LocalPay:
    found = regions.local(code, place).pay
    assert found is not None
    return found


def jobs(regions: Regions, code: str, place: str) -> LocalJobs:
    found = regions.local(code, place).jobs
    assert found is not None
    return found


def test_waiters_in_the_finger_lakes_earn_what_new_york_prints(regions: Regions) -> None:
    found = pay(regions, WAITER, "Rochester, NY")
    assert (found.median_wage, found.mean_wage, found.entry_wage) == (37069, 48292, 29536)
    assert found.median_hourly == pytest.approx(17.82)
    assert (found.area.name, found.area.source) == ("Finger Lakes", "NY DOL 2024")
    assert found.area.vintage == "2024 release"
    assert found.told is None


def test_hourly_medians_of_washington_are_shown_by_the_year(regions: Regions) -> None:
    found = pay(regions, WAITER, "Seattle")
    assert found.median_wage == round(18.27 * 2080)
    assert found.mean_wage == 47080
    assert found.entry_wage is None
    assert found.area.source == "WA ESD 2022"


def test_the_share_of_an_area_is_divided_by_the_nations_of_the_nearest_year(
    regions: Regions,
) -> None:
    rochester, seattle = jobs(regions, WAITER, "14604"), jobs(regions, WAITER, "Seattle")
    assert rochester.employment == 6010
    assert rochester.share_of_jobs == pytest.approx(6010 / 530020)
    assert (rochester.quotient_by, rochester.compared_with) == ("ours", "BLS 2024")
    assert (seattle.quotient_by, seattle.compared_with) == ("ours", "BLS 2021")
    national = 1804030 / 140885570
    assert seattle.location_quotient == pytest.approx(17148 / 1881494 / national, abs=0.005)


def test_a_place_without_figures_gets_the_nations_with_the_reason(regions: Regions) -> None:
    found = regions.local(WAITER, Circumstances(zip_code="08103"))
    assert found.pay is not None
    assert found.jobs is not None
    assert found.pay.median_wage == 29120
    assert found.pay.area.source == "BLS 2022"
    assert found.pay.told == "no figures for Camden, NJ 08103: the United States"
    assert found.jobs.location_quotient is None


def test_a_withheld_number_of_jobs_comes_from_the_state_and_the_pay_from_the_region(
    regions: Regions,
) -> None:
    found = regions.local(PUBLIC_RELATIONS_MANAGER, "Mohawk Valley")
    assert found.pay is not None
    assert found.jobs is not None
    assert found.pay.area.name == "Mohawk Valley"
    assert (found.jobs.area.name, found.jobs.employment) == ("New York State", 5710)
    assert found.jobs.stepped_back == (StepBack("Mohawk Valley", "withheld"),)
    assert found.jobs.told == "withheld in Mohawk Valley: New York State"


def test_an_occupation_that_an_area_does_not_list_comes_from_the_next_wider_one(
    regions: Regions,
) -> None:
    found = pay(regions, "53-5011", "Mohawk Valley")
    assert found.told == "not listed in Mohawk Valley: New York State"


def test_a_mean_is_told_as_a_mean_where_no_median_is_printed(regions: Regions) -> None:
    found = pay(regions, CHIEF_EXECUTIVE, "Seattle")
    assert (found.median_wage, found.median_hourly) == (None, None)
    assert found.mean_wage == 313440


def test_figures_of_a_combined_code_name_the_group_they_are_of(regions: Regions) -> None:
    found = regions.local(HOME_HEALTH_AIDE, "Finger Lakes")
    assert found.figures_title == "Home health and personal care aides"
    assert found.jobs is not None
    assert found.jobs.employment == 16790
    assert regions.local(WAITER, "Finger Lakes").figures_title is None


def test_an_occupation_without_any_figures_says_so(regions: Regions) -> None:
    found = regions.local(AIR_CREW_OFFICER, "Finger Lakes")
    assert (found.pay, found.jobs) == (None, None)
    assert found.told == "no figures are published for Air Crew Officers"


def test_an_unknown_code_is_refused(regions: Regions) -> None:
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        regions.local("99-9999", "Finger Lakes")
    with pytest.raises(UnknownOccupationError, match="99-9999"):
        regions.gain(WAITER, "99-9999", "Finger Lakes")


def test_a_gain_is_within_one_area(regions: Regions) -> None:
    found = regions.gain(WAITER, SERVICES_SALES, "Rochester, NY")
    assert found is not None
    assert found.area.name == "Finger Lakes"
    assert found.pay_gain == found.to_median_wage - found.from_median_wage == 66052 - 37069


def test_where_one_median_is_withheld_the_gain_moves_to_the_area_that_has_both(
    regions: Regions,
) -> None:
    found = regions.gain(WAITER, SURGEON, "Seattle")
    assert found is not None
    assert found.area.area_id == "US"
    assert found.from_median_wage == 29120
    assert found.at_least
    assert [step.reason for step in found.stepped_back] == ["withheld", "withheld"]


def test_there_is_no_gain_for_a_wider_group_or_against_a_top_code(regions: Regions) -> None:
    assert regions.gain(WAITER, HOME_HEALTH_AIDE, "Finger Lakes") is None
    assert regions.gain(SURGEON, WAITER, "Camden, NJ") is None
    assert regions.gain(WAITER, AIR_CREW_OFFICER, "Finger Lakes") is None


def test_several_occupations_are_answered_in_their_order(regions: Regions) -> None:
    codes = [SERVICES_SALES, WAITER, SERVICES_SALES]
    assert [found.code for found in regions.local_each(codes, "14604")] == codes


def test_an_answer_takes_less_than_five_milliseconds(regions: Regions) -> None:
    places = ["14604", "Rochester NY", "Finger Lakes", "Monroe County, NY", "Camden NJ"]
    regions.local(WAITER, "14604")
    started = time.perf_counter()
    for place in places:
        regions.local(WAITER, place)
    assert (time.perf_counter() - started) / len(places) < 0.005


def test_jobs_by_occupation_are_of_the_narrowest_area_and_of_the_occupation_itself(
    regions: Regions,
) -> None:
    found = regions.jobs_by_occupation("Rochester, NY")
    assert found is not None
    assert found[WAITER] == 6010
    assert HOME_HEALTH_AIDE not in found
    mohawk_valley = regions.jobs_by_occupation("Mohawk Valley")
    assert mohawk_valley is not None
    assert mohawk_valley[PUBLIC_RELATIONS_MANAGER] is None
    assert regions.jobs_by_occupation("Camden, NJ") is None
