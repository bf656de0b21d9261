"""Links that work once: the plan to print, and a talk that goes on from SMS."""

from __future__ import annotations

from datetime import timedelta

import httpx
from playwright.sync_api import Browser, BrowserContext, expect

from people import People
from people.records import PastJob
from tests.browser.chat import Chat
from tests.browser.conftest import PATIENCE, Front
from tests.browser.examples import job_card
from tests.front.conftest import Person

MINUTE = timedelta(minutes=1)


def a_plan(people: People, talk: str) -> None:
    people.add_jobs(talk, [PastJob("waited tables", "35-3031", months=27)])
    people.set_shown(talk, [{"code": "41-3091"}])
    people.record_message(talk, "out", "text", card=job_card("Rep"))
    training = {**job_card("School"), "kind": "training", "about": "41-3091"}
    people.record_message(talk, "out", "text", card=training)


def test_the_plan_opens_from_the_menu_with_everything_that_was_told_and_shown(
    chat: Chat, context: BrowserContext, people: People, talk: str
) -> None:
    a_plan(people, str(chat.talk()))
    with context.expect_page() as opened:
        chat.choose("Print my plan")
    plan = opened.value
    main = plan.locator("main")
    for part in ("Waiter or waitress: 2 years and 3 months", "Rep title", "Rep $62,400",
                 "Rep BLS 2022", "Rep risk", "School title", "School fact", "O*NET 29.3",
                 "If there is an open job near you today"):  # fmt: skip
        expect(main).to_contain_text(part)
    expect(plan.locator("#skills ~ ul li")).to_have_count(5)
    assert plan.evaluate("window.opener") is None
    plan.reload()
    expect(main).to_contain_text("Rep title")


def test_a_plan_says_what_it_does_not_have_yet(chat: Chat, context: BrowserContext) -> None:
    with context.expect_page() as opened:
        chat.choose("Print my plan")
    expect(opened.value.locator("main")).to_contain_text("You have told me no job yet")


def test_what_was_chosen_before_starting_over_is_no_part_of_the_plan(
    chat: Chat, context: BrowserContext, people: People
) -> None:
    talk = str(chat.talk())
    a_plan(people, talk)
    people.choose(talk, "41-3091")
    people.start_over(talk)
    people.add_jobs(talk, [PastJob("cashier", "41-2011")])
    with context.expect_page() as opened:
        chat.choose("Print my plan")
    main = opened.value.locator("main")
    expect(main).to_contain_text("Cashier")
    expect(main).not_to_contain_text("Rep title")


def test_a_link_to_a_plan_opens_once_and_only_in_one_browser(
    front: Front, people: People, talk: str
) -> None:
    a_plan(people, talk)
    token = people.make_link(talk, opens="plan", lasts=MINUTE)
    with httpx.Client(base_url=front.url) as first, httpx.Client(base_url=front.url) as second:
        opened = first.get(f"/plan/{token}", follow_redirects=True)
        assert opened.status_code == 200
        assert "Rep title" in opened.text
        assert first.get("/plan").status_code == 200
        for answer in (first.get(f"/plan/{token}"), second.get(f"/plan/{token}"),
                       second.get("/plan")):  # fmt: skip
            assert answer.status_code == 410
            assert "Rep title" not in answer.text


def test_an_opened_plan_closes_when_the_data_are_deleted(
    front: Front, people: People, talk: str
) -> None:
    a_plan(people, talk)
    token = people.make_link(talk, opens="plan", lasts=MINUTE)
    with httpx.Client(base_url=front.url) as client:
        assert client.get(f"/plan/{token}", follow_redirects=True).status_code == 200
        people.forget(talk)
        assert client.get("/plan").status_code == 410


def test_what_opens_a_plan_opens_no_talk_and_forged_ones_open_nothing(
    front: Front, people: People, talk: str
) -> None:
    token = people.make_link(talk, opens="plan", lasts=MINUTE)
    with httpx.Client(base_url=front.url) as client:
        assert client.post(f"/go/{token}").status_code == 404
        client.get(f"/plan/{token}")
        kept = client.cookies["onward_plan"]
        bearer = {"Authorization": f"Bearer {kept}"}
        assert client.get(f"/api/talks/{talk}/messages", headers=bearer).status_code == 401
        client.cookies.clear()
        client.cookies.set("onward_plan", f"{kept}x")
        assert client.get("/plan").status_code == 410


def test_only_the_person_of_a_talk_gets_a_link_and_only_to_the_plan(front: Front) -> None:
    with httpx.Client(base_url=front.url) as client:
        person, other = Person.opening(client), Person.opening(client)
        address = f"/api/talks/{person.talk}/links"
        wanted = {"opens": "plan"}
        assert client.post(address, json=wanted).status_code == 401
        assert client.post(address, json=wanted, headers=other.headers).status_code == 401
        answer = client.post(address, json={"opens": "talk"}, headers=person.headers)
        assert answer.status_code == 422
        made = client.post(address, json=wanted, headers=person.headers)
        assert made.json()["url"].startswith("/plan/")


def test_a_talk_begun_by_sms_goes_on_in_a_browser(
    browser: Browser, front: Front, people: People, talk: str
) -> None:
    people.record_message(talk, "in", "waited tables", channel="sms")
    people.record_message(talk, "out", "heard by text", channel="sms")
    token = people.make_link(talk, opens="talk", lasts=MINUTE)
    phone = browser.new_context(viewport={"width": 390, "height": 800}, locale="en-US")
    phone.set_default_timeout(PATIENCE)
    page = phone.new_page()
    # What looks at links in messages loads the page and uses nothing up.
    assert httpx.get(f"{front.url}/go/{token}").status_code == 200
    page.goto(f"{front.url}/go/{token}")
    page.get_by_role("button", name="Open my talk").click()
    chat = Chat(page)
    expect(chat.mine).to_have_text(["waited tables"])
    expect(chat.theirs).to_have_text(["Onward wrote:heard by text"])
    assert token not in page.url
    chat.say("and in the browser")
    again = phone.new_page()
    again.goto(f"{front.url}/go/{token}")
    again.get_by_role("button", name="Open my talk").click()
    expect(again.locator("#trouble")).to_contain_text("used before")
    phone.close()
