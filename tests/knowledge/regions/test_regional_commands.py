"""`python -m knowledge local` and `landscape`, as an operator calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from knowledge.__main__ import main


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


@pytest.fixture
def run(
    store_folder: Path,
    set_folder: Callable[[str, Path], None],
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Ended]:
    set_folder("ONWARD_KNOWLEDGE_DIR", store_folder)

    def ended(*arguments: str) -> Ended:
        status = main(list(arguments))
        printed = capsys.readouterr()
        return Ended(status, printed.out, printed.err)

    return ended


def test_local_prints_pay_and_jobs_with_their_area(run: Callable[..., Ended]) -> None:
    ended = run("local", "35-3031", "--near", "Rochester NY")
    assert ended.status == 0
    assert "median $37,069 a year ($17.82 an hour)" in ended.out
    assert "jobs in Finger Lakes (NY DOL 2024): 6,010" in ended.out


def test_local_as_json_holds_every_figure_with_its_source(run: Callable[..., Ended]) -> None:
    found = json.loads(run("local", "35-3031", "--near", "14604", "--json").out)
    assert found["pay"]["median_wage"] == 37069
    assert found["pay"]["area"]["source"] == "NY DOL 2024"
    assert found["jobs"]["employment"] == 6010
    assert found["release"] == "2026-11+test"


def test_local_says_where_it_fell_back(run: Callable[..., Ended]) -> None:
    printed = run("local", "31-1121", "--near", "08103").out
    assert "no figures for Camden, NJ 08103: the United States" in printed
    assert "figures of: Home health and personal care aides" in printed


def test_landscape_prints_a_table_and_draws_a_chart(
    run: Callable[..., Ended], tmp_path: Path
) -> None:
    chart = tmp_path / "landscape.svg"
    ended = run("landscape", "Finger Lakes", "--chart", str(chart))
    assert ended.status == 0
    assert "Gateway: largest" in ended.out
    assert ElementTree.parse(chart).getroot().get("role") == "img"


def test_landscape_as_json_counts_every_class(run: Callable[..., Ended]) -> None:
    found = json.loads(run("landscape", "Seattle", "--json").out)
    assert found["area"]["area_id"] == "WA-042660"
    assert [row["mobility_class"] for row in found["classes"]][:3] == [
        "origin",
        "mid_wage_origin",
        "gateway",
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("landscape", "Qwertyville"), "Qwertyville"),
        (("landscape", "Springfield"), "which state?"),
        (("local", "35-3031", "--near", "99999"), "99999 is not a ZIP code"),
        (("local", "99-9999", "--near", "14604"), "99-9999"),
        (
            ("landscape", "Finger Lakes", "--chart", "/no/such/folder/a.svg"),
            "a.svg cannot be written",
        ),
    ],
)
def test_bad_input_ends_with_status_two_and_says_what_was_wrong(
    run: Callable[..., Ended], arguments: tuple[str, ...], says: str
) -> None:
    ended = run(*arguments)
    assert ended.status == 2
    assert says in ended.err


def test_without_a_store_the_commands_end_with_status_three(
    run: Callable[..., Ended], set_folder: Callable[[str, Path], None], tmp_path: Path
) -> None:
    set_folder("ONWARD_KNOWLEDGE_DIR", tmp_path)
    assert run("landscape", "Finger Lakes").status == 3
