from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from front.app import create_app
from front.limits import Limits
from settings import Settings
from tests.front.conftest import ANSWER_WITHIN, Peer, Person, free_port, serving


@pytest.fixture
def strict(settings: Settings) -> Iterator[httpx.Client]:
    """A front with the limits as they are shipped."""
    app = create_app(settings.model_copy(update={"limits_scale": 1}), answer_within=ANSWER_WITHIN)
    with serving(app, free_port()) as url, httpx.Client(base_url=url, timeout=20) as client:
        yield client


def test_a_flood_of_one_person_is_slowed_down_and_another_person_is_not(
    strict: httpx.Client, rasa: Peer
) -> None:
    flooding, other = Person.opening(strict), Person.opening(strict)
    answers = [flooding.write(f"cashier {number}") for number in range(25)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429] * 5
    assert "wait a minute" in answers[-1].json()["replies"][0]["text"]
    assert other.write("cashier").status_code == 200
    assert len(rasa.received) == 21


def test_stop_and_words_of_distress_are_heard_in_a_flood(strict: httpx.Client, rasa: Peer) -> None:
    flooding = Person.opening(strict)
    for number in range(21):
        flooding.write(f"cashier {number}")
    worried = flooding.write("i want to kill myself")
    assert "988" in worried.json()["replies"][0]["text"]
    assert flooding.write("STOP").json()["stopped"]


def test_one_address_opens_only_so_many_talks(strict: httpx.Client) -> None:
    codes = [strict.post("/api/talks").status_code for _ in range(62)]
    assert codes == [200] * 60 + [429] * 2


@pytest.mark.anyio
async def test_a_scale_widens_every_limit() -> None:
    limits = Limits(scale=2)
    allowed = [await limits.allows("messages_of_a_person", "one") for _ in range(41)]
    assert allowed == [True] * 40 + [False]
