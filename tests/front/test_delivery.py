"""What happens when Rasa is away, slow or broken, and when somebody wants to be forgotten."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx
import pytest

from front.app import create_app
from front.deletions import Deletions
from front.rasa import Rasa
from people import People
from people.migrate import DatabaseNotMigrated
from settings import Settings
from tests.front.conftest import ANSWER_WITHIN, Peer, Person, free_port, serving

FORGET = [{"text": "All gone.", "custom": {"forget": True}}]


def test_messages_written_while_rasa_is_down_are_delivered_first_and_once(
    person: Person, peer: Peer, people: People
) -> None:
    for text in ("i was a cashier", "for 3 years"):
        assert "I kept your message" in person.say(text)[0]
    assert [m.kind for m in people.messages(person.talk) if m.direction == "in"] == [
        "undelivered", "undelivered"]  # fmt: skip
    with serving(peer.app(), peer.port):
        assert person.say("hello?") == [
            "heard i was a cashier",
            "heard for 3 years",
            "heard hello?",
        ]
        assert person.say("ok") == ["heard ok"]
    assert peer.texts() == ["i was a cashier", "for 3 years", "hello?", "ok"]
    assert {m.kind for m in people.messages(person.talk) if m.direction == "in"} == {"normal"}


def test_the_same_message_sent_again_is_delivered_once(person: Person, peer: Peer) -> None:
    person.say("i was a cashier")
    with serving(peer.app(), peer.port):
        assert person.say("i was a cashier") == ["heard i was a cashier"]
        assert person.say("i was a cashier") == ["heard i was a cashier"]


def test_a_number_keeps_its_meaning_while_rasa_is_down(person: Person, peer: Peer) -> None:
    buttons = [{"title": "A", "payload": "first"}, {"title": "B", "payload": "second"}]
    peer.replies["hi"] = [{"text": "Which?", "buttons": buttons}]
    with serving(peer.app(), peer.port):
        person.say("hi")
    person.say("2")
    with serving(peer.app(), peer.port):
        assert person.say("thanks") == ["heard second", "heard thanks"]


def test_an_answer_that_takes_too_long_is_not_waited_for(person: Person, rasa: Peer) -> None:
    rasa.slow_seconds = ANSWER_WITHIN * 2
    started = time.monotonic()
    assert "longer than it should" in person.say("cashier")[0]
    assert time.monotonic() - started < ANSWER_WITHIN * 1.9
    rasa.slow_seconds = 0
    assert person.say("hm") == ["heard cashier", "heard hm"]


def test_a_message_that_breaks_the_talk_does_not_break_it_for_ever(
    person: Person, rasa: Peer, people: People
) -> None:
    rasa.fail = lambda text: text == "poison"
    assert "trouble on my side" in person.say("poison")[0]
    assert person.say("one") == ["heard one"]
    assert person.say("two") == ["heard two"]
    assert rasa.texts() == ["poison", "poison", "one", "two"]
    assert people.messages(person.talk)[0].text == "poison"


def test_forgetting_deletes_here_and_in_rasa(person: Person, rasa: Peer, people: People) -> None:
    rasa.replies["delete my data"] = FORGET
    person.say("cashier")
    answer = person.write("delete my data").json()
    assert [reply["text"] for reply in answer["replies"]] == ["All gone."]
    assert answer["forgotten"] is True
    assert rasa.deleted == [person.talk]
    assert people.find(person.talk) is None
    assert people.pending_deletions() == ()
    assert person.write("hi").status_code == 404


def test_a_deletion_that_fails_is_said_so_and_tried_again_at_the_next_start(
    settings: Settings, rasa: Peer, people: People
) -> None:
    rasa.replies["delete my data"] = FORGET
    rasa.refuse_deletion = True
    with serving(create_app(settings), free_port()) as url, httpx.Client(base_url=url) as http:
        person = Person.opening(http)
        assert "not answered yet" in person.say("delete my data")[1]
    assert people.find(person.talk) is None
    assert people.pending_deletions() == (person.talk,)
    rasa.refuse_deletion = False
    with serving(create_app(settings), free_port()):
        deadline = time.monotonic() + 5
        while people.pending_deletions() and time.monotonic() < deadline:
            time.sleep(0.02)
    assert rasa.deleted == [person.talk]
    assert people.pending_deletions() == ()


@pytest.mark.anyio
async def test_a_deletion_that_failed_is_tried_again_at_the_next_message(
    settings: Settings, rasa: Peer, people: People
) -> None:
    client = Rasa(settings.rasa_url)
    deletions = Deletions(people, client, pause=0)
    rasa.refuse_deletion = True
    people.worker("a-talk")
    assert await deletions.delete("a-talk") is False
    rasa.refuse_deletion = False
    deletions.retry_soon()
    await deletions.close()
    assert people.pending_deletions() == ()
    await client.close()


@pytest.mark.anyio
async def test_rounds_of_deletion_keep_their_distance(
    settings: Settings, peer: Peer, people: People
) -> None:
    client = Rasa(settings.rasa_url)
    deletions = Deletions(people, client, pause=60)
    people.forget("a-talk", also_elsewhere=True)
    for _ in range(3):
        deletions.retry_soon()
        await deletions.close()
    with people.reading() as session:
        assert session.connection().exec_driver_sql(
            "select tries from pending_deletions"
        ).scalar_one() == 1  # fmt: skip
    await client.close()


def test_without_its_tables_the_front_does_not_start(tmp_path: Path) -> None:
    empty = Settings(_env_file=None, people_database=f"sqlite:///{tmp_path / 'empty.sqlite'}")
    app = create_app(empty)

    async def start() -> None:
        async with app.router.lifespan_context(app):
            pass

    with pytest.raises(DatabaseNotMigrated):
        asyncio.run(start())


def break_database(people: People) -> None:
    with people.writing() as session:
        session.connection().exec_driver_sql("ALTER TABLE messages RENAME TO gone")


def test_when_nothing_can_be_kept_that_is_said_and_distress_is_answered(
    person: Person, rasa: Peer, people: People
) -> None:
    break_database(people)
    response = person.write("i was a cashier")
    assert response.status_code == 503
    assert "could not keep" in response.json()["replies"][0]["text"]
    assert "988" in person.say("i want to end my life")[0]
