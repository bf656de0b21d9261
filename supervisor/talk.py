"""One talk with the system through the front's public interface, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import httpx

# A first answer may wait for models to be read from disk.
ANSWER_SECONDS = 60.0


class UnreachableError(Exception):
    """Nothing answers at the front's address."""


class RefusedError(Exception):
    """The front did not take the message; carries its own explanation, if it gave one."""


@dataclass(frozen=True)
class Reply:
    """One message of the system: its text and the titles of its buttons, in order."""

    text: str
    buttons: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """As a terminal shows it; a button is chosen by its number."""
        yield from self.text.splitlines()
        for number, title in enumerate(self.buttons, start=1):
            yield f"  {number}) {title}"


@dataclass(frozen=True)
class Answer:
    """All replies to one message.

    Attributes:
        stopped: the person asked not to be written to; only START ends that.
    """

    replies: tuple[Reply, ...]
    stopped: bool = False


class Talk:
    """A new talk, begun on entering.

    Raises:
        UnreachableError: on entering and on each message, when the front cannot be reached.
    """

    def __init__(self, front_url: str) -> None:
        # Proxies of the environment are for the world outside, the front is on this machine.
        self._client = httpx.Client(base_url=front_url, timeout=ANSWER_SECONDS, trust_env=False)
        self._talk = ""

    def say(self, text: str) -> Answer:
        """Sends one message and gives what came back.

        Raises:
            RefusedError: the front answered that it does not take this message.
        """
        answer = self._post(f"/api/talks/{self._talk}/messages", {"text": text})
        replies = tuple(
            Reply(
                str(reply.get("text") or ""),
                tuple(str(button["title"]) for button in reply.get("buttons") or ()),
            )
            for reply in answer.get("replies", ())
        )
        return Answer(replies, bool(answer.get("stopped")))

    def __enter__(self) -> Self:
        opened = self._post("/api/talks", {})
        self._talk = str(opened["talk"])
        self._client.headers["Authorization"] = f"Bearer {opened['session']}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def _post(self, path: str, body: dict[str, str]) -> dict[str, Any]:
        try:
            response = self._client.post(path, json=body)
        except httpx.TransportError as error:
            raise UnreachableError(type(error).__name__) from error
        if response.is_error:
            raise RefusedError(_explanation(response))
        answer: dict[str, Any] = response.json()
        return answer


def _explanation(response: httpx.Response) -> str:
    try:
        detail = response.json().get("detail")
    except (ValueError, AttributeError):
        detail = None
    return detail if isinstance(detail, str) else f"status {response.status_code}"
