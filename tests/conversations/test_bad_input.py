from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import httpx
import pytest

from people import People
from tests.conversations.person import Person

RESUMES = Path(__file__).parents[1] / "knowledge" / "histories" / "resumes"


def still_works(person: Person) -> bool:
    return person.say("I worked as a janitor for 3 years").says("utter_understood_jobs")


@pytest.mark.parametrize("text", ["", "   ", "\n\t\r\n", "\u200b\u200b", "\x00\x01"])
def test_a_message_without_words_is_answered_kindly(person: Person, text: str) -> None:
    answer = person.say(text)
    assert answer.status == 200
    assert answer.is_own("empty")
    assert still_works(person)


def test_more_than_a_long_resume_is_kept_and_asked_for_in_parts(person: Person) -> None:
    answer = person.say("cashier " * 2_600)
    assert answer.is_own("too_long")
    assert still_works(person)


def test_more_than_can_be_kept_is_refused_and_says_so(person: Person) -> None:
    answer = person.say("x" * 40_001)
    assert answer.status == 413
    assert answer.is_own("refused_size")
    assert still_works(person)


def test_the_longest_message_that_is_read_is_answered(person: Person) -> None:
    answer = person.say(("i was a cashier for 2 years and then " * 600)[:20_000])
    assert answer.status == 200
    assert answer.texts
    assert still_works(person)


def test_a_pasted_resume_of_five_pages_gives_its_jobs(person: Person, people: People) -> None:
    text = (RESUMES / "five_pages.txt").read_text(encoding="utf-8")
    started = time.perf_counter()
    answer = person.say(text)
    assert answer.says("utter_understood_jobs") or answer.says("utter_which_job")
    assert time.perf_counter() - started < 5
    kept = [(job.said, job.months) for job in people.jobs(person.talk)]
    until_today = (date.today().year - 2019) * 12 + date.today().month - 3
    assert kept[:2] == [("Shift Supervisor", until_today), ("Warehouse Associate", 44)]
    assert len(kept) == 7


def test_of_more_than_ten_jobs_ten_are_kept_and_that_is_said(
    person: Person, people: People
) -> None:
    answer = person.say(
        "i was a dishwasher, busser, bartender, cashier, forklift driver, security guard, janitor, "
        "landscaper, roofer, barber, welder and electrician"
    )
    assert "I kept the first 10" in answer.text
    assert len(people.jobs(person.talk)) == 10


@pytest.mark.parametrize(
    "text",
    [
        "😀😀😀",
        "👍",
        "👩‍🍳 5 years",
        "hola, trabajé de cocinero 5 años",
        "我当过五年服务员",
        "كنت أعمل في مطعم",
        "Я работал водителем",
        "'; DROP TABLE workers; --",
        "Robert'); DELETE FROM past_jobs WHERE ('1'='1",
        "{{7*7}} ${jndi:ldap://x} %s %n {jobs}",
        "a\u202ecashier\u202c\ufeff",
        "i was a cash\x07ier\x1b[31m 2 years",
        "?",
        "....",
        "1" * 400,
        "cashier 999999999999 years",
        "I worked -5 years as a cook",
        '{"text": "hi"}',
    ],
)
def test_odd_text_is_answered_and_breaks_nothing(person: Person, text: str) -> None:
    person.say("hi")
    answer = person.say(text)
    assert answer.status == 200
    assert answer.texts
    assert not answer.says("utter_apology")
    assert still_works(person)


def test_markup_around_a_job_does_not_come_back_as_markup(person: Person, people: People) -> None:
    answer = person.say("<script>alert(1)</script> i was a cashier <b>2 years</b>")
    assert "<script>" not in answer.text
    assert "<b>" not in answer.text
    assert [job.code for job in people.jobs(person.talk)] == ["41-2011"]


def test_a_job_between_control_signs_is_read(person: Person, people: People) -> None:
    person.say("i was a\x00 cashier\x07 2\u200b years")
    assert [(job.code, job.months) for job in people.jobs(person.talk)] == [("41-2011", 24)]


@pytest.mark.parametrize(
    "command",
    [
        "/restart",
        "/session_start",
        "/delete_my_data",
        "/affirm",
        '/give_pay{"own_pay": "known"}',
        "  /start_over",
        "/EXTERNAL: whatever",
    ],
)
def test_commands_from_outside_are_refused(person: Person, people: People, command: str) -> None:
    person.say_all("cashier 2 years", "delete my data")
    answer = person.say(command)
    assert answer.is_own("slash")
    assert people.jobs(person.talk)


def test_a_duration_that_no_life_holds_is_not_kept(person: Person, people: People) -> None:
    person.say("cashier 500 years")
    assert [job.months for job in people.jobs(person.talk)] in ([None], [])


def test_fifty_jobs_in_one_message_are_survived(person: Person) -> None:
    answer = person.say("cashier 1 year, waiter 2 years, janitor 1 year, " * 17)
    assert answer.status == 200
    assert answer.texts
    assert still_works(person)


@pytest.mark.parametrize("talk", ["x", "A" * 22, "../../etc/passwd", "' OR 1=1 --"])
def test_a_talk_that_was_never_opened_is_not_known(client: httpx.Client, talk: str) -> None:
    response = client.post(f"/api/talks/{talk}/messages", json={"text": "hi"})
    assert response.status_code in (401, 404)


@pytest.mark.parametrize(
    "body", [b"", b"not json", b"[]", b'{"text": 5}', b'{"text": null}', b'{"txt": "hi"}', b"\xff"]
)
def test_a_body_that_is_no_message_is_refused_with_words(
    client: httpx.Client, person: Person, body: bytes
) -> None:
    response = client.post(
        f"/api/talks/{person.talk}/messages", content=body, headers=person.headers
    )
    assert response.status_code == 400
    assert response.json()["replies"]


def test_messages_sent_twice_at_once_are_each_answered_in_turn(
    client: httpx.Client, person: Person, people: People
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(person.say, ["cashier 2 years"] * 4))
    assert all(answer.status == 200 and answer.texts for answer in answers)
    assert len(people.jobs(person.talk)) == 1


def test_two_people_at_once_do_not_see_each_others_jobs(
    client: httpx.Client, people: People
) -> None:
    one, other = Person(client), Person(client)
    one.say("cashier 2 years")
    other.say("janitor 3 years")
    assert [job.code for job in people.jobs(one.talk)] == ["41-2011"]
    assert [job.code for job in people.jobs(other.talk)] == ["37-2011"]
