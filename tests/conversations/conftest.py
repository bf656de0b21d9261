"""The whole system, started once: Rasa, the action server and the front, as `make run` does."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from people import People
from settings import Settings
from supervisor.system import RunningSystem, fresh_settings
from tests.conversations.made_training import import_made_list
from tests.conversations.person import Person

#: A first answer may wait for models to be read from disk.
ANSWER_SECONDS = 30.0


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("system")
    own = {"coach_contact": None, "training_imports": folder / "training.sqlite"}
    fresh = fresh_settings(folder).model_copy(update=own)
    import_made_list(fresh, folder)
    return fresh


@pytest.fixture(scope="session")
def system(settings: Settings) -> Iterator[RunningSystem]:
    with RunningSystem(settings) as running:
        yield running


@pytest.fixture(scope="session")
def client(system: RunningSystem) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=system.front_url, timeout=ANSWER_SECONDS, trust_env=False) as http:
        # Models are read from disk for the first answer; a slow machine must not fail a test here.
        Person(http).say("cashier 2 years")
        yield http


@pytest.fixture
def person(client: httpx.Client) -> Person:
    """Somebody new."""
    return Person(client)


@pytest.fixture
def waiter(client: httpx.Client) -> Person:
    """Somebody who waited tables and sees three next jobs."""
    someone = Person(client)
    someone.get_next_jobs("I waited tables for 5 years")
    return someone


@pytest.fixture(scope="session")
def people(settings: Settings, system: RunningSystem) -> Iterator[People]:
    """What the system keeps about people."""
    repository = People(settings.people_database)
    yield repository
    repository.close()
