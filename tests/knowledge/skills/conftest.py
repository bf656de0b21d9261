"""The committed ratings in a store of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from knowledge.skills.ratings import Profile, profile
from knowledge.store.schema import (
    Base,
    Element,
    Occupation,
    PlainTitle,
    SkillRating,
    Software,
)
from knowledge.store.tables import read_rows


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    with Session(engine) as open_session:
        for table in (Occupation, Element, SkillRating, Software, PlainTitle):
            open_session.execute(insert(table), list(read_rows(table)))
        open_session.commit()
        yield open_session
    engine.dispose()


@pytest.fixture(scope="session")
def profiles(session: Session) -> list[Profile]:
    """Every occupation's ratings, own or borrowed."""
    return [profile(session, code) for code in session.scalars(select(Occupation.code))]


@pytest.fixture(scope="session")
def borrower(session: Session) -> Occupation:
    """An occupation that has no ratings of its own."""
    found = session.scalars(
        select(Occupation).where(
            Occupation.skills_from.is_not(None), Occupation.skills_from != Occupation.code
        )
    ).first()
    assert found is not None
    return found
