"""Notes, the next check-in, the end, and a corrected occupation with the list it feeds."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from people.records import PastJob
from people.utc import now
from tests.front.conftest import Person
from tests.front.staff.conftest import Browser
from tests.front.workspace.conftest import Office, do, read, text_of

JOB = "past_jobs.35-3031"


def test_a_note_is_kept_sealed_and_read_with_its_writer(
    office: Office, ana: Browser, taken: str
) -> None:
    assert do(ana, taken, "note", note="Wants the evening class").status_code == 303
    assert "Ana R.," in text_of(read(ana, taken))
    assert "Wants the evening class" in read(ana, taken).text
    with office.people.engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT note FROM handoff_notes").scalars().all()
    assert not [note for note in kept if "evening" in note]


@pytest.mark.parametrize("note", ["", "   ", "x" * 2_001])
def test_a_note_that_is_none_is_not_kept(
    office: Office, ana: Browser, taken: str, note: str
) -> None:
    assert do(ana, taken, "note", note=note).status_code == 422
    assert office.people.notes(taken) == ()


def test_the_next_check_in_is_set_and_taken_back(office: Office, ana: Browser, taken: str) -> None:
    day = (now() + timedelta(days=14)).date()
    do(ana, taken, "check-in", day=day.isoformat())
    assert f"Set for {day}" in text_of(read(ana, taken))
    do(ana, taken, "check-in", day="")
    assert "None is set." in text_of(read(ana, taken))


@pytest.mark.parametrize("day", ["tomorrow", "2020-01-01", "2999-01-01", "2026-02-30"])
def test_a_day_that_is_none_is_not_set(office: Office, ana: Browser, taken: str, day: str) -> None:
    assert do(ana, taken, "check-in", day=day).status_code == 422
    handoff = office.people.handoff_named(taken)
    assert handoff is not None
    assert handoff.next_check_in_on is None


def test_an_outcome_that_is_none_of_ours_ends_nothing(
    office: Office, ana: Browser, taken: str
) -> None:
    assert do(ana, taken, "close", outcome="fired").status_code == 422
    handoff = office.people.handoff_named(taken)
    assert handoff is not None
    assert handoff.state == "taken"


def test_a_search_finds_what_the_words_mean_and_the_choice_feeds_the_list(
    office: Office, ana: Browser, olga: Browser, taken: str
) -> None:
    page = ana.http.get(
        f"/staff/handoffs/{taken}/occupation", params={"job": JOB, "q": "drove a school bus"}
    )
    assert "53-3051" in page.text
    done = do(
        ana, taken, "occupation", job=JOB, code="53-3051", words="drove the kids' bus",
        q="drove a school bus",
    )  # fmt: skip
    assert done.headers["location"].endswith("#corrected")
    assert "drove the kids&#39; bus" in read(ana, taken).text
    listed = olga.http.get("/staff/plain-words").text
    assert "drove the kids&#39; bus" in listed
    assert taken not in listed
    rows = list(csv.DictReader(io.StringIO(olga.http.get("/staff/plain-words.csv").text)))
    assert {"words": "drove the kids' bus", "was_code": "35-3031", "code": "53-3051"} in rows
    assert set(rows[0]) == {"words", "was_code", "code"}


def test_where_the_worker_agrees_the_talk_goes_by_the_corrected_occupation_too(
    office: Office, ana: Browser, worker: Person, taken: str
) -> None:
    talk = worker.talk
    office.people.add_jobs(talk, [PastJob(said="waited tables", code="35-3031", title="waiter")])
    do(ana, taken, "occupation", job=JOB, code="35-3041", words="waited tables")
    assert office.people.jobs(talk)[0].code == "35-3031"
    do(ana, taken, "occupation", job=JOB, code="35-9011", words="waited tables", agreed="yes")
    job = office.people.jobs(talk)[0]
    assert (job.code, job.confirmed, job.said) == ("35-9011", True, "waited tables")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("", "35-3041"), ("x" * 81, "35-3041"), ("my ssn is 123-45-6789", "35-3041"),
        ("served food", ""), ("served food", "99-9999"), ("served food", "<b>"),
    ],
)  # fmt: skip
def test_what_is_no_job_words_or_no_occupation_is_not_put_on_the_list(
    office: Office, ana: Browser, taken: str, words: str, code: str
) -> None:
    assert do(ana, taken, "occupation", job=JOB, code=code, words=words).status_code == 422
    assert office.people.words_of_handoff(taken) == ()


def test_an_operator_accepts_or_refuses_and_a_coach_does_not(
    office: Office, ana: Browser, olga: Browser, taken: str
) -> None:
    do(ana, taken, "occupation", job=JOB, code="35-3041", words="ran the floor")
    review = office.people.words_of_handoff(taken)[0]
    path = f"/staff/plain-words/{review.reference}"
    assert ana.post(path, to="accepted").status_code == 403
    assert olga.post(path, to="eaten").status_code == 404
    assert olga.post("/staff/plain-words/none", to="accepted").status_code == 404
    assert olga.post(path, to="accepted", state="open").status_code == 303
    assert "ran the floor" not in olga.http.get("/staff/plain-words.csv").text
    assert "ran the floor" in olga.http.get("/staff/plain-words.csv?state=accepted").text


def test_no_formula_gets_into_a_spreadsheet(office: Office, ana: Browser, olga: Browser) -> None:
    reference = office.send(office.worker().talk)
    do(ana, reference, "claim")
    do(ana, reference, "occupation", job=JOB, code="35-3041", words="=1+1 served")
    assert "\n'=1+1 served," in olga.http.get("/staff/plain-words.csv").text.replace("\r", "")


def test_prompts_for_fair_coaching_stand_beside_the_page(ana: Browser, taken: str) -> None:
    assert "Degrees are not skills" in read(ana, taken).text
