from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import timedelta

import httpx
import pypdf
import pytest

from front.handoff.pdf import summary_pdf
from front.handoff.summary_view import summary_read
from people import People
from tests.front.conftest import Person
from tests.front.handoff.examples import summary

Prepare = Callable[[str], str]
#: The bars, in seconds.
PAGE, PDF = 0.1, 1.0


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_looking_at_a_link_does_not_use_it_up_and_pressing_the_button_does(
    http: httpx.Client, people: People, person: Person, prepare: Prepare
) -> None:
    prepare(person.talk)
    token = people.make_link(person.talk, opens="summary", lasts=timedelta(hours=1))
    for _ in range(2):
        asked = http.get(f"/summary/{token}")
        assert asked.status_code == 200
        assert "waited tables" not in asked.text
    assert "waited tables" in http.post(f"/summary/{token}", follow_redirects=True).text
    http.cookies.clear()
    assert http.post(f"/summary/{token}").status_code == 410


@pytest.mark.parametrize("path", ["/summary", "/summary/pdf", "/summary/json"])
def test_nothing_opens_without_a_link_or_with_a_forged_cookie(
    http: httpx.Client, person: Person, prepare: Prepare, path: str
) -> None:
    prepare(person.talk)
    assert http.get(path).status_code == 410
    http.cookies.set("onward_summary", f"{person.talk}.forged.signature", path="/summary")
    answer = http.get(path)
    assert answer.status_code == 410
    assert "waited tables" not in answer.text


def test_a_guessed_or_expired_link_opens_nothing(
    http: httpx.Client, people: People, person: Person, prepare: Prepare
) -> None:
    prepare(person.talk)
    old = people.make_link(person.talk, opens="summary", lasts=timedelta(seconds=-1))
    other = people.make_link(person.talk, opens="plan", lasts=timedelta(hours=1))
    for token in (old, other, "x" * 32):
        assert http.post(f"/summary/{token}").status_code == 410


def test_the_page_shows_every_line_but_those_left_out_and_says_that_nothing_is_sent(
    prepare: Prepare, person: Person, opened: Callable[[], httpx.Response]
) -> None:
    prepare(person.talk)
    page = opened()
    assert page.status_code == 200
    for words in ("waited tables", "93 of 100", "food server", "ad sales rep", "Can I train"):
        assert words in page.text
    assert "Camden" not in page.text
    assert "Nothing is sent yet" in page.text
    assert "2026-11+5c37c2e0" in page.text


def test_what_a_worker_wrote_is_never_markup_and_nothing_is_kept_by_a_browser(
    prepare: Prepare, person: Person, opened: Callable[[], httpx.Response]
) -> None:
    prepare(person.talk)
    page = opened()
    assert "&lt;b&gt;Bo &amp; Co&lt;/b&gt;" in page.text
    assert "<b>Bo" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "noindex" in page.headers["x-robots-tag"]
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_the_page_is_in_the_language_that_is_asked_for(
    http: httpx.Client, prepare: Prepare, person: Person, opened: Callable[[], httpx.Response]
) -> None:
    prepare(person.talk)
    opened()
    page = http.get("/summary?lang=es").text
    assert '<html lang="es">' in page
    assert "no nights (es)" in page.lower()


def test_the_pdf_is_one_page_with_the_same_lines(
    http: httpx.Client, prepare: Prepare, person: Person, opened: Callable[[], httpx.Response]
) -> None:
    prepare(person.talk)
    opened()
    answer = http.get("/summary/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert len(pypdf.PdfReader(io.BytesIO(answer.content)).pages) == 1
    text = text_of(answer.content)
    assert "waited tables" in text
    assert "<b>Bo & Co</b>" in text
    assert "Camden" not in text


def test_the_json_names_its_form_and_holds_what_is_shown(
    http: httpx.Client, prepare: Prepare, person: Person, opened: Callable[[], httpx.Response]
) -> None:
    prepare(person.talk)
    opened()
    content = http.get("/summary/json").json()
    assert (content["schema_name"], content["version"]) == ("onward.handoff_summary", 1)
    assert content["past_jobs"][0]["confidence"] == 0.93
    assert content["left_out"] == 1
    assert "goals.place" not in str(content)


def test_sharing_ends_at_once_by_the_page(
    http: httpx.Client, people: People, person: Person, send: Prepare,
    opened: Callable[[], httpx.Response],
) -> None:  # fmt: skip
    reference = send(person.talk)
    assert "Sent to County coaches" in opened().text
    assert http.post("/summary/withdraw").status_code == 200
    left = people.handoff_named(reference)
    assert left is not None
    assert (left.state, left.summary) == ("withdrawn", None)
    assert http.get("/summary").status_code == 410


def test_the_page_takes_at_most_a_tenth_of_a_second_and_the_pdf_a_second(
    http: httpx.Client, prepare: Prepare, person: Person, opened: Callable[[], httpx.Response]
) -> None:
    prepare(person.talk)
    opened()
    spent = {"/summary": [], "/summary/pdf": []}  # type: dict[str, list[float]]
    for path, times in spent.items():
        for _ in range(7):
            started = time.perf_counter()
            assert http.get(path).status_code == 200
            times.append(time.perf_counter() - started)
    assert sorted(spent["/summary"])[3] <= PAGE
    assert sorted(spent["/summary/pdf"])[3] <= PDF


def test_letters_that_the_font_lacks_do_not_break_the_pdf() -> None:
    own = summary().with_words("about.name", "Name: Łukasz Ñandú 日本 😀")
    text = text_of(summary_pdf(summary_read(own, "es"), "Borrador"))
    assert "Ñandú" in text
    assert "in own words" not in text
    assert "con sus palabras" in text


def test_a_very_long_summary_makes_more_pages_and_loses_nothing() -> None:
    long = summary()
    steps = tuple(long.next_jobs[0].model_copy(update={"key": f"n.{n}"}) for n in range(60))
    content = summary_pdf(summary_read(long.model_copy(update={"next_jobs": steps}), "en"), "x")
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) > 1
    assert text_of(content).count("Next job: sales rep for services") == 60
