"""The pages around a hand-off in a real browser: opened by a button, read, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from people import People
from people.keys import Keys, read_secrets
from people.sealing import Sealing
from tests.browser.chat import Chat
from tests.browser.conftest import Front
from tests.browser.test_accessibility import assert_no_violation
from tests.front.conftest import Peer
from tests.front.handoff.examples import draft, statement

HOUR = timedelta(hours=1)


@pytest.fixture
def sealing(front: Front) -> Sealing:
    return Sealing(Keys(read_secrets(front.settings.secret, front.settings.secret_file)))


@pytest.fixture
def link(front: Front, people: People, talk: str, sealing: Sealing) -> str:
    people.request_handoff(talk, receiver="County coaches", shares=["summary"], consent=True)
    people.fill_handoff(talk, draft=sealing.sealed(draft().model_dump_json()))
    return f"{front.url}/summary/{people.make_link(talk, opens='summary', lasts=HOUR)}"


def test_a_link_that_the_bot_says_opens_the_page_and_a_foreign_one_stays_text(
    chat: Chat, context: BrowserContext, link: str, peer: Peer
) -> None:
    foreign = "https://evil.example/summary/x"
    peer.replies["show"] = [{"text": f"Here: {link} not {foreign}"}]
    chat.say("show")
    said = chat.theirs.last.locator(".said")
    expect(said).to_contain_text(foreign)
    expect(said.locator("a")).to_have_count(1)
    with context.expect_page() as opened:
        said.locator("a").click()
    page = opened.value
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One page for a coach")
    expect(page.locator("main")).to_contain_text("waited tables")
    page.reload()
    expect(page.locator("main")).to_contain_text("waited tables")


def test_the_worker_ends_sharing_by_the_page_and_it_is_gone(
    context: BrowserContext, link: str, people: People, talk: str
) -> None:
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sharing has ended")
    assert people.handoff(talk) is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_can_be_read_by_everybody(
    context: BrowserContext, front: Front, link: str, people: People, talk: str, sealing: Sealing,
    language: str,
) -> None:  # fmt: skip
    page = context.new_page()
    page.goto(f"{link}?lang={language}")
    assert_no_violation(page)
    page.locator("form button").click()
    page.goto(f"{front.url}/summary?lang={language}")
    assert_no_violation(page)
    token = people.publish_statement(talk, sealing.sealed(statement().model_dump_json()))
    page.goto(f"{front.url}/skills/{token}?lang={language}")
    assert_no_violation(page)
    people.withdraw_statements(talk)
    page.goto(f"{front.url}/skills/{token}?lang={language}")
    assert_no_violation(page)


def test_on_a_small_phone_nothing_is_cut_off(
    context: BrowserContext, front: Front, link: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(link)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("main")).to_contain_text("waited tables")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
