"""What may come to the addresses of the carrier: forged, again, too much, in any order."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import pytest

from front.sms.twilio_requests import signature
from people import People
from tests.front.conftest import Peer
from tests.front.sms.conftest import TOKEN, Network, Phone, states, until

TalkOf = Callable[[Phone], str]


def form(**changes: str) -> dict[str, str]:
    return {
        "MessageSid": "SM1",
        "From": "+15855550123",
        "To": "+12025550100",
        "Body": "hi",
    } | changes


def post(
    url: str, fields: dict[str, str], token: str = TOKEN, signed_as: str | None = None
) -> httpx.Response:
    headers = {"X-Twilio-Signature": signature(token, signed_as or url, fields.items())}
    return httpx.post(url, data=fields, headers=headers)


def test_a_forged_or_missing_signature_is_refused(front: str, rasa: Peer, people: People) -> None:
    url = f"{front}/sms/inbound"
    good = signature(TOKEN, url, form().items())
    answers = [
        post(url, form(), token="a wrong token"),
        httpx.post(url, data=form()),
        httpx.post(url, data=form(Body="STOP"), headers={"X-Twilio-Signature": good}),
        httpx.post(url, data=form(Extra="1"), headers={"X-Twilio-Signature": good}),
        post(url, form(), signed_as="https://elsewhere.example/sms/inbound"),
        post(url + "?a=b", form(), signed_as=url),
        httpx.post(url, content=b"\xff\xfe", headers={"X-Twilio-Signature": good}),
        post(f"{front}/sms/status", {"MessageSid": "SM1", "MessageStatus": "failed"}, token="x"),
    ]
    assert [answer.status_code for answer in answers] == [403] * len(answers)
    assert rasa.received == []
    assert people.unqueued_replies("sms") == ()


def test_the_signature_is_the_one_of_twilios_documentation() -> None:
    # https://www.twilio.com/docs/usage/security#validating-requests, its worked example.
    fields = {"CallSid": "CA1234567890ABCDE", "Caller": "+14158675309", "Digits": "1234",
              "From": "+14158675309", "To": "+18005551212"}  # fmt: skip
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert signature("12345", url, fields.items()) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def test_a_body_that_is_too_large_or_no_message_is_refused(front: str, rasa: Peer) -> None:
    url = f"{front}/sms/inbound"
    assert post(url, form(Body="x" * 70_000)).status_code == 413
    for fields in (form(From="INFO"), form(From="+447700900123"), form(MessageSid=""), {"a": "b"}):
        assert post(url, fields).status_code == 400
    assert rasa.received == []


def test_a_message_that_comes_again_is_answered_once(
    network: Network, front: str, phone: Phone, rasa: Peer
) -> None:
    network.carrier.faults.webhooks = 4
    assert phone.write("i was a cashier", sid="SM-again") == [200] * 4
    phone.next(2)
    network.carrier.faults.webhooks = 1
    assert phone.write("i was a cashier", sid="SM-again") == [200]
    time.sleep(0.3)
    assert rasa.texts() == ["i was a cashier"]
    assert len(phone.texts) == 2


def test_reports_may_come_out_of_order_and_of_nobody(
    network: Network, front: str, phone: Phone, people: People, talk_of: TalkOf
) -> None:
    network.carrier.faults.reports_backwards = True
    phone.say("hi", 2)
    until(lambda: states(people, talk_of(phone)) == ["delivered", "delivered"])
    time.sleep(0.2)
    assert states(people, talk_of(phone)) == ["delivered", "delivered"]
    fields = {"MessageSid": "SM-of-nobody", "MessageStatus": "delivered"}
    assert post(f"{front}/sms/status", fields).status_code == 204
    assert post(f"{front}/sms/status", {"MessageSid": "SM1"}).status_code == 400


def test_a_flood_of_one_number_is_slowed_down_and_another_is_not(
    network: Network, rasa: Peer
) -> None:
    flooding, other = network.phone(), network.phone("+12065550177")
    with network.front(limits_scale=1):
        for number in range(25):
            flooding.write(f"cashier {number}")
        flooding.next(22)
        assert other.say("hi", 2)[1] == "heard hi"
        assert "988" in flooding.say("i want to kill myself")[0]
        assert "no more messages" in flooding.say("stop")[0]
    assert sum("faster than I can read" in body for body in flooding.bodies) == 1
    assert len(rasa.received) == 21


def test_replies_can_go_in_the_answer_to_the_webhook(
    network: Network, rasa: Peer, phone: Phone
) -> None:
    rasa.replies["hi"] = [{"text": "You & <me>"}]
    with network.front(sms_replies="twiml") as url:
        answer = post(f"{url}/sms/inbound", form())
        assert answer.headers["content-type"] == "application/xml"
        assert answer.text.endswith("<Message>You &amp; &lt;me&gt;</Message></Response>")
        assert answer.text.count("<Message>") == 2
        assert "<Message>" not in post(f"{url}/sms/inbound", form()).text
        time.sleep(0.3)
    assert phone.texts == []


def test_no_number_and_no_text_is_in_the_log(
    front: str, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    phone.say("i was a cashier", 2)
    written = " ".join(str(record.__dict__) for record in caplog.records)
    assert "sms sent" in written
    assert "5550123" not in written
    assert "cashier" not in written
