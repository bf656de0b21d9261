"""What is said, shown and chosen in the widget."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, expect

from people import People
from tests.browser.chat import Chat
from tests.browser.conftest import PATIENCE, Front
from tests.browser.examples import CHOICE, OPTIONS, shown_job
from tests.front.conftest import Peer


def test_a_message_and_its_answer_each_stand_once(chat: Chat, peer: Peer) -> None:
    chat.say("waited tables")
    chat.page.wait_for_timeout(2500)  # longer than the stream takes to look again
    expect(chat.mine).to_have_text(["waited tables"])
    expect(chat.theirs).to_have_count(2)
    assert peer.texts() == ["waited tables"]


def test_several_messages_in_a_hurry_are_answered_in_their_order(chat: Chat, peer: Peer) -> None:
    for text in ("one", "two", "three"):
        chat.write(text)
    expect(chat.theirs).to_have_count(4)
    expect(chat.mine).to_have_text(["one", "two", "three"])
    assert peer.texts() == ["one", "two", "three"]


def test_an_own_message_is_seen_at_once_and_says_that_it_is_being_sent(
    chat: Chat, peer: Peer
) -> None:
    peer.slow_seconds = 3.5
    chat.write("slow one")
    expect(chat.page.locator(".mine.sending .said")).to_have_text("slow one")
    expect(chat.page.locator(".dots")).to_be_visible()
    # The stream looks again after two seconds and finds it kept.
    expect(chat.page.locator(".mine .state")).to_have_text("Sent")
    chat.answered(1)
    expect(chat.page.locator(".mine.sending")).to_have_count(0)


def test_a_pressed_button_sends_its_payload_and_shows_its_title(chat: Chat, peer: Peer) -> None:
    peer.replies["hello"] = [{"text": "Is that right?", "buttons": OPTIONS}]
    chat.say("hello")
    chat.press("Yes, that's right")
    assert peer.texts()[-1] == "Yes it is"
    expect(chat.mine).to_have_text(["hello", "Yes, that's right"])
    chat.page.reload()
    expect(chat.mine).to_have_text(["hello", "Yes, that's right"])


def test_buttons_are_numbered_and_a_typed_number_means_the_same(chat: Chat, peer: Peer) -> None:
    peer.replies["hello"] = [{"text": "Is that right?", "buttons": OPTIONS}]
    chat.say("hello")
    expect(chat.options).to_have_text(["1. Yes, that's right", "2. Change something"])
    chat.say("2")
    assert peer.texts()[-1] == "I want to change it"


def test_buttons_go_away_once_they_are_answered(chat: Chat, peer: Peer) -> None:
    peer.replies["hello"] = [{"text": "Is that right?", "buttons": OPTIONS}]
    chat.say("hello")
    expect(chat.options).to_have_count(2)
    chat.say("something else")
    expect(chat.options).to_have_count(0)


def test_a_card_is_shown_in_place_of_its_text_with_everything_it_holds(
    chat: Chat, peer: Peer
) -> None:
    peer.replies["jobs"] = [shown_job("Rep")]
    chat.say("jobs")
    card = chat.page.locator(".card")
    for part in ("1. Rep title", "Rep $62,400", "Rep hour", "Rep BLS 2022", "Rep gain", "Rep fact",
                 "Rep more", "Rep risk", "Rep tag", "Rep under"):  # fmt: skip
        expect(card).to_contain_text(part)
    expect(chat.page.locator(".intro")).to_have_text("Rep intro")
    expect(chat.page.locator(".note")).to_have_text("Rep note")
    # The words stand there once, so that a screen reader says nothing twice.
    expect(chat.page.locator(".log")).not_to_contain_text("the same as text")
    expect(card.locator("dt", has_text="Rep label")).to_have_count(1)
    expect(card.locator(".option")).to_have_text(f"1. {CHOICE}")
    expect(chat.page.locator(".options .option")).to_have_text(["2. More jobs"])


def test_a_card_of_an_unknown_form_leaves_the_text(chat: Chat, peer: Peer) -> None:
    peer.replies["jobs"] = [{"text": "plain words", "custom": {"card": {"items": "none"}}}]
    chat.say("jobs")
    expect(chat.theirs.last).to_contain_text("plain words")


def test_the_talk_is_there_again_after_a_reload_and_in_a_new_tab(
    chat: Chat, context: BrowserContext, front: Front
) -> None:
    chat.say("waited tables")
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    expect(chat.mine).to_have_text(["waited tables"])
    chat.page.close()
    later = Chat.on(context, front.url)
    expect(later.panel).to_be_hidden()
    later.launcher.click()
    expect(later.mine).to_have_text(["waited tables"])
    expect(later.theirs).to_have_count(2)


def test_two_tabs_show_the_same_talk_and_stay_in_step(
    chat: Chat, context: BrowserContext, front: Front, peer: Peer
) -> None:
    other = Chat.opened(context, front.url)
    chat.page.bring_to_front()
    chat.say("from the first")
    expect(other.mine).to_have_text(["from the first"])
    other.page.bring_to_front()
    other.say("from the second")
    expect(chat.mine).to_have_text(["from the first", "from the second"])
    expect(chat.theirs).to_have_count(3)
    assert peer.texts() == ["from the first", "from the second"]


def test_words_the_talk_says_by_itself_appear(chat: Chat, people: People) -> None:
    people.record_message(chat.talk(), "out", "Are you still looking?")
    expect(chat.theirs.last).to_contain_text("Are you still looking?")


def test_start_over_asks_first_and_goes_through_the_talk(chat: Chat, peer: Peer) -> None:
    chat.choose("Start over")
    assert peer.texts() == []
    chat.page.locator(".choice", has_text="Cancel").click()
    chat.choose("Start over")
    chat.page.locator(".choice", has_text="Yes, start over").click()
    chat.answered(1)
    assert peer.texts() == ["Start over"]


def test_deleted_data_leave_the_screen_and_the_browser_of_every_tab(
    chat: Chat, context: BrowserContext, front: Front, peer: Peer
) -> None:
    other = Chat.opened(context, front.url)
    chat.say("waited tables")
    expect(other.mine).to_have_count(1)
    # Chromium slows down a tab that is behind another.
    chat.page.bring_to_front()
    peer.replies["Delete my data"] = [{"text": "All gone. Take care.", "custom": {"forget": True}}]
    chat.choose("Delete my data")
    expect(chat.theirs).to_have_text(["Onward wrote:All gone. Take care."])
    for tab in (chat, other):
        expect(tab.mine).to_have_count(0)
        expect(tab.page.locator(".remark")).to_contain_text("This talk is deleted.")
        assert tab.talk() is None
    chat.page.locator(".remark button").click()
    expect(chat.theirs).to_have_text(["Onward wrote:hello you"])


def test_the_language_can_be_changed_and_the_talk_is_told(chat: Chat, peer: Peer) -> None:
    chat.page.locator(".language").click()
    expect(chat.input).to_have_attribute("placeholder", "Escriba aquí")
    expect(chat.page.locator(".root")).to_have_attribute("lang", "es")
    expect(chat.theirs).to_have_count(2)
    assert peer.texts() == ["En español, por favor"]
    chat.page.reload()
    expect(chat.input).to_have_attribute("placeholder", "Escriba aquí")


def test_everything_follows_when_the_talk_goes_on_in_spanish(chat: Chat, peer: Peer) -> None:
    peer.replies["fui mesera"] = [{"text": "¿Qué más me quiere contar de su trabajo?"}]
    chat.say("fui mesera")
    expect(chat.page.locator(".root")).to_have_attribute("lang", "es")
    expect(chat.theirs.last).to_have_attribute("lang", "es")
    expect(chat.theirs.first).not_to_have_attribute("lang", "es")


def test_a_browser_that_keeps_nothing_still_chats_and_says_so(
    context: BrowserContext, front: Front
) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    chat = Chat.opened(context, front.url)
    expect(chat.page.locator(".remark")).to_contain_text("keeps nothing")
    chat.say("waited tables")
    expect(chat.mine).to_have_text(["waited tables"])


def test_the_first_language_is_that_of_the_browser(browser: Browser, front: Front) -> None:
    spanish = browser.new_context(locale="es-MX")
    spanish.set_default_timeout(PATIENCE)
    chat = Chat.opened(spanish, front.url)
    expect(chat.page.locator("html")).to_have_attribute("lang", "es")
    expect(chat.input).to_have_attribute("placeholder", "Escriba aquí")
    spanish.close()
