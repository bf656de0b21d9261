"""The compare sheet in a real browser: axe, the keyboard, a phone, paper; and the reports."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from people import People, Staff
from people.passwords import Passwords
from people.staff_records import Role
from tests.browser.conftest import Front
from tests.browser.test_accessibility import assert_no_violation

PASSWORD = "correct horse battery staple"
NAMES: dict[Role, str] = {"coach": "compare@center.example", "operator": "reports@center.example"}
#: Milliseconds; the first page loads the store's parts.
PATIENCE = 90_000
CODE, FROM = "29-2061", "31-1131"
CHOOSE = f"/staff/training/compare?job={CODE}&last={FROM}"
IDS = ["apprenticeship-nursing", "nurse-aide-to-practical-nurse", "practical-nurse"]
SHEET = CHOOSE + "".join(f"&option={one}" for one in IDS)
NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def accounts(standing_front: Front) -> None:
    """One of each role, with a cheap hash."""
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    staff = Staff(standing_front.settings.people_database, cheap)
    for role, name in NAMES.items():
        staff.add_account(name, role.title(), role, PASSWORD)
    staff.close()


def signed_in(context: BrowserContext, front: Front, role: Role, address: str) -> Page:
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{front.url}/staff/sign-in")
    page.get_by_label("E-mail").fill(NAMES[role])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(front.url + address)
    return page


@pytest.fixture
def page(context: BrowserContext, front: Front, accounts: None) -> Iterator[Page]:
    """A coach's browser on the choice of what to compare."""
    opened = signed_in(context, front, "coach", CHOOSE)
    yield opened
    opened.close()


def test_a_coach_chooses_three_by_keyboard_and_sees_them_side_by_side(page: Page) -> None:
    boxes = page.get_by_role("checkbox")
    for place in (1, 2, 3):
        boxes.nth(place).focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Side by side").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_role("rowheader", name="Cost in all")).to_be_visible()


def test_axe_finds_nothing_on_the_choice_the_sheet_and_the_sheet_in_spanish(
    page: Page, front: Front
) -> None:
    assert_no_violation(page)
    for address in (SHEET, f"{SHEET}&lang=es"):
        page.goto(front.url + address)
        assert_no_violation(page)


def test_on_a_small_phone_only_the_table_scrolls(page: Page, front: Front) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(front.url + SHEET)
    inside = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(inside)


def test_printed_across_it_takes_at_most_four_sheets_and_leaves_the_buttons_out(
    page: Page, front: Front
) -> None:
    page.goto(front.url + SHEET)
    printed = PdfReader(io.BytesIO(page.pdf(format="Letter", landscape=True)))
    assert len(printed.pages) <= 4
    assert "Save as PDF" not in printed.pages[0].extract_text()


def test_a_worker_opens_the_sheet_from_a_link_with_one_button(
    context: BrowserContext, front: Front, people: People, talk: str
) -> None:
    context.set_default_timeout(PATIENCE)
    people.set_compared(talk, CODE, FROM, IDS)
    token = people.make_link(talk, opens="compare", lasts=timedelta(hours=1))
    page = context.new_page()
    page.goto(f"{front.url}/compare/{token}")
    assert_no_violation(page)
    page.get_by_role("button", name="Open it").click()
    expect(page).to_have_url(f"{front.url}/compare")
    expect(page.get_by_role("rowheader", name="Tier", exact=True)).to_be_visible()
    assert_no_violation(page)


def test_an_operator_settles_a_report_by_keyboard(
    context: BrowserContext, front: Front, people: People, talk: str, accounts: None
) -> None:
    people.report_wrong_figure(talk, "it costs 900 now", code=CODE, figure="total_cost",
                               option_id=IDS[2])  # fmt: skip
    page = signed_in(context, front, "operator", "/staff/corrections")
    assert_no_violation(page)
    page.get_by_label("What was found out").focus()
    page.keyboard.type("Asked the school: it is 900.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    expect(page.get_by_role("cell", name="Asked the school: it is 900.")).to_be_visible()
    assert_no_violation(page)
