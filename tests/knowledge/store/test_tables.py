from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.store import schema
from knowledge.store.tables import COMMITTED, DATA, TableError, read_rows, release_stamp

TABLE = schema.Occupation
FILE = "occupations.csv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two rows of one table, which may be spoilt."""
    lines = (DATA / FILE).read_text(encoding="utf-8").splitlines()
    (tmp_path / FILE).write_text("\n".join(lines[:3]) + "\n", encoding="utf-8")
    shutil.copy(DATA / "RELEASE.toml", tmp_path)
    return tmp_path


def change(data: Path, column: str, value: str, line: int = 3) -> None:
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with (data / FILE).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def complaint(data: Path) -> str:
    with pytest.raises(TableError) as error:
        list(read_rows(TABLE, data))
    return str(error.value)


@pytest.mark.parametrize("table", COMMITTED, ids=lambda table: table.__tablename__)
def test_every_committed_table_can_be_read(table: type[schema.Base]) -> None:
    assert next(iter(read_rows(table)), None) is not None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("employment", "many"),
        ("employment", "1.5"),
        ("projected_change", "up"),
        ("median_wage_top_coded", "yes"),
        ("title", ""),
    ],
)
def test_a_value_that_does_not_fit_is_named_by_file_line_and_column(
    data: Path, column: str, value: str
) -> None:
    change(data, column, value)
    message = complaint(data)
    assert FILE in message
    assert "line 3" in message
    assert column in message


def test_an_empty_value_is_nothing_where_the_column_allows_it(data: Path) -> None:
    change(data, "employment", "")
    assert list(read_rows(TABLE, data))[1]["employment"] is None


def test_a_missing_file_is_named(data: Path) -> None:
    (data / FILE).unlink()
    assert FILE in complaint(data)


def test_other_columns_than_the_tables_are_named(data: Path) -> None:
    text = (data / FILE).read_text(encoding="utf-8")
    (data / FILE).write_text(text.replace("title", "name", 1), encoding="utf-8")
    message = complaint(data)
    assert FILE in message
    assert "name" in message


@pytest.mark.parametrize("row", ["11-1011,too,few", "11-1011" + ",x" * 60])
def test_a_row_with_too_few_or_too_many_values_is_named_by_file_and_line(
    data: Path, row: str
) -> None:
    with (data / FILE).open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    message = complaint(data)
    assert FILE in message
    assert "line 4" in message


def test_the_same_tables_and_rules_have_the_same_stamp(data: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(data, again, ignore=shutil.ignore_patterns("again"))
    assert release_stamp(data) == release_stamp(again)


def _change_a_value(data: Path) -> None:
    change(data, "employment", "1")


def _add_a_table(data: Path) -> None:
    (data / "licences.csv").write_text("code\n", encoding="utf-8")


def _add_a_rule(data: Path) -> None:
    (data / "rule.toml").write_text("floor = 1\n", encoding="utf-8")


@pytest.mark.parametrize("edit", [_change_a_value, _add_a_table, _add_a_rule])
def test_any_change_of_the_data_is_a_new_release(data: Path, edit: Callable[[Path], None]) -> None:
    before = release_stamp(data)
    edit(data)
    assert release_stamp(data) != before


def test_a_changed_rule_elsewhere_is_a_new_release(data: Path, tmp_path: Path) -> None:
    rule = tmp_path / "ranking.toml.elsewhere"
    rule.write_text("weight = 1\n", encoding="utf-8")
    before = release_stamp(data, (rule,))
    rule.write_text("weight = 2\n", encoding="utf-8")
    assert release_stamp(data, (rule,)) != before


def test_a_note_beside_the_tables_is_no_new_release(data: Path) -> None:
    before = release_stamp(data)
    (data / "SOURCES.md").write_text("where from", encoding="utf-8")
    assert release_stamp(data) == before


def test_the_stamp_begins_with_the_date_of_the_release(data: Path) -> None:
    assert release_stamp(data).startswith("20")


def test_the_built_store_is_of_the_committed_tables() -> None:
    from knowledge.store.build import RULES
    from knowledge.store.open import open_store
    from settings import get_settings

    settings = get_settings()
    store = open_store(settings.knowledge_dir)
    stamp = release_stamp(DATA, RULES, settings.knowledge_imports)
    assert store.release == stamp, "run make setup"
