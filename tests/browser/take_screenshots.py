"""Takes the pictures of docs/screenshots from a whole system of its own.

`.venv/bin/python -m tests.browser.take_screenshots`
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from supervisor.system import RunningSystem, fresh_settings
from tests.browser.chat import Chat
from tests.browser.conftest import CHROMIUMS

FOLDER = Path(__file__).parents[2] / "docs/screenshots"
PATIENCE = 20_000
DESKTOP = {"width": 900, "height": 680}
PHONE = {"width": 390, "height": 760}
#: Milliseconds for what moves to come to rest.
STILL = 400


def browsing(browser: Browser, size: dict[str, int], locale: str, *, touch: bool) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        locale=locale,
        has_touch=touch,
    )
    context.set_default_timeout(PATIENCE)
    return context


def take(page: Page, name: str, *, whole: bool = False) -> None:
    page.mouse.move(5, 300)
    page.wait_for_timeout(STILL)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=whole)


def at_a_desk(browser: Browser, url: str) -> None:
    context = browsing(browser, DESKTOP, "en-US", touch=False)
    chat = Chat.on(context, url)
    take(chat.page, "closed")
    chat.launcher.click()
    expect(chat.theirs.nth(1)).to_be_visible()
    take(chat.page, "open")
    chat.say("waited tables 5 years, then drove for Uber 2 years")
    take(chat.page, "options")
    chat.press("Yes, that's right")
    chat.press("Skip all questions")
    take(chat.page, "next-jobs")
    chat.press("Tell me about number 1")
    take(chat.page, "job")
    chat.press("Training for it")
    take(chat.page, "training")
    chat.page.locator("button[aria-controls=menu]").click()
    take(chat.page, "menu")
    with context.expect_page() as opened:
        chat.page.locator(".choice").first.click()
    opened.value.set_viewport_size({"width": 820, "height": 900})
    take(opened.value, "plan")
    opened.value.close()
    context.set_offline(True)
    chat.write("What am I good at?")
    expect(chat.page.locator(".mine.waiting")).to_be_visible()
    take(chat.page, "offline")
    context.close()


def on_a_phone(browser: Browser, url: str) -> None:
    context = browsing(browser, PHONE, "es-MX", touch=True)
    chat = Chat.on(context, url)
    take(chat.page, "phone-closed")
    chat.launcher.click()
    expect(chat.theirs.nth(1)).to_be_visible()
    take(chat.page, "phone-open")
    chat.say("fui mesera 5 años")
    chat.press("Sí")
    chat.press("Saltar todas")
    take(chat.page, "phone-next-jobs")
    context.close()


def at_the_simulator(browser: Browser, url: str) -> None:
    context = browsing(browser, {"width": 460, "height": 820}, "en-US", touch=False)
    page = context.new_page()
    page.goto(f"{url}/simulator")
    for text, shown in (("waited tables 5 years", "Is that right?"), ("yes", "a new job?")):
        page.get_by_label("Your message").fill(text)
        page.get_by_label("Your message").press("Enter")
        expect(page.locator(".text", has_text=shown)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".about").last).to_contain_text("delivered", timeout=PATIENCE)
    take(page, "simulator")
    context.close()


def main() -> None:
    found = next(path for name in CHROMIUMS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        with RunningSystem(fresh_settings(Path(folder))) as system:
            at_a_desk(browser, system.front_url)
            on_a_phone(browser, system.front_url)
            at_the_simulator(browser, system.front_url)
        browser.close()


if __name__ == "__main__":
    main()
