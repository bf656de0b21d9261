"""The workspace in a real browser: both ends of a take-over, by keyboard, on a phone, with axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from people import People, Staff
from people.keys import Keys, read_secrets
from people.sealing import Sealing
from people.staff_records import NameTaken, Role
from tests.browser.chat import Chat
from tests.browser.conftest import PATIENCE, Front
from tests.browser.test_accessibility import LEAST_TARGET, assert_no_violation
from tests.browser.test_staff_pages import NARROW, PHONE, fits
from tests.front.conftest import Peer
from tests.front.handoff.examples import draft

PASSWORD = "correct horse battery staple"
ACCOUNTS: dict[Role, tuple[str, str]] = {"coach": ("ana.r", "Ana R."), "operator": ("oz", "Oz O.")}
EVIL = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"


@pytest.fixture(autouse=True)
def accounts(front: Front) -> Iterator[Staff]:
    staff = Staff(front.settings.people_database)
    for role, (name, shown) in ACCOUNTS.items():
        try:
            staff.add_account(name, shown, role, PASSWORD)
        except NameTaken:
            staff.reset_password(name, PASSWORD)
    yield staff
    staff.close()


def sent(front: Front, people: People, talk: str, *shares: str) -> str:
    """Send a talk's summary; the reference."""
    keys = Keys(read_secrets(front.settings.secret, front.settings.secret_file))
    content = Sealing(keys).sealed(draft("goals.place").as_sent().model_dump_json())
    shares = shares or ("summary",)
    people.request_handoff(talk, receiver="County coaches", shares=shares, consent=True)
    return people.send_handoff(talk, content, language="en").reference


def signed_in(context: BrowserContext, front: Front, address: str, role: Role = "coach") -> Page:
    page = context.new_page()
    page.goto(f"{front.url}{address}")
    page.get_by_label("E-mail or sign-in name").fill(ACCOUNTS[role][0])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


@pytest.fixture
def desk(browser: Browser, front: Front) -> Iterator[BrowserContext]:
    """The coach's own browser."""
    fresh = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    fresh.set_default_timeout(PATIENCE)
    yield fresh
    fresh.close()


@pytest.fixture
def coach(desk: BrowserContext, front: Front, people: People, talk: str) -> Page:
    """A coach with a hand-off that was taken just now."""
    page = signed_in(desk, front, f"/staff/handoffs/{sent(front, people, talk)}")
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_role("button", name="Take over the talk")).to_be_visible()
    return page


def test_both_ends_of_a_take_over(
    chat: Chat, desk: BrowserContext, front: Front, people: People, peer: Peer
) -> None:
    chat.say("hello")
    talk = chat.talk()
    assert talk is not None
    reference = sent(front, people, talk, "summary", "transcript")
    page = signed_in(desk, front, "/staff/queue")
    page.locator(f'a[href="/staff/handoffs/{reference}"]').click()
    page.get_by_role("button", name="Take it").click()
    lines = page.get_by_role("log")
    expect(lines).to_contain_text("hello")
    page.get_by_role("button", name="Take over the talk").click()
    expect(page.locator("#who-has")).to_contain_text("The bot is silent")
    expect(chat.theirs.last).to_contain_text("This is Ana R., a coach.")
    expect(chat.theirs.last).to_contain_text("A coach, a person")
    expect(chat.page.locator(".subtitle")).to_have_text("A bot and a coach write here")
    assert_no_violation(chat.page)
    heard = len(peer.texts())
    chat.write(f"are you real? {EVIL}")
    # It comes by itself, as text.
    expect(lines).to_contain_text(f"are you real? {EVIL}")
    assert len(peer.texts()) == heard
    box = page.get_by_label("Your words to the worker")
    box.fill(f"Yes. Monday at ten? {EVIL}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chat.theirs.last).to_contain_text(f"Yes. Monday at ten? {EVIL}")
    expect(lines.locator("li").last).to_contain_text("Yes. Monday at ten?")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    expect(page.locator("#told")).to_be_empty()
    assert_no_violation(page)
    assert "run" not in (page.title(), chat.page.title())
    page.get_by_role("button", name="Hand back to the bot").click()
    expect(page.locator("#who-has")).to_contain_text("The bot has the talk")
    expect(chat.theirs.last).to_contain_text("The bot answers you again.")
    chat.say("and now?")
    expect(chat.theirs.last).to_contain_text("heard and now?")
    expect(chat.theirs.last).not_to_contain_text("A coach")


def test_when_the_worker_takes_the_consent_back_the_open_page_shows_nothing_any_more(
    coach: Page, people: People, talk: str
) -> None:
    expect(coach.locator("main")).to_contain_text("waited tables")
    people.withdraw_handoff(talk)
    expect(coach.get_by_role("heading", level=1)).to_have_text("Withdrawn")
    expect(coach.locator("main")).not_to_contain_text("waited tables")
    assert_no_violation(coach)
    coach.get_by_role("link", name="Back to the queue").click()
    expect(coach.get_by_role("heading", level=1)).to_have_text("Queue")


def test_a_message_that_is_not_taken_says_why_and_stays_in_its_field(
    coach: Page, people: People, talk: str
) -> None:
    coach.get_by_role("button", name="Take over the talk").click()
    box = coach.get_by_label("Your words to the worker")
    box.fill("One more thing")
    people.stop(talk)
    coach.get_by_role("button", name="Send").click()
    expect(coach.locator("#told")).to_contain_text("The worker sent STOP")
    expect(box).to_have_value("One more thing")
    assert [one.text for one in people.messages(talk) if "One more" in one.text] == []


def test_axe_finds_nothing_on_any_page(
    coach: Page, front: Front, browser: Browser, people: People
) -> None:
    said: list[str] = []
    coach.on("console", lambda message: said.append(message.text))
    base = coach.url.partition("#")[0]
    sent(front, people, people.worker("one who waits").talk)
    addresses = [
        base, f"{front.url}/staff/queue", f"{front.url}/staff/queue?list=mine",
        f"{front.url}/staff/queue?list=done", f"{base}/occupation?job=past_jobs.35-3031",
    ]  # fmt: skip
    for address in addresses:
        coach.goto(address)
        assert_no_violation(coach)
    assert said == []
    other = browser.new_context()
    operator = signed_in(other, front, "/staff/outcomes", "operator")
    for path in ("outcomes", "plain-words", "log"):
        operator.goto(f"{front.url}/staff/{path}")
        assert_no_violation(operator)
        operator.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
        assert fits(operator), path
    other.close()


@pytest.mark.parametrize("size", [PHONE, NARROW])
def test_it_fits_on_a_phone_and_can_be_hit(
    coach: Page, front: Front, people: People, size: dict[str, int]
) -> None:
    coach.set_viewport_size({"width": size["width"], "height": size["height"]})
    coach.get_by_role("button", name="Take over the talk").click()
    expect(coach.get_by_label("Your words to the worker")).to_be_visible()
    base = coach.url.partition("#")[0]
    sent(front, people, people.worker(f"waits {size['width']}").talk)
    for address in (base, f"{front.url}/staff/queue", f"{base}/occupation?job=past_jobs.35-3031"):
        coach.goto(address)
        assert fits(coach), address
        targets = coach.locator("main").locator("a, button, select, input:visible, textarea")
        for place in range(targets.count()):
            box = targets.nth(place).bounding_box()
            if box is not None:
                assert box["height"] >= LEAST_TARGET, targets.nth(place).inner_html()


def test_a_hand_off_is_taken_noted_and_ended_by_keyboard_alone(
    desk: BrowserContext, front: Front, people: People, talk: str
) -> None:
    reference = sent(front, people, talk)
    page = signed_in(desk, front, f"/staff/handoffs/{reference}")
    page.get_by_role("button", name="Take it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Take over the talk")).to_be_visible()
    page.get_by_label("New note").focus()
    page.keyboard.type("Called back")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notes")).to_contain_text("Called back")
    page.get_by_label("How it ended").focus()
    page.keyboard.type("Has a p")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Ended: Has a plan to go on with")
