from __future__ import annotations

import re

from people import People, Staff
from tests.front.staff.conftest import Browser
from tests.front.training.conftest import CODE

PATH = "/staff/corrections"
_REFERENCE = re.compile(r"/staff/corrections/([\w-]+)/settle")


def report(people: People, talk: str, said: str, option: str | None = None) -> None:
    people.worker(talk)
    people.report_wrong_figure(talk, said, code=CODE, figure="total_cost", option_id=option)


def newest(operator: Browser) -> str:
    return _REFERENCE.findall(operator.http.get(PATH).text)[-1]


def test_a_report_is_listed_with_its_option_and_what_we_say_of_it_today(
    operator: Browser, people: People, ids: list[str]
) -> None:
    report(people, "w-1", "it costs 900 now", ids[1])
    page = operator.http.get(PATH).text
    assert "it costs 900 now" in page
    assert "Practical Nurs" in page
    assert re.search(r"What we say now: \$[\d,]+ \(about 2018\)", page)


def test_no_phone_number_mail_or_name_that_was_told_is_kept_or_shown(
    operator: Browser, people: People
) -> None:
    said = "My name is Ana Example, call (202) 555-0123 or ana@mail.example, it costs $1,900"
    report(people, "w-2", said)
    page = operator.http.get(PATH).text
    for told in ("Ana", "0123", "mail.example"):
        assert told not in page
    assert "it costs $1,900" in page
    kept = people.everything_about("w-2")
    assert kept is not None
    assert "Ana" not in str(kept["corrections"])


def test_what_a_worker_writes_is_shown_as_text_and_never_as_a_page(
    operator: Browser, people: People
) -> None:
    report(people, "w-3", "<script>alert(1)</script> is wrong")
    assert "<script>alert" not in operator.http.get(PATH).text


def test_settling_keeps_a_note_takes_it_off_the_list_and_is_logged(
    operator: Browser, people: People, staff: Staff
) -> None:
    report(people, "w-4", "that class is closed")
    reference = newest(operator)
    answer = operator.post(f"{PATH}/{reference}/settle", note="Called the school: it is closed.")
    assert (answer.status_code, answer.headers["location"]) == (303, PATH)
    assert reference not in {one.reference for one in people.open_corrections()}
    settled = people.correction(reference)
    assert settled is not None
    assert settled.note == "Called the school: it is closed."
    assert ("change", f"correction/{reference}") in {
        (e.action, e.about) for e in staff.log_entries()
    }


def test_settled_twice_keeps_the_first_note(operator: Browser, people: People) -> None:
    report(people, "w-5", "the price is wrong")
    reference = newest(operator)
    for note in ("first", "second"):
        operator.post(f"{PATH}/{reference}/settle", note=note)
    settled = people.correction(reference)
    assert settled is not None
    assert settled.note == "first"


def test_a_report_goes_with_its_talk(operator: Browser, people: People) -> None:
    report(people, "w-6", "a very peculiar wording")
    people.forget("w-6")
    assert "a very peculiar wording" not in operator.http.get(PATH).text


def test_a_coach_has_no_such_page(coach: Browser) -> None:
    assert coach.http.get(PATH).status_code == 403


def test_an_unknown_report_can_not_be_settled(operator: Browser) -> None:
    assert operator.post(f"{PATH}/no-such/settle", note="x").status_code == 404
