"""The page that stands for every phone: a whole turn without an account, on this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from front.app import create_app
from settings import Settings
from tests.front.conftest import Peer, free_port, serving
from tests.front.sms.conftest import until

NUMBER = "(585) 555-0123"


@pytest.fixture
def page(settings: Settings, rasa: Peer) -> Iterator[httpx.Client]:
    changed = settings.model_copy(update={"front_port": free_port(), "sms_carrier": "simulated"})
    with (
        serving(create_app(changed), changed.front_port) as url,
        httpx.Client(base_url=url, timeout=20) as client,
    ):
        yield client


def texts(page: httpx.Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.get("/simulator/texts", params={"number": NUMBER}).json()[
        "texts"
    ]
    return found


def test_a_message_is_answered_and_shown_with_its_segments(page: httpx.Client) -> None:
    assert page.get("/simulator").status_code == 200
    assert page.get("/simulator/files/phone.js").status_code == 200
    page.post("/simulator/texts", json={"number": NUMBER, "text": "<b>i was a cashier</b>"})
    until(lambda: [one["status"] for one in texts(page)] == ["received", "delivered", "delivered"])
    mine, _, answer = texts(page)
    assert mine["mine"]
    assert answer["text"] == "heard <b>i was a cashier</b>"
    assert (answer["segments"], answer["alphabet"]) == (1, "GSM-7")


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "203.0.113.7"},
        {"Forwarded": "for=203.0.113.7"},
        {"Host": "chat.example.org"},
        {"Origin": "https://elsewhere.example"},
    ],
)
def test_nobody_from_elsewhere_may_write_as_a_phone(
    page: httpx.Client, headers: dict[str, str], rasa: Peer
) -> None:
    typed = {"number": NUMBER, "text": "hi"}
    assert page.post("/simulator/texts", json=typed, headers=headers).status_code == 404
    assert page.get("/simulator", headers=headers).status_code == 404
    assert rasa.received == []


def test_what_is_no_us_number_is_said_so(page: httpx.Client) -> None:
    answer = page.post("/simulator/texts", json={"number": "+44 7700 900123", "text": "hi"})
    assert answer.status_code == 400
