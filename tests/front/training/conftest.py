"""A front with the real store of facts, kept for all tests here, and the people behind it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from front.app import create_app
from knowledge.library import Library
from knowledge.store.open import open_store
from knowledge.training.filters import TrainingFilters
from people import People, Staff
from people.migrate import migrate
from settings import Settings
from tests.front.conftest import free_port, serving
from tests.front.explorer.conftest import PATIENCE, add_accounts
from tests.front.staff.conftest import Browser

#: Licensed practical nurse, wanted by a nursing aide.
CODE, FROM = "29-2061", "31-1131"


@pytest.fixture(scope="session")
def library() -> Library:
    settings = Settings(_env_file=None)
    return Library(open_store(settings.knowledge_dir), settings)


@pytest.fixture(scope="session")
def ids(library: Library) -> list[str]:
    """A route and two courses, of which each list has some."""
    found = library.training(CODE, FROM, TrainingFilters(), 40).options
    routes = [one.option_id for one in found if one.kind == "route" and one.paid]
    courses = [one.option_id for one in found if one.tier == "field"]
    return [routes[0], *courses[:2]]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Settings]]:
    """A running front with an account of each role; Rasa is not there and is not needed."""
    folder = tmp_path_factory.mktemp("training")
    database = f"sqlite:///{folder / 'people.sqlite'}"
    migrate(database)
    add_accounts(database)
    settings = Settings(
        _env_file=None, people_database=database, rasa_port=free_port(), actions_port=free_port(),
        secret_file=folder / "secret", limits_scale=100,
    )  # fmt: skip
    with serving(create_app(settings), free_port()) as url:
        yield url, settings


@pytest.fixture
def people(served: tuple[str, Settings]) -> Iterator[People]:
    repository = People(served[1].people_database)
    yield repository
    repository.close()


@pytest.fixture
def staff(served: tuple[str, Settings]) -> Iterator[Staff]:
    accounts = Staff(served[1].people_database)
    yield accounts
    accounts.close()


@pytest.fixture
def nobody(served: tuple[str, Settings]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served[0], timeout=PATIENCE) as client:
        yield client


@pytest.fixture
def coach(nobody: httpx.Client) -> Browser:
    return Browser(nobody).signed_in("coach")


@pytest.fixture
def operator(served: tuple[str, Settings]) -> Iterator[Browser]:
    with httpx.Client(base_url=served[0], timeout=PATIENCE) as client:
        yield Browser(client).signed_in("operator")
