"""What the action server is asked, and over how many connections."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot import patches
from bot.action_request import events_of_the_turn

DOMAIN = Domain.from_dict({"actions": ["action_show"], "intents": ["greet"]})


@pytest.fixture(autouse=True)
def _patched() -> None:
    patches.apply()


class Listener(ThreadingHTTPServer):
    """Answers every action with nothing; counts connections and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, object]] = []
        self.connections = 0
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def endpoint(self) -> EndpointConfig:
        return EndpointConfig(f"http://127.0.0.1:{self.server_port}", enable_selective_domain=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Listener

    def setup(self) -> None:
        self.server.connections += 1
        super().setup()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        answer = b'{"events": [], "responses": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def said(*texts: str) -> DialogueStateTracker:
    tracker = DialogueStateTracker("a-talk-of-this-test", [])
    for text in texts:
        message = UserUttered(text, {"name": "greet"}, input_channel="sms")
        for event in (message, ActionExecuted("action_show"), SlotSet("shown", 3)):
            tracker.update(event, DOMAIN)
    return tracker


async def run(endpoint: EndpointConfig, tracker: DialogueStateTracker) -> None:
    await RemoteAction("action_show", endpoint).run(None, None, tracker, DOMAIN)


def test_the_events_of_the_turn_begin_with_the_last_message() -> None:
    events = events_of_the_turn(said("first", "second"))
    assert [event.type_name for event in events] == ["user", "action", "slot"]
    assert events[0].text == "second"


def test_before_the_first_message_every_event_belongs_to_the_turn() -> None:
    tracker = DialogueStateTracker("a-talk-of-this-test", [])
    tracker.update(ActionExecuted("action_session_start"), DOMAIN)
    assert len(events_of_the_turn(tracker)) == 1


async def test_a_request_holds_the_message_and_its_channel_but_not_the_talk_before(
    listener: Listener,
) -> None:
    await run(listener.endpoint, said("first", "second"))
    (asked,) = listener.asked
    assert "first" not in json.dumps(asked)
    assert asked["tracker"]["latest_message"]["text"] == "second"
    assert asked["tracker"]["latest_input_channel"] == "sms"
    assert asked["domain"] == {}


async def test_a_request_does_not_grow_with_the_talk(listener: Listener) -> None:
    for messages in (1, 100):
        await run(listener.endpoint, said(*["hello"] * messages))
    short, long = (len(json.dumps(asked)) for asked in listener.asked)
    assert abs(long - short) < 50


async def test_actions_one_after_the_other_share_a_connection(listener: Listener) -> None:
    endpoint = listener.endpoint
    for _ in range(5):
        await run(endpoint, said("hello"))
    assert (len(listener.asked), listener.connections) == (5, 1)
