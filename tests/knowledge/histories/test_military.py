"""Codes and names of military work."""

from __future__ import annotations

import pytest

from knowledge.histories.military import military


@pytest.mark.parametrize(
    ("text", "code", "months"),
    [
        ("11B in the army 4 yrs", "55-3016", 48),
        ("marines 0311 4 years", "55-3016", 48),
        ("USMC 3531 motor T 5 yrs", "53-3032", 60),
        ("seabee EO 8 years", "47-2073", 96),
        ("navy, IT2, 6 years", "15-1232", 72),
        ("coast guard boatswain mate 8 yrs", "53-5011", 96),
        ("air force 3P0X1 6 years", "33-3051", 72),
        ("navy corpsman 8 years", "29-2042", 96),
    ],
)
def test_codes_of_every_branch_are_jobs(reader, as_of, text, code, months):
    assert [(job.code, job.months) for job in reader.read(text, as_of)] == [(code, months)]


@pytest.mark.parametrize(
    "text", ["navy and i liked it", "room 3531", "cs student", "at sea in the navy", "it help desk"]
)
def test_words_and_numbers_that_only_look_like_codes_are_none(text):
    assert military().reading(text) == ""
