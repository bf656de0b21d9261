"""The page that stands for a phone: for everybody, by keyboard, and nothing typed is ever run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PATIENCE, Front
from tests.browser.test_accessibility import assert_no_violation
from tests.browser.test_injection import HOSTILE, was_hit
from tests.front.conftest import Peer

#: A number of its own for each test, since the simulated carrier is the same for all of them.
NUMBERS = iter(f"(585) 555-01{place:02}" for place in range(10, 99))


@pytest.fixture
def page(context: BrowserContext, front: Front) -> Page:
    opened = context.new_page()
    opened.goto(f"{front.url}/simulator")
    opened.get_by_label("Number of the phone").fill(next(NUMBERS))
    opened.get_by_label("Number of the phone").press("Tab")
    return opened


def answered(page: Page, text: str) -> None:
    expect(page.locator(".text", has_text=f"heard {text}")).to_be_visible()


def test_axe_finds_nothing_on_the_simulator(page: Page) -> None:
    assert_no_violation(page)
    page.get_by_label("Your message").fill("hi")
    page.get_by_label("Your message").press("Enter")
    answered(page, "hi")
    assert_no_violation(page)
    page.get_by_label("Number of the phone").fill("12")
    page.get_by_label("Number of the phone").press("Tab")
    expect(page.get_by_role("alert")).to_have_text("This is no US phone number.")
    assert_no_violation(page)


def test_it_works_with_the_keyboard_only_and_each_stop_can_be_seen(page: Page) -> None:
    # From the number: the messages, which scroll, then the field, then the button.
    expect(page.locator("#texts")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your message")).to_be_focused()
    page.keyboard.type("cook 2 years")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    answered(page, "cook 2 years")
    expect(page.get_by_label("Your message")).to_be_focused()
    page.keyboard.type("a line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and one more")
    expect(page.get_by_label("Your message")).to_have_value("a line\nand one more")


def test_each_message_says_its_segments_and_alphabet(page: Page) -> None:
    page.get_by_label("Your message").fill("hi")
    page.get_by_label("Your message").press("Enter")
    answered(page, "hi")
    expect(page.locator(".about").last).to_contain_text("1 segment, ")
    expect(page.locator(".about").last).to_contain_text("GSM-7")


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_on_a_phone(width: int, browser: Browser, front: Front) -> None:
    phone = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True)
    phone.set_default_timeout(PATIENCE)
    page = phone.new_page()
    page.goto(f"{front.url}/simulator")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_no_violation(page)
    phone.close()


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_is_typed_or_answered_is_run(words: str, page: Page, peer: Peer) -> None:
    peer.replies[words] = [{"text": f"answer {words}"}]
    page.get_by_label("Your message").fill(words)
    page.get_by_label("Your message").press("Enter")
    expect(page.locator(".text", has_text="answer ")).to_be_visible()
    page.get_by_label("Number of the phone").fill(words)
    page.get_by_label("Number of the phone").press("Tab")
    expect(page.get_by_role("alert")).to_have_text("This is no US phone number.")
    expect(page.locator("main img, main script, main svg, main a")).to_have_count(0)
    assert was_hit(page) is None
