"""A real Chromium before a real front; in Rasa's place the peer of tests/front."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from front.app import create_app
from people import People
from people.migrate import migrate
from settings import Settings
from tests.browser.chat import Chat
from tests.front.conftest import Peer, free_port, serving

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
#: Milliseconds until a browser gives up waiting for what a test expects.
PATIENCE = 10_000
#: Seconds the front waits for the peer.
ANSWER_WITHIN = 5.0


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; skips where there is none.

    Kept for one module only: Playwright's event loop runs in this thread as long as it is open, and
    tests elsewhere start loops of their own.
    """
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser on the PATH, looked for {', '.join(CHROMIUMS)}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found)
        yield launched
        launched.close()


class Front:
    """A front that can be stopped and started again on the same port."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = f"http://127.0.0.1:{settings.front_port}"
        self._running: ExitStack | None = None

    def start(self) -> None:
        """Start it, unless it runs."""
        if self._running is None:
            app = create_app(self.settings, answer_within=ANSWER_WITHIN)
            self._running = ExitStack()
            self._running.enter_context(serving(app, self.settings.front_port))

    def stop(self) -> None:
        """Stop it, although browsers still follow their talks."""
        if self._running is not None:
            self._running.close()
            self._running = None


@pytest.fixture(scope="session")
def standing_peer() -> Iterator[Peer]:
    standing_in = Peer(free_port())
    with serving(standing_in.app(), standing_in.port):
        yield standing_in


@pytest.fixture
def peer(standing_peer: Peer) -> Iterator[Peer]:
    """What stands in Rasa's place, as if it had just been started."""
    yield standing_peer
    fresh = Peer(standing_peer.port)
    for name in vars(fresh):
        setattr(standing_peer, name, getattr(fresh, name))


@pytest.fixture(scope="session")
def partner_port() -> int:
    """Where a partner's page is; another origin than the front's."""
    return free_port()


@pytest.fixture(scope="session")
def standing_front(
    tmp_path_factory: pytest.TempPathFactory, standing_peer: Peer, partner_port: int
) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    url = f"sqlite:///{folder / 'people.sqlite'}"
    migrate(url)
    settings = Settings(
        _env_file=None,
        people_database=url,
        front_port=free_port(),
        rasa_port=standing_peer.port,
        actions_port=standing_peer.port,
        secret_file=folder / "secret",
        limits_scale=1000,
        widget_origins=(f"http://127.0.0.1:{partner_port}",),
    )
    running = Front(settings)
    yield running
    running.stop()


@pytest.fixture
def front(standing_front: Front, peer: Peer) -> Front:
    """A running front; the same for all tests, each of which has talks of its own."""
    standing_front.start()
    return standing_front


@pytest.fixture
def people(front: Front) -> Iterator[People]:
    repository = People(front.settings.people_database)
    yield repository
    repository.close()


@pytest.fixture
def talk(people: People) -> str:
    """A talk that no browser has opened."""
    return people.worker(secrets.token_urlsafe(16)).talk


@pytest.fixture
def context(browser: Browser, front: Front) -> Iterator[BrowserContext]:
    """A browser that knows nothing yet."""
    fresh = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    fresh.set_default_timeout(PATIENCE)
    yield fresh
    fresh.close()


@pytest.fixture
def chat(context: BrowserContext, front: Front) -> Chat:
    """The demo page with the chat open and the greeting read."""
    return Chat.opened(context, front.url)
