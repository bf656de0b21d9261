"""The facts held against the built store, once for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from knowledge.store.open import Store
from knowledge.validation.comparing import Compared, compare_all
from knowledge.validation.fairness_report import FairnessReport, fairness_report
from knowledge.validation.material import Material


@pytest.fixture(scope="session")
def session(store: Store) -> Iterator[Session]:
    with store.session() as opened:
        yield opened


@pytest.fixture(scope="session")
def material(session: Session, store: Store) -> Material:
    return Material.load(session, store.release)


@pytest.fixture(scope="session")
def compared(material: Material) -> dict[str, Compared]:
    return {row.id: row for row in compare_all(material)}


@pytest.fixture(scope="session")
def report(session: Session, store: Store) -> FairnessReport:
    return fairness_report(session, store.release)
