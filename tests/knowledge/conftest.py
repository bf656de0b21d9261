"""The built store, opened once: what `make setup` builds before any test runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.library import Library
from knowledge.occupations.match import OccupationMatcher
from knowledge.store.open import Store, open_store
from settings import get_settings


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    opened = open_store(get_settings().knowledge_dir)
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open(get_settings())


@pytest.fixture(scope="session")
def matcher(library: Library) -> OccupationMatcher:
    return library.matcher
