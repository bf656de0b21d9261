"""A real front and a real HTTP server in Rasa's place, each on a free port."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from front.app import create_app
from people import People
from people.migrate import migrate
from settings import Settings

ANSWER_WITHIN = 0.6


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(app: FastAPI, port: int) -> Iterator[str]:
    """Run an application as its own server until the block ends; open streams are cut off then."""
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started:
        if time.monotonic() > deadline or not thread.is_alive():
            raise RuntimeError("the server did not start")
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class Peer:
    """What stands in Rasa's place in the network: it keeps what it gets and can misbehave."""

    port: int
    received: list[tuple[str, str]] = field(default_factory=list)
    started: list[dict[str, Any]] = field(default_factory=list)
    noted: list[dict[str, Any]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    replies: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    fail: Callable[[str], bool] = field(default=lambda _text: False)
    slow_seconds: float = 0.0
    refuse_deletion: bool = False
    most_at_once: int = 0

    def texts(self) -> list[str]:
        return [text for _, text in self.received]

    def app(self) -> FastAPI:
        app, running = FastAPI(), [0]

        @app.get("/webhooks/web/")
        async def alive() -> dict[str, str]:
            return {"status": "ok"}

        @app.get("/health")
        async def action_server() -> dict[str, str]:
            return {"status": "ok"}

        @app.post("/webhooks/{channel}/starts")
        async def start(request: Request) -> dict[str, Any]:
            self.started.append(await request.json())
            return {"replies": [{"text": "hello you"}]}

        @app.post("/webhooks/{channel}/messages", response_model=None)
        async def message(request: Request) -> dict[str, Any] | JSONResponse:
            body = await request.json()
            running[0] += 1
            self.most_at_once = max(self.most_at_once, running[0])
            self.received.append((body["talk"], body["text"]))
            await asyncio.sleep(self.slow_seconds)
            running[0] -= 1
            if self.fail(body["text"]):
                return JSONResponse({}, 500)
            return {"replies": self.replies.get(body["text"], [{"text": f"heard {body['text']}"}])}

        @app.post("/webhooks/web/records")
        async def record(request: Request) -> dict[str, str]:
            self.noted.append(await request.json())
            return {}

        @app.delete("/webhooks/web/talks/{talk}", response_model=None)
        async def delete(talk: str) -> dict[str, int] | JSONResponse:
            if self.refuse_deletion:
                return JSONResponse({}, 500)
            self.deleted.append(talk)
            return {"deleted": 1}

        return app


@dataclass
class Person:
    """Somebody in a talk, over HTTP."""

    http: httpx.Client
    talk: str
    session: str

    @classmethod
    def opening(cls, http: httpx.Client) -> Person:
        return cls(http, **http.post("/api/talks").json())

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.session}"}

    def write(self, text: str, sent_id: str | None = None) -> httpx.Response:
        return self.post(json={"text": text, "id": sent_id})

    def post(self, **body: Any) -> httpx.Response:
        return self.http.post(f"/api/talks/{self.talk}/messages", headers=self.headers, **body)

    def get(self, path: str) -> httpx.Response:
        return self.http.get(f"/api/talks/{self.talk}/{path}", headers=self.headers)

    def say(self, text: str) -> list[str]:
        response = self.write(text)
        assert response.status_code == 200, response.text
        return [reply["text"] for reply in response.json()["replies"]]


@pytest.fixture
def anyio_backend() -> str:
    """Asynchronous tests (marked `anyio`) run on asyncio, as the front does."""
    return "asyncio"


@pytest.fixture
def peer() -> Peer:
    """Not listening until `rasa` is asked for."""
    return Peer(free_port())


@pytest.fixture
def rasa(peer: Peer) -> Iterator[Peer]:
    with serving(peer.app(), peer.port):
        yield peer


@pytest.fixture
def settings(tmp_path: Path, peer: Peer) -> Settings:
    url = f"sqlite:///{tmp_path / 'people.sqlite'}"
    migrate(url)
    return Settings(
        _env_file=None,
        people_database=url,
        rasa_port=peer.port,
        actions_port=peer.port,
        secret_file=tmp_path / "secret",
        limits_scale=100,
    )


@pytest.fixture
def people(settings: Settings) -> Iterator[People]:
    repository = People(settings.people_database)
    yield repository
    repository.close()


@pytest.fixture
def http(settings: Settings) -> Iterator[httpx.Client]:
    app = create_app(settings, answer_within=ANSWER_WITHIN)
    with serving(app, free_port()) as url, httpx.Client(base_url=url, timeout=20) as client:
        yield client


@pytest.fixture
def person(http: httpx.Client) -> Person:
    return Person.opening(http)
