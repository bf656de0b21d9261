"""How many turns a second a running system answers with many conversations at once.

The load comes from this process, so it shares the cores with the system it measures.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import httpx
import numpy as np

from benchmarks.talks import ACTION_TURNS
from front.responses import Responses
from settings import get_settings
from supervisor.system import RunningSystem, fresh_settings

CONVERSATIONS = 16
ROUNDS = 4


def measure() -> dict[str, dict[str, float]]:
    """Start a system of its own and hold many conversations with it at once."""
    with (
        tempfile.TemporaryDirectory(prefix="onward-load-") as folder,
        RunningSystem(fresh_settings(Path(folder))) as system,
    ):
        return asyncio.run(_conversations(system.front_url))


async def _conversations(front_url: str) -> dict[str, dict[str, float]]:
    async with httpx.AsyncClient(base_url=front_url, timeout=60, trust_env=False) as http:
        # The first ones find everything cold and are not counted.
        await asyncio.gather(*(_conversation(http, 1) for _ in range(2)))
        started = time.perf_counter()
        held = await asyncio.gather(*(_conversation(http, ROUNDS) for _ in range(CONVERSATIONS)))
        seconds = time.perf_counter() - started
    times = [turn for turns in held for turn in turns]
    return {
        "load": {
            "conversations": CONVERSATIONS,
            "turns": len(times),
            "turns_a_second": round(len(times) / seconds, 1),
            "p50_ms": round(float(np.percentile(times, 50)), 1),
            "p95_ms": round(float(np.percentile(times, 95)), 1),
        }
    }


async def _conversation(http: httpx.AsyncClient, rounds: int) -> list[float]:
    """One person's talks, one after the other; how long each turn took, in milliseconds."""
    own = Responses(get_settings())
    apologies = {own.text(name) for name in ("system_down", "still_working", "no_answer")}
    times = []
    for _ in range(rounds):
        opened = (await http.post("/api/talks")).json()
        headers = {"Authorization": f"Bearer {opened['session']}"}
        path = f"/api/talks/{opened['talk']}/messages"
        for text in ("waited tables 5 years", *ACTION_TURNS):
            started = time.perf_counter()
            response = await http.post(path, json={"text": text}, headers=headers)
            times.append((time.perf_counter() - started) * 1000)
            replies = [reply["text"] for reply in response.raise_for_status().json()["replies"]]
            if not replies or apologies.intersection(replies):
                raise RuntimeError("a turn of the load got no answer")
    return times
