"""From what a person calls a place to the areas it lies in."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from knowledge.answers import Circumstances
from knowledge.regions.places import AmbiguousPlaceError, UnknownPlaceError
from knowledge.regions.regions import Regions
from knowledge.regions.zip_table import County, county_of, zip_table
from knowledge.store.tables import DATA

FINGER_LAKES = ["NY-3", "NY", "US"]


def ids(regions: Regions, place: str | Circumstances) -> list[str]:
    return [area.area_id for area in regions.area(place).areas]


def counties() -> list[tuple[County, str]]:
    with (DATA / "area_counties.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [(county_of(row["county"], row["state"]), row["area_id"]) for row in rows]


def test_every_county_of_an_area_is_known_to_the_zip_codes() -> None:
    assert [county for county, _ in counties() if not zip_table().knows(county)] == []


@pytest.mark.parametrize(("state", "number"), [("NY", 62), ("WA", 39)])
def test_every_county_of_the_two_states_is_in_exactly_one_area(state: str, number: int) -> None:
    times = Counter(county for county, _ in counties() if county.state == state)
    everywhere = {
        row.county
        for code in range(100_000)
        if (row := zip_table().zip_code(f"{code:05d}")) and row.county and row.state == state
    }
    assert set(times) == everywhere
    assert len(times) == number
    assert set(times.values()) == {1}


@pytest.mark.parametrize(
    "place",
    [
        "Finger Lakes", "finger lakes, NY", "the Finger Lakes region", "Rochester NY",
        "rochester, new york", "14604", "14604-1234", "Monroe County, NY", "monroe county new york",
        "Seneca Falls, NY",
    ],
)  # fmt: skip
def test_region_city_county_and_zip_code_lead_to_the_same_areas(
    regions: Regions, place: str
) -> None:
    assert ids(regions, place) == FINGER_LAKES


@pytest.mark.parametrize(
    ("place", "areas"),
    [
        ("New York City", ["NY-7", "NY", "US"]),
        ("Brooklyn", ["NY-7", "NY", "US"]),
        ("Queens County, NY", ["NY-7", "NY", "US"]),
        ("St Lawrence County, NY", ["NY-8", "NY", "US"]),
        ("New York", ["NY", "US"]),
        ("Washington State", ["WA", "US"]),
        ("Seattle", ["WA-042660", "WA", "US"]),
        ("Seattle-Tacoma-Bellevue", ["WA-042660", "WA", "US"]),
        ("Newport, WA", ["WA-044060", "WA", "US"]),
        ("United States", ["US"]),
    ],
)
def test_a_place_falls_back_to_its_state_and_to_the_nation(
    regions: Regions, place: str, areas: list[str]
) -> None:
    assert ids(regions, place) == areas


def test_a_metro_area_over_two_states_falls_back_to_the_persons_own_state(regions: Regions) -> None:
    assert ids(regions, "Vancouver, WA") == ["WA-038900", "WA", "US"]
    assert ids(regions, "Portland, OR") == ["WA-038900", "US"]
    assert ids(regions, "Lewiston, ID") == ["WA-030300", "US"]


def test_a_place_without_figures_falls_back_to_the_nation_and_says_so(regions: Regions) -> None:
    found = regions.area("Camden, NJ")
    assert [area.area_id for area in found.areas] == ["US"]
    assert found.county == "Camden County, NJ"
    assert found.told == "no figures for Camden, NJ: the United States"


def test_a_state_without_figures_is_told_by_its_name(regions: Regions) -> None:
    assert regions.area("TX").told == "no figures for Texas: the United States"
    assert regions.area("district of columbia").asked == "District of Columbia"


def test_a_city_in_two_areas_goes_to_the_one_with_most_of_its_zip_codes(regions: Regions) -> None:
    found = regions.area(Circumstances(city="Floral Park", state="NY"))
    assert found.area.name == "New York City"
    assert found.also_in == ("Long Island",)
    assert found.zip_codes == (2, 3)


def test_a_zip_code_decides_where_the_city_lies_in_two_areas(regions: Regions) -> None:
    found = regions.area(Circumstances(zip_code="11001", city="Floral Park", state="NY"))
    assert found.county == "Nassau County, NY"
    assert found.area.name == "Long Island"


@pytest.mark.parametrize("place", ["Rochester", "Springfield", "Monroe County", "Longview"])
def test_a_place_that_several_states_have_is_asked_about(regions: Regions, place: str) -> None:
    with pytest.raises(AmbiguousPlaceError) as caught:
        regions.area(place)
    assert len(caught.value.states) > 1
    assert ", ".join(caught.value.states) in str(caught.value)


@pytest.mark.parametrize(
    "place", ["99999", "00000", "123", "asdkjh qwe", "", "Nowhere County, NY", "Erie Parish, LA"]
)
def test_a_place_that_does_not_exist_is_refused(regions: Regions, place: str) -> None:
    with pytest.raises(UnknownPlaceError):
        regions.area(place)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (Circumstances(), "no place was told: the United States"),
        (Circumstances(zip_code="99999", state="NY"), "99999 is not a ZIP code: New York State"),
        (
            Circumstances(city="Zzyzxville", state="NY"),
            "Zzyzxville, NY is not a known city: New York State",
        ),
    ],
)
def test_what_a_worker_told_wrongly_leads_to_the_next_wider_area_with_the_reason(
    regions: Regions, told: Circumstances, reason: str
) -> None:
    assert regions.area(told).told == reason


def test_a_worker_with_only_a_false_zip_code_is_refused(regions: Regions) -> None:
    with pytest.raises(UnknownPlaceError, match="99999"):
        regions.area(Circumstances(zip_code="99999"))


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("St. Lawrence County", "St Lawrence"),
        ("Doña Ana County", "Dona Ana"),
        ("DeKalb", "De Kalb County"),
        ("Prince George's", "Prince Georges County"),
        ("Orleans Parish", "Orleans"),
    ],
)
def test_a_county_is_known_however_it_is_written(written: str, also: str) -> None:
    assert county_of(written, "XX") == county_of(also, "XX")


def test_a_city_that_is_its_own_county_is_not_the_county_of_that_name() -> None:
    assert county_of("Baltimore city", "MD") != county_of("Baltimore County", "MD")
