"""What may come to the web page: copied, forged, too much, in any order, hostile."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from front.app import create_app
from people import People
from settings import Settings
from tests.front.conftest import ANSWER_WITHIN, Peer, Person, free_port, serving

HOSTILE = "\"><script>window.hit='yes'</script><img src=x onerror=window.hit=1>"


def name(number: int) -> str:
    """The name that a browser gives to a message."""
    return f"00000000-0000-4000-8000-{number:012d}"


def test_requests_copied_from_a_deleted_talk_bring_nothing_back(
    person: Person, rasa: Peer, people: People
) -> None:
    rasa.replies["delete my data"] = [{"text": "All gone.", "custom": {"forget": True}}]
    person.write("i was a cashier", sent_id=name(1))
    person.write("delete my data", sent_id=name(2))
    before = len(rasa.received)
    for text, sent_id in (
        ("i was a cashier", name(1)),
        ("delete my data", name(2)),
        ("STOP", None),
    ):
        answer = person.write(text, sent_id)
        assert answer.status_code in (401, 404)
    assert people.find(person.talk) is None
    assert len(rasa.received) == before


def test_a_stop_copied_after_start_stops_nobody(person: Person, rasa: Peer, people: People) -> None:
    person.write("STOP", sent_id=name(1))
    person.say("START")
    assert person.write("STOP", sent_id=name(1)).status_code == 200
    worker = people.find(person.talk)
    assert worker is not None
    assert not worker.stopped
    assert person.say("cook") == ["heard cook"]


def test_messages_in_another_order_are_each_answered_once_as_they_come(
    person: Person, rasa: Peer
) -> None:
    for number in (3, 1, 2, 3, 1):
        assert person.write(f"message {number}", sent_id=name(number)).status_code == 200
    assert rasa.texts() == ["message 3", "message 1", "message 2"]


def test_a_body_that_does_not_say_how_long_it_is_is_refused_and_not_kept(
    person: Person, rasa: Peer, people: People
) -> None:
    in_pieces = (b"x" * 65_536 for _ in range(64))
    assert person.post(content=in_pieces).status_code == 413
    assert rasa.received == []
    assert people.messages(person.talk) == ()


@pytest.mark.parametrize("path", ["/go/{}", "/plan/{}", "/plan?x={}", "/?lang={}", "/chat?lang={}"])
def test_nothing_of_an_address_comes_back_as_markup(http: httpx.Client, path: str) -> None:
    answer = http.get(path.format(HOSTILE))
    assert "<script>window" not in answer.text
    assert "onerror=window" not in answer.text.replace("&quot;", '"').split("<main")[0]


@pytest.fixture
def hostile_names(settings: Settings, rasa: Peer) -> Iterator[httpx.Client]:
    """A front whose operator's name and contact hold markup."""
    named = settings.model_copy(update={"organisation": HOSTILE, "coach_contact": HOSTILE})
    app = create_app(named, answer_within=ANSWER_WITHIN)
    with serving(app, free_port()) as url, httpx.Client(base_url=url, timeout=20) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/?lang=es", "/chat", "/plan", "/go/some"])
def test_an_operators_name_and_contact_are_text_on_every_page(
    hostile_names: httpx.Client, path: str
) -> None:
    page = hostile_names.get(path).text
    assert "<script>window" not in page
    assert "<img src=x" not in page


def test_the_settings_of_the_widget_are_json_and_never_a_page(hostile_names: httpx.Client) -> None:
    answer = hostile_names.get("/widget/settings.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["name"] == HOSTILE
