"""The whole system, as a person uses it in a browser: one talk in English, one in Spanish."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from people import People
from supervisor.parts import parts
from supervisor.process import RunningProcess
from supervisor.system import RunningSystem, fresh_settings
from tests.browser.chat import Chat
from tests.browser.test_accessibility import assert_no_violation
from tests.browser.test_size_and_speed import MOST_SECONDS

#: Milliseconds an answer may take on a busy machine.
PATIENCE = 20_000
#: Seconds a part may take to end.
STOP_SECONDS = 10.0
PHONE = {"width": 390, "height": 800}


class Whole:
    """A running system that can be stopped and started again as it was."""

    def __init__(self, system: RunningSystem) -> None:
        self.system = system

    @property
    def url(self) -> str:
        return self.system.front_url

    @contextmanager
    def without_front(self) -> Iterator[None]:
        """Within the block the front is down; afterwards it starts again."""
        processes = self.system._supervision._processes
        processes["front"].terminate()
        processes["front"].wait_until_stopped(STOP_SECONDS)
        yield
        part = next(part for part in parts(self.system.settings) if part.name == "front")
        processes["front"] = RunningProcess(part, self.system.settings.var_dir / "logs")

    def restart(self) -> None:
        """Stop every part and start all again with the same data."""
        self.system.stop()
        self.system = RunningSystem(self.system.settings)
        self.system.start()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    settings = fresh_settings(tmp_path_factory.mktemp("system"))
    system = RunningSystem(settings.model_copy(update={"coach_contact": None}))
    system.start()
    running = Whole(system)
    yield running
    running.system.stop()


def browsing(browser: Browser, locale: str, phone: bool) -> BrowserContext:
    size = PHONE if phone else {"width": 1280, "height": 900}
    fresh = browser.new_context(viewport=size, has_touch=phone, locale=locale)
    fresh.set_default_timeout(PATIENCE)
    return fresh


def card_says(page: Page, *parts: str) -> None:
    card = page.locator(".card").last
    for part in parts:
        expect(card).to_contain_text(part)


def assert_cards_repeat_their_text(whole: Whole, talk: str | None) -> None:
    """Every amount and every name of a job or a course stands in the text and on the card."""
    people = People(whole.system.settings.people_database)
    shown = [message for message in people.messages(str(talk)) if message.card]
    people.close()
    assert {message.card["kind"] for message in shown if message.card} == {
        "next_jobs", "job", "training"
    }  # fmt: skip
    for message in shown:
        told = json.dumps(message.card, ensure_ascii=False)
        for amount in re.findall(r"\$[\d,.]*\d", message.text):
            assert amount in told
        for item in (message.card or {})["items"]:
            assert item["title"] in message.text


def test_a_whole_talk_in_english_through_a_restart_of_everything(
    browser: Browser, whole: Whole
) -> None:
    context = browsing(browser, "en-US", phone=False)
    chat = Chat.on(context, whole.url)
    before = time.perf_counter()
    chat.launcher.click()
    expect(chat.theirs.first).to_be_visible()
    assert time.perf_counter() - before <= MOST_SECONDS
    chat.say("waited tables 5 years")
    chat.press("Yes, that's right")
    chat.press("Skip all questions")
    cards = chat.page.locator(".card")
    expect(cards).to_have_count(3)
    expect(cards.first).to_contain_text("BLS 2022")
    assert_no_violation(chat.page)
    seen = chat.page.locator(".log").inner_text()

    with whole.without_front():
        chat.write("Tell me about number 1")
        expect(chat.page.locator(".mine.waiting")).to_be_visible()
    expect(chat.page.locator(".options .option", has_text="Training for it")).to_be_visible(
        timeout=30_000
    )
    expect(chat.page.locator(".mine .said", has_text="Tell me about number 1")).to_have_count(1)
    card_says(chat.page, "Most start with", "Why it is here", "a year more than")

    whole.restart()
    expect(chat.connection).to_have_text("", timeout=30_000)
    chat.page.reload()
    expect(chat.options.last).to_be_visible()
    assert chat.page.locator(".log").inner_text().startswith(seen[:200])
    chat.press("Training for it")
    card_says(chat.page, "Cost", "Results")
    assert_cards_repeat_their_text(whole, chat.talk())
    assert_no_violation(chat.page)

    with context.expect_page() as opened:
        chat.choose("Print my plan")
    plan = opened.value.locator("main")
    for part in ("Waiter or waitress: 5 years", "You asked about it", "BLS 2022", "O*NET"):
        expect(plan).to_contain_text(part)
    assert_no_violation(opened.value)
    opened.value.close()

    said = chat.theirs.count()
    chat.choose("Delete my data")
    chat.answered(said)
    chat.options.filter(has_text="Yes").click()
    expect(chat.page.locator(".remark")).to_contain_text("deleted")
    assert chat.talk() is None
    context.close()


def test_a_whole_talk_in_spanish_on_a_phone(browser: Browser, whole: Whole) -> None:
    context = browsing(browser, "es-MX", phone=True)
    chat = Chat.opened(context, whole.url)
    chat.say("fui mesera 5 años")
    chat.press("Sí")
    chat.press("Saltar todas")
    cards = chat.page.locator(".card")
    expect(cards).to_have_count(3)
    expect(cards.first).to_contain_text("al año")
    chat.page.reload()
    expect(cards).to_have_count(3)
    chat.press("Cuénteme del número 1")
    card_says(chat.page, "Por qué está aquí")
    chat.press("Cursos para ese trabajo")
    card_says(chat.page, "Costo")
    assert_cards_repeat_their_text(whole, chat.talk())
    expect(chat.theirs.last).to_have_attribute("lang", "es")
    assert_no_violation(chat.page)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with context.expect_page() as opened:
        chat.choose("Imprimir mi plan")
    expect(opened.value.locator("main")).to_contain_text("Mesero o mesera: 5 años")
    assert_no_violation(opened.value)
    opened.value.close()
    chat.page.locator(".language").click()
    expect(chat.input).to_have_attribute("placeholder", "Write here")
    expect(chat.theirs.last).to_have_attribute("lang", "en")
    context.close()
