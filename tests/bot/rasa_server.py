"""Runs `rasa run` as the supervisor does and speaks to its channel."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def new_talk() -> str:
    return secrets.token_urlsafe(16)


class RasaServer:
    def __init__(self, model: Path, database: str, actions_port: int) -> None:
        self.port = free_port()
        self.database = database
        self._log = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed at exit
        command = [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(self.port)]
        command += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
        command += ["--model", str(model)]
        environment = os.environ | {
            "ONWARD_ACTIONS_PORT": str(actions_port),
            "ONWARD_TRACKER_DATABASE": database,
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore",
        }
        self._process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=self._log, stderr=subprocess.STDOUT
        )

    def __enter__(self) -> RasaServer:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                warming = self.ask("GET", "/")[1] == {"status": "warming up"}
            except OSError:
                warming = True
            if not warming:
                return self
            time.sleep(0.3)
        self.__exit__(None, None, None)
        raise AssertionError(f"Rasa did not start:\n{self.log()}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(20)

    def log(self) -> str:
        self._log.flush()
        self._log.seek(0)
        return self._log.read()

    def ask(
        self, method: str, path: str, body: Any = None, channel: str = "web"
    ) -> tuple[int, Any]:
        """Status and JSON answer; `body` as bytes is sent as it is, anything else as JSON."""
        sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            connection.request(method, f"/webhooks/{channel}{path}", sent)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def say(self, talk: str, text: str) -> dict[str, Any]:
        status, answer = self.ask("POST", "/messages", {"talk": talk, "text": text})
        assert status == 200, answer
        return answer
