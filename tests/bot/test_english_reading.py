from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.english_reading import (
    SPANISH_FILE,
    TEXTING_FILE,
    WordByWord,
    english_reading,
    read_entries,
)
from bot.nlu.feature_text import character_text, without_accents


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("¿Cuánto pagan en ese trabajo?", "how much pay in that job?"),
        ("por qué no salió enfermera", "why no came up nurse"),
        ("necesito chamba ya", "need job now"),
        ("me gusta ayudar", "i like help"),
    ],
)
def test_a_spanish_message_is_read_in_english_words(written: str, read: str) -> None:
    assert english_reading(written) == read


def test_an_english_message_is_not_taken_for_spanish() -> None:
    assert english_reading("Can once be enough for a pan?") == "can once be enough for a pan?"


@pytest.mark.parametrize(
    ("written", "read"),
    [("wat u sayin", "what you saying"), ("y", "y"), ("n", "n"), ("cashier", "cashier")],
)
def test_texting_is_read_as_plain_words_but_one_letter_alone_is_an_answer(
    written: str, read: str
) -> None:
    assert english_reading(written) == read


def test_the_entry_with_the_most_words_wins_then_the_longest_one() -> None:
    words = WordByWord({"por": "for", "por que": "why", "pag*": "pay", "pagina": "page"})
    assert words.read("por que pagan la pagina por eso") == "why pay la page for eso"


def test_half_of_an_accent_makes_no_difference_to_spelling() -> None:
    assert character_text("Trabajé dos años") == character_text("trabaje dos anos")


@pytest.mark.parametrize("file", [SPANISH_FILE, TEXTING_FILE], ids=lambda file: file.stem)
def test_every_entry_can_be_found_in_what_is_read(file: Path) -> None:
    entries = read_entries(file)
    assert len(entries) >= 50
    for entry in entries:
        assert entry == without_accents(entry.lower())
        assert "*" not in entry.replace("* ", " ").removesuffix("*")


def test_an_entry_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.yml"
    file.write_text("entries: |\n  u = you\n  u = your\n")
    with pytest.raises(ValueError, match="already"):
        read_entries(file)
