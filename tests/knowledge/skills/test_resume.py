from __future__ import annotations

import re

import pytest

from knowledge.skills.ratings import Profile
from knowledge.skills.resume import resume_line


@pytest.mark.parametrize(
    ("months", "time"),
    [
        (1, "1 month"),
        (7, "7 months"),
        (12, "1 year"),
        (13, "1 year and 1 month"),
        (60, "5 years"),
        (62, "5 years and 2 months"),
    ],
)
def test_a_line_tells_what_was_done_how_long_and_as_what(months: int, time: str) -> None:
    line = resume_line("took orders", months, "35-3031", "waiter or waitress")
    assert line == f"Took orders, {time} as a server"


@pytest.mark.parametrize("months", [None, 0])
def test_time_that_is_not_known_is_left_out(months: int | None) -> None:
    line = resume_line("took orders", months, "35-3011", "bartender")
    assert line == "Took orders, as a bartender"


@pytest.mark.parametrize(
    ("plain_title", "told"),
    [
        ("cashier", "a cashier"),
        ("office clerk", "an office clerk"),
        ("X-ray tech", "an X-ray tech"),
        ("MRI tech", "an MRI tech"),
        ("GED or adult English teacher", "a GED or adult English teacher"),
        ("other production worker", "a production worker"),
        ("other office worker", "an office worker"),
    ],
)
def test_the_job_is_told_with_the_right_small_word(plain_title: str, told: str) -> None:
    assert resume_line("helped", 12, "00-0000", plain_title).endswith(f"as {told}")


def test_every_occupation_makes_a_line_that_reads_as_one(profiles: list[Profile]) -> None:
    for held in profiles:
        line = resume_line("helped people", 30, held.code, held.plain_title)
        assert re.fullmatch(r"Helped people, 2 years and 6 months as an? [\w(].*", line), line
        assert " other " not in line.split(" as ")[1].split(" ", 1)[0]
        assert len(line) <= 110
