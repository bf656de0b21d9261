from __future__ import annotations

import re

from knowledge.training.paying import ways_to_pay


def test_every_way_says_where_to_ask_and_when_it_was_checked() -> None:
    ways = ways_to_pay()
    assert {way.id for way in ways} >= {
        "wioa_training_account",
        "pell_grant",
        "registered_apprenticeship",
        "employer_tuition_help",
        "state_aid",
    }
    for way in ways:
        assert way.url.startswith("https://")
        assert way.checked == "2026-11"
        assert way.where_to_ask


def test_no_amounts_are_promised() -> None:
    for way in ways_to_pay():
        assert not re.search(r"[$%]|\d{3,}", way.what + way.where_to_ask), way.id


def test_the_words_are_plain() -> None:
    for way in ways_to_pay():
        for sentence in re.split(r"[.!?:;]\s", f"{way.what} {way.where_to_ask}"):
            assert len(sentence.split()) <= 22, sentence
