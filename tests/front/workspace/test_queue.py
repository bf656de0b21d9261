"""The queue, and who takes what is in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.front.conftest import Person
from tests.front.staff.conftest import Browser, token_on
from tests.front.workspace.conftest import Office, do, read, text_of


def test_one_that_waits_is_in_the_queue_with_its_time_and_without_a_name(
    ana: Browser, reference: str
) -> None:
    page = ana.http.get("/staff/queue")
    assert reference in page.text
    assert "Waiting 0 min" in text_of(page)
    assert "Bo &amp; Co" not in page.text
    assert "waited tables" not in page.text


def test_what_is_taken_is_among_mine_and_no_longer_among_those_who_wait(
    ana: Browser, taken: str
) -> None:
    assert taken not in ana.http.get("/staff/queue").text
    mine = ana.http.get("/staff/queue?list=mine").text
    assert taken in mine
    assert "&lt;b&gt;Bo &amp; Co&lt;/b&gt;" in mine


def test_of_two_coaches_who_take_one_at_once_one_gets_it_and_the_other_reads_who_has_it(
    office: Office, ana: Browser, bo: Browser
) -> None:
    for _ in range(5):
        reference = office.send(office.worker().talk)
        tokens = [token_on(one.http.get("/staff")) for one in (ana, bo)]

        def claim(one: Browser, token: str, reference: str = reference) -> tuple[int, str]:
            path = f"/staff/handoffs/{reference}/claim"
            answer = one.http.post(path, data={"form_token": token})
            return answer.status_code, answer.text

        with ThreadPoolExecutor(2) as both:
            answers = list(both.map(claim, (ana, bo), tokens))
        assert sorted(code for code, _ in answers) == [303, 409]
        handoff = office.people.handoff_named(reference)
        assert handoff is not None
        winner = "Ana R." if answers[0][0] == 303 else "Bo T."
        told = next(text for code, text in answers if code == 409)
        assert f"{winner} has this one" in told
        assert "Another coach was first." in told
        assert "waited tables" not in told


def test_another_coach_neither_reads_nor_changes_what_one_has(
    bo: Browser, office: Office, taken: str
) -> None:
    for part in ("", "/summary.pdf", "/summary.json", "/live.json", "/occupation?job=1"):
        answer = read(bo, taken, part)
        assert answer.status_code == 403, part
        assert "waited tables" not in answer.text
    for part in (
        "claim", "release", "note", "check-in", "close", "take-over", "hand-back", "message",
        "occupation",
    ):  # fmt: skip
        answer = do(bo, taken, part, note="x", text="x", outcome="plan", day="2027-01-01")
        assert answer.status_code in (409, 422), part
        assert "waited tables" not in answer.text
    handoff = office.people.handoff_named(taken)
    assert handoff is not None
    assert (handoff.state, handoff.coach_since) == ("taken", None)


def test_one_that_waits_is_read_before_it_is_taken_but_not_changed(
    ana: Browser, office: Office, reference: str
) -> None:
    assert "waited tables" in read(ana, reference).text
    for part in ("release", "note", "check-in", "close", "take-over", "message"):
        assert do(ana, reference, part, note="x", text="x", outcome="plan").status_code == 404
    assert office.people.notes(reference) == ()


def test_put_back_it_waits_again_where_it_was_and_anybody_may_take_it(
    ana: Browser, bo: Browser, taken: str
) -> None:
    answer = do(ana, taken, "release")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/queue")
    assert do(bo, taken, "claim").status_code == 303
    assert read(ana, taken).status_code == 403


def test_the_queue_goes_page_by_page_without_losing_or_doubling_anybody(
    office: Office, bo: Browser
) -> None:
    sent = {office.send(office.people.worker(f"paged-{number}").talk) for number in range(60)}
    address, seen = "/staff/queue", []
    while address:
        page = bo.http.get(address).text
        seen += [one for one in sent if f'href="/staff/handoffs/{one}"' in page]
        found = page.partition('" rel="next"')[0].rpartition('href="')[2]
        address = found.replace("&amp;", "&") if 'rel="next"' in page else ""
    assert sorted(seen) == sorted(sent)
    for wrong in ("x", "20260101T000000.000000-x", "é" * 200, "9" * 300):
        assert bo.http.get("/staff/queue", params={"after": wrong}).status_code == 200


def test_whom_a_worker_waits_for_is_seen_among_mine(
    ana: Browser, worker: Person, taken: str
) -> None:
    do(ana, taken, "take-over")
    assert "waits for your answer" not in ana.http.get("/staff/queue?list=mine").text
    worker.say("hello?")
    assert "waits for your answer for 0 min" in text_of(ana.http.get("/staff/queue?list=mine"))
    do(ana, taken, "message", text="Here I am", key="1")
    assert "waits for your answer" not in ana.http.get("/staff/queue?list=mine").text


def test_what_a_coach_had_whose_account_is_closed_waits_again_and_the_bot_answers(
    office: Office, bo: Browser, worker: Person, reference: str
) -> None:
    office.staff.add_account("cy", "Cy C.", "coach", "correct horse battery staple")
    cy = office.browser("cy")
    do(cy, reference, "claim")
    do(cy, reference, "take-over")
    office.staff.deactivate("cy")
    assert read(cy, reference).status_code == 303
    assert worker.say("hello") == ["heard hello"]
    assert do(bo, reference, "claim").status_code == 303


def test_an_operator_sees_no_queue_no_summary_and_no_talk(
    olga: Browser, worker: Person, taken: str
) -> None:
    assert olga.http.get("/staff/queue").status_code == 403
    for part in ("", "/summary.pdf", "/summary.json", "/live.json", "/occupation"):
        assert read(olga, taken, part).status_code == 403


def test_a_reference_that_is_none_opens_nothing(ana: Browser) -> None:
    for wrong in ("x", "1", "' OR 1=1", "a" * 4000, "..%2f..%2fetc"):
        assert read(ana, wrong).status_code == 404
