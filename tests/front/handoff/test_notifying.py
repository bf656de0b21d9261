from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from front.handoff.notifying import TRIES, Notifying
from people import People
from people.utc import now
from settings import Settings
from tests.front.conftest import free_port, serving

pytestmark = pytest.mark.anyio


class Hook:
    """A receiver's own server."""

    def __init__(self) -> None:
        self.got: list[dict[str, str]] = []
        self.status = 200
        self._lock = threading.Lock()

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/hook", response_model=None)
        async def hook(request: Request) -> JSONResponse:
            with self._lock:
                self.got.append(await request.json())
            return JSONResponse({}, self.status)

        return app


@pytest.fixture
def hook() -> Hook:
    return Hook()


@pytest.fixture
def url(hook: Hook) -> Iterator[str]:
    with serving(hook.app(), free_port()) as address:
        yield f"{address}/hook"


def somebody_waits(people: People, address: str) -> str:
    talk = uuid.uuid4().hex
    people.remember(talk, city="Camden")
    people.request_handoff(talk, receiver="Coaches", shares=["summary"], consent=True)
    notify = {"name": "Coaches", "address": address}
    people.send_handoff(talk, "sealed", language="en", notify=notify)
    return talk


async def test_a_receiver_hears_once_that_somebody_waits_and_nothing_of_them(
    people: People, settings: Settings, hook: Hook, url: str
) -> None:
    talk = somebody_waits(people, url)
    notifying = Notifying(people, settings)
    assert await notifying.send_due() == 1
    assert await notifying.send_due() == 0
    (told,) = hook.got
    assert set(told) == {"event", "receiver", "open"}
    assert talk not in str(told)
    assert "Camden" not in str(told)


async def test_one_that_does_not_get_through_is_tried_again_later_and_given_up_at_last(
    people: People, settings: Settings, hook: Hook, url: str
) -> None:
    hook.status = 500
    somebody_waits(people, url)
    notifying = Notifying(people, settings)
    assert await notifying.send_due() == 1
    assert await notifying.send_due() == 0
    for _ in range(TRIES - 1):
        (notice,) = people.claim_notices(now() + timedelta(days=1))
        await notifying._send(notice)
    assert people.claim_notices(now() + timedelta(days=1)) == ()
    assert len(hook.got) == TRIES


async def test_a_notice_of_a_sender_that_died_is_sent_by_the_next_one(
    people: People, settings: Settings, hook: Hook, url: str
) -> None:
    somebody_waits(people, url)
    assert len(people.claim_notices(now() - timedelta(minutes=10))) == 0
    assert len(people.claim_notices(now())) == 1
    people.requeue_notices(now() + timedelta(seconds=1))
    assert await Notifying(people, settings).send_due() == 1
    assert len(hook.got) == 1


async def test_without_a_mail_server_an_e_mail_is_put_off_and_nothing_else_breaks(
    people: People, settings: Settings
) -> None:
    somebody_waits(people, "mailto:coach@example.org")
    assert await Notifying(people, settings).send_due() == 1
