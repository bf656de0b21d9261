"""Somebody who writes to the system, over HTTP like everybody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx

from tests.conversations.wordings import holds_line, is_own, is_response, questions_in

_NUMBERED = re.compile(r"^\d+\. .*$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """Everything that came back for one message."""

    status: int
    texts: list[str]
    buttons: list[dict[str, str]]
    stopped: bool
    forgotten: bool

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def titles(self) -> list[str]:
        return [button["title"] for button in self.buttons]

    @property
    def numbered(self) -> list[str]:
        """The lines of lists: "1. Waiters and Waitresses ..."."""
        return _NUMBERED.findall(self.text)

    @property
    def questions(self) -> list[str]:
        """Which of the five questions about the worker this answer asks."""
        return questions_in(self.texts)

    def says(self, response: str) -> bool:
        return any(is_response(text, response) for text in self.texts)

    def has_line(self, key: str) -> bool:
        return holds_line(self.text, key)

    def is_own(self, key: str) -> bool:
        """Whether the front itself answered with these words."""
        return any(is_own(text, key) for text in self.texts)


class Person:
    """One talk; remembers what it was answered."""

    def __init__(self, client: httpx.Client, opened: dict[str, str] | None = None) -> None:
        self._client = client
        self._opened = opened or client.post("/api/talks").json()
        self.talk = self._opened["talk"]
        self.headers = {"Authorization": f"Bearer {self._opened['session']}"}
        self.sent: list[str] = []
        self.answers: list[Answer] = []

    def say(self, text: str) -> Answer:
        """Send one message, whatever the status of the answer."""
        self.sent.append(text)
        response = self._client.post(
            f"/api/talks/{self.talk}/messages", json={"text": text}, headers=self.headers
        )
        body: dict[str, Any] = response.json()
        replies = body.get("replies", [])
        answer = Answer(
            response.status_code,
            [reply["text"] for reply in replies],
            [button for reply in replies for button in reply.get("buttons") or []],
            bool(body.get("stopped")),
            bool(body.get("forgotten")),
        )
        self.answers.append(answer)
        return answer

    def say_all(self, *texts: str) -> Answer:
        """Send several messages, one after the other; the last answer."""
        for text in texts:
            answer = self.say(text)
        return answer

    def press(self, title: str) -> Answer:
        """Choose a button of the last answer by what is read on it."""
        payloads = {b["title"]: b["payload"] for b in self.answers[-1].buttons}
        return self.say(payloads[title])

    def confirm(self, *jobs: str) -> Answer:
        """Tell past jobs, one message each, and confirm them."""
        return self.say_all(*jobs, "Yes, that's right")

    def get_next_jobs(self, *jobs: str) -> Answer:
        """Tell and confirm past jobs and skip every question: the first three next jobs."""
        self.confirm(*jobs)
        return self.say("Skip all questions")

    def ask_again(self) -> Person:
        """The same person in the same talk, later."""
        return Person(self._client, self._opened)
