from __future__ import annotations

import base64

import httpx
import pytest

from front.sessions import Sessions
from people import People
from people.keys import Keys
from tests.front.conftest import Peer, Person

OLD, NEW = "an old secret of the tests, long enough", "a new secret of the tests, long enough"


def test_a_session_opens_its_own_talk_and_no_other(
    http: httpx.Client, person: Person, rasa: Peer
) -> None:
    other = Person.opening(http)
    assert person.write("hi").status_code == 200
    stolen = Person(http, other.talk, person.session)
    for response in (stolen.write("hi"), stolen.get("messages"), stolen.get("stream")):
        assert response.status_code == 401
    assert [talk for talk, _ in rasa.received] == [person.talk]


@pytest.mark.parametrize("session", ["-", "x", "a.b.c", "e30.e30.e30", "🙂"])
def test_a_made_up_session_opens_nothing(person: Person, session: str) -> None:
    headers = {"Authorization": f"Bearer {session}".encode()}
    path = f"/api/talks/{person.talk}/messages"
    assert person.http.post(path, json={"text": "hi"}, headers=headers).status_code == 401


def test_a_session_cannot_be_changed_to_name_another_talk() -> None:
    sessions = Sessions(Keys((NEW,)))
    _, moment, signature = sessions.begin("talk-one").split(".")
    other = base64.urlsafe_b64encode(b'"talk-two"').decode().rstrip("=")
    assert sessions.talk(f"Bearer {other}.{moment}.{signature}") is None


def test_a_session_outlives_a_new_secret_and_not_a_lost_one() -> None:
    session = f"Bearer {Sessions(Keys((OLD,))).begin('talk-one')}"
    assert Sessions(Keys((NEW, OLD))).talk(session) == "talk-one"
    assert Sessions(Keys((NEW,))).talk(session) is None


def test_the_session_of_a_deleted_talk_opens_nothing(
    person: Person, rasa: Peer, people: People
) -> None:
    people.forget(person.talk)
    assert person.write("hi").status_code == 404
    assert person.get("messages").status_code == 404
    assert person.get("stream").status_code == 404
    assert rasa.received == []
