"""What the table of plain words promises."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from knowledge.store.schema import Occupation, OnetOccupation, PlainTitle, PlainWord
from knowledge.store.tables import read_rows

PHRASES = Path(__file__).resolve().parents[2] / "phrases"
KINDS = {"title", "abbreviation", "slang", "activity", "employer"}

WORDS = list(read_rows(PlainWord))
OCCUPATIONS = list(read_rows(Occupation))
COUNTS = Counter(row["code"] for row in WORDS)


def people_without_bachelors(row: dict[str, object]) -> float:
    """Workers of an occupation who have no four-year degree."""
    numbers = (row["employment"], row["employment_share"], row["share_without_bachelors"])
    employment, of_group, share = (float(str(number or 0)) for number in numbers)
    return employment * of_group * share


def test_the_200_occupations_most_workers_without_a_degree_hold_have_20_phrases_each() -> None:
    largest = sorted(OCCUPATIONS, key=people_without_bachelors, reverse=True)[:200]
    assert {row["code"]: COUNTS[row["code"]] for row in largest if COUNTS[row["code"]] < 20} == {}


def test_every_occupation_has_eight_phrases() -> None:
    assert [row["code"] for row in OCCUPATIONS if COUNTS[row["code"]] < 8] == []


def test_a_phrase_is_lower_case_has_a_known_kind_and_an_occupation_of_the_store() -> None:
    codes = {row["code"] for row in OCCUPATIONS}
    finer = {row["onet_code"]: row["code"] for row in read_rows(OnetOccupation)}
    for row in WORDS:
        assert row["phrase"] == row["phrase"].lower().strip()
        assert row["kind"] in KINDS
        assert row["code"] in codes
        assert row["onet_code"] is None or finer[row["onet_code"]] == row["code"]


def test_no_phrase_of_a_frozen_test_set_is_in_the_table() -> None:
    with (PHRASES / "occupations_frozen_1.csv").open(encoding="utf-8", newline="") as file:
        frozen = {row["phrase"] for row in csv.DictReader(file)}
    assert frozen & {row["phrase"] for row in WORDS} == set()


def test_every_occupation_has_an_everyday_name_of_its_own() -> None:
    titles = list(read_rows(PlainTitle))
    assert {row["code"] for row in titles} == {row["code"] for row in OCCUPATIONS}
    assert len({row["one"] for row in titles}) == len(titles)
