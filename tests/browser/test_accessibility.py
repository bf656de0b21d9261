"""WCAG 2.2 AA: what axe finds, and what it cannot see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from people import People
from people.records import PastJob
from tests.browser.chat import Chat
from tests.browser.conftest import PATIENCE, Front
from tests.browser.examples import OPTIONS, job_card, shown_job
from tests.browser.partner import partner_page
from tests.front.conftest import Peer

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: CSS pixels: WCAG 2.2, 2.5.8 Target Size (Minimum).
LEAST_TARGET = 24


def assert_no_violation(page: Page) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.response["passes"], "axe looked at nothing"
    assert found.violations_count == 0, found.generate_report()


def talk_with_everything(chat: Chat, peer: Peer) -> None:
    peer.replies["hello"] = [{"text": "Is that right?", "buttons": OPTIONS}]
    peer.replies["jobs"] = [shown_job("Rep")]
    chat.say("hello")
    chat.say("jobs")


def closed(chat: Chat, _peer: Peer) -> None:
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()


def with_cards(chat: Chat, peer: Peer) -> None:
    talk_with_everything(chat, peer)


def with_options(chat: Chat, peer: Peer) -> None:
    peer.replies["hello"] = [{"text": "Is that right?", "buttons": OPTIONS}]
    chat.say("hello")


def with_menu(chat: Chat, _peer: Peer) -> None:
    chat.page.locator("button[aria-controls=menu]").click()


def asking_to_start_over(chat: Chat, _peer: Peer) -> None:
    chat.choose("Start over")


def in_spanish(chat: Chat, peer: Peer) -> None:
    peer.replies["jobs"] = [shown_job("Rep", "es")]
    chat.page.locator(".language").click()
    chat.answered(1)
    chat.say("jobs")


def offline(chat: Chat, _peer: Peer) -> None:
    chat.page.context.set_offline(True)
    chat.write("hello")
    expect(chat.page.locator(".mine.waiting")).to_be_visible()


def waiting_for_an_answer(chat: Chat, peer: Peer) -> None:
    peer.slow_seconds = 4.0
    chat.write("hello")
    expect(chat.page.locator(".dots")).to_be_visible()


STATES: list[Callable[[Chat, Peer], None]] = [
    closed, with_options, with_cards, with_menu, asking_to_start_over, in_spanish, offline,
    waiting_for_an_answer,
]  # fmt: skip


def name_of(state: Callable[[Chat, Peer], None]) -> str:
    return state.__name__


@pytest.mark.parametrize("state", STATES, ids=name_of)
def test_axe_finds_nothing(state: Callable[[Chat, Peer], None], chat: Chat, peer: Peer) -> None:
    state(chat, peer)
    assert_no_violation(chat.page)


@pytest.mark.parametrize("state", [closed, with_cards, with_menu], ids=name_of)
@pytest.mark.parametrize("width", [320, 390])
def test_axe_finds_nothing_on_a_phone_and_nothing_runs_off_the_side(
    width: int, state: Callable[[Chat, Peer], None], browser: Browser, front: Front, peer: Peer
) -> None:
    phone = browser.new_context(
        viewport={"width": width, "height": 700}, has_touch=True, locale="en-US"
    )
    phone.set_default_timeout(PATIENCE)
    chat = Chat.opened(phone, front.url)
    state(chat, peer)
    assert_no_violation(chat.page)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= width
    assert chat.page.evaluate(
        """() => [...document.querySelector('.onward-widget').shadowRoot.querySelectorAll('*')]
          .filter((one) => one.getClientRects().length && !one.closest('.unseen'))
          .every((one) => one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0)"""
    )
    phone.close()


@pytest.mark.parametrize("path", ["/", "/?lang=es", "/chat", "/chat?lang=es", "/plan", "/go/some"])
def test_axe_finds_nothing_on_our_pages(path: str, context: BrowserContext, front: Front) -> None:
    page = context.new_page()
    page.goto(front.url + path)
    if path.startswith("/chat"):
        expect(page.locator(".theirs").first).to_be_visible()
    assert_no_violation(page)


@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_on_a_plan(
    language: str, context: BrowserContext, front: Front, people: People, talk: str
) -> None:
    people.speak(talk, language)
    people.add_jobs(talk, [PastJob("waited tables", "35-3031", months=27)])
    people.set_shown(talk, [{"code": "41-3091"}])
    people.record_message(talk, "out", "text", card=job_card("Rep", language))
    training = {**job_card("School", language), "kind": "training", "about": "41-3091"}
    people.record_message(talk, "out", "text", card=training)
    page = context.new_page()
    token = people.make_link(talk, opens="plan", lasts=timedelta(minutes=1))
    page.goto(f"{front.url}/plan/{token}")
    assert_no_violation(page)
    page.emulate_media(media="print")
    expect(page.locator("#print")).to_be_hidden()


def test_axe_finds_nothing_of_ours_on_a_page_of_a_partner(
    context: BrowserContext, front: Front, peer: Peer, partner_port: int
) -> None:
    with partner_page(partner_port, front.url, {"colours": {"accent": "#f2c200"}}) as url:
        chat = Chat.opened(context, url)
        talk_with_everything(chat, peer)
        assert_no_violation(chat.page)


def test_every_button_is_large_enough_to_hit(chat: Chat, peer: Peer) -> None:
    talk_with_everything(chat, peer)
    chat.page.locator("button[aria-controls=menu]").click()
    buttons = chat.page.locator(".root button:visible, .root textarea")
    assert buttons.count() > 8
    for place in range(buttons.count()):
        box = buttons.nth(place).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_TARGET


def test_new_messages_are_read_out_and_old_ones_are_not(chat: Chat) -> None:
    chat.say("hello")
    log = chat.page.locator(".log")
    expect(log).to_have_attribute("role", "log")
    expect(log).to_have_attribute("aria-live", "polite")
    live: Any = """() => new Promise((done) => {
      const wait = () => {
        const log = document.querySelector('.onward-widget')?.shadowRoot.querySelector('.log');
        if (log?.children.length) done(log.getAttribute('aria-live'));
        else setTimeout(wait, 5);
      };
      wait();
    })"""
    chat.page.reload(wait_until="commit")
    assert chat.page.evaluate(live) == "off"
    expect(log).to_have_attribute("aria-live", "polite")


def test_what_happens_is_said_in_words_too(chat: Chat, peer: Peer) -> None:
    peer.slow_seconds = 4.0
    chat.write("hello")
    expect(chat.status).to_have_text("Onward is writing")
    expect(chat.connection).to_have_attribute("role", "status")


def test_who_wants_less_motion_gets_none(browser: Browser, front: Front, peer: Peer) -> None:
    calm = browser.new_context(reduced_motion="reduce", locale="en-US")
    calm.set_default_timeout(PATIENCE)
    chat = Chat.opened(calm, front.url)
    peer.slow_seconds = 2.0
    chat.write("hello")
    dot = chat.page.locator(".dot").first
    expect(dot).to_be_visible()
    assert dot.evaluate("(dot) => getComputedStyle(dot).animationName") == "none"
    calm.close()


def test_at_twice_the_size_of_letters_everything_still_fits(chat: Chat, peer: Peer) -> None:
    talk_with_everything(chat, peer)
    chat.page.set_viewport_size({"width": 640, "height": 900})
    chat.page.locator(".root").evaluate("(root) => { root.style.fontSize = '200%'; }")
    box = chat.page.locator(".box")
    assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    assert box.evaluate("(box) => box.clientHeight") > 100
    expect(chat.input).to_be_in_viewport()
