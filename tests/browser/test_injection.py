"""Nothing that anybody writes is ever run, on a page without any policy of its own."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from people import People
from people.records import PastJob
from tests.browser.chat import Chat
from tests.browser.conftest import Front
from tests.browser.examples import job_card, shown_job
from tests.browser.partner import partner_page
from tests.front.conftest import Peer

HOSTILE = (
    "<img src=x onerror=\"window.hit='img'\">",
    "<script>window.hit='script'</script>",
    "\"><svg onload=window.hit='svg'>",
    "javascript:window.hit='address'",
    "{{7*7}}${window.hit='template'}",
)


def was_hit(page: Page) -> object:
    return page.evaluate("window.hit")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_field_of_a_message_or_a_card_is_run(
    words: str, context: BrowserContext, front: Front, peer: Peer, partner_port: int
) -> None:
    peer.replies[words] = [
        {"text": words, "buttons": [{"title": words, "payload": words},
                                    {"title": f"{words} 2", "payload": "two"}]},
        shown_job(words),
    ]  # fmt: skip
    with partner_page(partner_port, front.url) as url:
        chat = Chat.opened(context, url)
        chat.write(words)
        expect(chat.page.locator(".card")).to_be_visible()
        expect(chat.mine).to_have_text([words])
        expect(chat.page.locator(".card-title")).to_have_text(f"1. {words} title")
        chat.page.reload()
        expect(chat.page.locator(".card")).to_be_visible()
        inside = chat.page.locator(".log img, .log script, .log svg, .log a")
        expect(inside).to_have_count(0)
        assert was_hit(chat.page) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_no_setting_of_a_partner_is_run(
    words: str, context: BrowserContext, front: Front, partner_port: int
) -> None:
    own = {"name": words, "coach": words, "colours": {"accent": words}, "texts": {"en": {
        "launcher": words, "title": words, "subtitle": words}}}  # fmt: skip
    with partner_page(partner_port, front.url, own) as url:
        chat = Chat.opened(context, url)
        expect(chat.page.locator("#title")).to_have_text(words)
        assert was_hit(chat.page) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_no_field_of_a_plan_is_run(
    words: str, context: BrowserContext, front: Front, people: People, talk: str
) -> None:
    people.add_jobs(talk, [PastJob(words)])
    people.set_shown(talk, [{"code": "41-3091", "title": words}])
    people.record_message(talk, "out", words, card=job_card(words))
    training = {**job_card(words), "kind": "training", "about": "41-3091"}
    people.record_message(talk, "out", words, card=training)
    token = people.make_link(talk, opens="plan", lasts=timedelta(minutes=1))
    page = context.new_page()
    page.goto(f"{front.url}/plan/{token}")
    expect(page.locator("h3").first).to_have_text(f"{words} title")
    expect(page.locator(".training")).to_contain_text(f"{words} fact")
    expect(page.locator("main img, main script, main svg, main a")).to_have_count(0)
    assert was_hit(page) is None
