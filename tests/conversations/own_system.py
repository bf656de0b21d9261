"""A system of one's own, whose parts may be stopped and started again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from settings import Settings
from supervisor.parts import parts
from supervisor.process import RunningProcess, is_healthy
from supervisor.system import RunningSystem
from tests.conversations.person import Person

START_SECONDS = 60.0
STOP_SECONDS = 10.0
ANSWER_SECONDS = 60.0


class OwnSystem:
    """A running system with a way to stop each part and to start it again."""

    def __init__(self, system: RunningSystem, client: httpx.Client) -> None:
        self.settings = system.settings
        self._client = client
        self._processes = system._supervision._processes
        self.first_answer = self.somebody().say("cashier 2 years")

    def somebody(self) -> Person:
        return Person(self._client)

    def readiness(self) -> httpx.Response:
        return self._client.get("/readyz")

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """Within the block a part is down; afterwards it runs again."""
        self._processes[name].terminate()
        self._processes[name].wait_until_stopped(STOP_SECONDS)
        try:
            yield
        finally:
            self._processes[name] = self.started(name, self.settings)
            # What these tests look at is what is lost, not how long the first answer takes.
            if name == "actions":
                self.somebody().say("cashier 2 years")

    @contextmanager
    def in_its_place(self, name: str, settings: Settings) -> Iterator[RunningProcess]:
        """Within the block a part that is down runs with other settings."""
        process = self.started(name, settings)
        try:
            yield process
        finally:
            process.terminate()
            process.wait_until_stopped(STOP_SECONDS)

    def started(self, name: str, settings: Settings) -> RunningProcess:
        """Start one part as the supervisor does and wait until it is healthy."""
        part = next(part for part in parts(settings) if part.name == name)
        process = RunningProcess(part, settings.var_dir / "logs")
        deadline = time.monotonic() + START_SECONDS
        while not is_healthy(part):
            if time.monotonic() > deadline or process.exit_code() is not None:
                raise RuntimeError(f"{name} did not start: {process.last_lines()}")
            time.sleep(0.1)
        return process
