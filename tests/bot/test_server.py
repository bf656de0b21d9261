"""The channel as the front meets it: a real server, a real database, real HTTP."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bot.channels.front import APOLOGY
from tests.bot.action_server import StandInActionServer
from tests.bot.rasa_server import RasaServer, free_port, new_talk

SECRET_WORDS = "zebrafinch quartermaster"


def stored(server: RasaServer, talk: str) -> list[dict[str, Any]]:
    with sqlite3.connect(server.database.removeprefix("sqlite:///")) as database:
        rows = database.execute(
            "SELECT data FROM events WHERE sender_id = ? ORDER BY id", (talk,)
        ).fetchall()
    return [json.loads(data) for (data,) in rows]


def test_a_running_server_says_that_it_is_well(server: RasaServer) -> None:
    assert server.ask("GET", "/") == (200, {"status": "ok"})


def test_a_message_is_answered_in_the_same_request(server: RasaServer) -> None:
    assert server.say(new_talk(), "hello") == {"replies": [{"text": "Hello there."}]}


def test_text_buttons_and_custom_data_of_one_utterance_stay_together(server: RasaServer) -> None:
    assert server.say(new_talk(), "thank you")["replies"] == [
        {
            "text": "One of these?",
            "buttons": [{"title": "More", "payload": "more"}],
            "custom": {"kind": "next_jobs"},
        },
        {"text": "Say a number."},
    ]


def test_a_talk_goes_on_and_is_kept_in_the_database(server: RasaServer) -> None:
    talk = new_talk()
    server.say(talk, "hello")
    server.say(talk, "thank you")
    events = stored(server, talk)
    assert [one["text"] for one in events if one["event"] == "user"] == ["hello", "thank you"]
    assert any(one["event"] == "slot" and one["value"] == 3 for one in events)


def test_the_talk_can_speak_first(server: RasaServer) -> None:
    talk = new_talk()
    start = {"talk": talk, "intent": "greet", "language": None}
    assert server.ask("POST", "/starts", start) == (200, {"replies": [{"text": "Hello there."}]})
    assert server.say(talk, "thank you")["replies"]


def test_the_talk_speaks_first_on_the_channel_it_is_asked_for(server: RasaServer) -> None:
    talk = new_talk()
    start = {"talk": talk, "intent": "greet", "language": None}
    answer = server.ask("POST", "/starts", start, channel="sms")
    assert answer == (200, {"replies": [{"text": "Hi."}]})
    (shown,) = [one for one in stored(server, talk) if one["event"] == "user"]
    assert shown["input_channel"] == "sms"


def test_a_start_that_names_no_intent_of_the_domain_is_refused(server: RasaServer) -> None:
    start = {"talk": new_talk(), "intent": "no_such_intent", "language": None}
    assert server.ask("POST", "/starts", start)[0] == 400


@pytest.mark.parametrize("text", ["/thanks", "//thanks", "  / thanks", '/thanks{"shown": 4}'])
def test_a_leading_slash_names_no_intent(server: RasaServer, text: str) -> None:
    talk = new_talk()
    server.say(talk, text)
    (said,) = [one for one in stored(server, talk) if one["event"] == "user"]
    assert not said["text"].startswith("/")
    assert said["parse_data"]["intent"]["confidence"] < 1.0
    assert said["parse_data"]["entities"] == []


def test_slashes_alone_are_refused(server: RasaServer) -> None:
    status, answer = server.ask("POST", "/messages", {"talk": new_talk(), "text": " // / "})
    assert (status, answer) == (400, {"error": "text holds nothing but slashes"})


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{" + SECRET_WORDS.encode(), "not valid JSON"),
        (b"\xff\xfe", "not valid JSON"),
        ([SECRET_WORDS], "must be a JSON object"),
        ({"text": SECRET_WORDS}, "missing: talk"),
        ({"talk": "12345678"}, "missing: text"),
        ({"talk": SECRET_WORDS, "text": "x"}, "talk must be"),
        ({"talk": 12345678, "text": "x"}, "talk must be"),
        ({"talk": "12345678", "text": {"a": SECRET_WORDS}}, "text must be a string"),
        ({"talk": "12345678", "text": " \n"}, "text is empty"),
        ({"talk": "12345678", "text": SECRET_WORDS * 999}, "text is longer than 20000"),
        ({"talk": "12345678", "text": "x", SECRET_WORDS: 1}, "only these fields"),
    ],
)
def test_a_wrong_request_is_refused_with_a_reason_and_no_echo(
    server: RasaServer, body: Any, reason: str
) -> None:
    status, answer = server.ask("POST", "/messages", body)
    assert status == 400
    assert reason in answer["error"]
    assert SECRET_WORDS not in json.dumps(answer)


def test_a_broken_action_ends_in_an_apology_after_what_was_already_said(
    server: RasaServer,
) -> None:
    answer = server.say(new_talk(), "nope")
    assert answer == {"replies": [{"text": "Hello there."}, {"text": APOLOGY}], "failed": True}


def test_the_bot_is_silent_while_a_person_has_taken_over(server: RasaServer) -> None:
    talk = new_talk()
    assert server.say(talk, "goodbye") == {"replies": []}
    assert server.say(talk, "hello") == {"replies": []}


def test_what_the_front_answered_is_recorded_and_changes_nothing_else(server: RasaServer) -> None:
    talk = new_talk()
    turn = {"talk": talk, "text": "STOP", "intent": "stop_request", "replies": ["You are out."]}
    assert server.ask("POST", "/records", turn) == (200, {"recorded": 2})
    events = stored(server, talk)
    assert [one["event"] for one in events[-2:]] == ["user", "bot"]
    assert events[-2]["text"] == "STOP"
    assert events[-2]["parse_data"]["intent"]["name"] == "stop_request"
    assert events[-1]["text"] == "You are out."
    assert [one["name"] for one in events if one["event"] == "action"] == [
        "action_session_start",
        "action_listen",
    ]
    assert server.say(talk, "hello") == {"replies": [{"text": "Hello there."}]}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"intent": "no_such_intent"}, "intent is not one that the domain names"),
        ({"intent": "/greet"}, "intent must be"),
        ({"replies": "x"}, "replies must be a list"),
        ({"replies": [1]}, "each reply must be a string"),
    ],
)
def test_a_wrong_record_is_refused(server: RasaServer, change: dict[str, Any], reason: str) -> None:
    turn = {"talk": new_talk(), "text": "STOP", "intent": "stop_request", "replies": []} | change
    status, answer = server.ask("POST", "/records", turn)
    assert status == 400
    assert reason in answer["error"]


def test_deleting_a_talk_leaves_neither_rows_nor_words_in_the_file(server: RasaServer) -> None:
    talk, other = new_talk(), new_talk()
    server.say(talk, f"thank you, {SECRET_WORDS}")
    server.say(other, "hello")
    rows = len(stored(server, talk))
    assert server.ask("DELETE", f"/talks/{talk}") == (200, {"deleted": rows})
    assert stored(server, talk) == []
    assert stored(server, other)
    file = Path(server.database.removeprefix("sqlite:///"))
    for part in file.parent.glob(f"{file.name}*"):
        assert SECRET_WORDS.encode() not in part.read_bytes(), part.name
    assert server.ask("DELETE", f"/talks/{talk}") == (200, {"deleted": 0})
    assert server.say(talk, "hello") == {"replies": [{"text": "Hello there."}]}


def test_messages_of_one_talk_sent_at_once_are_all_stored(server: RasaServer) -> None:
    talk = new_talk()
    with ThreadPoolExecutor(4) as senders:
        list(senders.map(lambda _: server.say(talk, "hello"), range(4)))
    assert sum(one["event"] == "user" for one in stored(server, talk)) == 4


def test_the_log_holds_neither_words_nor_names_of_talks(server: RasaServer) -> None:
    talk = new_talk()
    server.say(talk, f"nope, {SECRET_WORDS}")
    server.ask("POST", "/messages", {"talk": talk, "text": {"a": SECRET_WORDS}})
    server.ask("DELETE", f"/talks/{talk}")
    log = server.log()
    assert "action_break" in log
    assert "ClientResponseError" in log
    assert "zebrafinch" not in log
    assert talk not in log


def test_a_database_that_fails_is_an_error_and_not_a_new_talk_in_memory(
    small_model: Path, action_server: StandInActionServer, tmp_path: Path
) -> None:
    file = tmp_path / "events.sqlite"
    with sqlite3.connect(file) as database:
        # What Rasa's event broker would have made: the same table with other columns.
        database.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, data TEXT)")
    with RasaServer(small_model, f"sqlite:///{file}", action_server.port) as broken:
        status, answer = broken.ask("GET", "/")
        assert status == 503
        assert "database of the talks cannot be read" in answer["reason"]
        asked = {"talk": new_talk(), "text": f"hello {SECRET_WORDS}"}
        status, answer = broken.ask("POST", "/messages", asked)
        assert (status, answer) == (503, {"error": "the talk could not be stored"})
        log = broken.log()
    assert "The server cannot work" in log
    assert "Falling back" not in log
    assert SECRET_WORDS not in log


def test_a_server_with_a_damaged_model_says_so(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.tar.gz"
    damaged.write_bytes(b"half a model")
    with RasaServer(damaged, f"sqlite:///{tmp_path}/a.sqlite", free_port()) as bare:
        assert bare.ask("GET", "/") == (
            503,
            {"status": "failed", "reason": "no trained model is loaded"},
        )
        status, _ = bare.ask("POST", "/messages", {"talk": new_talk(), "text": "hello"})
        assert status == 503


def test_an_action_server_that_is_down_is_an_apology(small_model: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/a.sqlite"
    with RasaServer(small_model, database, free_port()) as alone:
        assert alone.say(new_talk(), "hello") == {"replies": [{"text": "Hello there."}]}
        answer = alone.say(new_talk(), "thank you")
        assert answer == {"replies": [{"text": APOLOGY}], "failed": True}
