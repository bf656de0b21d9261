from __future__ import annotations

import httpx

from people import People
from tests.conversations.handoff.conftest import link_in
from tests.conversations.person import Person


def test_only_skills_the_worker_says_are_true_stand_on_the_page(
    waiter: Person, client: httpx.Client, people: People
) -> None:
    first = waiter.say("share my skills")
    assert first.says("utter_ask_skill_true")
    second = waiter.say("yes")
    waiter.say_all("no", "yes", "skip", "yes")
    answers = people.skill_answers(waiter.talk)
    assert [one.is_true for one in answers] == [True, False, True, True]
    ready = waiter.say("Jo")
    assert ready.says("utter_statement_ready")
    page = client.get(link_in(ready.text))
    assert "Skills of Jo" in page.text
    told = first.texts[-1].split("\n")[1].split(":")[0]
    denied = second.texts[-1].split("\n")[1].split(":")[0]
    assert told.lower() in page.text.lower()
    assert denied.lower() not in page.text.lower()
    assert page.text.count("<li>") == 6


def test_a_page_is_gone_once_sharing_ends(waiter: Person, client: httpx.Client) -> None:
    ready = waiter.say_all("share my skills", "yes", "skip all questions", "skip")
    link = link_in(ready.text)
    assert client.get(link).status_code == 200
    assert waiter.say("stop sharing").is_own("withdrawn")
    assert client.get(link).status_code == 410


def test_without_a_skill_that_is_true_there_is_no_page(waiter: Person) -> None:
    answer = waiter.say_all("share my skills", "no", "no", "no", "no", "no")
    assert answer.says("utter_statement_none")


def test_the_page_can_be_made_in_spanish(mesera: Person, client: httpx.Client) -> None:
    mesera.say("compartir lo que sé hacer")
    ready = mesera.say_all("sí", "saltar todas las preguntas", "saltar")
    assert ready.says("utter_statement_ready")
    assert '<html lang="es">' in client.get(link_in(ready.text)).text


def test_without_a_past_job_it_asks_for_one(person: Person) -> None:
    assert person.say_all("hi", "share my skills").says("utter_need_past_jobs_first")


def test_a_worker_gets_a_file_with_all_that_is_kept(waiter: Person, client: httpx.Client) -> None:
    answer = waiter.say("export my data")
    assert answer.says("utter_export")
    kept = client.post(link_in(answer.text)).json()
    assert [job["code"] for job in kept["past_jobs"]] == ["35-3031"]
    assert any(one["text"] == "export my data" for one in kept["messages"])
