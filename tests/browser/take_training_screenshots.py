"""Takes the pictures of docs/training-talk.md: the compare sheet and the reports.

`.venv/bin/python -m tests.browser.take_training_screenshots`
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from front.app import create_app
from people import People, Staff
from people.migrate import migrate
from settings import Settings
from tests.browser.conftest import CHROMIUMS
from tests.browser.take_screenshots import DESKTOP, PHONE, browsing, take
from tests.front.conftest import free_port, serving

PASSWORD = "correct horse battery staple"
CODE, FROM = "29-2061", "31-1131"
IDS = ("apprenticeship-nursing", "nj-37316", "nj-35819")
#: Milliseconds; the first page loads the store's parts.
PATIENCE = 90_000
TALK = "a-talk-for-pictures"


def prepared(folder: Path) -> tuple[Settings, str]:
    """A database with a coach, an operator and one report; and the link to a worker's sheet."""
    settings = Settings(
        _env_file=None,
        people_database=f"sqlite:///{folder / 'people.sqlite'}",
        secret_file=folder / "secret",
    )
    migrate(settings.people_database)
    staff, people = Staff(settings.people_database), People(settings.people_database)
    staff.add_account("coach", "Ana R.", "coach", PASSWORD)
    staff.add_account("operator", "Olga O.", "operator", PASSWORD)
    people.worker(TALK)
    people.set_compared(TALK, CODE, FROM, IDS)
    people.report_wrong_figure(
        TALK, "they told me it is 16,500 now", code=CODE, figure="total_cost", option_id=IDS[1]
    )
    token = people.make_link(TALK, opens="compare", lasts=timedelta(hours=1))
    staff.close()
    people.close()
    return settings, f"/compare/{token}"


def at_a_desk(browser: Browser, url: str, who: str, address: str, name: str) -> None:
    context = browsing(browser, DESKTOP, "en-US", touch=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{url}/staff/sign-in")
    page.get_by_label("E-mail or sign-in name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(url + address)
    take(page, name, whole=True)
    context.close()


def on_a_phone(browser: Browser, url: str, link: str) -> None:
    context = browsing(browser, PHONE, "es-US", touch=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(url + link)
    page.get_by_role("button", name="Abrir").click()
    page.goto(f"{url}/compare?lang=es")
    take(page, "phone-compare-sheet")
    context.close()


def main() -> None:
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    told = [("job", CODE), ("last", FROM), ("near", "08103"), *(("option", one) for one in IDS)]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings, link = prepared(Path(folder))
        browser = playwright.chromium.launch(executable_path=found)
        with serving(create_app(settings), free_port()) as url:
            address = f"/staff/training/compare?{urlencode(told)}"
            at_a_desk(browser, url, "coach", address, "compare-sheet")
            at_a_desk(browser, url, "operator", "/staff/corrections", "reports")
            on_a_phone(browser, url, link)
        browser.close()


if __name__ == "__main__":
    main()
