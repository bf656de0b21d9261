"""The pages of staff in a real browser: sign-in and quality, by keyboard, on a phone, with axe."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from people import People, Staff
from people.staff_records import NameTaken
from people.utc import now
from tests.browser.conftest import Front
from tests.browser.test_accessibility import LEAST_TARGET, assert_no_violation
from tests.people.many_talks import fill

NAME, PASSWORD = "olga@center.example", "correct horse battery staple"
#: A small phone, and what WCAG 2.2, 1.4.10 Reflow asks for.
PHONE, NARROW = {"width": 390, "height": 760}, {"width": 320, "height": 640}


@pytest.fixture
def accounts(front: Front, people: People) -> Iterator[Staff]:
    staff = Staff(front.settings.people_database)
    try:
        staff.add_account(NAME, "Olga O.", "operator", PASSWORD)
    except NameTaken:
        staff.reset_password(NAME, PASSWORD)
    if people.find("talk-1") is None:
        fill(people, talks=900, messages_each=6, days=29, end=now() - timedelta(minutes=1))
    yield staff
    staff.close()


@pytest.fixture
def page(context: BrowserContext, front: Front, accounts: Staff) -> Page:
    """The sign-in page."""
    opened = context.new_page()
    opened.goto(f"{front.url}/staff/quality?days=30")
    return opened


def sign_in(page: Page) -> None:
    page.get_by_label("E-mail or sign-in name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="How talks go")).to_be_visible()


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    of_page = "(page) => page.scrollWidth <= page.clientWidth"
    return bool(page.locator("html").evaluate(of_page))


def test_axe_finds_nothing_on_any_page(page: Page, front: Front) -> None:
    assert_no_violation(page)
    page.get_by_label("E-mail or sign-in name").fill(NAME)
    page.get_by_label("Password").fill("a wrong one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not fit together")
    assert_no_violation(page)
    sign_in(page)
    for address in ("/staff/quality?days=7", "/staff/quality?days=90", "/staff"):
        page.goto(f"{front.url}{address}")
        assert_no_violation(page)


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("E-mail or sign-in name")).to_be_focused()
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How talks go")).to_be_visible()
    reached: list[str] = []
    while "Day by day" not in reached and len(reached) < 40:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert [
        one for one in reached if one in {
            "Start", "Quality", "Sign out", "7 days", "30 days", "90 days", "As JSON"
        }
    ] == ["Start", "Quality", "Sign out", "7 days", "30 days", "90 days", "As JSON"]  # fmt: skip
    expect(page.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Day", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, NARROW])
def test_it_fits_on_a_phone_and_can_be_hit(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    assert fits(page)
    sign_in(page)
    assert fits(page)
    page.locator("summary").click()
    assert fits(page)
    targets = page.locator("nav a, button, summary")
    assert targets.count() >= 7
    for place in range(targets.count()):
        box = targets.nth(place).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_TARGET


def test_at_a_zoom_of_200_percent_nothing_is_cut_off(page: Page) -> None:
    sign_in(page)
    # What a window of 1280 by 900 has left then.
    page.set_viewport_size({"width": 640, "height": 450})
    assert fits(page)


def test_the_browser_has_nothing_to_complain_of(page: Page, front: Front) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(page)
    page.goto(f"{front.url}/staff/quality?days=90")
    assert said == []


def test_no_script_sees_the_cookie_and_signing_out_leaves_no_page_behind(
    page: Page, context: BrowserContext
) -> None:
    sign_in(page)
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert not [one for one in context.cookies() if one["name"] == "onward_staff"]


def test_a_page_of_another_site_cannot_sign_anybody_out(
    page: Page, context: BrowserContext, front: Front, partner_port: int
) -> None:
    sign_in(page)
    other = context.new_page()
    other.route(
        f"http://localhost:{partner_port}/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<form method="post" action="{front.url}/staff/sign-out">'
            "<button>Win</button></form>",
        ),
    )
    other.goto(f"http://localhost:{partner_port}/")
    other.get_by_role("button", name="Win").click()
    # The cookie did not come with the form; it comes with the page the front answers with.
    expect(other.get_by_role("heading", name="Hello, Olga O.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="How talks go")).to_be_visible()
