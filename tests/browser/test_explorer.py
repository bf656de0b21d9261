"""The explorer in a real browser: axe, the keyboard, a phone, paper."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from people import Staff
from people.passwords import Passwords
from tests.browser.conftest import Front
from tests.browser.test_accessibility import assert_no_violation

NAME, PASSWORD = "explorer@center.example", "correct horse battery staple"
#: Milliseconds; the first page loads the store's parts.
PATIENCE = 90_000
#: Milliseconds until a scroll by key has come to rest.
SETTLED = 500
HOME = "/staff/explorer"
OCCUPATION, IN_A_PLACE = f"{HOME}/35-3031", f"{HOME}/35-3031?place=NY-3"
STEP = f"{HOME}/31-1131/to/29-2061?place=NY-3"
PAGES = [
    HOME, f"{HOME}?q=nurse", f"{HOME}?q=zzzqq+xkcdwv", OCCUPATION, IN_A_PLACE, STEP,
    f"{HOME}/35-3031/to?q=sales", f"{HOME}/00-0000", f"{HOME}/15-1134", f"{HOME}/55-1011",
]  # fmt: skip
#: Sheets that a page may take on paper; a region adds one, with its landscape.
SHEETS = {
    OCCUPATION: 2, f"{HOME}/43-4051": 2, f"{HOME}/11-9141": 2, f"{HOME}/31-1131": 2,
    f"{HOME}/55-1011": 2, STEP: 2, IN_A_PLACE: 3,
}  # fmt: skip


@pytest.fixture(scope="module")
def account(standing_front: Front) -> None:
    """A coach, with a cheap hash."""
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    accounts = Staff(standing_front.settings.people_database, cheap)
    accounts.add_account(NAME, "Ana R.", "coach", PASSWORD)
    accounts.close()


@pytest.fixture
def page(context: BrowserContext, front: Front, account: None) -> Iterator[Page]:
    """A coach's browser, signed in, on the explorer's first page."""
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    opened.goto(f"{front.url}/staff/sign-in?next={HOME.replace('/', '%2F')}")
    opened.get_by_label("E-mail").fill(NAME)
    opened.get_by_label("Password").fill(PASSWORD)
    opened.get_by_role("button", name="Sign in").click()
    expect(opened).to_have_url(front.url + HOME)
    yield opened
    opened.close()


def focused(page: Page) -> str:
    """The name or words of what has the focus."""
    return str(
        page.evaluate(
            """() => document.activeElement.getAttribute('aria-label')
              || document.activeElement.name || document.activeElement.textContent.trim()"""
        )
    )


def tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached with Tab")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, front: Front) -> None:
    page.goto(front.url + path)
    assert_no_violation(page)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_nothing_runs_off_the_side(
    path: str, width: int, page: Page, front: Front
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(front.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Only tables may be wider than the sheet; they scroll by themselves.
    assert page.evaluate(
        """() => [...document.querySelectorAll('main *')]
          .filter((one) => !one.closest('.wide') && !one.closest('svg'))
          .every((one) => one.getBoundingClientRect().right <= innerWidth + 1)"""
    )


def test_axe_finds_nothing_on_a_phone(page: Page, front: Front) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for path in (IN_A_PLACE, STEP):
        page.goto(front.url + path)
        assert_no_violation(page)


def test_everything_is_done_with_the_keyboard(page: Page, front: Front) -> None:
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"
    page.keyboard.press("Enter")
    tab_to(page, "q")
    page.keyboard.type("waited tables")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What it may mean")).to_be_visible()
    tab_to(page, "Waiters and Waitresses")
    page.keyboard.press("Enter")
    expect(page).to_have_url(front.url + OCCUPATION)
    tab_to(page, "place")
    page.keyboard.type("Finger")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(front.url + IN_A_PLACE)
    tab_to(page, "Compare Waiters and Waitresses with Food Service Managers")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{front.url}{HOME}/35-3031/to/11-9051?place=NY-3")


def test_a_wide_table_scrolls_with_the_keyboard(page: Page, front: Front) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(front.url + OCCUPATION)
    tab_to(page, "Next jobs")
    table = page.get_by_role("group", name="Next jobs")
    assert table.evaluate("(one) => one.scrollWidth > one.clientWidth")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(SETTLED)
    assert table.evaluate("(one) => one.scrollLeft") > 0


@pytest.mark.parametrize("sheet", ["Letter", "A4"])
@pytest.mark.parametrize("path", SHEETS)
def test_it_prints_on_few_sheets_and_nothing_is_cut(
    path: str, sheet: str, page: Page, front: Front
) -> None:
    page.goto(front.url + path)
    page.emulate_media(media="print")
    # A sheet of Letter less its margins, in CSS pixels.
    page.set_viewport_size({"width": 748, "height": 980})
    assert page.evaluate("document.documentElement.scrollWidth") <= 748
    assert page.evaluate(
        """() => [...document.querySelectorAll('main *')]
          .filter((one) => one.getClientRects().length && !one.closest('svg'))
          .every((one) => one.getBoundingClientRect().right <= innerWidth + 1
            && one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0)"""
    )
    told = page.evaluate(
        """() => [...document.querySelectorAll('main *')]
          .filter((one) => !one.children.length && one.getClientRects().length
            && !one.closest('svg'))
          .map((one) => one.textContent)"""
    )
    assert len(told) > 50
    printed = PdfReader(io.BytesIO(page.pdf(format=sheet, prefer_css_page_size=True)))
    assert len(printed.pages) <= SHEETS[path]
    # Printed letters may be joined: "outflow" has one sign for "fl".
    whole = unicodedata.normalize("NFKC", " ".join(one.extract_text() for one in printed.pages))
    words = "".join(whole.split())
    for one in told:
        assert "".join(unicodedata.normalize("NFKC", one).split()) in words, one
    assert "Noonecanpromiseajob." in words
    expect(page.locator("nav")).to_be_hidden()


def test_a_picture_is_never_the_only_way_to_a_figure(page: Page, front: Front) -> None:
    page.goto(front.url + OCCUPATION)
    for picture in page.locator("figure.chart svg").all():
        words = picture.locator("text").all_text_contents()
        figures = [word for word in words if re.match(r"\$|at least|[+-]?\d", word)]
        assert figures
        tables = page.locator("main table").all_inner_texts()
        glance = page.locator("main .figures").inner_text()
        for figure in figures:
            assert any(figure in told for told in (*tables, glance)), figure
