"""The committed tables in memory, with no need for the built store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

from knowledge.store import schema, schema_training
from knowledge.store.tables import read_rows
from knowledge.training.finder import TrainingFinder

TABLES = (
    schema.Occupation,
    schema.OnetOccupation,
    schema.PlainWord,
    schema.FieldOfStudy,
    schema.SkillRating,
    schema_training.Field,
    schema_training.Programme,
    schema_training.TrainingOutcome,
    schema_training.TrainingRoute,
    schema_training.Credential,
    schema.Licence,
)


@pytest.fixture(scope="session")
def committed() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    schema.Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for table in TABLES:
            connection.execute(insert(table), list(read_rows(table)))
    with Session(engine) as session:
        yield session


@pytest.fixture(scope="session")
def finder(committed: Session) -> TrainingFinder:
    return TrainingFinder(committed, as_of=date(2026, 11, 23))
