from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterator

import pytest
import textstat

from tests.actions.reading_grade import flesch_kincaid_grade, syllables
from tests.actions.sources import filled, lines, placeholders, responses

HIGHEST_GRADE = 7.0
#: Fernández Huerta (1959): from 70 on "somewhat easy", sixth grade; from 60 on "normal".
EASY = 70.0
#: Parts of sentences have no grade of their own.
SHORTEST_GRADED = 8
#: Two text messages of 153 signs each.
TWO_SEGMENTS = 306

TEXTS = {
    f"{name}-{number}": variant["text"]
    for name, variants in responses().items()
    for number, variant in enumerate(variants)
}
SPANISH_TEXTS = {name: variant["text"] for name, (variant,) in responses("es").items()}
FIXED = sorted(name for name, text in TEXTS.items() if not placeholders(text))
LONG_LINES = sorted(
    name for name, text in lines().items() if len(filled(text).split()) >= SHORTEST_GRADED
)
SPANISH_LONG_LINES = sorted(
    name for name, text in lines("es").items() if len(filled(text).split()) >= SHORTEST_GRADED
)


@pytest.fixture
def spanish_syllables() -> Iterator[None]:
    textstat.set_lang("es")
    yield
    textstat.set_lang("en_US")


def ease_in_spanish(text: str) -> float:
    """Fernández Huerta's ease; a line of a list and what follows a colon end a sentence."""
    return textstat.fernandez_huerta(re.sub(r":\s|\n+", ". ", text))


@pytest.mark.parametrize(
    ("word", "count"),
    [("job", 1), ("moved", 1), ("wanted", 2), ("license", 2), ("people", 2), ("idea", 3),
     ("area", 3), ("working", 2), ("resume", 2), ("table", 2), ("unemployment", 4)],
)  # fmt: skip
def test_syllables_are_counted_or_counted_too_many(word: str, count: int) -> None:
    assert count <= syllables(word) <= count + 1


def test_the_grade_tells_plain_words_from_hard_ones() -> None:
    plain = "I can help you find a job. It pays more than the one you have."
    hard = "Occupational progression necessitates demonstrable qualifications and credentials."
    assert flesch_kincaid_grade(plain) < 3
    assert flesch_kincaid_grade(hard) > 12


@pytest.mark.parametrize("name", TEXTS)
def test_every_response_reads_at_grade_seven_or_lower(name: str) -> None:
    assert flesch_kincaid_grade(filled(TEXTS[name])) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", LONG_LINES)
def test_every_line_that_is_a_sentence_reads_at_grade_seven_or_lower(name: str) -> None:
    assert flesch_kincaid_grade(filled(lines()[name])) <= HIGHEST_GRADE


def test_the_lines_of_each_group_together_read_at_grade_seven_or_lower() -> None:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, text in lines().items():
        if len(filled(text).split()) > 2:
            groups[name.split(".")[0]].append(filled(text).rstrip("."))
    grades = {name: flesch_kincaid_grade(". ".join(texts)) for name, texts in groups.items()}
    assert {name: round(grade, 1) for name, grade in grades.items() if grade > HIGHEST_GRADE} == {}


@pytest.mark.parametrize("name", SPANISH_TEXTS)
@pytest.mark.usefixtures("spanish_syllables")
def test_every_response_in_spanish_reads_easily(name: str) -> None:
    assert ease_in_spanish(filled(SPANISH_TEXTS[name])) >= EASY


@pytest.mark.parametrize("name", SPANISH_LONG_LINES)
@pytest.mark.usefixtures("spanish_syllables")
def test_every_line_in_spanish_that_is_a_sentence_reads_easily(name: str) -> None:
    assert ease_in_spanish(filled(lines("es")[name])) >= EASY


@pytest.mark.usefixtures("spanish_syllables")
def test_the_ease_tells_plain_spanish_from_hard_spanish() -> None:
    plain = "Le ayudo a buscar un trabajo. Paga más que el que tiene."
    hard = "La progresión ocupacional requiere cualificaciones demostrables e institucionales."
    assert ease_in_spanish(plain) > 80
    assert ease_in_spanish(hard) < 20


@pytest.mark.parametrize("name", [n for n, text in SPANISH_TEXTS.items() if not placeholders(text)])
def test_every_response_in_spanish_with_nothing_to_fill_in_fits_two_text_messages(
    name: str,
) -> None:
    assert len(SPANISH_TEXTS[name]) <= TWO_SEGMENTS


@pytest.mark.parametrize("name", FIXED)
def test_every_response_with_nothing_to_fill_in_fits_two_text_messages(name: str) -> None:
    assert len(TEXTS[name]) <= TWO_SEGMENTS


def test_responses_that_are_long_before_they_are_filled_in_are_named() -> None:
    long = sorted(n for n in TEXTS if n not in FIXED and len(TEXTS[n]) > TWO_SEGMENTS)
    if long:
        warnings.warn(f"longer than two text messages: {', '.join(long)}", stacklevel=1)


@pytest.mark.parametrize("text", [*TEXTS.values(), *lines().values(), *SPANISH_TEXTS.values(),
                                  *lines("es").values()])  # fmt: skip
def test_wordings_keep_to_plain_signs(text: str) -> None:
    assert not set(text) & set("“”‘’–—…•")
