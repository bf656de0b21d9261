"""The landscape of an area: table and picture."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.library import Library
from knowledge.regions.chart import COLOURS, landscape_chart
from knowledge.regions.landscape import weighted_median
from knowledge.regions.plain import landscape_lines
from knowledge.regions.records import RegionalLandscape
from knowledge.store.open import STORE_FILE, engine_of
from knowledge.store.schema import Classification, Occupation
from knowledge.store.tables import read_rows

AREAS = ["Finger Lakes", "New York City", "Seattle", "Walla Walla, WA", "Texas"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def finger_lakes(library: Library) -> RegionalLandscape:
    return library.landscape("Finger Lakes")


@pytest.mark.parametrize("place", AREAS)
def test_every_job_is_in_one_class_or_told_as_not_placed(library: Library, place: str) -> None:
    found = library.landscape(place)
    placed = sum(row.employment for row in (*found.classes, found.mixed))
    assert placed + (found.jobs_not_placed or 0) == found.employment
    assert found.jobs_not_placed is None or found.jobs_not_placed >= 0


def test_a_printed_total_leaves_the_withheld_jobs_over(finger_lakes: RegionalLandscape) -> None:
    assert finger_lakes.employment == 530020
    assert not finger_lakes.employment_summed
    assert finger_lakes.withheld_occupations == 123
    assert finger_lakes.jobs_not_placed == 530020 - 503440


def test_a_sum_of_ours_is_said_to_be_one(library: Library) -> None:
    found = library.landscape("Seattle")
    assert found.employment_summed
    assert found.jobs_not_placed is None
    assert any("sum" in note for note in found.notes)


def test_origins_are_paid_less_than_gateways_and_gateways_less_than_targets(
    finger_lakes: RegionalLandscape,
) -> None:
    median = {row.mobility_class: row.median_of_medians or 0 for row in finger_lakes.classes}
    assert median["origin"] < median["mid_wage_origin"] < median["gateway"] < median["target"]


def test_figures_of_the_largest_occupations_are_the_published_ones(
    finger_lakes: RegionalLandscape,
) -> None:
    largest = {job.figures_code: job for row in finger_lakes.classes for job in row.largest}
    nurses = largest["29-1141"]
    assert (nurses.employment, nurses.median_wage) == (11800, 85170)
    assert nurses.location_quotient == pytest.approx(1.05)


def test_a_combination_counts_in_a_class_only_when_all_its_occupations_share_it(
    finger_lakes: RegionalLandscape, store_folder: Path
) -> None:
    with Session(engine_of(store_folder / STORE_FILE, read_only=True)) as session:
        class_of = {row.code: row.mobility_class for row in session.scalars(select(Classification))}
    members: dict[str, set[str]] = {}
    for row in read_rows(Occupation):
        members.setdefault(row["figures_code"], set()).add(class_of[row["code"]])
    for counted in finger_lakes.classes:
        for job in counted.largest:
            assert members[job.figures_code] == {counted.mobility_class}
    for job in finger_lakes.mixed.largest:
        assert len(members[job.figures_code]) > 1
    assert members["31-1120"] == {"origin"}


def test_a_place_without_figures_shows_the_nations_landscape_and_says_so(library: Library) -> None:
    found = library.landscape("Camden, NJ")
    assert found.area.kind == "nation"
    assert "no figures for Camden, NJ: the United States" in list(landscape_lines(found))


@pytest.mark.parametrize(
    ("values", "median"),
    [([], None), ([(10, 5)], 10), ([(10, 1), (20, 1), (30, 3)], 30), ([(30, 1), (10, 3)], 10)],
)
def test_a_median_counts_every_job_and_not_every_occupation(
    values: list[tuple[int, int]], median: int | None
) -> None:
    assert weighted_median(values) == median


def test_the_table_names_each_class_with_its_figures(finger_lakes: RegionalLandscape) -> None:
    table = "\n".join(landscape_lines(finger_lakes))
    for row in finger_lakes.classes:
        assert re.search(rf"^{row.label} +{row.occupations} +{row.employment:,} ", table, re.M)
    assert "NY DOL 2024" in table


@pytest.mark.parametrize("place", AREAS)
def test_the_picture_has_a_title_a_description_and_every_figure_as_text(
    library: Library, place: str
) -> None:
    found = library.landscape(place)
    picture = ElementTree.fromstring(landscape_chart(found))
    assert picture.get("role") == "img"
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert title.text == f"{found.area.name}: what its jobs lead to"
    assert description is not None
    words = " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))
    for row in found.classes:
        assert row.label in words
        assert f"({row.employment:,})" in words
        assert f"{row.employment:,} jobs" in (description.text or "")


@pytest.mark.parametrize("place", AREAS)
def test_nothing_in_the_picture_lies_outside_of_it(library: Library, place: str) -> None:
    picture = ElementTree.fromstring(landscape_chart(library.landscape(place)))
    width, height = float(picture.get("width", 0)), float(picture.get("height", 0))
    for text in picture.iter(f"{SVG}text"):
        # About the width of a letter in the fonts named.
        length = len(text.text or "") * float(text.get("font-size", 0)) * 0.56
        before = {"start": 0, "middle": length / 2, "end": length}[text.get("text-anchor", "")]
        start = float(text.get("x", 0)) - before
        assert 0 <= start <= start + length <= width, text.text
        assert 0 <= float(text.get("y", 0)) <= height
    for box in picture.iter(f"{SVG}rect"):
        assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width


def test_the_same_landscape_gives_the_same_picture(finger_lakes: RegionalLandscape) -> None:
    assert landscape_chart(finger_lakes) == landscape_chart(finger_lakes)


def test_every_class_has_a_colour_of_its_own(finger_lakes: RegionalLandscape) -> None:
    assert set(COLOURS) == {row.mobility_class for row in finger_lakes.classes}
    assert len(set(COLOURS.values())) == len(COLOURS)
