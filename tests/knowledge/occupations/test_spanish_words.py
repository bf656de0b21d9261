"""What the Spanish words and names promise."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.occupations.match import OccupationMatcher
from knowledge.occupations.phrases import normalised, without_frame
from knowledge.skills.ratings import plain_names
from knowledge.store.schema import Occupation, PlainTitleSpanish, PlainWordSpanish
from knowledge.store.tables import read_rows

PHRASES = Path(__file__).resolve().parents[2] / "phrases"
DEVELOPMENT = PHRASES / "occupations_dev_es.csv"
#: Written after the words and the rules, and never tuned on.
CHECK = PHRASES / "occupations_check_es.csv"
KINDS = {"title", "abbreviation", "slang", "activity", "employer"}

WORDS = list(read_rows(PlainWordSpanish))
TITLES = list(read_rows(PlainTitleSpanish))
OCCUPATIONS = list(read_rows(Occupation))
COUNTS = Counter(row["code"] for row in WORDS)


def people_without_bachelors(row: dict[str, object]) -> float:
    """Workers of an occupation who have no four-year degree."""
    numbers = (row["employment"], row["employment_share"], row["share_without_bachelors"])
    employment, of_group, share = (float(str(number or 0)) for number in numbers)
    return employment * of_group * share


def test_the_200_occupations_most_workers_without_a_degree_hold_have_five_phrases_each() -> None:
    largest = sorted(OCCUPATIONS, key=people_without_bachelors, reverse=True)[:200]
    assert {row["code"]: COUNTS[row["code"]] for row in largest if COUNTS[row["code"]] < 5} == {}


def test_a_phrase_is_lower_case_has_a_known_kind_and_an_occupation_of_the_store() -> None:
    codes = {row["code"] for row in OCCUPATIONS}
    for row in WORDS:
        assert row["phrase"] == row["phrase"].lower().strip()
        assert row["kind"] in KINDS
        assert row["code"] in codes


def test_no_phrase_stands_for_two_occupations_once_its_accents_are_gone() -> None:
    assert [p for p, n in Counter(normalised(w["phrase"]) for w in WORDS).items() if n > 1] == []


def test_every_occupation_has_a_spanish_name_of_its_own() -> None:
    assert {row["code"] for row in TITLES} == {row["code"] for row in OCCUPATIONS}
    assert len({row["one"] for row in TITLES}) == len(TITLES)
    assert max(len(row["one"]) for row in TITLES) <= 70


def test_names_are_said_in_the_language_asked_for(library: Library) -> None:
    names = library.names
    assert names.one("35-3031", "es") == "mesero o mesera"
    assert names.several("35-3031", "es") == "meseros y meseras"
    assert names.several("17-2051", "es") == "ingenieros e ingenieras civiles"
    assert names.one("51-9161", "es") == "operador u operadora de máquina CNC"
    assert names.one("35-3031") == "waiter or waitress"


def test_every_skill_has_a_spanish_name_of_its_own() -> None:
    spanish = plain_names("es")
    assert spanish.keys() == plain_names().keys()
    assert len(set(spanish.values())) == len(spanish) == 68


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cuidaba niños", "cuidaba ninos"),
        ("¿Niñera?", "ninera"),
        ("¡Mecánico!", "mecanico"),
        ("cuidaba nin\u0303os", "cuidaba ninos"),
    ],
)
def test_accents_and_spanish_marks_do_not_matter(text: str, expected: str) -> None:
    assert normalised(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trabajaba de mesera", "mesera"),
        ("yo trabaje como cocinero", "cocinero"),
        ("soy trailero", "trailero"),
        ("fui la cajera", "cajera"),
        ("estuve trabajando en la pisca", "pisca"),
        ("cuidaba ninos", "cuidaba ninos"),
        ("la fitness front desk", "la fitness front desk"),
    ],
)
def test_the_spanish_words_around_a_job_are_dropped(text: str, expected: str) -> None:
    assert without_frame(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mesera", "35-3031"),
        ("cuidaba niños", "39-9011"),
        ("cuidaba ninos", "39-9011"),
        ("manejaba troca", "53-3033"),
        ("trailero", "53-3032"),
        ("en la pisca", "45-2092"),
        ("roofero", "47-2181"),
        ("hacia drywall", "47-2081"),
        ("cajera en walmart", "41-2011"),
        ("cuidaba viejitos", "31-1122"),
    ],
)
def test_everyday_spanish_finds_the_job(matcher: OccupationMatcher, text: str, code: str) -> None:
    best = matcher.match(text).best
    assert best is not None
    assert best.code == code


def phrases_of(path: Path, *, jobs: bool) -> list[dict[str, str]]:
    """The phrases of a file that name a job, or those that name none."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if bool(row["code"]) is jobs]


@pytest.mark.parametrize(("path", "least"), [(DEVELOPMENT, 0.95), (CHECK, 0.88)])
def test_the_right_job_is_among_the_first_three(
    matcher: OccupationMatcher, path: Path, least: float
) -> None:
    rows = phrases_of(path, jobs=True)
    found = matcher.match_many([row["phrase"] for row in rows])
    right = [
        row["code"] in {candidate.code for candidate in match.candidates[:3]}
        for row, match in zip(rows, found, strict=True)
    ]
    assert sum(right) >= least * len(rows)


def test_no_phrase_of_the_check_is_in_the_table() -> None:
    said = {normalised(row["phrase"]) for row in WORDS}
    assert {normalised(row["phrase"]) for row in phrases_of(CHECK, jobs=True)} & said == set()


def test_four_in_five_spanish_texts_without_a_job_get_no_answer(
    matcher: OccupationMatcher,
) -> None:
    rows = phrases_of(DEVELOPMENT, jobs=False)
    found = matcher.match_many([row["phrase"] for row in rows])
    assert sum(not match.candidates for match in found) >= 0.8 * len(rows)
