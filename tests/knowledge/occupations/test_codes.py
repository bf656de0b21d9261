"""Codes as people type them."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from knowledge.progressions.wishes import UnknownOccupationError


@pytest.mark.parametrize("text", ["35-3031", " 35-3031 ", "35-3031.00"])
def test_a_soc_or_onet_code_is_its_occupation(library: Library, text: str) -> None:
    assert library.resolve_code(text) == "35-3031"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("31-1014", "SOC 2018 has in its place: 31-1131 Nursing Assistants"),
        ("11-2031", "11-2032 Public Relations Managers, 11-2033 Fundraising Managers"),
        ("31-1120", "its members are: 31-1121 Home Health Aides, 31-1122 Personal Care Aides"),
        ("99-9999", "99-9999 is not an occupation of this store"),
        ("waiter", "is not an occupation code such as 35-3031"),
        ("", "is not an occupation code such as 35-3031"),
    ],
)
def test_what_is_no_occupation_says_what_it_is(library: Library, text: str, told: str) -> None:
    with pytest.raises(UnknownOccupationError, match=told):
        library.resolve_code(text)
