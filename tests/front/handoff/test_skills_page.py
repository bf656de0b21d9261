from __future__ import annotations

import io
from datetime import timedelta

import httpx
import pypdf
import pytest

from people import People
from people.sealing import Sealing
from tests.front.conftest import Person
from tests.front.handoff.examples import statement


@pytest.fixture
def token(people: People, person: Person, sealing: Sealing) -> str:
    return people.publish_statement(person.talk, sealing.sealed(statement().model_dump_json()))


def test_whoever_has_the_link_reads_it_as_often_as_they_like_and_no_search_engine_finds_it(
    http: httpx.Client, token: str
) -> None:
    for _ in range(3):
        page = http.get(f"/skills/{token}")
        assert page.status_code == 200
        assert "Took care of many tables at once as a waiter for 5 years" in page.text
        assert "Skills of Bo &lt;i&gt;" in page.text
        assert "noindex" in page.headers["x-robots-tag"]
        assert '<meta name="robots" content="noindex' in page.text


def test_it_can_be_saved_as_pdf(http: httpx.Client, token: str) -> None:
    answer = http.get(f"/skills/{token}/pdf?lang=es")
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 1
    assert "Took care of many tables" in pages[0].extract_text()


def test_it_is_gone_once_it_is_taken_down(
    http: httpx.Client, people: People, person: Person, token: str
) -> None:
    assert people.withdraw_statements(person.talk) is True
    assert people.withdraw_statements(person.talk) is False
    for path in ("", "/pdf"):
        answer = http.get(f"/skills/{token}{path}")
        assert answer.status_code == 410
        assert "tables" not in answer.text


def test_it_is_gone_after_its_time_and_a_guessed_link_opens_nothing(
    http: httpx.Client, people: People, person: Person, sealing: Sealing
) -> None:
    content = sealing.sealed(statement().model_dump_json())
    old = people.publish_statement(person.talk, content, lasts=timedelta(seconds=-1))
    assert http.get(f"/skills/{old}").status_code == 410
    assert http.get(f"/skills/{'x' * 32}").status_code == 410
    assert people.delete_ended_statements() == 1


def test_a_new_page_ends_the_one_before(
    http: httpx.Client, people: People, person: Person, token: str, sealing: Sealing
) -> None:
    newer = people.publish_statement(person.talk, sealing.sealed(statement().model_dump_json()))
    assert http.get(f"/skills/{token}").status_code == 410
    assert http.get(f"/skills/{newer}").status_code == 200


def test_it_is_gone_when_the_worker_is_forgotten(
    http: httpx.Client, people: People, person: Person, token: str
) -> None:
    people.forget(person.talk)
    assert http.get(f"/skills/{token}").status_code == 410
