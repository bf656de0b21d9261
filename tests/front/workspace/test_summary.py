"""The one-page summary as a coach gets it, and what is written down about that."""

from __future__ import annotations

import io

import pypdf
import pytest

from people.handoff_summary import Fact, Summary, Told
from tests.front.conftest import Person
from tests.front.handoff.examples import draft
from tests.front.staff.conftest import Browser
from tests.front.workspace.conftest import Office, do, read, text_of

EVIL = "<script>document.title='x'</script><img src=x onerror=alert(1)>'\"{{7*7}}"


def injected() -> Summary:
    """A summary in which every word of the worker's tries to be run."""
    whole = draft().as_sent()
    evil = Told(en=EVIL, es=EVIL)
    return whole.model_copy(
        update={
            "about": (Fact(key="about.name", told=evil, value=EVIL),),
            "past_jobs": tuple(
                one.model_copy(update={"said": EVIL, "told": evil}) for one in whole.past_jobs
            ),
            "goals": (Fact(key="goals.place", told=evil, value=EVIL),),
            "questions": (Fact(key="questions.1", told=evil, value=EVIL),),
        }
    )


def actions(office: Office, about: str) -> list[tuple[str | None, str]]:
    found = office.staff.log_entries(about=about)
    return [(one.who, one.action) for one in reversed(found)]


def test_the_page_the_pdf_and_the_json_are_in_the_log_before_they_are_seen(
    office: Office, ana: Browser, reference: str
) -> None:
    assert "waited tables" in read(ana, reference).text
    pdf = read(ana, reference, "/summary.pdf")
    assert "waited tables" in pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert read(ana, reference, "/summary.json").json()["schema_name"] == "onward.handoff_summary"
    name = "ana@center.example"
    assert actions(office, f"handoff/{reference}") == [
        (name, "view"), (name, "export"), (name, "export")
    ]  # fmt: skip


def test_every_section_of_the_page_is_there(ana: Browser, reference: str) -> None:
    told = text_of(read(ana, reference))
    for words in (
        "Past jobs, in own words", "how sure the match is: 93 of 100", "may also be: food server",
        "At least $40,000 a year", "Next jobs", "Data release", "County coaches may read this page",
    ):  # fmt: skip
        assert words in told


def test_the_page_and_the_pdf_stand_in_spanish_too(ana: Browser, reference: str) -> None:
    told = text_of(read(ana, reference, "?lang=es"))
    assert "Trabajos, con sus palabras" in told
    pdf = read(ana, reference, "/summary.pdf?lang=es")
    assert "Metas" in pypdf.PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert "Past jobs, in own words" in text_of(read(ana, reference, "?lang=xx"))


def test_the_talk_before_is_shown_only_where_the_worker_agreed_to_that(
    office: Office, ana: Browser
) -> None:
    for shares, seen in ((("summary",), False), (("summary", "transcript"), True)):
        worker = office.worker()
        worker.say("I drove a blue bus")
        reference = office.send(worker.talk, *shares)
        assert "blue bus" not in read(ana, reference).text
        do(ana, reference, "claim")
        assert ("blue bus" in read(ana, reference).text) is seen
        live = read(ana, reference, "/live.json?after=0").text
        assert ("blue bus" in live) is seen


def test_consent_taken_back_while_a_coach_reads_leaves_nothing_on_any_page(
    office: Office, ana: Browser, worker: Person, taken: str
) -> None:
    do(ana, taken, "take-over")
    do(ana, taken, "note", note="called on Monday")
    do(ana, taken, "occupation", job="past_jobs.35-3031", code="35-3041", words="waited tables")
    worker.say("stop sharing")
    parts = ("", "/summary.pdf", "/summary.json", "/live.json", "/occupation?job=past_jobs.35-3031")
    for part in parts:
        answer = read(ana, taken, part)
        assert answer.status_code == 410, part
        assert "took the consent back" in answer.text or part == "/summary.pdf"
        assert "waited tables" not in answer.text
    for part in ("claim", "release", "note", "check-in", "close", "take-over", "message"):
        answer = do(ana, taken, part, note="x", text="still there?", outcome="plan")
        assert answer.status_code in (410, 422), part
        assert "waited tables" not in answer.text
    assert taken not in ana.http.get("/staff/queue?list=mine").text
    assert office.people.words_of_handoff(taken) == ()
    assert [one.text for one in office.people.messages(worker.talk) if one.kind == "coach"] == [
        "This is Ana R., a coach. I write to you now, not the bot."
    ]


def test_deleting_all_data_takes_the_hand_off_away_from_the_coach(
    office: Office, ana: Browser, worker: Person, taken: str
) -> None:
    office.people.forget(worker.talk)
    assert read(ana, taken).status_code == 404
    assert do(ana, taken, "message", text="hello").status_code == 404


def test_nothing_a_worker_writes_is_run_in_any_field(
    office: Office, ana: Browser, olga: Browser, worker: Person
) -> None:
    reference = office.send(worker.talk, "summary", "transcript", summary=injected())
    worker.write(EVIL)
    do(ana, reference, "claim")
    do(ana, reference, "take-over")
    worker.write(EVIL)
    do(ana, reference, "note", note=EVIL)
    told = do(ana, reference, "message", text=f"{EVIL} " * 90)
    done = do(
        ana, reference, "occupation", job="past_jobs.35-3031", code="35-3041",
        words="<i>=served</i>",
    )  # fmt: skip
    assert done.status_code == 303
    pages = [
        read(ana, reference), told, ana.http.get("/staff/queue?list=mine"),
        ana.http.get(
            f"/staff/handoffs/{reference}/occupation",
            params={"job": "past_jobs.35-3031", "q": EVIL},
        ),
        olga.http.get("/staff/plain-words"),
        olga.http.get("/staff/log", params={"name": EVIL, "about": EVIL}),
    ]  # fmt: skip
    for page in pages:
        for markup in ("<script>", "<img src=x", "<i>", "onerror=alert(1)>'\"{{"):
            assert markup not in page.text, page.url
        assert "49" not in page.text.partition("onerror")[2][:40]
        assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "&lt;img src=x" in pages[0].text
    live = read(ana, reference, "/live.json?after=0")
    assert live.headers["content-type"] == "application/json"


@pytest.mark.parametrize("key", ["past_jobs.none", "", "<b>"])
def test_a_job_that_is_not_on_the_page_cannot_be_corrected(
    ana: Browser, taken: str, key: str
) -> None:
    answer = do(ana, taken, "occupation", job=key, code="35-3041", words="served")
    assert answer.status_code == 404
