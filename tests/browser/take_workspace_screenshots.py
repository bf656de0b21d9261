"""Takes the pictures of docs/workspace.md from a front of its own, with made-up workers.

`.venv/bin/python -m tests.browser.take_workspace_screenshots`
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import update

from people.handoff_summary import Fact, Summary, Told
from people.handoff_tables import HandoffRow
from people.utc import now
from tests.browser.chat import Chat
from tests.browser.conftest import CHROMIUMS
from tests.browser.take_screenshots import PHONE, browsing, take
from tests.front.handoff.examples import draft
from tests.front.workspace.conftest import PASSWORD, Office, opened_office

#: A desk wide enough for the summary beside the talk.
DESK = {"width": 1280, "height": 900}
#: Minutes that those in the queue of the picture have waited.
WAITED = (3, 18, 25, 31, 47, 52, 95, 110, 160, 260, 500, 1_500)


def summary(name: str) -> Summary:
    whole = draft("goals.place").as_sent()
    about = Fact(key="about.name", told=Told(en=f"Name: {name}", es=f"Nombre: {name}"), value=name)
    return whole.model_copy(update={"about": (about, *whole.about[1:])})


def fill(office: Office) -> None:
    """People who wait, and ended hand-offs for the figures."""
    people = office.people
    ana = next(one for one in office.staff.accounts() if one.name == "ana@center.example")
    for number in range(40):
        reference = office.send(people.worker(f"done-{number}").talk)
        people.claim_handoff(reference, ana.id)
        people.close_handoff(reference, ana.id, ("plan", "training", "job")[number % 3])
        sent = now() - timedelta(days=number % 25, minutes=number * 7 + 5)
        moments = {"sent_at": sent, "taken_at": sent + timedelta(minutes=number * 4)}
        with people.writing() as session:
            row = update(HandoffRow).where(HandoffRow.reference == reference)
            session.execute(row.values(**moments))
    for number, minutes in enumerate(WAITED):
        talk = people.worker(f"waits-{number}").talk
        reference = office.send(talk, language="es" if number % 3 == 1 else "en")
        with people.writing() as session:
            row = update(HandoffRow).where(HandoffRow.reference == reference)
            session.execute(row.values(sent_at=now() - timedelta(minutes=minutes), reach="chat"))


def signed_in(context: BrowserContext, office: Office, name: str, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{office.url}{address}")
    page.get_by_label("E-mail or sign-in name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


def take_over(browser: Browser, office: Office) -> None:
    """Both ends of a talk, and the page at a desk and on a phone."""
    phone = browsing(browser, PHONE, "en-US", touch=True)
    chat = Chat.on(phone, office.url)
    chat.launcher.click()
    chat.say("can I talk to a person?")
    talk = chat.talk()
    assert talk is not None
    reference = office.send(talk, summary=summary("Bo"))
    desk = browsing(browser, DESK, "en-US", touch=False)
    page = signed_in(desk, office, "ana@center.example", "/staff/queue")
    take(page, "workspace-queue")
    page.goto(f"{office.url}/staff/handoffs/{reference}")
    page.get_by_role("button", name="Take it").click()
    page.get_by_role("button", name="Take over the talk").click()
    expect(chat.theirs.last).to_contain_text("This is Ana R.")
    chat.write("hi Ana. I want work with no nights, but I have no car")
    expect(page.get_by_role("log")).to_contain_text("no car")
    words = "Good to know, Bo. I will look for bus lines. Is Monday at ten good?"
    page.get_by_label("Your words to the worker").fill(words)
    page.get_by_role("button", name="Send").click()
    expect(chat.theirs.last).to_contain_text("Is Monday at ten good?")
    chat.write("yes, thank you")
    expect(page.get_by_role("log")).to_contain_text("yes, thank you")
    page.evaluate("window.scrollTo(0, 0)")
    take(page, "workspace-take-over")
    take(chat.page, "workspace-take-over-worker")
    take(page, "workspace-summary", whole=True)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(f"{office.url}/staff/handoffs/{reference}#talk")
    take(page, "phone-workspace")
    page.goto(f"{office.url}/staff/queue")
    take(page, "phone-workspace-queue")
    job = "past_jobs.53-3054"
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    page.goto(f"{office.url}/staff/handoffs/{reference}/occupation?job={job}&q=drove+a+school+bus")
    take(page, "workspace-occupation", whole=True)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Correct it").click()
    desk.close()
    phone.close()


def operators(browser: Browser, office: Office) -> None:
    desk = browsing(browser, DESK, "en-US", touch=False)
    page = signed_in(desk, office, "olga", "/staff/outcomes")
    take(page, "workspace-outcomes", whole=True)
    page.goto(f"{office.url}/staff/plain-words")
    take(page, "workspace-plain-words")
    page.goto(f"{office.url}/staff/log")
    take(page, "workspace-log")
    desk.close()


def main() -> None:
    found = next(path for name in CHROMIUMS if (path := shutil.which(name)))
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        opened_office(Path(folder)) as office,
    ):
        offer = "Yes. I can pass your page on to a coach near you. You see every line first."
        office.peer.replies["can I talk to a person?"] = [{"text": offer}]
        fill(office)
        browser = playwright.chromium.launch(executable_path=found)
        take_over(browser, office)
        operators(browser, office)
        browser.close()


if __name__ == "__main__":
    main()
