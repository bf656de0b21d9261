"""Rasa as the front sees it: our own channel, on loopback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus

import aiohttp
from pydantic import ValidationError

from front.answers import RasaReplies, RasaReply
from people.records import Channel

#: How long a person waits for an answer, in seconds.
ANSWER_WITHIN = 8.0
#: How long a connection may take, in seconds.
CONNECT_WITHIN = 2.0
#: Shorter than the five seconds after which Rasa closes a connection that is idle.
IDLE_SECONDS = 3.0
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
        self._url = url
        self._answer_within = answer_within
        self._session: aiohttp.ClientSession | None = None

    def _connections(self) -> aiohttp.ClientSession:
        # Made on first use: it belongs to the loop that runs then. No proxy of the environment is
        # asked, everything is on loopback.
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=IDLE_SECONDS)
            self._session = aiohttp.ClientSession(self._url, connector=connector)
        return self._session

    async def _request(
        self, method: str, path: str, json: object = None, within: float | None = None
    ) -> bytes:
        within = self._answer_within if within is None else within
        timeout = aiohttp.ClientTimeout(total=within, sock_connect=min(CONNECT_WITHIN, within))
        try:
            async with self._connections().request(
                method, path, json=json, timeout=timeout
            ) as response:
                content = await response.read()
                status = response.status
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise RasaUnreachable from None
        except TimeoutError:
            raise RasaTookTooLong from None
        except (aiohttp.ClientError, OSError):
            raise RasaFailed from None
        if status != HTTPStatus.OK:
            raise RasaFailed
        return content

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
        try:
            answer = RasaReplies.model_validate_json(await self._request("POST", path, content))
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
        if self._session is not None:
            await self._session.close()
            self._session = None
