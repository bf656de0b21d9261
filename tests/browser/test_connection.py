"""Nothing is lost and nothing doubled, whatever the connection does."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Route, expect

from people import People
from tests.browser.chat import Chat
from tests.browser.conftest import Front
from tests.front.conftest import Peer


def test_what_is_written_offline_is_sent_once_when_the_browser_is_online_again(
    chat: Chat, context: BrowserContext, peer: Peer
) -> None:
    context.set_offline(True)
    expect(chat.connection).to_contain_text("You are not online")
    chat.write("waited tables")
    chat.write("drove a truck")
    expect(chat.page.locator(".mine.waiting")).to_have_count(2)
    expect(chat.status).to_contain_text("Not sent yet")
    context.set_offline(False)
    expect(chat.theirs).to_have_count(3)
    expect(chat.connection).to_contain_text("online again")
    expect(chat.mine).to_have_text(["waited tables", "drove a truck"])
    assert peer.texts() == ["waited tables", "drove a truck"]


def test_what_was_written_offline_survives_a_closed_tab(
    chat: Chat, context: BrowserContext, front: Front, peer: Peer
) -> None:
    context.set_offline(True)
    chat.write("waited tables")
    expect(chat.page.locator(".mine.waiting")).to_be_visible()
    chat.page.close()
    context.set_offline(False)
    later = Chat.opened(context, front.url)
    expect(later.theirs).to_have_count(2)
    expect(later.mine).to_have_text(["waited tables"])
    assert peer.texts() == ["waited tables"]


def test_a_message_whose_answer_was_lost_is_not_doubled(chat: Chat, peer: Peer) -> None:
    lost = []

    def lose_the_first_answer(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.continue_()

    chat.page.route("**/messages", lose_the_first_answer)
    chat.say("waited tables")
    chat.page.wait_for_timeout(2500)
    expect(chat.mine).to_have_text(["waited tables"])
    expect(chat.theirs).to_have_count(2)
    assert lost == [200]
    assert peer.texts() == ["waited tables"]


def test_a_restart_of_the_front_loses_nothing(chat: Chat, front: Front, peer: Peer) -> None:
    chat.say("before")
    front.stop()
    expect(chat.connection).to_contain_text("The connection is gone")
    chat.write("in between")
    expect(chat.page.locator(".mine.waiting")).to_be_visible()
    front.start()
    expect(chat.theirs).to_have_count(3, timeout=20_000)
    chat.say("after")
    expect(chat.mine).to_have_text(["before", "in between", "after"])
    assert peer.texts() == ["before", "in between", "after"]


def test_the_chat_opens_by_itself_once_the_front_is_there(
    context: BrowserContext, front: Front
) -> None:
    chat = Chat.on(context, front.url)
    front.stop()
    chat.launcher.click()
    expect(chat.connection).to_contain_text("I can not reach Onward")
    front.start()
    expect(chat.theirs).to_have_count(1, timeout=20_000)
    expect(chat.connection).to_have_text(re.compile(r"^(?:You are online again\.)?$"))


def test_words_that_come_while_the_stream_is_broken_are_fetched(
    chat: Chat, context: BrowserContext, people: People
) -> None:
    context.set_offline(True)
    people.record_message(chat.talk(), "out", "said meanwhile")
    context.set_offline(False)
    expect(chat.theirs.last).to_contain_text("said meanwhile")
    expect(chat.theirs).to_have_count(2)


def test_a_refused_message_says_why_and_can_be_tried_again(chat: Chat, peer: Peer) -> None:
    reply = {"problem": "too many messages", "replies": [{"text": "You write too fast."}]}
    chat.page.route("**/messages", lambda route: route.fulfill(status=429, json=reply))
    chat.write("waited tables")
    failed = chat.page.locator(".mine.failed")
    expect(failed).to_contain_text("Not sent.")
    expect(chat.theirs.last).to_contain_text("You write too fast.")
    expect(chat.status).to_contain_text("You write too fast.")
    chat.page.unroute("**/messages")
    failed.get_by_role("button", name="Try again").click()
    expect(failed).to_have_count(0)
    expect(chat.theirs).to_have_count(2)
    expect(chat.theirs.last).to_contain_text("heard waited tables")
    assert peer.texts() == ["waited tables"]


def test_a_message_too_large_to_send_stays_in_the_field(chat: Chat, peer: Peer) -> None:
    chat.input.evaluate("(field) => { field.value = 'a'.repeat(10001); }")
    chat.input.press("Enter")
    expect(chat.page.locator(".remark")).to_contain_text("shorter parts")
    expect(chat.input).to_have_value("a" * 10_001)
    assert peer.texts() == []


def test_a_talk_that_is_not_known_any_more_begins_anew_and_keeps_what_was_typed(chat: Chat) -> None:
    chat.page.evaluate(
        """() => {
          const [key, value] = Object.entries(localStorage).find(([k]) => k.endsWith(':talk'));
          localStorage.setItem(key, JSON.stringify({...JSON.parse(value), session: 'forged'}));
        }"""
    )
    chat.write("my last words")
    expect(chat.page.locator(".remark")).to_contain_text("not here any more")
    expect(chat.input).to_have_value("my last words")
    expect(chat.theirs).to_have_count(1)
    chat.say("hello again")
    expect(chat.mine).to_have_text(["hello again"])
