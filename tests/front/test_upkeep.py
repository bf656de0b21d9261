"""The daily round of the front: what was kept long enough goes, in Rasa too."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from front.deletions import Deletions
from front.rasa import Rasa
from front.upkeep import Upkeep
from people import People
from people.tables import WorkerRow
from people.utc import now
from settings import Settings
from tests.front.conftest import Peer


def silent_for_years(people: People, talk: str) -> None:
    people.worker(talk)
    with people.writing() as session:
        session.execute(
            update(WorkerRow)
            .where(WorkerRow.talk == talk)
            .values(last_seen_at=now() - timedelta(days=900))
        )


@pytest.mark.anyio
async def test_a_silent_talk_is_deleted_here_and_in_rasa_by_the_daily_round(
    settings: Settings, rasa: Peer, people: People
) -> None:
    silent_for_years(people, "silent")
    people.worker("lively")
    client = Rasa(settings.rasa_url)
    upkeep = Upkeep(people, Deletions(people, client), first_after=0, every=3600)
    upkeep.start()
    for _ in range(200):
        if rasa.deleted and not people.pending_deletions():
            break
        await asyncio.sleep(0.02)
    await upkeep.close()
    assert rasa.deleted == ["silent"]
    assert people.find("silent") is None
    assert people.find("lively") is not None
    await client.close()


@pytest.mark.anyio
async def test_what_rasa_could_not_delete_is_deleted_in_the_next_round(
    settings: Settings, rasa: Peer, people: People
) -> None:
    silent_for_years(people, "silent")
    rasa.refuse_deletion = True
    client = Rasa(settings.rasa_url)
    upkeep = Upkeep(people, Deletions(people, client))
    await upkeep.round()
    assert people.pending_deletions() == ("silent",)
    rasa.refuse_deletion = False
    await upkeep.round()
    assert rasa.deleted == ["silent"]
    assert people.pending_deletions() == ()
    await client.close()


@pytest.mark.anyio
async def test_a_round_that_fails_is_followed_by_another(
    settings: Settings, rasa: Peer, people: People
) -> None:
    client = Rasa(settings.rasa_url)
    upkeep = Upkeep(people, Deletions(people, client), first_after=0, every=0.05)
    with people.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE links RENAME TO elsewhere")
    upkeep.start()
    await asyncio.sleep(0.3)
    silent_for_years(people, "silent")
    with people.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE elsewhere RENAME TO links")
    for _ in range(200):
        if rasa.deleted:
            break
        await asyncio.sleep(0.02)
    await upkeep.close()
    assert rasa.deleted == ["silent"]
    await client.close()
