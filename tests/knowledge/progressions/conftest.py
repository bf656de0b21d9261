"""A store of the committed tables in memory, built once for the tests of progressions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from knowledge.progressions.classify import store_classes
from knowledge.progressions.precedents import shrunk_precedents
from knowledge.progressions.suggest import NextJobs
from knowledge.store import schema
from knowledge.store.tables import load_tables


@pytest.fixture(scope="session")
def built() -> Iterator[Session]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    schema.Base.metadata.create_all(engine)
    load_tables(engine)
    with Session(engine) as session:
        session.add_all(shrunk_precedents(session))
        store_classes(session)
        session.commit()
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def next_jobs(built: Session) -> NextJobs:
    return NextJobs(built, "test-release")
