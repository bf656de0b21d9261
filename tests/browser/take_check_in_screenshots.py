"""Takes the pictures of docs/follow-ups.md: one check-in in the chat, and one by text message.

`.venv/bin/python -m tests.browser.take_check_in_screenshots`

The news rests on a figure made up for the demo, see supervisor/demo_followup.toml.
"""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, expect, sync_playwright

from knowledge.releases.made_up import make_up_release
from supervisor.demo_followup import STORY, at_noon
from supervisor.simulated_phone import SimulatedPhone
from supervisor.system import RunningSystem, fresh_settings
from tests.browser.chat import Chat
from tests.browser.conftest import CHROMIUMS
from tests.browser.take_screenshots import PHONE, browsing, take

#: Seconds for an answer by text, milliseconds for a check-in in the chat.
ANSWER, CHECK_IN = 60.0, 120_000


def ask_for_news(context: BrowserContext, url: str, story: dict[str, Any]) -> None:
    phone = SimulatedPhone(url, story["number"])
    for turn in story["before"]:
        phone.write(turn["say"])
        phone.next(ANSWER)
    phone.close()
    chat = Chat.opened(context, url)
    chat.say("waited tables 5 years")
    chat.press("Yes, that's right")
    chat.press("Skip all questions")
    chat.say("tell me about number 1")
    chat.say("let me know if anything changes")
    for _ in range(3):
        before = chat.theirs.count()
        chat.options.first.click()
        chat.answered(before)
    chat.page.close()


def hear_news(context: BrowserContext, url: str, story: dict[str, Any]) -> None:
    chat = Chat.on(context, url)
    chat.launcher.click()
    news = chat.page.locator(".theirs", has_text="new warning sign")
    expect(news.last).to_be_visible(timeout=CHECK_IN)
    take(chat.page, "check-in-chat")
    page = context.new_page()
    page.goto(f"{url}/simulator")
    page.get_by_label("Number of the phone").fill(story["number"])
    page.get_by_label("Number of the phone").press("Enter")
    expect(page.locator(".text", has_text="new warning sign")).to_be_visible(timeout=CHECK_IN)
    take(page, "check-in-text-message")


def main() -> None:
    story = tomllib.loads(STORY.read_text(encoding="utf-8"))
    found = next(path for name in CHROMIUMS if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=found)
        context = browsing(browser, PHONE, "en-US", touch=False)
        settings = fresh_settings(folder).model_copy(
            update={"organisation": story["organisation"], "sms_carrier": "simulated"}
        )
        with RunningSystem(at_noon(settings, 0)) as system:
            ask_for_news(context, system.front_url, story)
        figures = {story["code"]: {story["figure"]: story["value"]}}
        release = folder / "new-release"
        make_up_release(settings.knowledge_dir, release, figures, "for-the-demo")
        later = settings.model_copy(update={"knowledge_dir": release})
        with RunningSystem(at_noon(later, story["days_later"])) as system:
            hear_news(context, system.front_url, story)
        browser.close()


if __name__ == "__main__":
    main()
