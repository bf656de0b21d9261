"""The whole compilation; needs the public releases."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.compile.run import compile_tables

DATA = Path(__file__).parents[3] / "knowledge" / "data"
#: Written by hand, not compiled.
BY_HAND = {
    "plain_words.csv",
    "plain_titles.csv",
    "training_routes.csv",
    "credentials.csv",
    "apprenticeships.csv",
    "unemployment.csv",
    "plain_words_es.csv",
    "plain_titles_es.csv",
}
#: Columns that the sentence model decides; the stand-in below decides otherwise.
MODELLED = ("cip", "cip_confidence")


def same_for_all(phrases: Sequence[str]) -> np.ndarray:
    """A stand-in for the sentence model, which is slow: every phrase means the same."""
    return np.ones((len(phrases), 1), dtype=np.float32)


def without_links(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["state"] == "NJ":
            row.update(dict.fromkeys(MODELLED, ""))
    return rows


@pytest.fixture(scope="module")
def compiled(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tables")
    compile_tables(releases, out, encode=same_for_all)
    return out


def test_compiling_the_releases_gives_the_committed_tables(compiled: Path) -> None:
    committed = {path.name for path in DATA.glob("*.csv")} - BY_HAND
    assert {path.name for path in compiled.glob("*.csv")} == committed
    for name in sorted(committed - {"programmes.csv"}):
        assert (compiled / name).read_bytes() == (DATA / name).read_bytes(), name


def test_all_but_the_linked_field_of_a_programme_is_as_committed(compiled: Path) -> None:
    committed = without_links(DATA / "programmes.csv")
    assert without_links(compiled / "programmes.csv") == committed
