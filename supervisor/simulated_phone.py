"""A phone on the simulator of a running front, for demonstrations."""

from __future__ import annotations

import time

import httpx

LOOK_AGAIN_SECONDS = 0.5


class NoTextError(Exception):
    """No text came in the time there was."""


class SimulatedPhone:
    """Writes and reads as one number. The simulator keeps no text when the front ends."""

    def __init__(self, front_url: str, number: str) -> None:
        self._client = httpx.Client(base_url=f"{front_url}/simulator", timeout=60, trust_env=False)
        self._number = number
        self._read = 0

    def write(self, text: str) -> None:
        """Send a text to the system."""
        answer = self._client.post("/texts", json={"number": self._number, "text": text})
        answer.raise_for_status()

    def texts(self) -> list[str]:
        """Everything that came to the phone."""
        answer = self._client.get("/texts", params={"number": self._number})
        answer.raise_for_status()
        return [str(one["text"]) for one in answer.json()["texts"] if not one["mine"]]

    def next(self, within: float, at_least: int = 1) -> list[str]:
        """The texts that came since the last look.

        Raises:
            NoTextError: fewer than ``at_least`` came within so many seconds.
        """
        deadline = time.monotonic() + within
        while len(found := self.texts()[self._read :]) < at_least:
            if time.monotonic() > deadline:
                raise NoTextError(f"no text within {within:g} s")
            time.sleep(LOOK_AGAIN_SECONDS)
        self._read += len(found)
        return found

    def close(self) -> None:
        """Put the phone away."""
        self._client.close()
