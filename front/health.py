"""Whether the parts behind the front answer."""

from __future__ import annotations

import asyncio
from typing import Literal

import httpx
from pydantic import BaseModel

from front.rasa import NOTE_WITHIN, Rasa

State = Literal["ok", "not answering"]


class Readiness(BaseModel):
    """Which parts answer; ready when all do."""

    status: Literal["ready", "not ready"]
    parts: dict[str, State]


async def _action_server_answers(actions_url: str) -> bool:
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=NOTE_WITHIN) as client:
            return (await client.get(f"{actions_url}/health")).is_success
    except httpx.HTTPError:
        return False


async def readiness(rasa: Rasa, actions_url: str) -> Readiness:
    """Ask Rasa and the action server."""
    answers = await asyncio.gather(rasa.healthy(), _action_server_answers(actions_url))
    states: list[State] = ["ok" if answer else "not answering" for answer in answers]
    return Readiness(
        status="ready" if all(answers) else "not ready",
        parts=dict(zip(("rasa", "actions"), states, strict=True)),
    )
