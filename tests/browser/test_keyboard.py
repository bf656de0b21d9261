"""Everything can be reached and done with the keyboard, and focus never jumps away."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.conftest import PATIENCE, Front
from tests.browser.examples import OPTIONS, shown_job
from tests.front.conftest import Peer

PHONE = {"width": 360, "height": 640}


def tab_to(chat: Chat, selector: str, key: str = "Tab") -> None:
    """Press Tab until something matching has the focus."""
    for _ in range(30):
        if chat.page.evaluate(
            """(selector) => {
              const host = document.querySelector('.onward-widget');
              return !!host.shadowRoot.activeElement?.matches(selector);
            }""",
            selector,
        ):
            return
        chat.page.keyboard.press(key)
    raise AssertionError(f"{selector} is not reached with {key}")


def test_a_whole_turn_with_the_keyboard_only(
    context: BrowserContext, front: Front, peer: Peer
) -> None:
    peer.replies["hello"] = [{"text": "Is that right?", "buttons": OPTIONS}]
    peer.replies["Yes it is"] = [shown_job("Rep")]
    chat = Chat.on(context, front.url)
    keyboard = chat.page.keyboard
    tab_to(chat, ".launcher")
    keyboard.press("Enter")
    expect(chat.theirs).to_have_count(1)
    assert chat.focused() == "input"
    keyboard.type("hello")
    keyboard.press("Enter")
    chat.answered(1)
    tab_to(chat, ".option", "Shift+Tab")
    tab_to(chat, ".option:first-child", "Shift+Tab")
    keyboard.press("Enter")
    chat.answered(2)
    assert peer.texts() == ["hello", "Yes it is"]
    assert chat.focused() == "input"
    tab_to(chat, ".card .option", "Shift+Tab")
    keyboard.press("Space")
    chat.answered(3)
    assert peer.texts()[-1] == "Tell me about number 1"
    tab_to(chat, ".icon-button[aria-controls=menu]", "Shift+Tab")
    keyboard.press("Enter")
    tab_to(chat, ".choice:nth-child(2)")
    keyboard.press("Enter")
    chat.answered(4)
    assert peer.texts()[-1] == "Talk to a person"
    keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    assert chat.focused() == "launcher"


def test_opening_goes_to_the_field_and_closing_back_to_the_launcher(chat: Chat) -> None:
    assert chat.focused() == "input"
    chat.page.locator("button[aria-label='Close the chat']").click()
    expect(chat.launcher).to_be_focused()


def test_escape_closes_the_menu_first_and_then_the_panel(chat: Chat) -> None:
    chat.page.locator("button[aria-controls=menu]").click()
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("#menu")).to_be_hidden()
    expect(chat.panel).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()


def test_a_message_that_arrives_takes_no_focus_and_no_words(chat: Chat, peer: Peer) -> None:
    peer.slow_seconds = 0.5
    chat.write("hello")
    chat.page.locator("button[aria-controls=menu]").focus()
    chat.answered(1)
    assert chat.focused() == "icon-button"
    chat.write("again")
    chat.input.type("half a sen")
    chat.answered(2)
    assert chat.focused() == "input"
    expect(chat.input).to_have_value("half a sen")


def test_a_message_that_arrives_does_not_pull_away_who_reads_above(chat: Chat, peer: Peer) -> None:
    peer.replies["long"] = [{"text": "\n".join(f"line {n}" for n in range(60))}]
    chat.say("long")
    chat.say("long")
    box = chat.page.locator(".box")
    box.evaluate("(box) => { box.scrollTop = 0; }")
    before = chat.theirs.count()
    peer.slow_seconds = 1.0
    chat.write("again")
    expect(chat.page.locator(".dots")).to_be_visible()
    box.evaluate("(box) => { box.scrollTop = 0; }")
    chat.answered(before)
    assert box.evaluate("(box) => box.scrollTop") == 0
    chat.page.locator("button.new").click()
    expect(chat.theirs.last).to_be_in_viewport()
    assert chat.focused() == "box"


def test_on_a_phone_the_panel_is_modal_and_keeps_the_focus(browser: Browser, front: Front) -> None:
    phone = browser.new_context(viewport=PHONE, locale="en-US")
    phone.set_default_timeout(PATIENCE)
    chat = Chat.opened(phone, front.url)
    expect(chat.panel).to_have_attribute("aria-modal", "true")
    assert chat.panel.bounding_box() == {"x": 0, "y": 0, **PHONE}
    for _ in range(12):
        chat.page.keyboard.press("Tab")
        assert chat.focused()
    for _ in range(12):
        chat.page.keyboard.press("Shift+Tab")
        assert chat.focused()
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()
    phone.close()


def test_beside_a_page_the_panel_lets_the_focus_go_on_to_the_page(chat: Chat) -> None:
    expect(chat.panel).not_to_have_attribute("aria-modal", "true")
    left = False
    for _ in range(12):
        chat.page.keyboard.press("Tab")
        left = left or not chat.focused()
    assert left
