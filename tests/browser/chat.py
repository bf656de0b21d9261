"""What a person does with the widget, and what they see of it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Locator, Page, expect


@dataclass
class Chat:
    """The widget on one page."""

    page: Page

    @classmethod
    def on(cls, context: BrowserContext, url: str) -> Chat:
        """A page with the chat closed."""
        page = context.new_page()
        page.goto(url)
        chat = cls(page)
        expect(chat.launcher).to_be_visible()
        return chat

    @classmethod
    def opened(cls, context: BrowserContext, url: str) -> Chat:
        """A page with the chat open and the first words of the bot read."""
        chat = cls.on(context, url)
        chat.launcher.click()
        expect(chat.theirs.first).to_be_visible()
        return chat

    @property
    def launcher(self) -> Locator:
        return self.page.locator(".launcher")

    @property
    def panel(self) -> Locator:
        return self.page.locator(".panel")

    @property
    def input(self) -> Locator:
        return self.page.locator("#input")

    @property
    def mine(self) -> Locator:
        """What the person said, sent or not."""
        return self.page.locator(".mine .said")

    @property
    def theirs(self) -> Locator:
        return self.page.locator(".theirs")

    @property
    def options(self) -> Locator:
        return self.page.locator(".option")

    @property
    def status(self) -> Locator:
        return self.page.locator("p.unseen[role=status]")

    @property
    def connection(self) -> Locator:
        return self.page.locator(".connection")

    def write(self, text: str) -> None:
        """Write and send, without waiting for anything."""
        self.input.fill(text)
        self.input.press("Enter")

    def say(self, text: str) -> None:
        """Write, and wait until a new answer is there."""
        before = self.theirs.count()
        self.write(text)
        self.answered(before)

    def press(self, title: str) -> None:
        """Press a button by its words, and wait for the answer."""
        before = self.theirs.count()
        self.options.filter(has_text=title).last.click()
        self.answered(before)

    def answered(self, before: int) -> None:
        expect(self.theirs.nth(before)).to_be_visible()
        expect(self.page.locator(".dots")).to_be_hidden()

    def choose(self, title: str) -> None:
        """Choose something in the menu."""
        self.page.locator("button[aria-controls=menu]").click()
        self.page.locator(".choice", has_text=title).first.click()

    def talk(self) -> str | None:
        """The talk this browser keeps."""
        kept: str | None = self.page.evaluate(
            """() => {
              const found = Object.entries(localStorage).find(([key]) => key.endsWith(':talk'));
              return found ? JSON.parse(found[1]).talk : null;
            }"""
        )
        return kept

    def focused(self) -> str:
        """The id, or else the class, of what has the focus in the widget; "" for nothing."""
        found: str = self.page.evaluate(
            """() => {
              const root = document.querySelector('.onward-widget').shadowRoot;
              const one = root.activeElement;
              return one ? one.id || one.className : '';
            }"""
        )
        return found
