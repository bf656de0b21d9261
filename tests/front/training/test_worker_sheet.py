from __future__ import annotations

from datetime import timedelta

import httpx

from people import People
from tests.front.training.conftest import CODE, FROM

DAY = timedelta(days=1)


def link(people: People, talk: str, ids: list[str], lasts: timedelta = DAY) -> str:
    people.worker(talk)
    people.set_compared(talk, CODE, FROM, ids)
    return f"/compare/{people.make_link(talk, opens='compare', lasts=lasts)}"


def test_a_link_asks_first_and_opens_the_sheet_once(
    nobody: httpx.Client, people: People, ids: list[str]
) -> None:
    url = link(people, "talk-a", ids)
    assert "<form" in nobody.get(url).text
    assert nobody.get(url).status_code == 200
    opened = nobody.post(url)
    assert (opened.status_code, opened.headers["location"]) == (303, "/compare")
    page = nobody.get("/compare")
    assert "Had work 6 months later" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert nobody.post(url).status_code == 410


def test_an_opened_sheet_is_there_as_pdf_and_in_the_other_language(
    nobody: httpx.Client, people: People, ids: list[str]
) -> None:
    nobody.post(link(people, "talk-b", ids))
    assert nobody.get("/compare/pdf").headers["content-type"] == "application/pdf"
    assert "Tenían trabajo 6 meses después" in nobody.get("/compare?lang=es").text


def test_the_sheet_speaks_the_language_of_the_talk(
    nobody: httpx.Client, people: People, ids: list[str]
) -> None:
    url = link(people, "talk-c", ids)
    people.speak("talk-c", "es")
    nobody.post(url)
    assert 'lang="es"' in nobody.get("/compare").text


def test_a_link_too_old_forged_or_of_another_kind_opens_nothing(
    nobody: httpx.Client, people: People, ids: list[str]
) -> None:
    old = link(people, "talk-d", ids, timedelta(0))
    plan = people.make_link("talk-d", opens="plan", lasts=DAY)
    for url in (old, f"/compare/{plan}", "/compare/forged"):
        assert nobody.post(url).status_code == 410
    assert nobody.get("/compare").status_code == 410


def test_after_the_talk_is_deleted_the_sheet_is_gone(
    nobody: httpx.Client, people: People, ids: list[str]
) -> None:
    nobody.post(link(people, "talk-e", ids))
    people.forget("talk-e")
    assert nobody.get("/compare").status_code == 410


def test_an_option_that_a_release_no_longer_has_closes_the_sheet(
    nobody: httpx.Client, people: People, ids: list[str]
) -> None:
    nobody.post(link(people, "talk-f", [ids[0], "nj-no-longer-listed"]))
    assert nobody.get("/compare").status_code == 410
