"""How large the widget is, and how soon the first words are there."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Front

STATIC = Path(__file__).parents[2] / "front/web/static"
MOST_BYTES = 60_000
MOST_SECONDS = 1.0


def test_the_whole_widget_is_small() -> None:
    files = [STATIC / "widget.js", *sorted((STATIC / "widget").iterdir())]
    size = sum(len(gzip.compress(file.read_bytes())) for file in files)
    print(f"widget: {size} bytes gzipped in {len(files)} files")
    assert size <= MOST_BYTES


def test_a_page_loads_nothing_of_the_widget_but_its_own_files(
    context: BrowserContext, front: Front
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(front.url)
    expect(Chat(page).launcher).to_be_visible()
    assert all(url.startswith(front.url) for url in asked)
    assert not any("/api/" in url for url in asked), "a talk is opened only when a person asks"


def test_the_first_words_are_there_soon_after_opening(
    context: BrowserContext, front: Front
) -> None:
    chat = Chat.on(context, front.url)
    before = time.perf_counter()
    chat.launcher.click()
    expect(chat.theirs.first).to_be_visible()
    assert time.perf_counter() - before <= MOST_SECONDS
