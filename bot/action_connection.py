"""Connections to the action server are kept open, where Rasa opens one for each action.

Opening a session and a connection took about a tenth of the time of a turn with an action.
"""

from __future__ import annotations

import asyncio
from types import TracebackType

import aiohttp
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

#: Shorter than the five seconds after which the action server closes a connection that is idle, so
#: that no request is ever sent on one that is just being closed.
IDLE_SECONDS = 3.0


class _KeptOpen:
    """Stands where Rasa enters and leaves a session; leaving closes nothing."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aenter__(self) -> aiohttp.ClientSession:
        return self._session

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        return None


def _new_session(endpoint: EndpointConfig) -> aiohttp.ClientSession:
    """A session with what Rasa gives its own."""
    auth = endpoint.basic_auth
    return aiohttp.ClientSession(
        headers=endpoint.headers,
        auth=aiohttp.BasicAuth(auth["username"], auth["password"]) if auth else None,
        timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
        connector=aiohttp.TCPConnector(keepalive_timeout=IDLE_SECONDS),
    )


def kept_session(self: EndpointConfig) -> _KeptOpen:
    """The one session of this endpoint in the present event loop."""
    loop = asyncio.get_running_loop()
    kept_loop, session = getattr(self, "kept_session", (None, None))
    if kept_loop is not loop or session is None or session.closed:
        session = _new_session(self)
        self.kept_session = (loop, session)
    return _KeptOpen(session)


def apply() -> None:
    """Keeps the connections of every endpoint."""
    EndpointConfig.session = kept_session
