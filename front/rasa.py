"""Rasa as the front sees it: our own channel, on loopback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import httpx
from pydantic import ValidationError

from front.answers import RasaReplies, RasaReply
from people.records import Channel

#: How long a person waits for an answer, in seconds.
ANSWER_WITHIN = 8.0
#: How long a note for Rasa may hold up an answer that does not need Rasa.
NOTE_WITHIN = 2.0


def _path(channel: Channel) -> str:
    return f"/webhooks/{channel}"


class RasaUnreachable(Exception):  # noqa: N818 - named for what it says
    """Nothing is listening: the message never arrived."""


class RasaTookTooLong(Exception):  # noqa: N818
    """No answer in time: the message may have arrived."""


class RasaFailed(Exception):  # noqa: N818
    """An answer that is none: an error, or not what the channel gives."""


class Rasa:
    """Sends messages to Rasa over connections that are kept open."""

    def __init__(self, url: str, *, answer_within: float = ANSWER_WITHIN) -> None:
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=httpx.Timeout(answer_within, connect=min(2.0, answer_within)),
            limits=httpx.Limits(max_keepalive_connections=32, keepalive_expiry=60.0),
            # Everything is on loopback; a proxy of the environment must not see it.
            trust_env=False,
        )

    async def _request(
        self, method: str, path: str, json: object = None, within: float | None = None
    ) -> httpx.Response:
        timeout = httpx.USE_CLIENT_DEFAULT if within is None else httpx.Timeout(within)
        try:
            response = await self._client.request(method, path, json=json, timeout=timeout)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise RasaUnreachable from None
        except httpx.TimeoutException:
            raise RasaTookTooLong from None
        except httpx.HTTPError:
            raise RasaFailed from None
        if response.status_code != httpx.codes.OK:
            raise RasaFailed
        return response

    async def send(self, talk: str, text: str, channel: Channel = "web") -> list[RasaReply]:
        """Pass a message on and wait for the replies, in the wording for the channel.

        Raises:
            RasaUnreachable, RasaTookTooLong, RasaFailed: there are no replies.
        """
        message = {"talk": talk, "text": text}
        return await self._replies(f"{_path(channel)}/messages", message)

    async def begin(
        self, talk: str, intent: str, language: str | None, channel: Channel = "web"
    ) -> list[RasaReply]:
        """Have the talk speak first: the replies to an intent that nobody wrote.

        Raises:
            RasaUnreachable, RasaTookTooLong, RasaFailed: there are no replies.
        """
        start = {"talk": talk, "intent": intent, "language": language}
        return await self._replies(f"{_path(channel)}/starts", start)

    async def _replies(self, path: str, content: Mapping[str, str | None]) -> list[RasaReply]:
        response = await self._request("POST", path, content)
        try:
            answer = RasaReplies.model_validate_json(response.content)
        except ValidationError:
            raise RasaFailed from None
        if answer.failed:
            raise RasaFailed
        return answer.replies

    async def note(self, talk: str, text: str, intent: str, replies: Sequence[str]) -> None:
        """Tell Rasa's tracker what the front handled itself.

        Raises:
            RasaUnreachable, RasaTookTooLong, RasaFailed: the tracker does not have it.
        """
        record = {"talk": talk, "text": text, "intent": intent, "replies": list(replies)}
        await self._request("POST", f"{_path('web')}/records", record, within=NOTE_WITHIN)

    async def delete(self, talk: str) -> None:
        """Delete the tracker of a talk.

        Raises:
            RasaUnreachable, RasaTookTooLong, RasaFailed: it may still be there.
        """
        await self._request("DELETE", f"{_path('web')}/talks/{talk}")

    async def healthy(self) -> bool:
        """True when the channel answers."""
        try:
            await self._request("GET", f"{_path('web')}/", within=NOTE_WITHIN)
        except (RasaUnreachable, RasaTookTooLong, RasaFailed):
            return False
        return True

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
