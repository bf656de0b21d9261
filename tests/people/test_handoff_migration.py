from __future__ import annotations

import uuid

import pytest
from alembic import command
from sqlalchemy import text

from people import People
from people.database import open_engine
from people.migrate import configuration, migrate


@pytest.mark.parametrize("kind", ["sqlite_url", "postgresql"])
def test_requests_and_consents_of_earlier_releases_go_on_and_come_back(
    request: pytest.FixtureRequest, kind: str
) -> None:
    url: str = request.getfixturevalue(kind)
    engine = open_engine(url)
    migrate(url)
    command.downgrade(configuration(engine), "0005")
    talks = [f"{uuid.uuid4().hex}" for _ in range(3)]
    consented = "'2026-10-01 10:00:00'"
    rows = [
        (talks[0], "NULL", "NULL", "NULL"),
        (talks[1], consented, "'2099-10-01 10:00:00'", "NULL"),
        (talks[2], consented, "'2099-10-01 10:00:00'", "'2026-10-02 10:00:00'"),
    ]
    with engine.begin() as connection:
        for talk, given, ends, withdrawn in rows:
            connection.execute(
                text(
                    "INSERT INTO workers (talk, created_at, last_seen_at, asked, constraints,"
                    " misunderstandings) VALUES (:talk, '2026-01-02 03:04:05',"
                    " '2026-01-02 03:04:05', '[]', '{}', 0)"
                ),
                {"talk": talk},
            )
            connection.execute(
                text(
                    "INSERT INTO handoff_requests (worker_id, requested_at, about, receiver,"
                    " shares, consented_at, consent_ends_at, withdrawn_at)"
                    " SELECT id, '2026-10-01 09:00:00', 'pay', 'Coaches', '[\"summary\"]',"
                    f" {given}, {ends}, {withdrawn} FROM workers WHERE talk = :talk"
                ),
                {"talk": talk},
            )
    migrate(url)
    people = People(url)
    asked, agreed = people.handoff(talks[0]), people.handoff(talks[1])
    assert asked is not None
    assert agreed is not None
    assert (asked.state, asked.about) == ("asked", "pay")
    assert (agreed.state, agreed.receiver, agreed.shares) == ("preparing", "Coaches", ("summary",))
    assert people.handoff(talks[2]) is None
    assert asked.reference != agreed.reference
    command.downgrade(configuration(engine), "0005")
    with engine.connect() as connection:
        kept = connection.execute(
            text(
                "SELECT count(*) FROM handoff_requests JOIN workers ON workers.id = worker_id"
                " WHERE talk IN (:a, :b, :c)"
            ),
            dict(zip("abc", talks, strict=True)),
        ).scalar_one()
    assert kept == 3
    migrate(url)
    people.close()
    engine.dispose()
