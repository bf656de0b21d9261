"""``python -m knowledge validate`` and ``fairness`` as an operator calls them."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from knowledge.__main__ import main
from knowledge.store.open import Store
from knowledge.validation import fairness_report, table
from knowledge.validation.comparing import Compared
from knowledge.validation.facts import read_facts
from knowledge.validation.fairness_report import FairnessReport
from settings import get_settings

SECONDS = 60


@pytest.fixture
def no_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(get_settings(), "knowledge_dir", tmp_path / "nothing")


def test_validate_ends_with_zero_and_prints_every_fact(
    capsys: pytest.CaptureFixture[str], compared: dict[str, Compared]
) -> None:
    assert main(["validate"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    for row in compared.values():
        assert " ".join(row.why.split()) in printed
    assert f"{len(compared)} facts: " in printed


def test_the_table_fits_a_terminal_of_120_columns(
    compared: dict[str, Compared], store: Store
) -> None:
    lines = table.as_text(list(compared.values()), store.release).splitlines()
    assert max(map(len, lines)) <= table.WIDTH


def test_validate_as_json_has_each_fact_with_all_its_parts(
    capsys: pytest.CaptureFixture[str], store: Store
) -> None:
    assert main(["validate", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["release"] == store.release
    assert [row["id"] for row in found["facts"]] == [fact.id for fact in read_facts()]
    assert set(found["facts"][0]) == {
        "id", "section", "fact", "stated_by", "report", "ours", "value", "verdict", "why",
    }  # fmt: skip
    assert sum(found["summary"].values()) == len(found["facts"])


def test_the_table_for_the_documentation_has_a_line_for_each_fact(
    compared: dict[str, Compared], store: Store
) -> None:
    lines = table.as_markdown(list(compared.values()), store.release).splitlines()
    rows = [line for line in lines if line.startswith("| ") and not line.startswith("| fact |")]
    assert len(rows) == len(read_facts())
    assert {line.count("|") for line in rows} == {7}


def test_fairness_says_that_it_is_for_operators_and_not_for_ranking(
    report: FairnessReport,
) -> None:
    printed = fairness_report.as_text(report)
    flat = " ".join(printed.split())
    assert "For operators, in aggregate." in flat
    assert "no suggestion and no ranking ever looks at them" in flat
    assert "Black workers are over-represented in Origins: " in flat
    assert max(map(len, printed.splitlines())) <= table.WIDTH


def test_fairness_as_json_has_every_class_and_group_within_a_minute(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start = time.monotonic()
    assert main(["fairness", "--json"]) == 0
    assert time.monotonic() - start < SECONDS
    found = json.loads(capsys.readouterr().out)
    assert len(found["classes"]) == 6
    assert {group["group"] for group in found["classes"][0]["groups"]} == {
        "women", "black", "asian", "hispanic",
    }  # fmt: skip
    assert found["suggestions"]


@pytest.mark.usefixtures("no_store")
@pytest.mark.parametrize("command", ["validate", "fairness"])
def test_a_missing_store_ends_with_three_and_says_what_to_run(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "python -m knowledge build" in said.err
