"""Takes the pictures of docs/explorer.md from a front of its own.

`.venv/bin/python -m tests.browser.take_explorer_screenshots`
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from front.app import create_app
from people import Staff
from people.migrate import migrate
from settings import Settings
from tests.browser.conftest import CHROMIUMS
from tests.browser.take_screenshots import browsing, take
from tests.front.conftest import free_port, serving

NAME, PASSWORD = "ana@center.example", "correct horse battery staple"
DESK, SHEET = {"width": 1180, "height": 1500}, {"width": 756, "height": 1000}
#: Milliseconds; the first page loads the store's parts.
FIRST_PAGE = 90_000


def prepared(folder: Path) -> Settings:
    """A database with one coach."""
    settings = Settings(
        _env_file=None,
        people_database=f"sqlite:///{folder / 'people.sqlite'}",
        secret_file=folder / "secret",
    )
    migrate(settings.people_database)
    staff = Staff(settings.people_database)
    staff.add_account(NAME, "Ana R.", "coach", PASSWORD)
    staff.close()
    return settings


def main() -> None:
    found = next(path for name in CHROMIUMS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        with serving(create_app(prepared(Path(folder))), free_port()) as url:
            context = browsing(browser, DESK, "en-US", touch=False)
            context.set_default_timeout(FIRST_PAGE)
            page = context.new_page()
            page.goto(f"{url}/staff/sign-in")
            page.get_by_label("E-mail or sign-in name").fill(NAME)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.goto(f"{url}/staff/explorer/31-1131/to/29-2061?place=NY-3")
            take(page, "explorer-step")
            page.set_viewport_size({"width": SHEET["width"], "height": SHEET["height"]})
            page.emulate_media(media="print")
            page.goto(f"{url}/staff/explorer/35-3031")
            take(page, "explorer-printed")
        browser.close()


if __name__ == "__main__":
    main()
