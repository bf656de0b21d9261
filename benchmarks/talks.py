"""How long a running system takes to be ready and to answer, and how much memory it needs."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from supervisor.system import RunningSystem, fresh_settings
from supervisor.talk import Talk

#: Messages whose answer needs the action server, asked of a worker who has told a past job.
ACTION_TURNS = (
    "what can i do next", "tell me about number 1", "why this one?", "what comes after that?",
    "how much does it pay", "is it growing", "will a robot take that job",
    "what am i good at", "what would i have to learn", "show me training for it",
    "show me more jobs", "also drove for uber 2 years",
)  # fmt: skip
ROUNDS = 10
MEGABYTE = 1_000_000


def measure() -> dict[str, dict[str, float]]:
    """Start a system of its own and talk to it, one conversation at a time."""
    with tempfile.TemporaryDirectory(prefix="onward-bench-") as folder:
        started = time.perf_counter()
        with RunningSystem(fresh_settings(Path(folder))) as system:
            ready = time.perf_counter() - started
            times = [t for _ in range(ROUNDS) for t in _one_talk(system.front_url)]
            memory = _memory()
    return {
        "ready_seconds": {"start": round(ready, 1)},
        "action_turn_ms": {
            "turns": len(times),
            "p50": round(float(np.percentile(times, 50)), 1),
            "p95": round(float(np.percentile(times, 95)), 1),
        },
        "memory_mb": memory,
    }


def _one_talk(front_url: str) -> list[float]:
    times = []
    with Talk(front_url) as talk:
        talk.say("waited tables 5 years")
        for message in ACTION_TURNS:
            started = time.perf_counter()
            answer = talk.say(message)
            times.append((time.perf_counter() - started) * 1000)
            if not answer.replies:
                raise RuntimeError("a turn of the benchmark got no answer")
    return times


def _memory() -> dict[str, float]:
    """Resident memory of each part with its children, in megabytes.

    Memory that processes share is counted in each of them, so these are upper bounds.
    """
    signs = {"rasa_sdk": "actions", "-m rasa run": "rasa", "uvicorn": "front"}
    found = {}
    for process in psutil.Process().children(recursive=True):
        command = " ".join(process.cmdline())
        part = next((part for sign, part in signs.items() if sign in command), None)
        if part is not None and part not in found:
            family = [process, *process.children(recursive=True)]
            found[part] = round(sum(one.memory_info().rss for one in family) / MEGABYTE)
    return found
