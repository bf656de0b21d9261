"""A front with the real store of facts, kept for all tests here: its parts take seconds to load."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from argon2 import PasswordHasher

from front.app import create_app
from people import Staff
from people.migrate import migrate
from people.passwords import Passwords
from settings import Settings
from tests.front.conftest import free_port, serving
from tests.front.staff.conftest import NAMES, PASSWORD, Browser

#: Seconds a client waits; the first page loads the store's parts.
PATIENCE = 120


def add_accounts(database: str) -> None:
    """Add an account of each role, with cheap hashes."""
    cheap = Passwords(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    accounts = Staff(database, cheap)
    for role, name in NAMES.items():
        accounts.add_account(name, f"{role.title()} One", role, PASSWORD)
    accounts.close()


@pytest.fixture(scope="session")
def explorer_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running front with an account of each role; Rasa is not there and is not needed."""
    folder = tmp_path_factory.mktemp("explorer")
    database = f"sqlite:///{folder / 'people.sqlite'}"
    migrate(database)
    add_accounts(database)
    settings = Settings(
        _env_file=None,
        people_database=database,
        rasa_port=free_port(),
        actions_port=free_port(),
        secret_file=folder / "secret",
        limits_scale=100,
    )
    with serving(create_app(settings), free_port()) as url:
        yield url


@pytest.fixture
def nobody(explorer_url: str) -> Iterator[httpx.Client]:
    """A browser that nobody has signed in with."""
    with httpx.Client(base_url=explorer_url, timeout=PATIENCE) as client:
        yield client


@pytest.fixture
def coach(nobody: httpx.Client) -> httpx.Client:
    """A coach's browser."""
    Browser(nobody).signed_in("coach")
    return nobody


@pytest.fixture
def operator(explorer_url: str) -> Iterator[httpx.Client]:
    """An operator's browser."""
    with httpx.Client(base_url=explorer_url, timeout=PATIENCE) as client:
        Browser(client).signed_in("operator")
        yield client
