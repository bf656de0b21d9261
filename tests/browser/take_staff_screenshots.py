"""Takes the pictures of docs/staff.md from a front of its own, filled with made-up talks.

`.venv/bin/python -m tests.browser.take_staff_screenshots`
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from front.app import create_app
from people import People, Staff
from people.migrate import migrate
from people.utc import now
from settings import Settings
from tests.browser.conftest import CHROMIUMS
from tests.browser.take_screenshots import DESKTOP, PHONE, browsing, take
from tests.front.conftest import free_port, serving
from tests.people.many_talks import fill

NAME, PASSWORD = "olga@center.example", "correct horse battery staple"


def prepared(folder: Path) -> Settings:
    """A database with an operator and 1,800 talks of one month."""
    settings = Settings(
        _env_file=None,
        people_database=f"sqlite:///{folder / 'people.sqlite'}",
        secret_file=folder / "secret",
    )
    migrate(settings.people_database)
    staff, people = Staff(settings.people_database), People(settings.people_database)
    staff.add_account(NAME, "Olga O.", "operator", PASSWORD)
    fill(people, talks=1_800, messages_each=8, days=29, end=now() - timedelta(minutes=1))
    staff.close()
    people.close()
    return settings


def sign_in_on_a_phone(browser: Browser, url: str) -> None:
    context = browsing(browser, PHONE, "en-US", touch=True)
    page = context.new_page()
    page.goto(f"{url}/staff")
    take(page, "phone-staff-sign-in")
    context.close()


def quality_at_a_desk(browser: Browser, url: str) -> None:
    context = browsing(browser, DESKTOP, "en-US", touch=False)
    page = context.new_page()
    page.goto(f"{url}/staff/quality?days=30")
    page.get_by_label("E-mail or sign-in name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    take(page, "staff-quality", whole=True)
    context.close()


def main() -> None:
    found = next(path for name in CHROMIUMS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = prepared(Path(folder))
        browser = playwright.chromium.launch(executable_path=found)
        with serving(create_app(settings), free_port()) as url:
            sign_in_on_a_phone(browser, url)
            quality_at_a_desk(browser, url)
        browser.close()


if __name__ == "__main__":
    main()
