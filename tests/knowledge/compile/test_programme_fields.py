from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from knowledge.compile.programme_fields import NameReader, link_fields


def letters(phrases: Sequence[str]) -> np.ndarray:
    """A stand-in for the sentence model: phrases with the same words are close."""
    counts = np.zeros((len(phrases), 4096))
    for row, phrase in enumerate(phrases):
        for word in phrase.split():
            counts[row, zlib.crc32(word.encode()) % 4096] += 1.0
    return counts / np.linalg.norm(counts, axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("CNA", "certified nurse aide"),
        ("CDL Class B Refresher Course (40 Hrs)", "commercial truck driver"),
        ("S.O.R.A. Training", "security guard"),
        ("A.A.S. Degree: Nursing", "nursing"),
        ("Phlebotomy Technician (PT 56)", "phlebotomy technician pt"),
        ("A+/N+", "computer support technician computer network technician"),
        ("101", "101"),
    ],
)
def test_a_name_is_reduced_to_the_words_that_tell_the_field(name: str, plain: str) -> None:
    assert NameReader().plain(name) == plain


TITLES = pd.DataFrame(
    [("48.0508", "Welding Technology/Welder"), ("01.0000", "Agriculture, General")],
    columns=["cip", "title"],
)


def test_a_programme_is_linked_to_the_field_its_name_tells() -> None:
    none = pd.DataFrame({"cip": [], "name": []})
    [(cip, confidence)] = link_fields(["Welding"], TITLES, none, letters)
    assert cip == "48.0508"
    assert confidence > 0.6


def test_a_stated_field_that_contradicts_its_name_does_not_vote() -> None:
    stated = pd.DataFrame([("01.0000", "Pipe Welding")], columns=["cip", "name"])
    [(cip, _)] = link_fields(["Pipe Welding"], TITLES, stated, letters)
    assert cip == "48.0508"
