"""The talk in a coach's hands: the bot silent, words both ways, and the bot again."""

from __future__ import annotations

import httpx

from tests.front.conftest import Person
from tests.front.staff.conftest import Browser, token_on
from tests.front.workspace.conftest import Office, do, read, text_of


def send_by_script(browser: Browser, reference: str, text: str, key: str) -> httpx.Response:
    token = token_on(browser.http.get("/staff"))
    return browser.http.post(
        f"/staff/handoffs/{reference}/message", headers={"Accept": "application/json"},
        data={"form_token": token, "text": text, "key": key},
    )  # fmt: skip


def said(worker: Person) -> list[str]:
    return [one["text"] for one in worker.get("messages").json()]


def test_the_bot_is_silent_at_once_words_go_both_ways_and_the_bot_goes_on_where_it_was(
    office: Office, ana: Browser, worker: Person, taken: str
) -> None:
    buttons = [{"title": "Yes", "payload": "Yes"}, {"title": "No", "payload": "No"}]
    office.peer.replies["start"] = [{"text": "Is that right?", "buttons": buttons}]
    worker.say("start")
    assert do(ana, taken, "take-over").headers["location"].endswith("#talk")
    assert said(worker)[-1] == "This is Ana R., a coach. I write to you now, not the bot."
    heard = len(office.peer.texts())
    assert worker.say("is somebody there?") == []
    assert len(office.peer.texts()) == heard
    live = read(ana, taken, "/live.json?after=0").json()
    assert [(one["who"], one["text"]) for one in live["lines"]] == [
        ("coach", "This is Ana R., a coach. I write to you now, not the bot."),
        ("worker", "is somebody there?"),
    ]
    assert live["has_talk"] is True
    assert read(ana, taken, f"/live.json?after={live['last']}").json()["lines"] == []
    assert do(ana, taken, "message", text="Yes, I am here.", key="k1").status_code == 303
    assert said(worker)[-1] == "Yes, I am here."
    assert "Yes, I am here." in text_of(read(ana, taken))
    assert do(ana, taken, "hand-back").status_code == 303
    assert said(worker)[-1] == "I leave the chat now. The bot answers you again."
    worker.say("1")
    assert office.peer.texts()[heard:] == ["Yes"]


def test_a_message_sent_twice_is_said_once(
    office: Office, ana: Browser, worker: Person, taken: str
) -> None:
    do(ana, taken, "take-over")
    first, again = (send_by_script(ana, taken, "Only once", "k9").json() for _ in range(2))
    assert first["said"] == again["said"]
    assert said(worker).count("Only once") == 1


def test_without_the_talk_nothing_is_said_and_what_was_typed_stays(
    ana: Browser, worker: Person, taken: str
) -> None:
    answer = do(ana, taken, "message", text="Are you <there>?")
    assert answer.status_code == 409
    assert "You have not got this talk" in text_of(answer)
    assert send_by_script(ana, taken, "hi", "k").json()["problem"] == "not your talk"
    assert "Are you <there>?" not in said(worker)


def test_a_worker_who_sent_stop_is_not_written_to_and_the_coach_is_told(
    ana: Browser, worker: Person, taken: str
) -> None:
    do(ana, taken, "take-over")
    worker.say("STOP")
    answer = do(ana, taken, "message", text="One more thing", key="k1")
    assert answer.status_code == 409
    assert "The worker sent STOP" in text_of(answer)
    assert "One more thing" in answer.text
    assert "One more thing" not in said(worker)
    assert "sent STOP" in " ".join(read(ana, taken, "/live.json").json()["alerts"])


def test_the_coach_is_told_of_distress_and_the_worker_gets_the_numbers(
    ana: Browser, worker: Person, taken: str
) -> None:
    do(ana, taken, "take-over")
    assert "988" in " ".join(worker.say("I want to kill myself"))
    live = read(ana, taken, "/live.json?after=0")
    assert "Words of distress" in " ".join(live.json()["alerts"])
    assert "kill myself" not in live.text


def test_who_writes_is_told_in_the_language_of_the_talk(
    office: Office, ana: Browser, worker: Person
) -> None:
    reference = office.send(worker.talk, language="es")
    do(ana, reference, "claim")
    do(ana, reference, "take-over")
    assert (
        said(worker)[-1] == "Le escribe Ana R., de apoyo laboral. Ahora le escribo yo, no el bot."
    )


def test_ending_or_putting_back_gives_the_talk_to_the_bot(
    office: Office, ana: Browser, worker: Person, taken: str
) -> None:
    do(ana, taken, "take-over")
    do(ana, taken, "release")
    assert worker.say("hello") == ["heard hello"]
    do(ana, taken, "claim")
    do(ana, taken, "take-over")
    assert worker.say("hello") == []
    assert do(ana, taken, "close", outcome="plan").status_code == 303
    assert worker.say("hello") == ["heard hello"]
    assert "Has a plan to go on with" in text_of(ana.http.get("/staff/queue?list=done"))


def test_each_step_is_in_the_log(office: Office, ana: Browser, taken: str) -> None:
    do(ana, taken, "take-over")
    do(ana, taken, "message", text="Hello", key="k1")
    do(ana, taken, "hand-back")
    found = [one.action for one in office.staff.log_entries(about=f"handoff/{taken}")]
    assert found[::-1] == ["change", "take_over", "message", "hand_back"]
