"""The widget on somebody else's page: another origin, other styles, own settings."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.conftest import Front
from tests.browser.partner import partner_page
from tests.front.conftest import Peer, free_port

OWN = {
    "name": "River City Jobs",
    "coach": "Ana, 555-0100",
    "languages": ["en"],
    "colours": {"accent": "#7a1f5c"},
    "texts": {"en": {"launcher": "Talk about jobs"}},
}


def test_a_talk_on_a_page_of_another_origin(
    context: BrowserContext, front: Front, peer: Peer, partner_port: int
) -> None:
    with partner_page(partner_port, front.url) as url:
        chat = Chat.opened(context, url)
        chat.say("waited tables")
        chat.page.reload()
        expect(chat.mine).to_have_text(["waited tables"])
        assert peer.texts() == ["waited tables"]


def test_styles_of_the_page_do_not_reach_the_widget_nor_the_other_way_round(
    context: BrowserContext, front: Front, partner_port: int
) -> None:
    with partner_page(partner_port, front.url) as url:
        chat = Chat.opened(context, url)
        look = (
            "(one) => { const s = getComputedStyle(one); return [s.fontSize, s.backgroundColor] }"
        )
        assert chat.page.locator(".send").evaluate(look) == ["16px", "rgb(15, 92, 92)"]
        assert chat.page.locator("h1").evaluate(look)[0] == "40px"


@pytest.mark.parametrize("at", [False, True], ids=["in the tag", "at an address"])
def test_a_partner_sets_name_colours_languages_contact_and_words(
    at: bool, context: BrowserContext, front: Front, partner_port: int
) -> None:
    with partner_page(partner_port, front.url, OWN, at) as url:
        chat = Chat.on(context, url)
        expect(chat.launcher).to_have_text("Talk about jobs")
        chat.launcher.click()
        expect(chat.page.locator("#title")).to_have_text("River City Jobs")
        expect(chat.page.locator(".language")).to_have_count(0)
        colour = "(one) => getComputedStyle(one).backgroundColor"
        assert chat.page.locator(".header").evaluate(colour) == "rgb(122, 31, 92)"
        chat.page.locator("button[aria-controls=menu]").click()
        expect(chat.page.locator(".coach")).to_have_text("Our coach: Ana, 555-0100")


def test_settings_that_cannot_be_read_leave_the_common_ones(
    context: BrowserContext, front: Front, partner_port: int
) -> None:
    wrong = {"languages": "en", "texts": [], "colours": {"accent": "red; x"}, "name": 5}
    with partner_page(partner_port, front.url, wrong) as url:
        chat = Chat.opened(context, url)
        expect(chat.page.locator("#title")).to_have_text("Onward")
        expect(chat.page.locator(".language")).to_have_text("Español")


def test_a_page_that_is_not_on_the_list_shows_no_chat(
    context: BrowserContext, front: Front
) -> None:
    with partner_page(free_port(), front.url) as url:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(url)
        page.wait_for_timeout(1000)
        expect(page.locator(".onward-widget")).to_have_count(0)
        assert any("CORS" in text for text in said)


@pytest.mark.parametrize("path", ["/", "/chat", "/plan", "/go/some"])
def test_our_pages_run_only_scripts_of_our_own_and_are_not_framed_by_strangers(
    path: str, front: Front
) -> None:
    headers = httpx.get(front.url + path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    allowed = " ".join(front.settings.widget_origins)
    ancestors = f"'self' {allowed}" if path == "/chat" else "'none'"
    assert policy.endswith(f"frame-ancestors {ancestors}")
    assert headers["x-content-type-options"] == "nosniff"


def test_only_the_files_of_the_widget_are_served(front: Front) -> None:
    for name in ("widget/../widget.json", "widget/%2e%2e/pages.toml", "pages/none.css", "widget/"):
        assert httpx.get(f"{front.url}/{name}").status_code in (404, 405)
    for name in ("widget.js", "widget/start.js", "widget/panel.css", "widget/settings.json"):
        answer = httpx.get(f"{front.url}/{name}")
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
