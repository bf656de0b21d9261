from __future__ import annotations

from datetime import date

import pytest

from knowledge.histories.extract import HistoryReader
from knowledge.histories.reader import ClauseReader
from knowledge.occupations.match import OccupationMatcher


@pytest.fixture(scope="session")
def as_of() -> date:
    return date(2025, 6, 15)


@pytest.fixture(scope="session")
def clause_reader() -> ClauseReader:
    return ClauseReader()


@pytest.fixture(scope="session")
def reader(matcher: OccupationMatcher) -> HistoryReader:
    return HistoryReader(matcher)
